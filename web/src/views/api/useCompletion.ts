import { useRef, useState } from 'react';
import { announce } from '../../components/announce.ts';
import { counted } from '../../components/format.ts';
import type { Completion } from './completion.ts';

type Complete = (text: string, at: number) => Completion | undefined;

interface Shown {
  readonly completion: Completion;
  /** Place of the one that Enter takes; -1 for none, so that Enter stays a new line. */
  readonly active: number;
  /** Where the caret was: a list for another place is closed. */
  readonly at: number;
}

/** The suggestions for what is being written in a field of code, and the acts on them. */
export function useCompletion() {
  const complete = useRef<Complete>(undefined);
  const [shown, setShown] = useState<Shown>();
  const load = async (): Promise<Complete> => (complete.current ??= (await import('./completeQuery.ts')).completeQuery);

  const close = (): void => { setShown(undefined); };
  /** While a word is written: suggestions come by themselves, and none is active. */
  const typed = (text: string, at: number): void => {
    const completion = complete.current?.(text, at);
    const word = completion && text.slice(completion.from, at);
    const isDone = completion?.suggestions.length === 1 && completion.suggestions[0]?.text === word;
    setShown(completion && word !== '' && !isDone ? { completion, active: -1, at } : undefined);
  };
  /** Asked for: also where no word is begun, and the first one is active. */
  const ask = async (field: HTMLTextAreaElement): Promise<void> => {
    const { value, selectionStart: at } = field;
    const completion = (await load())(value, at);
    setShown(completion && { completion, active: 0, at });
    announce(completion ? counted(completion.suggestions.length, 'suggestion') : 'No suggestion here');
  };
  const move = (step: 1 | -1): void => {
    setShown((now) => now && { ...now, active: (now.active + step + now.completion.suggestions.length + (now.active < 0 && step < 0 ? 1 : 0)) % now.completion.suggestions.length });
  };
  /** The caret went elsewhere without a letter. */
  const moved = (at: number): void => { if (shown && shown.at !== at) close(); };
  return { shown, load, close, typed, ask, move, moved };
}
