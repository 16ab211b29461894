import type { ConceptId } from '../domain/concept.ts';
import { codeOf } from '../domain/concept.ts';
import type { QueryWord } from './queryVariants.ts';
import type { SearchHit } from './searchConcepts.ts';
import { similarWords } from './spelling.ts';
import type { TermIndex } from './termIndex.ts';
import { wordsOf } from './words.ts';

export type MatchReason = 'CODE' | 'EXACT' | 'PREFIX' | 'SYNONYM' | 'ABBREVIATION' | 'SPELLING' | 'DESCENDANT' | 'VECTOR';

export interface HitReason {
  readonly reason: MatchReason;
  readonly term: string;
  readonly highlights: readonly (readonly number[])[];
  readonly note: string | undefined;
}

/** Why a hit is one, the weightiest reason first, each with the term that matched and the matching parts of it. */
export function explainHit(index: TermIndex, hit: SearchHit, id: ConceptId): readonly HitReason[] {
  if (hit.name === undefined) return [{ reason: 'CODE', term: codeOf(id), highlights: [[0, codeOf(id).length]], note: undefined }];
  const term = index.textOf(hit.name);
  const highlights = wordsOf(term, index.fold).flatMap(({ folded, start, end }) => {
    const length = matchedLength(hit.variant.words, folded, hit.match === 'SPELLING' || hit.match === 'SOME_WORDS');
    return length === 0 ? [] : [[start, length === Infinity ? end : Math.min(end, start + length)]];
  });
  return reasonsOf(index, hit, hit.name).map(({ reason, note }) => ({ reason, term, highlights, note }));
}

/** Letters of the word that a query word matches: Infinity for the whole word, 0 for none. */
function matchedLength(words: readonly QueryWord[], folded: string, lenient: boolean): number {
  let longest = 0;
  for (const { folded: typed, prefix } of words) {
    if (folded === typed) return Infinity;
    if (folded.startsWith(prefix)) longest = Math.max(longest, prefix.length);
    else if (folded.startsWith(typed)) longest = Math.max(longest, typed.length);
    else if (lenient && similarWords([folded], typed, typed.length < 6 ? 1 : 2, true).length > 0) return Infinity;
  }
  return longest;
}

function reasonsOf(index: TermIndex, hit: SearchHit, name: number): readonly { readonly reason: MatchReason; readonly note: string | undefined }[] {
  const reasons: { reason: MatchReason; note: string | undefined }[] = [];
  if (hit.match === 'SPELLING') reasons.push({ reason: 'SPELLING', note: 'Corrected: a word typed differs by a letter or two.' });
  if (hit.match === 'SOME_WORDS') reasons.push({ reason: 'SPELLING', note: 'Not every word typed occurs in this name.' });
  const { expanded } = hit.variant;
  if (expanded !== undefined) reasons.push({ reason: 'ABBREVIATION', note: `${expanded.abbreviation} read as "${expanded.expansion}".` });
  const type = index.typeOf(name);
  if (type === 'ABBREVIATION') reasons.push({ reason: 'ABBREVIATION', note: undefined });
  else if (type !== 'PREFERRED') reasons.push({ reason: 'SYNONYM', note: type === 'INCLUSION' ? 'An inclusion term: covered by this concept, narrower than it.' : undefined });
  if (hit.match === 'BEGINNINGS') reasons.push({ reason: 'PREFIX', note: undefined });
  if (reasons.length === 0 || hit.match === 'WHOLE_NAME') reasons.push({ reason: 'EXACT', note: undefined });
  return reasons;
}
