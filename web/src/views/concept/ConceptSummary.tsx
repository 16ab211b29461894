import { useState } from 'react';
import { CodeLabel, SystemCode } from '../../components/CodeLabel.tsx';
import { PolarityMark } from '../../components/PolarityMark.tsx';
import { copyText } from '../../components/copyText.ts';
import { count } from '../../components/format.ts';
import { plainText } from '../../components/plainText.ts';
import { codeText } from '../../components/systems.ts';
import { kindWords, standingNotes } from '../../components/words.ts';
import type { ConceptHeadFragment } from '../../generated/graphql.ts';

/** What must be known before anything else about a concept is read: its code, whether it lives, what took its place. */
export function ConceptSummary({ concept }: { concept: ConceptHeadFragment }) {
  const { active, replacedBy, kind, standing, descendantCount, childCount } = concept;
  const [copied, setCopied] = useState(false);
  const standingNote = standingNotes[standing];
  return (
    <>
      {!active && (
        <p className="retired">
          <PolarityMark polarity="withdrawn" word="Inactive." />{' '}
          {replacedBy.length === 0 ? (
            'Its publisher names no replacement.'
          ) : (
            <>
              Replaced by{' '}
              {replacedBy.map((replacement, index) => (
                <span key={replacement.id}>
                  {index > 0 && ', '}
                  <CodeLabel concept={replacement} />
                </span>
              ))}
            </>
          )}
        </p>
      )}
      <p className="facts">
        <SystemCode concept={concept} />
        <button
          onClick={() => {
            const code = plainText(codeText(concept));
            void copyText(code, `Copied ${code}`).then(setCopied);
          }}
        >
          {copied ? 'Copied' : 'Copy code'}
        </button>
        <span>{kindWords[kind]}</span>
        {active && <span>active</span>}
        {childCount > 0 && (
          <span>
            {count(childCount)} directly below, {count(descendantCount)} in all
          </span>
        )}
      </p>
      {standingNote !== undefined && <p className="note">{standingNote}</p>}
    </>
  );
}
