import { Presets, SingleBar } from 'cli-progress';
import type { ReadProgress } from './read.ts';

export interface ProgressDisplay {
  show(what: string, progress: ReadProgress): void;
  /** Removes a moving line before other lines are printed. */
  clear(): void;
}

const secondsBetweenLines = 5;

/** A moving line on a terminal, else a plain line every few seconds. */
export const openProgress = (output: NodeJS.WriteStream): ProgressDisplay => (output.isTTY ? movingLine(output) : plainLines(output));

function movingLine(output: NodeJS.WriteStream): ProgressDisplay {
  // How many records come is not known before the end of a file, so there is a count and a rate but no bar.
  const format = '{what}  {value} records  {rate}/s  {duration_formatted}';
  let bar: SingleBar | undefined;
  return {
    show(what, { balance: { read: records }, recordsPerSecond }) {
      if (bar === undefined) {
        bar = new SingleBar({ format, stream: output, clearOnComplete: true }, Presets.shades_grey);
        bar.start(0, 0, { what, rate: 0 });
      }
      bar.update(records, { what, rate: recordsPerSecond });
    },
    clear() {
      bar?.stop();
      bar = undefined;
    },
  };
}

function plainLines(output: NodeJS.WriteStream): ProgressDisplay {
  let shownAt = performance.now();
  return {
    show(what, { balance: { read: records }, recordsPerSecond }) {
      if (performance.now() - shownAt < secondsBetweenLines * 1000) return;
      shownAt = performance.now();
      output.write(`${what}: ${records.toLocaleString('en')} records, ${recordsPerSecond.toLocaleString('en')} a second\n`);
    },
    clear() {
      shownAt = performance.now();
    },
  };
}
