import type { CandidateFragment, MappingRelation, MatchReason, PatientFact } from '../../generated/graphql.ts';
import { percent } from '../../components/format.ts';
import { Plain } from '../../components/Plain.tsx';
import { plainText } from '../../components/plainText.ts';
import type { Reason } from '../../components/ScoreWithReason.tsx';

/** Reads: the concept … the phrase. */
export const phraseRelationWords = {
  EXACT: 'means the same as',
  BROADER: 'is broader than',
  NARROWER: 'is narrower than',
  CLOSE: 'is close to',
  RELATED: 'is related to',
  NOT_MAPPED: 'does not stand for',
} satisfies Record<MappingRelation, string>;

/** Completes "matched" before the name that the phrase met. */
export const nameWords = {
  CODE: 'the code',
  EXACT: 'the name',
  PREFIX: 'the beginning of a name',
  SYNONYM: 'a synonym or other name',
  ABBREVIATION: 'by an abbreviation spelled out,',
  SPELLING: 'a name of other words,',
  DESCENDANT: 'a narrower concept',
  VECTOR: 'by meaning',
} satisfies Record<MatchReason, string>;

/** What must be known of the patient, as it would be asked. */
export const factQuestions = {
  AGE: 'How old is the patient?',
  SEX: 'Is the patient female or male?',
  LATERALITY: 'Left, right, or both sides?',
  EPISODE: 'First encounter for it, a later one, or a sequela?',
  COMORBIDITY: 'Which other conditions does the patient have?',
  ROUTE: 'By which route is it given?',
  INDICATION: 'What is it given for?',
} satisfies Record<PatientFact, string>;

export const factWords = {
  AGE: 'age',
  SEX: 'sex',
  LATERALITY: 'side',
  EPISODE: 'episode of care',
  COMORBIDITY: 'other conditions',
  ROUTE: 'route',
  INDICATION: 'indication',
} satisfies Record<PatientFact, string>;

export const confidenceText = (confidence: number): string => `${percent(confidence)}\u00a0%`;

const tierWords = ['', 'words like these', 'the same words after a change', 'a synonym', 'the preferred name'] as const;
const ranked = (rank: number | null): string => (rank === null ? '' : `, place ${rank}`);
const decimals = (value: number): string => value.toFixed(2);

type Stage = CandidateFragment['stages'][number];

const stageWords: Partial<Record<string, { name: string; value: (stage: Stage) => string; note: string }>> = {
  retrieve: { name: 'Words shared', value: ({ score, rank }) => `${decimals(score)}${ranked(rank)}`, note: 'Cosine of the words, each weighed by how rare it is; 1 is the same words.' },
  tier: { name: 'Kind of name', value: ({ score }) => tierWords[score] ?? String(score), note: 'What kind of name the words met.' },
  rerank: { name: 'Re-ranked', value: ({ score, rank }) => `${decimals(score)}${ranked(rank)}`, note: 'Weighed sum of some forty features of the two texts; comparable within this answer.' },
  calibrate: { name: 'Calibrated', value: ({ score }) => confidenceText(score), note: 'Score and lead over the next candidate, on the curve of this system.' },
};

/** The stages that led to a candidate, in their order. */
export const stagesOf = ({ stages }: Pick<CandidateFragment, 'stages'>): { stage: string; name: string; value: string; note: string }[] =>
  stages.map((stage) => {
    const words = stageWords[stage.stage];
    return { stage: stage.stage, name: words?.name ?? stage.stage, value: words?.value(stage) ?? decimals(stage.score), note: words?.note ?? '' };
  });

/** The reason of a confidence; `more` adds what the place where it stands knows besides. */
export function candidateReason(candidate: CandidateFragment, phrase: string, more: Partial<Pick<Reason, 'wouldChange'>> = {}): Reason {
  const { concept, stages, why, relation } = candidate;
  const [first] = why;
  return {
    formula:
      stages.length > 0
        ? 'The share of such answers that were right, on phrases held out when the curve was fitted.'
        : 'How alike the names are, shared among the codes that bear the name and fit the route.',
    parts: stages.length > 0 ? stagesOf(candidate) : [{ name: 'Confidence', value: confidenceText(candidate.confidence) }],
    sources: (
      <>
        <p>
          <Plain>{concept.label}</Plain> {phraseRelationWords[relation]} “<Plain>{phrase}</Plain>”.
        </p>
        {first && (
          <p>
            Matched {nameWords[first.reason]}
            {first.term !== null && (
              <>
                {' '}
                “<Plain>{first.term}</Plain>”
              </>
            )}
            {first.note !== null && (
              <>
                . <Plain>{first.note}</Plain>
              </>
            )}
          </p>
        )}
        <p>
          Names of <Plain>{concept.system.name}</Plain>, as loaded in this release.
        </p>
      </>
    ),
    wouldChange: [
      ...(more.wouldChange ?? []),
      ...(first?.note != null && /Not in the name/.test(first.note) ? ['Leaving out the words that the name does not have.'] : []),
      'Other words for the same thing: the name that they meet decides.',
    ],
  };
}

/** A candidate as one line of an export. */
export const candidateCells = ({ concept, relation, confidence, why, stages }: CandidateFragment): (string | number | null)[] => [
  concept.id, plainText(concept.label), phraseRelationWords[relation], Math.round(confidence * 1e4) / 1e4, why[0]?.term ? plainText(why[0].term) : null, why[0]?.note ? plainText(why[0].note) : null,
  stages.map(({ stage, score, rank }) => `${stage}=${Math.round(score * 1e4) / 1e4}${rank === null ? '' : `#${rank}`}`).join(' '),
];
export const candidateColumns = ['concept', 'label', 'relation to the phrase', 'confidence', 'matched name', 'note', 'stages'] as const;
