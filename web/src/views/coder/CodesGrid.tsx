import { useMemo, type KeyboardEvent } from 'react';
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
import type { CodeRow, Span, Verdict } from './coding.ts';

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
    const at = event.target instanceof HTMLElement ? event.target.closest('[data-row]')?.getAttribute('data-row') : undefined;
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
        if (assertion) onAssert(row, assertion);
      },
      evidence: () => {
        if (first) onEvidence(first.key);
      },
    };
    acts[act]();
  };
  return (
    <section className="codes" aria-label="Codes" onKeyDown={onKeyDown} data-pane>
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
