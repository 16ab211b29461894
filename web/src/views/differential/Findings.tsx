import { useCallback, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { conceptPath } from '../../components/address.ts';
import { SystemCode } from '../../components/CodeLabel.tsx';
import { Grid, type Column } from '../../components/Grid.tsx';
import { actFor, type ActIn } from '../../components/keys.ts';
import { conceptActs } from '../../components/rowMenu.ts';
import { Plain } from '../../components/Plain.tsx';
import { Link, useNavigate } from 'react-router';
import type { FindingStatus } from '../../generated/graphql.ts';
import type { FindingNames } from './findingNames.ts';
import { findingFieldId } from './FindingField.tsx';
import { OnsetDialog } from './OnsetDialog.tsx';
import { StatusChoice } from './StatusChoice.tsx';
import { StatusMark } from './StatusMark.tsx';
import { ageText, type Age, type CaseFinding } from './patientCase.ts';

interface FindingsProps {
  findings: readonly CaseFinding[];
  names: FindingNames;
  /** Why a finding changed nothing, where the server said so. */
  reasonOf: (id: string) => string | undefined;
  onStatus: (id: string, status: FindingStatus) => void;
  onOnset: (id: string, onset: Age | undefined) => void;
  onRemove: (id: string) => void;
}

const originWords = ({ origin }: CaseFinding): string | undefined => {
  if (origin === undefined || origin === 'example') return undefined;
  if (typeof origin === 'object') return `from “${origin.words}”`;
  return { typed: undefined, question: 'answer to a question', file: 'from the file' }[origin];
};

/** The findings of the case: one tab stop, arrows by cell, p, a and u for the status of the row, Delete removes it. */
export function Findings({ findings, names, reasonOf, onStatus, onOnset, onRemove }: FindingsProps) {
  const [onsetOf, setOnsetOf] = useState<string>();
  const navigate = useNavigate();
  const { conceptOf, labelOf } = names;
  const frame = useRef<HTMLDivElement>(null);
  const remove = useCallback(
    (id: string): void => {
      const row = frame.current?.querySelector('[data-row]:focus-within')?.getAttribute('data-row');
      // Drawn at once, so that the focus can go to the row that takes the place.
      flushSync(() => {
        onRemove(id);
      });
      if (row == null) return;
      const rows = frame.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [];
      const next = rows[Math.min(Number(row), rows.length - 1)]?.querySelector<HTMLElement>('[data-column="0"]');
      (next ?? document.getElementById(findingFieldId))?.focus();
    },
    [onRemove],
  );
  const columns = useMemo<readonly Column<CaseFinding>[]>(
    () => [
      {
        key: 'status',
        title: 'Status',
        cell: ({ id, status }) => (
          <>
            <StatusChoice
              name={`status of ${id}`}
              label={labelOf(id)}
              status={status}
              onChoose={(next) => {
                onStatus(id, next);
              }}
            />
            <span className="print-only">
              <StatusMark status={status} />
            </span>
          </>
        ),
      },
      {
        key: 'finding',
        title: 'Finding',
        cell: (finding) => {
          const reason = reasonOf(finding.id);
          const origin = originWords(finding);
          return (
            <span className={`case-finding case-finding-${finding.status.toLowerCase()}`}>
              <span className="case-finding-name">
                <Link to={conceptPath(finding.id)} tabIndex={-1}>
                  <Plain>{labelOf(finding.id)}</Plain>
                </Link>
              </span>
              {origin !== undefined && (
                <span className="quiet case-finding-origin">
                  <Plain>{origin}</Plain>
                </span>
              )}
              {reason !== undefined && (
                <span className="case-finding-unused">
                  not used: <Plain>{reason}</Plain>
                </span>
              )}
            </span>
          );
        },
      },
      {
        key: 'onset',
        title: 'Code and onset',
        cell: ({ id, onset }) => {
          const concept = conceptOf(id);
          return (
          <>
          {concept && <SystemCode concept={concept} />}{' '}
          <button
            className="quiet-button"
            tabIndex={-1}
            aria-haspopup="dialog"
            onClick={() => {
              setOnsetOf(id);
            }}
          >
            {onset ? `at ${ageText(onset)}` : 'onset'}
            <span className="visually-hidden"> of {labelOf(id)}</span>
          </button>
          </>
          );
        },
      },
      {
        key: 'remove',
        title: 'Remove',
        cell: ({ id }) => (
          <button
            className="quiet-button"
            tabIndex={-1}
            aria-label={`Remove ${labelOf(id)}`}
            title="Remove"
            onClick={() => {
              remove(id);
            }}
          >
            <svg viewBox="0 0 16 16" aria-hidden="true" className="mark-line">
              <path d="M4 4l8 8M12 4l-8 8" />
            </svg>
          </button>
        ),
      },
    ],
    [conceptOf, labelOf, reasonOf, onStatus, remove],
  );
  const edited = findings.find(({ id }) => id === onsetOf);
  return (
    <div
      ref={frame}
      className="case-findings"
      onKeyDown={(event) => {
        const act = actFor('findings', event.nativeEvent);
        const row = event.target instanceof HTMLElement ? event.target.closest('[data-row]')?.getAttribute('data-row') : undefined;
        const finding = row == null ? undefined : findings[Number(row)];
        if (!act || !finding || event.target instanceof HTMLDialogElement) return;
        event.preventDefault();
        const acts: Record<ActIn<'findings'>, () => void> = {
          present: () => {
            onStatus(finding.id, 'PRESENT');
          },
          absent: () => {
            onStatus(finding.id, 'ABSENT');
          },
          unknown: () => {
            onStatus(finding.id, 'UNKNOWN');
          },
          remove: () => {
            remove(finding.id);
          },
        };
        acts[act]();
      }}
    >
      <Grid
        label="Findings of the case"
        columns={columns}
        rows={findings}
        total={findings.length}
        idOf={({ id }) => id}
        codedOf={({ id }) => conceptOf(id)}
        menuOf={({ id }) => {
          const concept = conceptOf(id);
          const leave = {
            title: 'Remove from the case',
            run: () => {
              remove(id);
            },
          };
          return concept ? [...conceptActs(concept, conceptPath(id), () => void navigate(conceptPath(id))), leave] : [leave];
        }}
      />
      {edited && (
        <OnsetDialog
          finding={labelOf(edited.id)}
          onset={edited.onset}
          onChange={(onset) => {
            onOnset(edited.id, onset);
          }}
          onClose={() => {
            setOnsetOf(undefined);
          }}
        />
      )}
    </div>
  );
}
