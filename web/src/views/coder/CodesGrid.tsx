import { useLayoutEffect, useMemo, useRef, type KeyboardEvent } from 'react';
import { Link, useNavigate } from 'react-router';
import type { Assertedness } from '../../generated/graphql.ts';
import { conceptPath } from '../../components/address.ts';
import { AssertionMark, assertions } from '../../components/AssertionMark.tsx';
import { SystemCode } from '../../components/CodeLabel.tsx';
import { count } from '../../components/format.ts';
import { Grid, type Column } from '../../components/Grid.tsx';
import { actFor, keyName, type ActIn } from '../../components/keys.ts';
import { Plain } from '../../components/Plain.tsx';
import { conceptActs } from '../../components/rowMenu.ts';
import { ScoreWithReason } from '../../components/ScoreWithReason.tsx';
import { candidateReason, confidenceText } from '../../evidence/candidate/candidateWords.tsx';
import { codeKey, type CodeRow, type Span, type Verdict } from './coding.ts';

interface CodesGridProps {
  rows: readonly CodeRow[];
  stale: ReadonlySet<string>;
  min: number;
  onJudge: (row: CodeRow, verdict: Verdict) => void;
  onAssert: (row: CodeRow, assertion: Assertedness) => void;
  onEvidence: (span: string) => void;
  onOpen: (span: string) => void;
  onRemove: (span: Span) => void;
}

const quotesShown = 3;

/** The codes of the note, each with its assertion, the words that speak for it, its confidence and what was decided. */
export function CodesGrid({ rows, stale, min, onJudge, onAssert, onEvidence, onOpen, onRemove }: CodesGridProps) {
  const navigate = useNavigate();
  const frame = useRef<HTMLElement>(null);
  /** A row that gets another assertion is another row in another place, and takes the focus with it; where it is not shown, the next one. */
  const moved = useRef<{ key: string; place: number; column: string }>(undefined);
  useLayoutEffect(() => {
    const to = moved.current;
    if (!to) return;
    moved.current = undefined;
    const found = rows.findIndex(({ key }) => key === to.key);
    const at = found < 0 ? Math.min(to.place, rows.length - 1) : found;
    frame.current?.querySelector<HTMLElement>(`[data-row="${at}"] > [data-column="${to.column}"]`)?.focus();
  }, [rows]);
  const columns = useMemo<readonly Column<CodeRow>[]>(
    () => [
      { key: 'assertion', title: 'Assertion', cell: ({ assertion }) => <AssertionMark assertion={assertion} /> },
      {
        key: 'code-of-note',
        title: 'Code',
        cell: ({ concept, evidence }) => (
          <>
            <SystemCode concept={concept} />{' '}
            <Link to={conceptPath(concept.id)} tabIndex={-1}>
              <Plain>{concept.label}</Plain>
            </Link>
            {evidence.every(({ key }) => stale.has(key)) && <span className="quiet"> edited since</span>}
          </>
        ),
      },
      {
        key: 'evidence',
        title: 'Evidence',
        cell: ({ evidence }) => (
          <>
            {evidence.slice(0, quotesShown).map(({ key, text }, index) => (
              <span key={key}>
                {index > 0 && ', '}
                <button
                  tabIndex={-1}
                  className="quote"
                  onClick={() => {
                    onEvidence(key);
                  }}
                >
                  “<Plain>{text}</Plain>”
                </button>
              </span>
            ))}
            {evidence.length > quotesShown && <span className="quiet"> and {count(evidence.length - quotesShown)} more</span>}
          </>
        ),
      },
      {
        key: 'confidence',
        title: 'Confidence',
        cell: ({ best, evidence }) => (
          <ScoreWithReason
            tabIndex={-1}
            value={confidenceText(best.confidence)}
            name="confidence"
            reason={() => candidateReason(best, evidence[0]?.text ?? '', { wouldChange: ['Removing the evidence: “Remove this evidence” of a span shows what remains.'] })}
          />
        ),
      },
      {
        key: 'decision',
        title: 'Decision',
        cell: (row) => (
          <span className="decision">
            {(['accepted', 'rejected'] as const).map((verdict) => (
              <button
                key={verdict}
                tabIndex={-1}
                aria-pressed={row.verdict === verdict}
                onClick={() => {
                  onJudge(row, verdict);
                }}
              >
                {verdict === 'accepted' ? (row.verdict === verdict ? 'Accepted' : 'Accept') : row.verdict === verdict ? 'Rejected' : 'Reject'}
              </button>
            ))}
          </span>
        ),
      },
    ],
    [stale, onEvidence, onJudge],
  );
  const onKeyDown = (event: KeyboardEvent): void => {
    const act = actFor('codes', event.nativeEvent);
    const cell = event.target instanceof HTMLElement ? event.target.closest('[data-column]') : null;
    const at = cell?.closest('[data-row]')?.getAttribute('data-row');
    const row = at === null || at === undefined ? undefined : rows[Number(at)];
    if (!act || !row) return;
    event.preventDefault();
    const [first] = row.evidence;
    const acts: Record<ActIn<'codes'>, () => void> = {
      accept: () => {
        onJudge(row, 'accepted');
      },
      reject: () => {
        onJudge(row, 'rejected');
      },
      assert: () => {
        const assertion = assertions[Number(keyName(event.nativeEvent)) - 1];
        if (!assertion) return;
        moved.current = { key: codeKey(row.concept.id, assertion), place: Number(at), column: cell?.getAttribute('data-column') ?? '0' };
        onAssert(row, assertion);
      },
      evidence: () => {
        if (first) onEvidence(first.key);
      },
    };
    acts[act]();
  };
  return (
    <section ref={frame} className="codes" aria-label="Codes" onKeyDown={onKeyDown} data-pane>
      <h2>Codes</h2>
      {rows.length === 0 ? (
        <p>No code has the assertion that is shown. Show every assertion to see the others.</p>
      ) : (
        <Grid
          label="Codes of the note"
          columns={columns}
          rows={rows}
          total={rows.length}
          idOf={({ key }) => key}
          headingOf={({ sure }) => `${sure ? 'Sure enough to code, from' : 'Nearest only, below'} ${Math.round(min * 100)} %`}
          codedOf={({ concept }) => concept}
          menuOf={(row) => [
            { title: 'Accept', run: () => { onJudge(row, 'accepted'); } },
            { title: 'Reject', run: () => { onJudge(row, 'rejected'); } },
            ...row.evidence.slice(0, quotesShown).flatMap((span) => [
              { title: `Candidates of “${span.text}”`, run: () => { onOpen(span.key); } },
              { title: `Remove the evidence “${span.text}”`, run: () => { onRemove(span); } },
            ]).filter(({ title }, index, all) => all.findIndex((other) => other.title === title) === index),
            ...conceptActs(row.concept, conceptPath(row.concept.id), () => {
              void navigate(conceptPath(row.concept.id));
            }),
          ]}
        />
      )}
    </section>
  );
}
