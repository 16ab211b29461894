import { useMemo } from 'react';
import { plainText } from '../../components/plainText.ts';
import { useAnswer, type Answer } from '../../components/useAnswer.ts';
import { FindingNamesDocument, type ConceptNameFragment, type FindingNamesQuery } from '../../generated/graphql.ts';

type NamedConcept = NonNullable<FindingNamesQuery['concepts'][number]>;

/** Names met so far: what was chosen from a list needs no second question. */
const known = new Map<string, NamedConcept>();

/** Findings that were chosen, which are called by their labels. */
export const learnNames = (findings: readonly ConceptNameFragment[]): void => {
  for (const finding of findings) known.set(finding.id, { ...finding, name: finding.label });
};

export interface FindingNames {
  readonly conceptOf: (id: string) => NamedConcept | undefined;
  /** The name, or the code while it is not known. */
  readonly nameOf: (id: string) => string;
  readonly answer: Answer<FindingNamesQuery>;
}

/** The names of the findings of a case and of the diseases that are looked at, of which an address holds codes only. A retired code brings the name of the live one. */
export function useFindingNames(ids: readonly string[]): FindingNames {
  const unknown = [...new Set(ids)].filter((id) => !known.has(id)).sort().join(' ');
  const answer = useAnswer(FindingNamesDocument, useMemo(() => ({ ids: unknown === '' ? [] : unknown.split(' ') }), [unknown]), unknown === '');
  const found = answer.state === 'ready' ? answer.data.concepts : undefined;
  return useMemo(() => {
    for (const concept of found ?? []) if (concept) known.set(concept.id, concept);
    const asked = new Map(unknown.split(' ').map((id, place) => [id, found?.[place] ?? undefined]));
    const conceptOf = (id: string): NamedConcept | undefined => known.get(id) ?? asked.get(id);
    return { conceptOf, nameOf: (id) => plainText(conceptOf(id)?.name ?? id), answer };
  }, [found, unknown, answer]);
}
