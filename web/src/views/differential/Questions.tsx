import { useEffect, useRef, useState } from 'react';
import { announce } from '../../components/announce.ts';
import { actFor, shortcut, type ActIn } from '../../components/keys.ts';
import { Plain } from '../../components/Plain.tsx';
import { plainText } from '../../components/plainText.ts';
import { TroubleNote } from '../../components/QueryState.tsx';
import type { Answer } from '../../components/useAnswer.ts';
import type { ConceptNameFragment, DifferentialAdviceQuery, FindingStatus } from '../../generated/graphql.ts';
import { learnNames } from './findingNames.ts';
import { burdenWords } from './partWords.ts';
import type { Advice } from './useDifferential.ts';

export const questionStripId = 'ask-next';

/** What to ask next: one question at a time, answered by p, a, u or skipped; or the reason why none is left. */
export function Questions({
  answer,
  current,
  onAnswer,
}: {
  answer: Answer<DifferentialAdviceQuery>;
  current: Advice | undefined;
  onAnswer: (finding: ConceptNameFragment, status: FindingStatus) => void;
}) {
  const [skipped, setSkipped] = useState<readonly string[]>([]);
  const strip = useRef<HTMLElement>(null);
  const left = current?.nextQuestions.filter(({ finding }) => !skipped.includes(finding.id)) ?? [];
  const question = left[0];
  const asked = question?.finding.id;
  useEffect(() => {
    if (question && strip.current?.contains(document.activeElement)) announce(`Next question: ${plainText(question.question)}`);
  }, [asked]);

  const reply = (status: FindingStatus): void => {
    if (!question) return;
    learnNames([question.finding]);
    strip.current?.focus();
    onAnswer(question.finding, status);
  };
  const acts: Record<ActIn<'question'>, () => void> = {
    present: () => {
      reply('PRESENT');
    },
    absent: () => {
      reply('ABSENT');
    },
    unknown: () => {
      reply('UNKNOWN');
    },
    skip: () => {
      strip.current?.focus();
      if (asked !== undefined) setSkipped([...skipped, asked]);
    },
  };
  const button = (act: ActIn<'question'>, words: string) => (
    <button aria-keyshortcuts={shortcut('question', act)} onClick={acts[act]}>
      {words}
    </button>
  );
  return (
    <section
      ref={strip}
      id={questionStripId}
      className="questions"
      tabIndex={-1}
      aria-labelledby="questions-title"
      data-pane
      aria-busy={!current && answer.state !== 'none'}
      onKeyDown={(event) => {
        const act = actFor('question', event.nativeEvent);
        if (!act) return;
        event.preventDefault();
        acts[act]();
      }}
    >
      <h2 id="questions-title">Ask next</h2>
      {answer.state === 'none' && <TroubleNote trouble={answer.trouble} what="the next question" operation={answer.operation} onRetry={answer.retry} />}
      {!current && answer.state !== 'none' && <p className="quiet">Finding the question that tells most…</p>}
      {question && (
        <>
          <p className="question">
            <strong>
              <Plain>{question.question}</Plain>
            </strong>
          </p>
          <p className="question-acts">
            {button('present', 'Present')} {button('absent', 'Absent')} {button('unknown', 'Unknown')} {button('skip', 'Skip')}
          </p>
          <p className="quiet question-why">
            <span className="number">{question.informationGain.toFixed(2)} bit</span> expected, {burdenWords[question.burden]}. If present, first:{' '}
            <Plain>{question.ifPresent[0]?.name ?? 'nothing'}</Plain>; if absent: <Plain>{question.ifAbsent[0]?.name ?? 'nothing'}</Plain>.
            {left.length > 1 && ` ${left.length - 1} more after this.`}
          </p>
        </>
      )}
      {current && !question && (
        <p>
          {current.nextQuestions.length > 0 ? (
            <>
              Every question was skipped.{' '}
              <button
                onClick={() => {
                  strip.current?.focus();
                  setSkipped([]);
                }}
              >
                Ask them again
              </button>
            </>
          ) : current.diagnoses.length === 0 ? (
            'Nothing is ranked, so there is nothing to ask.'
          ) : (
            <>
              None of the answers tried changes rank 1. <Tried tried={current.questionsTried} />
            </>
          )}
        </p>
      )}
    </section>
  );
}

function Tried({ tried }: { tried: Advice['questionsTried'] }) {
  if (tried.length === 0) return null;
  return (
    <span className="quiet question-why">
      Tried: <Plain>{tried.map(({ label }) => label).join(', ')}</Plain>.
    </span>
  );
}
