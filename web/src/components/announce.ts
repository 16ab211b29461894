import { useSyncExternalStore } from 'react';

/** Between two announcements of the same region; more often, a screen reader never finishes one. */
const announceEveryMs = 700;

interface Said {
  readonly polite: string;
  readonly assertive: string;
}

let said: Said = { polite: '', assertive: '' };
const listeners = new Set<() => void>();
let waiting: { text: string; timer: ReturnType<typeof setTimeout> } | undefined;
let lastAt = -Infinity;

function say(next: Said): void {
  said = next;
  for (const listener of listeners) listener();
}

/** The latest text wins; it is spoken at once, or when the pause since the last one is over. */
export function announce(text: string): void {
  if (waiting) {
    waiting.text = text;
    return;
  }
  const now = performance.now();
  const speak = (words: string): void => {
    lastAt = performance.now();
    waiting = undefined;
    // The same words twice are no change to a live region; the no-break space makes them one.
    say({ ...said, polite: said.polite === words ? `${words}\u00a0` : words });
  };
  const rest = lastAt + announceEveryMs - now;
  if (rest <= 0) speak(text);
  else {
    waiting = {
      text,
      timer: setTimeout(() => {
        if (waiting) speak(waiting.text);
      }, rest),
    };
  }
}

export function alert(text: string): void {
  say({ ...said, assertive: said.assertive === text ? `${text}\u00a0` : text });
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const useSaid = (): Said => useSyncExternalStore(subscribe, () => said);
