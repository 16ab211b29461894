import { noDecisions, type Decisions } from './coding.ts';

export interface NoteState {
  readonly text: string;
  /** What was sent to be coded. */
  readonly coded: { readonly text: string; readonly systems: readonly string[] } | undefined;
  readonly decisions: Decisions;
  /** Key of the span whose candidates are shown. */
  readonly opened: string | undefined;
  /** Key of the span without which the note was coded again. */
  readonly removed: string | undefined;
}

export const emptyNote: NoteState = { text: '', coded: undefined, decisions: noDecisions, opened: undefined, removed: undefined };
