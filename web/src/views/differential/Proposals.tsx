import { useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { SystemCode } from '../../components/CodeLabel.tsx';
import { counted } from '../../components/format.ts';
import { actFor, shortcut, type ActIn } from '../../components/keys.ts';
import { Plain } from '../../components/Plain.tsx';
import { plainText } from '../../components/plainText.ts';
import type { FindingStatus } from '../../generated/graphql.ts';
import { findingFieldId } from './FindingField.tsx';
import type { Proposal } from './proposals.ts';
import { StatusChoice } from './StatusChoice.tsx';

interface ProposalsProps {
  proposals: readonly Proposal[];
  onStatus: (id: string, status: FindingStatus) => void;
  /** They join the case. */
  onConfirm: (proposals: readonly Proposal[]) => void;
  onReject: (proposals: readonly Proposal[]) => void;
}

/** Findings that a text proposes: hollow, and without weight until Enter confirms one or Ctrl Enter all. */
export function Proposals({ proposals, onStatus, onConfirm, onReject }: ProposalsProps) {
  const list = useRef<HTMLTableElement>(null);
  const [at, setAt] = useState(0);
  const active = Math.min(at, proposals.length - 1);
  const focusRow = (row: number): void => {
    const to = Math.min(Math.max(row, 0), (list.current?.querySelectorAll('[data-proposal]').length ?? 0) - 1);
    setAt(to);
    const next = list.current?.querySelector<HTMLElement>(`[data-proposal="${to}"]`);
    (next ?? document.getElementById(findingFieldId))?.focus();
  };
  useEffect(() => {
    list.current?.querySelector<HTMLElement>('[data-proposal="0"]')?.focus();
  }, []);
  const proposal = proposals[active];
  /** The focus goes to the row that takes the place, or back to the field. */
  const settle = (act: () => void): void => {
    flushSync(act);
    if (list.current?.isConnected) focusRow(active);
    else document.getElementById(findingFieldId)?.focus();
  };
  const status = (next: FindingStatus) => (): void => {
    if (proposal) onStatus(proposal.concept.id, next);
  };
  const acts: Record<ActIn<'proposals'>, () => void> = {
    up: () => {
      focusRow(active - 1);
    },
    down: () => {
      focusRow(active + 1);
    },
    confirm: () => {
      if (proposal) settle(() => { onConfirm([proposal]); });
    },
    confirmAll: () => {
      settle(() => { onConfirm(proposals); });
    },
    present: status('PRESENT'),
    absent: status('ABSENT'),
    unknown: status('UNKNOWN'),
    reject: () => {
      if (proposal) settle(() => { onReject([proposal]); });
    },
  };
  return (
    <section className="proposals" aria-labelledby="proposals-title">
      <h3 id="proposals-title">
        {counted(proposals.length, 'proposal')} from the text: {proposals.length === 1 ? 'it does' : 'they do'} not count yet
      </h3>
      <p>
        <button aria-keyshortcuts={shortcut('proposals', 'confirmAll')} onClick={acts.confirmAll}>
          Confirm all
        </button>{' '}
        <button
          onClick={() => {
            settle(() => { onReject(proposals); });
          }}
        >
          Discard all
        </button>
      </p>
      <table
        ref={list}
        role="grid"
        aria-label="Proposed findings, not counted"
        aria-rowcount={proposals.length}
        onKeyDown={(event) => {
          if (event.target instanceof HTMLButtonElement && event.key === 'Enter') return;
          const act = actFor('proposals', event.nativeEvent);
          if (!act) return;
          event.preventDefault();
          event.stopPropagation();
          acts[act]();
        }}
      >
        <tbody role="rowgroup">
          {proposals.map((each, index) => {
            const { concept, status: proposed, remark, before, words, after } = each;
            return (
            <tr
              key={concept.id}
              role="row"
              aria-rowindex={index + 1}
              data-proposal={index}
              tabIndex={index === active ? 0 : -1}
              onFocus={() => {
                setAt(index);
              }}
            >
              <td role="gridcell">
                <StatusChoice
                  name={`proposed status of ${concept.id}`}
                  label={plainText(concept.label)}
                  status={proposed}
                  onChoose={(next) => {
                    onStatus(concept.id, next);
                  }}
                />
              </td>
              <td role="gridcell">
                <span className="proposal-name">
                  <Plain>{concept.label}</Plain>
                </span>{' '}
                <SystemCode concept={concept} />
                <span className="proposal-words quiet">
                  <bdi>
                    {plainText(before)}
                    <mark>{plainText(words)}</mark>
                    {plainText(after)}
                  </bdi>
                  {remark !== undefined && <strong> {remark}</strong>}
                </span>
              </td>
              <td role="gridcell" className="proposal-acts">
                <button
                  tabIndex={-1}
                  aria-label={`Confirm ${plainText(concept.label)}`}
                  onClick={() => {
                    onConfirm([each]);
                  }}
                >
                  Confirm
                </button>
              </td>
            </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
