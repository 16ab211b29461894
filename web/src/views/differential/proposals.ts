import type { Assertedness, ConceptNameFragment, FindingsInTextQuery, FindingStatus } from '../../generated/graphql.ts';

/** A finding that a text may tell of; it counts for nothing until it is confirmed. */
export interface Proposal {
  readonly concept: ConceptNameFragment;
  readonly status: FindingStatus;
  /** What the words around it say of it, where that is more than present or absent. */
  readonly remark: string | undefined;
  readonly before: string;
  readonly words: string;
  readonly after: string;
}

const around = 32;

/** What is said of a relative, or only perhaps, is proposed as unknown: nobody should confirm it as present by one key. */
const read = {
  PRESENT: { status: 'PRESENT', remark: undefined },
  ABSENT: { status: 'ABSENT', remark: undefined },
  POSSIBLE: { status: 'UNKNOWN', remark: 'perhaps' },
  CONDITIONAL: { status: 'UNKNOWN', remark: 'under a condition' },
  HISTORICAL: { status: 'PRESENT', remark: 'in the past' },
  FAMILY: { status: 'UNKNOWN', remark: 'of the family' },
} satisfies Record<Assertedness, { status: FindingStatus; remark: string | undefined }>;

/** One proposal for each finding, at its first mention; a mention without a candidate proposes nothing. */
export function proposalsOf(text: string, mentions: FindingsInTextQuery['linkMentions']): readonly Proposal[] {
  const byFinding = new Map<string, Proposal>();
  for (const { start, end, assertion, candidates } of mentions) {
    const concept = candidates[0]?.concept;
    if (!concept || byFinding.has(concept.id)) continue;
    const [from, to] = [Math.max(0, start - around), Math.min(text.length, end + around)];
    byFinding.set(concept.id, {
      concept, ...read[assertion],
      before: (from > 0 ? '…' : '') + text.slice(from, start), words: text.slice(start, end), after: text.slice(end, to) + (to < text.length ? '…' : ''),
    });
  }
  return [...byFinding.values()];
}
