import './QueryState.css';
import { useEffect, useState, type ReactNode } from 'react';
import { announce } from './announce.ts';
import { copyText } from './copyText.ts';
import { time } from './format.ts';
import { useRelease } from './releaseContext.ts';
import { reportOf, type Trouble } from './trouble.ts';
import type { Answer, Received } from './useAnswer.ts';

const silentMs = 150;
const elapsedAfterMs = 2_000;
const explainAfterMs = 10_000;

/** Every state of an answer but the ready one, drawn alike everywhere. */
export function QueryState<Data>({
  answer,
  what,
  children,
}: {
  answer: Answer<Data>;
  /** Completes "Loading …" and "… did not load". */
  what: string;
  children: (data: Data, received: Received) => ReactNode;
}) {
  if (answer.state === 'waiting') return <Waiting what={what} onCancel={answer.cancel} />;
  if (answer.state === 'cancelled') {
    return (
      <p className="note">
        Loading {what} was cancelled. <button onClick={answer.retry}>Load {what}</button>
      </p>
    );
  }
  if (answer.state === 'none') {
    return <TroubleNote trouble={answer.trouble} what={what} operation={answer.operation} onRetry={answer.retry} />;
  }
  const { trouble, data, received } = answer;
  return (
    <>
      {trouble && (
        <TroubleNote trouble={trouble} what={what} operation={answer.operation} onRetry={answer.retry} keptFrom={received.at} />
      )}
      <div className={trouble?.kind === 'offline' ? 'stale' : undefined}>{children(data, received)}</div>
    </>
  );
}

function Waiting({ what, onCancel }: { what: string; onCancel: () => void }) {
  const [elapsedMs, setElapsedMs] = useState(0);
  useEffect(() => {
    const startedAt = performance.now();
    const tick = (): void => {
      setElapsedMs(performance.now() - startedAt);
    };
    const first = setTimeout(() => {
      tick();
      announce(`Loading ${what}`);
    }, silentMs);
    const every = setInterval(tick, 1_000);
    return () => {
      clearTimeout(first);
      clearInterval(every);
    };
  }, [what]);
  if (elapsedMs < silentMs) return <div className="waiting" />;
  return (
    <div className="waiting" aria-busy="true">
      {elapsedMs >= elapsedAfterMs && (
        <p className="note" data-volatile>
          Loading {what}, {Math.floor(elapsedMs / 1_000)} s.{' '}
          {elapsedMs >= explainAfterMs && 'The server has the question and has not answered yet. '}
          <button onClick={onCancel}>Cancel</button>
        </p>
      )}
      <div className="skeleton" aria-hidden="true">
        <span />
        <span />
        <span />
        <span />
      </div>
    </div>
  );
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

export function TroubleNote({
  trouble,
  what,
  operation,
  onRetry,
  keptFrom,
}: {
  trouble: Trouble;
  what: string;
  operation: string;
  onRetry: () => void;
  /** When what is still shown was received, or nothing is shown. */
  keptFrom?: Date | undefined;
}) {
  const release = useRelease();
  const [copied, setCopied] = useState(false);
  const report = (): void => {
    void copyText(reportOf(trouble, operation, release?.release.id, new Date()), 'Report copied').then(setCopied);
  };
  return (
    <div className="trouble" data-kind={keptFrom && trouble.kind !== 'offline' ? 'partial' : trouble.kind}>
      <p>
        <strong>{headline(trouble, what, keptFrom)}</strong> {trouble.message}
      </p>
      <p className="trouble-acts">
        {trouble.requestId !== undefined && (
          <span data-volatile>
            Request <code>{trouble.requestId}</code>
          </span>
        )}
        <button onClick={onRetry}>Retry</button>
        <button onClick={report}>{copied ? 'Report copied' : 'Copy report'}</button>
      </p>
    </div>
  );
}

function headline(trouble: Trouble, what: string, keptFrom: Date | undefined): string {
  if (trouble.kind === 'offline') {
    return keptFrom ? `As of ${time(keptFrom)}, reconnecting.` : `${capital(what)} did not load; trying again.`;
  }
  if (keptFrom) {
    return trouble.parts.length > 0
      ? `A part of ${what} did not answer (${trouble.parts.join(', ')}); what is below is not complete.`
      : `${capital(what)} could not be renewed; what is below is of ${time(keptFrom)}.`;
  }
  switch (trouble.kind) {
    case 'refused': return `The server refused ${what}.`;
    case 'storeAway': return `${capital(what)} did not load: the database gives no answer.`;
    case 'slow': return `${capital(what)} took too long.`;
    case 'failed': return `${capital(what)} did not load.`;
  }
}
