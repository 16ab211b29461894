import { useMemo } from 'react';
import { plainText } from '../../components/plainText.ts';
import { useAnswer, type Answer } from '../../components/useAnswer.ts';
import { FindingNamesDocument, type ConceptNameFragment, type FindingNamesQuery } from '../../generated/graphql.ts';

/** Names met so far: what was chosen from a list needs no second question. */
const known = new Map<string, ConceptNameFragment>();

export const learnNames = (concepts: readonly (ConceptNameFragment | null)[]): void => {
  for (const concept of concepts) if (concept) known.set(concept.id, concept);
};

export interface FindingNames {
  readonly conceptOf: (id: string) => ConceptNameFragment | undefined;
  /** The name, or the code while it is not known. */
  readonly nameOf: (id: string) => string;
  readonly answer: Answer<FindingNamesQuery>;
}

/** The names of the findings of a case, of which an address holds codes only. A retired code brings the name of the live one. */
export function useFindingNames(ids: readonly string[]): FindingNames {
  const unknown = [...new Set(ids)].filter((id) => !known.has(id)).sort().join(' ');
  const answer = useAnswer(FindingNamesDocument, useMemo(() => ({ ids: unknown === '' ? [] : unknown.split(' ') }), [unknown]), unknown === '');
  const found = answer.state === 'ready' ? answer.data.concepts : undefined;
  return useMemo(() => {
    learnNames(found ?? []);
    const asked = new Map(unknown.split(' ').map((id, place) => [id, found?.[place] ?? undefined]));
    const conceptOf = (id: string): ConceptNameFragment | undefined => known.get(id) ?? asked.get(id);
    return { conceptOf, nameOf: (id) => plainText(conceptOf(id)?.label ?? id), answer };
  }, [found, unknown, answer]);
}
