import { useMemo } from 'react';
import { conceptPath } from '../../components/address.ts';
import { SystemCode } from '../../components/CodeLabel.tsx';
import { percent } from '../../components/format.ts';
import { Grid, type Column } from '../../components/Grid.tsx';
import { actFor, type ActIn } from '../../components/keys.ts';
import { Plain } from '../../components/Plain.tsx';
import { plainText } from '../../components/plainText.ts';
import { PolarityMark } from '../../components/PolarityMark.tsx';
import { conceptActs } from '../../components/rowMenu.ts';
import { Link, useNavigate } from 'react-router';
import type { RankedDiagnosisFragment } from '../../generated/graphql.ts';
import { shownWeight } from './ledger.ts';
import { ReasonLine } from './ReasonLine.tsx';

interface RankedListProps {
  diagnoses: readonly RankedDiagnosisFragment[];
  /** Without an order to rely on, ranks and numbers are left out. */
  ordered: boolean;
  opened: string | undefined;
  compared: readonly string[];
  intervalOf: (id: string) => readonly [number, number] | undefined;
  onOpen: (id: string) => void;
  onCompare: (id: string) => void;
  onEvidence: (id: string) => void;
  onFlips: () => void;
}

export const rankText = ({ rank, tied }: Pick<RankedDiagnosisFragment, 'rank' | 'tied'>): string => `${rank}${tied ? '=' : ''}`;

export function RankedList({ diagnoses, ordered, opened, compared, intervalOf, onOpen, onCompare, onEvidence, onFlips }: RankedListProps) {
  const navigate = useNavigate();
  const columns = useMemo<readonly Column<RankedDiagnosisFragment>[]>(() => {
    const rank: Column<RankedDiagnosisFragment> = {
      key: 'rank',
      title: 'Rank',
      cell: (diagnosis) => (
        <span className="number">
          {rankText(diagnosis)}
          {diagnosis.tied && <span className="visually-hidden"> tied</span>}
        </span>
      ),
    };
    const fit: Column<RankedDiagnosisFragment> = {
      key: 'fit',
      title: 'Fit',
      cell: ({ score, probability, disease, name }) => {
        const interval = intervalOf(disease.id);
        return (
          <span className="fit">
            <button
              className="fit-score"
              tabIndex={-1}
              onClick={() => {
                onOpen(disease.id);
              }}
            >
              {shownWeight(score)}
              <span className="visually-hidden"> fit of {plainText(name)} with entered findings: why</span>
              <svg viewBox="0 0 16 16" aria-hidden="true">
                <path d="M5 3l6 5-6 5z" />
              </svg>
            </button>
            <span className="number quiet fit-share" title="Share among all candidates and none of these">
              share {percent(probability)}&nbsp;%
            </span>
            <span className="quiet fit-interval" title="When any one finding is left out">
              {interval ? (interval[0] === interval[1] ? `rank holds` : `rank ${interval[0]}–${interval[1]}`) : <span aria-hidden="true">…</span>}
            </span>
          </span>
        );
      },
    };
    return [
      ...(ordered ? [rank] : []),
      {
        key: 'diagnosis',
        title: 'Diagnosis, and what speaks for and against it',
        cell: (diagnosis) => {
          const { disease, name, sameAs, cannotMiss } = diagnosis;
          return (
            <span className="diagnosis">
              <button
                className="diagnosis-name"
                tabIndex={-1}
                data-opens-row
                aria-pressed={disease.id === opened}
                onClick={() => {
                  onOpen(disease.id);
                }}
              >
                <Plain>{name}</Plain>
              </button>{' '}
              {cannotMiss && <PolarityMark polarity="cannot-miss" />}
              <ReasonLine diagnosis={diagnosis} />
              <span className="diagnosis-codes">
                {[disease, ...sameAs].map((concept) => (
                  <Link key={concept.id} to={conceptPath(concept.id)} tabIndex={-1}>
                    <SystemCode concept={concept} />
                  </Link>
                ))}
              </span>
            </span>
          );
        },
      },
      ...(ordered ? [fit] : []),
      {
        key: 'compare',
        title: 'Compare',
        cell: ({ disease, name }) => (
          <button
            className="compare-toggle"
            tabIndex={-1}
            aria-pressed={compared.includes(disease.id)}
            aria-label={`Compare ${plainText(name)}`}
            title="Compare"
            onClick={() => {
              onCompare(disease.id);
            }}
          >
            <svg viewBox="0 0 16 16" aria-hidden="true" className="mark-line">
              <path d={compared.includes(disease.id) ? 'M3 8.5l3.5 3.5L13 4.5' : 'M8 3v10M3 8h10'} />
            </svg>
          </button>
        ),
      },
    ];
  }, [ordered, opened, compared, intervalOf, onOpen, onCompare]);
  return (
    <div
      className="ranked"
      onKeyDown={(event) => {
        const act = actFor('ranked', event.nativeEvent);
        const row = event.target instanceof HTMLElement ? event.target.closest('[data-row]')?.getAttribute('data-row') : undefined;
        const diagnosis = row == null ? undefined : diagnoses[Number(row)];
        if (!act || !diagnosis) return;
        event.preventDefault();
        const acts: Record<ActIn<'ranked'>, () => void> = {
          compare: () => {
            onCompare(diagnosis.disease.id);
          },
          evidence: () => {
            onEvidence(diagnosis.disease.id);
          },
          flips: onFlips,
        };
        acts[act]();
      }}
    >
      <Grid
        label={ordered ? 'Ranked diagnoses' : 'Candidates without an order'}
        columns={columns}
        rows={diagnoses}
        total={diagnoses.length}
        idOf={({ disease }) => disease.id}
        codedOf={({ disease }) => disease}
        menuOf={({ disease }) => [
          {
            title: 'Why it stands here',
            run: () => {
              onOpen(disease.id);
            },
          },
          {
            title: compared.includes(disease.id) ? 'Leave out of the comparison' : 'Compare',
            run: () => {
              onCompare(disease.id);
            },
          },
          ...conceptActs(disease, conceptPath(disease.id), () => void navigate(conceptPath(disease.id))),
        ]}
      />
    </div>
  );
}
