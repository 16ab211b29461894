import { useMemo } from 'react';
import { CodeNoteDocument } from '../../generated/graphql.ts';
import { AssertionMark } from '../../components/AssertionMark.tsx';
import { CodeLabel } from '../../components/CodeLabel.tsx';
import { Plain } from '../../components/Plain.tsx';
import { QueryState } from '../../components/QueryState.tsx';
import { useAnswer } from '../../components/useAnswer.ts';
import { confidenceText } from '../../evidence/candidate/candidateWords.tsx';
import { changesWithout, codeRows, noDecisions, noteCandidates, spansOf, without, type CodeChange, type CodeRow, type Span } from './coding.ts';
import type { NoteState } from './noteState.ts';

/** Codes the note again with one span blanked, and says what becomes of the codes. */
export function WithoutEvidence({ span, coded, before }: { span: Span; coded: NonNullable<NoteState['coded']>; before: readonly CodeRow[] }) {
  const { start, end } = span;
  const variables = useMemo(() => ({ text: without(coded.text, { start, end }), to: [...coded.systems], first: noteCandidates }), [coded, start, end]);
  const answer = useAnswer(CodeNoteDocument, variables, false, false);
  return (
    <QueryState answer={answer} what="the note without this evidence">
      {({ linkMentions }) => {
        const changes = changesWithout(span, before, codeRows(spansOf(linkMentions), noDecisions, 0));
        return (
          <div className="without">
            <h3>
              Without “<Plain>{span.text}</Plain>”
            </h3>
            {changes.length === 0 ? (
              <p>No code changes: this span was evidence for none.</p>
            ) : (
              <table className="without-table">
                <thead>
                  <tr>
                    <th scope="col">Code</th>
                    <th scope="col">With it</th>
                    <th scope="col">Without it</th>
                  </tr>
                </thead>
                <tbody>
                  {changes.map((change) => (
                    <tr key={change.key} data-change={change.key}>
                      <th scope="row">
                        <CodeLabel concept={change.concept} /> <AssertionMark assertion={change.assertion} />
                      </th>
                      <td className="number">{change.before === undefined ? 'not found' : confidenceText(change.before)}</td>
                      <td className="number">{fate(change)}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            )}
          </div>
        );
      }}
    </QueryState>
  );
}

function fate({ before, after }: CodeChange): string {
  if (after === undefined) return 'falls: nothing else in the note leads to it';
  if (before === undefined) return `${confidenceText(after)}, new`;
  return before === after ? `${confidenceText(after)}, stands by other evidence` : confidenceText(after);
}
