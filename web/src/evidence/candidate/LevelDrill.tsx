import './candidate.css';
import { useMemo, useState } from 'react';
import type { AbstainedFragment, ConceptNameFragment, LevelFragment } from '../../generated/graphql.ts';
import { LevelSiblingsDocument } from '../../generated/graphql.ts';
import { CodeLabel } from '../../components/CodeLabel.tsx';
import { count } from '../../components/format.ts';
import { Plain } from '../../components/Plain.tsx';
import { QueryState } from '../../components/QueryState.tsx';
import { ScoreWithReason } from '../../components/ScoreWithReason.tsx';
import { useAnswer } from '../../components/useAnswer.ts';
import { confidenceText, factWords } from './candidateWords.tsx';

/** The way down a hierarchy to the last certain level, with what else each level offered; nothing below what the phrase bears out. */
export function LevelDrill({ levels, abstained }: { levels: readonly LevelFragment[]; abstained: AbstainedFragment | null }) {
  return (
    <section className="levels">
      <h3>Level by level</h3>
      {levels.length > 0 && (
        <ol>
          {levels.map((level) => (
            <Level key={level.concept.id} level={level} />
          ))}
        </ol>
      )}
      <p data-level-end>
        {abstained === null ? (
          'The phrase is certain down to this level.'
        ) : (
          <>
            {levels.length === 0 ? 'It stops before the first level: ' : 'It stops here, at the last certain level: '}
            <Plain>{abstained.reason}</Plain>
            {abstained.missing.length > 0 && (
              <>
                {' '}
                Missing: <strong>{abstained.missing.map((fact) => factWords[fact]).join(', ')}</strong>.
              </>
            )}
          </>
        )}
      </p>
    </section>
  );
}

function Level({ level: { level, concept, confidence, alternatives } }: { level: LevelFragment }) {
  const [siblings, setSiblings] = useState(false);
  return (
    <li data-level={level}>
      <span className="level-name">
        <span className="quiet">Level {level}</span> <CodeLabel concept={concept} />
      </span>{' '}
      <ScoreWithReason
        value={confidenceText(confidence)}
        name="confidence"
        reason={() => ({
          formula:
            'The share of the phrase’s weight that lies on this code and everything under it: each candidate weighs by its score, and every ancestor has the sum of what it subsumes. A level is certain from 80 % on.',
          parts: [
            { name: concept.label, value: confidenceText(confidence) },
            { name: 'All other codes of the level', value: confidenceText(Math.max(0, 1 - confidence)), note: alternatives.length > 0 ? alternatives.map(({ label }) => label).join(', ') : 'none with 2 % or more' },
          ],
          wouldChange: ['A word in the phrase that tells the codes of this level apart, or the route of a medicine.'],
        })}
      />{' '}
      <span className="level-others">
        {alternatives.length === 0 ? 'Nothing else at this level fits.' : 'Also possible: '}
        {alternatives.map((other, index) => (
          <span key={other.id}>
            {index > 0 && ', '}
            <CodeLabel concept={other} />
          </span>
        ))}{' '}
        <button
          aria-expanded={siblings}
          onClick={() => {
            setSiblings(!siblings);
          }}
        >
          {siblings ? 'Hide' : 'Show'} the other codes of level {level}
        </button>
      </span>
      {siblings && <Siblings of={concept} />}
    </li>
  );
}

function Siblings({ of }: { of: ConceptNameFragment }) {
  const answer = useAnswer(LevelSiblingsDocument, useMemo(() => ({ id: of.id }), [of.id]));
  return (
    <QueryState answer={answer} what="the codes of this level">
      {({ node }) => {
        const parents = node?.__typename === 'Concept' ? node.parents : [];
        const children = parents.flatMap((parent) => parent.children.nodes.filter(({ id }) => id !== of.id));
        const total = parents.reduce((sum, parent) => sum + (parent.children.totalCount ?? 0), 0) - parents.length;
        if (children.length === 0) return <p className="note">{parents.length === 0 ? 'This is a top code: its neighbours are the other top codes of the system.' : 'It is the only code at its place.'}</p>;
        return (
          <>
            <ul className="plain siblings">
              {children.map((child) => (
                <li key={child.id}>
                  <CodeLabel concept={child} />
                </li>
              ))}
            </ul>
            {total > children.length && <p className="note">{count(total - children.length)} more are not listed.</p>}
          </>
        );
      }}
    </QueryState>
  );
}
