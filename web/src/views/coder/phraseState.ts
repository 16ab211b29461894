/** A phrase or a medicine with its route, as typed, and as it was asked for last. */
export interface PhraseState {
  readonly text: string;
  readonly route: string;
  readonly asked: { readonly text: string; readonly route: string } | undefined;
}
export const emptyPhrase: PhraseState = { text: '', route: '', asked: undefined };

/** Nothing is asked with an empty text. */
export const askedFor = (phrase: PhraseState): PhraseState =>
  phrase.text.trim() === '' ? phrase : { ...phrase, asked: { text: phrase.text.trim(), route: phrase.route.trim() } };

export const staleWords = ({ text, route, asked }: PhraseState): string | undefined =>
  asked && (asked.text !== text.trim() || asked.route !== route.trim()) ? 'The answer below is for what was asked before.' : undefined;
