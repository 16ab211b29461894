import { useMemo } from 'react';
import { plainText } from '../../components/plainText.ts';
import { useAnswer, type Answer } from '../../components/useAnswer.ts';
import { FindingNamesDocument, type ConceptNameFragment, type FindingNamesQuery } from '../../generated/graphql.ts';

/** With what a list of diagnoses calls it, once that was asked for. */
type KnownConcept = ConceptNameFragment & { readonly name?: string };

/** Concepts met so far: a finding that was chosen from a list needs no second question. */
const known = new Map<string, KnownConcept>();

/** Findings that were chosen; what is known of them already stays. */
export const learnNames = (findings: readonly ConceptNameFragment[]): void => {
  for (const finding of findings) if (!known.has(finding.id)) known.set(finding.id, finding);
};

/** What the ids of a case are called, by their codes while it is not known. */
export interface CaseNames {
  /** Of a finding: its label, also where it is a disease that a list of diagnoses calls otherwise. */
  readonly labelOf: (id: string) => string;
  /** Of a diagnosis. */
  readonly nameOf: (id: string) => string;
}

export interface FindingNames extends CaseNames {
  readonly conceptOf: (id: string) => ConceptNameFragment | undefined;
  readonly answer: Answer<FindingNamesQuery>;
}

/** The names of the findings of a case and of the diseases that are looked at, of which an address holds codes only. A retired code brings the name of the live one. */
export function useFindingNames(findings: readonly string[], diseases: readonly string[]): FindingNames {
  const unknown = [...new Set([...findings.filter((id) => !known.has(id)), ...diseases.filter((id) => known.get(id)?.name === undefined)])].sort().join(' ');
  const answer = useAnswer(FindingNamesDocument, useMemo(() => ({ ids: unknown === '' ? [] : unknown.split(' ') }), [unknown]), unknown === '');
  const found = answer.state === 'ready' ? answer.data.concepts : undefined;
  return useMemo(() => {
    for (const concept of found ?? []) if (concept) known.set(concept.id, concept);
    const asked = new Map(unknown.split(' ').map((id, place) => [id, found?.[place] ?? undefined]));
    const conceptOf = (id: string): KnownConcept | undefined => known.get(id) ?? asked.get(id);
    return { conceptOf, labelOf: (id) => plainText(conceptOf(id)?.label ?? id), nameOf: (id) => plainText(conceptOf(id)?.name ?? id), answer };
  }, [found, unknown, answer]);
}
