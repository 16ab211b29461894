import type { Assertedness } from '../../generated/graphql.ts';
import { AssertionMark, assertions, assertionWords } from '../../components/AssertionMark.tsx';
import { actFor } from '../../components/keys.ts';
import { Plain } from '../../components/Plain.tsx';
import { CandidateList } from '../../evidence/candidate/CandidateList.tsx';
import { choiceKey, type CodeRow, type Decisions, type Span } from './coding.ts';
import type { NoteState } from './noteState.ts';
import { WithoutEvidence } from './WithoutEvidence.tsx';

interface SpanPanelProps {
  span: Span;
  coded: NonNullable<NoteState['coded']>;
  /** The codes as the engine gave them, without corrections. */
  before: readonly CodeRow[];
  stale: boolean;
  removed: boolean;
  decisions: Decisions;
  onAssert: (assertion: Assertedness) => void;
  onDecide: (change: Partial<Decisions>) => void;
  onRemove: (on: boolean) => void;
  onClose: () => void;
}

/** One span opened: how it was judged and by which words, what it may mean, and what the note would be without it. */
export function SpanPanel({ span, coded, before, stale, removed, decisions, onAssert, onDecide, onRemove, onClose }: SpanPanelProps) {
  return (
    <section
      className="span-panel"
      aria-labelledby="span-panel"
      onKeyDown={(event) => {
        if (actFor('spanPanel', event.nativeEvent) !== 'close') return;
        event.preventDefault();
        event.stopPropagation();
        onClose();
      }}
    >
      <div className="span-panel-head">
        <h2 id="span-panel" tabIndex={-1}>
          “<Plain>{span.text}</Plain>”
        </h2>
        <button onClick={onClose} aria-keyshortcuts="Escape">
          Back to the note
        </button>
      </div>
      {stale && <p className="note">Edited since it was coded: code the note again before relying on this.</p>}
      <fieldset className="assertions">
        <legend>Assertion</legend>
        {assertions.map((assertion) => (
          <label key={assertion} className="check">
            <input
              type="radio"
              name="assertion"
              checked={span.assertion === assertion}
              onChange={() => {
                onAssert(assertion);
              }}
            />
            <AssertionMark assertion={assertion} />
          </label>
        ))}
        <p className="note">
          {span.cue === null ? (
            'No cue was found for it, so it was judged present.'
          ) : (
            <>
              Judged {assertionWords[span.judged].word} by the cue “<Plain>{span.cue}</Plain>”.
            </>
          )}{' '}
          {assertionWords[span.assertion].means}
          {span.assertion !== span.judged && ' Corrected by you.'}
        </p>
      </fieldset>
      <p>
        <button
          aria-pressed={removed}
          onClick={() => {
            onRemove(!removed);
          }}
        >
          Remove this evidence
        </button>
      </p>
      {removed && <WithoutEvidence span={span} coded={coded} before={before} />}
      {span.candidates.length === 0 ? (
        <p>It is a name in one of the systems, and no code bears it alone.</p>
      ) : (
        <CandidateList
          label={`Candidates of ${span.text}`}
          phrase={span.text}
          candidates={span.candidates}
          chosen={span.codes.map(({ concept }) => concept.id)}
          onChoose={(id) => {
            const candidate = span.candidates.find(({ concept }) => concept.id === id);
            if (candidate) onDecide({ chosen: new Map(decisions.chosen).set(choiceKey(span.key, candidate.concept.system.id), id) });
          }}
        />
      )}
    </section>
  );
}
