import { useMemo } from 'react';
import { serverLimits } from '../../components/serverLimits.ts';
import { useAnswer } from '../../components/useAnswer.ts';
import { QualifierNamesDocument, type AssertionSummaryFragment } from '../../generated/graphql.ts';

const qualifierWords: Partial<Record<string, string>> = { MALE: 'male', FEMALE: 'female' };

export type NameOf = (value: string) => string;

/** Names for qualifiers that are codes, such as an onset; a value whose name is not known is shown as stated. */
export function useQualifierNames(assertions: readonly Pick<AssertionSummaryFragment, 'qualifiers'>[]): NameOf {
  const ids = useMemo(() => {
    const values = assertions.flatMap(({ qualifiers }) => qualifiers.map(({ value }) => value));
    // What comes after keeps its code, which is no less true.
    return [...new Set(values.filter((value) => /^[A-Za-z]+:\d+$/.test(value)))].sort().slice(0, serverLimits.idsMax);
  }, [assertions]);
  const answer = useAnswer(QualifierNamesDocument, useMemo(() => ({ ids }), [ids]), ids.length === 0);
  const concepts = answer.state === 'ready' ? answer.data.concepts : undefined;
  return useMemo(() => {
    const names = new Map(concepts?.flatMap((concept) => (concept ? [[concept.id, concept.label] as const] : [])));
    return (value) => names.get(value) ?? qualifierWords[value] ?? value;
  }, [concepts]);
}
