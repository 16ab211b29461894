import './candidate.css';
import { useMemo } from 'react';
import { Link, useNavigate } from 'react-router';
import type { CandidateFragment } from '../../generated/graphql.ts';
import { conceptPath } from '../../components/address.ts';
import { SystemCode } from '../../components/CodeLabel.tsx';
import { Grid, type Column } from '../../components/Grid.tsx';
import { Plain } from '../../components/Plain.tsx';
import { PolarityMark } from '../../components/PolarityMark.tsx';
import { conceptActs } from '../../components/rowMenu.ts';
import { ScoreWithReason } from '../../components/ScoreWithReason.tsx';
import { candidateReason, confidenceText, nameWords, phraseRelationWords, stagesOf } from './candidateWords.tsx';

interface CandidateListProps {
  label: string;
  phrase: string;
  candidates: readonly CandidateFragment[];
  /** With it, each row has a button that takes its concept. */
  onChoose?: ((id: string) => void) | undefined;
  chosen?: readonly string[];
}

const none: readonly string[] = [];
const stagesShown = new Set(['retrieve', 'tier', 'rerank']);

const stagesColumn: Column<CandidateFragment> = {
  key: 'stages',
  title: 'Stages',
  cell: (candidate) => (
    <dl className="stages">
      {stagesOf(candidate)
        .filter(({ stage }) => stagesShown.has(stage))
        .map(({ stage, name, value }) => (
          <div key={stage}>
            <dt>{name}</dt>
            <dd className="number">{value}</dd>
          </div>
        ))}
    </dl>
  ),
};

/** What a phrase may mean, the surest first: relation as a sentence, the name that matched, the stages, the confidence with its reason. */
export function CandidateList({ label, phrase, candidates, onChoose, chosen = none }: CandidateListProps) {
  const navigate = useNavigate();
  const columns = useMemo<readonly Column<CandidateFragment>[]>(
    () => [
      {
        key: 'candidate',
        title: 'Concept',
        cell: ({ concept, relation }) => (
          <>
            <SystemCode concept={concept} />{' '}
            <Link to={conceptPath(concept.id)} tabIndex={-1}>
              <Plain>{concept.label}</Plain>
            </Link>{' '}
            {!concept.active && <PolarityMark polarity="withdrawn" word="inactive" />}
            <span className="relation">{phraseRelationWords[relation]} the phrase</span>
          </>
        ),
      },
      {
        key: 'matched',
        title: 'Matched',
        cell: ({ why: [first] }) =>
          first && (
            <>
              <span className="quiet">{nameWords[first.reason]}</span>
              {first.term !== null && (
                <>
                  {' '}
                  “<Plain>{first.term}</Plain>”
                </>
              )}
              {first.note !== null && (
                <span className="candidate-note">
                  <Plain>{first.note}</Plain>
                </span>
              )}
            </>
          ),
      },
      ...(candidates.some(({ stages }) => stages.length > 0) ? [stagesColumn] : []),
      {
        key: 'confidence',
        title: 'Confidence',
        cell: (candidate) => (
          <ScoreWithReason tabIndex={-1} value={confidenceText(candidate.confidence)} name="confidence" reason={() => candidateReason(candidate, phrase)} />
        ),
      },
      ...(onChoose
        ? [
            {
              key: 'choose',
              title: 'Choose',
              cell: ({ concept }: CandidateFragment) => (
                <button
                  tabIndex={-1}
                  aria-pressed={chosen.includes(concept.id)}
                  onClick={() => {
                    onChoose(concept.id);
                  }}
                >
                  {chosen.includes(concept.id) ? 'Chosen' : 'Choose'}
                </button>
              ),
            },
          ]
        : []),
    ],
    [phrase, candidates, onChoose, chosen],
  );
  return (
    <Grid
      label={label}
      columns={columns}
      rows={candidates}
      total={candidates.length}
      idOf={({ concept }) => concept.id}
      codedOf={({ concept }) => concept}
      menuOf={({ concept }) => [
        ...(onChoose
          ? [
              {
                title: 'Choose',
                run: () => {
                  onChoose(concept.id);
                },
              },
            ]
          : []),
        ...conceptActs(concept, conceptPath(concept.id), () => {
          void navigate(conceptPath(concept.id));
        }),
      ]}
    />
  );
}
