import { useRef, useState, type KeyboardEvent } from 'react';
import { actFor, shortcut, type ActIn } from '../../components/keys.ts';
import type { IngestRunStateFragment } from '../../generated/graphql.ts';
import { RunLine } from './RunLine.tsx';

/** A part of a run that can be gone to. */
export type RunPart = 'run' | 'rejected' | 'log';

/** The runs as one stop of the keyboard: arrows move in it, letters open parts of the run that has the focus. */
export function RunList({ runs, opened, onOpen }: { runs: readonly IngestRunStateFragment[]; opened: string | undefined; onOpen: (run: string, part: RunPart) => void }) {
  const list = useRef<HTMLUListElement>(null);
  const [active, setActive] = useState<string>();
  const at = Math.max(0, runs.findIndex(({ id }) => id === (active ?? opened)));
  const goTo = (place: number): void => {
    list.current?.querySelectorAll<HTMLElement>('a')[Math.min(runs.length - 1, Math.max(0, place))]?.focus();
  };
  const open = (part: RunPart): void => {
    const run = runs[at];
    if (run) onOpen(run.id, part);
  };
  const acts: Record<ActIn<'runs'>, () => void> = {
    up: () => { goTo(at - 1); },
    down: () => { goTo(at + 1); },
    first: () => { goTo(0); },
    last: () => { goTo(runs.length - 1); },
    open: () => { open('run'); },
    rejects: () => { open('rejected'); },
    log: () => { open('log'); },
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const act = actFor('runs', event.nativeEvent);
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    acts[act]();
  };
  return (
    <ul className="plain runs" ref={list} onKeyDown={onKeyDown} aria-labelledby="runs-title" aria-keyshortcuts={[shortcut('runs', 'open'), shortcut('runs', 'rejects'), shortcut('runs', 'log')].join(' ')}>
      {runs.map((run, place) => (
        <li key={run.id} onFocus={() => { setActive(run.id); }}>
          <RunLine run={run} current={run.id === opened} tabIndex={place === at ? 0 : -1} />
        </li>
      ))}
    </ul>
  );
}
