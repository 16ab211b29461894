import { createReadStream } from 'node:fs';
import path from 'node:path';
import { createGunzip } from 'node:zlib';
import { FileProblem } from '../domain/errors.ts';
import type { GraphRows, RowKind } from './rows.ts';
import { rowCodecs } from './rows.ts';

export const graphFileName = (kind: RowKind): string => `${kind}.tsv.gz`;
export const graphFileHeader = (kind: RowKind): string => `#${rowCodecs[kind].columns.join('\t')}`;

const remedy = 'The file is damaged or of another version; build it again.';

/** Decoded chunks of complete lines: cheaper than an event per line when there are a million. */
async function* lineBatches(file: string): AsyncGenerator<readonly string[]> {
  let rest = '';
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const packed = createReadStream(file);
  const unpacked = createGunzip({ chunkSize: 1 << 18 });
  // A pipe does not hand errors on: without this a missing file would end the process.
  packed.on('error', (error) => unpacked.destroy(error));
  try {
    for await (const chunk of packed.pipe(unpacked)) {
      const lines = (rest + decoder.decode(chunk as Uint8Array, { stream: true })).split('\n');
      rest = lines.pop() ?? '';
      yield lines;
    }
  } finally {
    packed.destroy();
  }
  if (rest !== '') throw new Error('the last line has no end');
}

/** Empty cells at the end of a line are not written. */
function cellsOf(line: string, cellsMax: number): readonly string[] {
  const cells = line.split('\t');
  if (cells.length > cellsMax) throw new Error(`${cells.length} cells, at most ${cellsMax} expected`);
  return cells;
}

/** The rows of one kind with the exact line each was read from, in batches. Throws FileProblem with file and line. */
export async function* readRows<K extends RowKind>(
  folder: string,
  kind: K,
): AsyncGenerator<readonly { readonly line: string; readonly row: GraphRows[K] }[]> {
  const file = path.join(folder, graphFileName(kind));
  const codec = rowCodecs[kind];
  let lineNumber = 0;
  try {
    for await (const lines of lineBatches(file)) {
      const batch: { line: string; row: GraphRows[K] }[] = [];
      for (const line of lines) {
        lineNumber += 1;
        if (lineNumber > 1) batch.push({ line, row: codec.decode(cellsOf(line, codec.columns.length)) });
        else if (line !== graphFileHeader(kind)) throw new Error(`the header is not "${graphFileHeader(kind)}"`);
      }
      yield batch;
    }
  } catch (cause) {
    const problem = cause instanceof Error ? cause.message : String(cause);
    throw new FileProblem(file, lineNumber, `${problem}.`, remedy, { cause });
  }
}
