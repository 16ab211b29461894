import type { DocumentNode } from 'graphql';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useQuery, type AnyVariables, type TypedDocumentNode } from 'urql';
import { alert, announce } from './announce.ts';
import { troubleOf, type Trouble } from './trouble.ts';

const unkept = { kept: false };
const noContext = {};

/** The first wait before asking again when the server was not reached; doubled each time up to the last. */
const reconnectFirstMs = 2_000;
const reconnectLastMs = 30_000;

export interface Received {
  readonly at: Date;
  /** From the question to the answer as this browser saw it. */
  readonly ms: number;
  readonly operation: DocumentNode;
  readonly variables: unknown;
  /** What the server says of the answer as a whole. */
  readonly notices: readonly string[];
}

export type Answer<Data> = {
  readonly operation: string;
  readonly retry: () => void;
  readonly cancel: () => void;
} & (
  | { readonly state: 'waiting' }
  | { readonly state: 'cancelled' }
  | { readonly state: 'none'; readonly trouble: Trouble }
  | {
      readonly state: 'ready';
      readonly data: Data;
      readonly received: Received;
      /** A newer question is under way; `data` still answers the older one. */
      readonly renewing: boolean;
      /** The latest attempt failed (`data` is then the last good answer), or answered in part. */
      readonly trouble: Trouble | undefined;
    }
);

interface Kept<Data> {
  readonly data: Data;
  readonly question: number | undefined;
  readonly received: Received;
}

/** An answer that comes again from memory is as old as when it first arrived. */
const firstReceived = new WeakMap<object, Received>();

function receivedOf(data: object, fresh: () => Received): Received {
  const known = firstReceived.get(data);
  if (known) return known;
  const received = fresh();
  firstReceived.set(data, received);
  return received;
}

/**
 * The answer to one question, as one of the states that a view draws. An older answer never replaces a newer one, because
 * urql drops the question that its variables replaced; the last good answer to the same question stays when a later attempt fails.
 * Without `keeps` nothing of the answer outlives the view: for questions that hold something of a patient.
 */
export function useAnswer<Data extends object, Variables extends AnyVariables>(
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
  pause = false,
  keeps = true,
): Answer<Data> {
  const [cancelled, setCancelled] = useState(false);
  const [{ data, error, extensions, fetching, operation: asked }, ask] = useQuery<Data>({
    query: document,
    variables,
    pause: pause || cancelled,
    context: keeps ? noContext : unkept,
  });
  const [kept, setKept] = useState<Kept<Data>>();
  const [askedAt, setAskedAt] = useState(() => performance.now());
  const [wasFetching, setWasFetching] = useState(fetching);
  const operation = operationName(document);

  if (fetching !== wasFetching) {
    setWasFetching(fetching);
    if (fetching) setAskedAt(performance.now());
  }
  if (data && !fetching && kept?.data !== data) {
    const received = receivedOf(data, () => ({
      at: new Date(),
      ms: performance.now() - askedAt,
      operation: document,
      variables: asked?.variables,
      notices: noticesOf(extensions),
    }));
    setKept({ data, question: asked?.key, received });
  }

  const trouble = useMemo(() => (error ? troubleOf(error, extensions) : undefined), [error, extensions]);
  const retry = useCallback(() => {
    setCancelled(false);
    ask({ requestPolicy: 'network-only' });
  }, [ask]);
  const cancel = useCallback(() => {
    setCancelled(true);
  }, []);
  useReconnect(trouble?.kind === 'offline' && !cancelled, retry);
  const answers = kept !== undefined && (fetching || !trouble || kept.question === asked?.key);
  useTold(fetching ? undefined : trouble, answers, operation);

  const acts = { operation, retry, cancel };
  if (answers) return { ...acts, state: 'ready', data: kept.data, received: kept.received, renewing: fetching, trouble };
  if (cancelled) return { ...acts, state: 'cancelled' };
  // While a connection is sought again the reason stays in sight.
  if (trouble && (!fetching || trouble.kind === 'offline')) return { ...acts, state: 'none', trouble };
  return { ...acts, state: 'waiting' };
}

function useTold(trouble: Trouble | undefined, answers: boolean, operation: string): void {
  const kind = trouble?.kind;
  useEffect(() => {
    if (!kind) return;
    if (kind === 'offline') announce('The server was not reached. Trying again.');
    else if (answers) announce(`${operation}: the answer is not complete.`);
    else alert(`${operation}: ${kind}.`);
  }, [kind, answers, operation]);
}

function useReconnect(offline: boolean, retry: () => void): void {
  useEffect(() => {
    if (!offline) return undefined;
    let waitMs = reconnectFirstMs;
    let timer: ReturnType<typeof setTimeout>;
    const again = (): void => {
      retry();
      waitMs = Math.min(waitMs * 2, reconnectLastMs);
      timer = setTimeout(again, waitMs);
    };
    timer = setTimeout(again, waitMs);
    addEventListener('online', retry);
    return () => {
      clearTimeout(timer);
      removeEventListener('online', retry);
    };
  }, [offline, retry]);
}

function noticesOf(extensions: Record<string, unknown> | undefined): readonly string[] {
  const notices = extensions?.['notices'];
  return Array.isArray(notices) ? notices.filter((notice) => typeof notice === 'string') : [];
}

function operationName(document: DocumentNode): string {
  for (const definition of document.definitions) {
    if ('operation' in definition && definition.name) return definition.name.value;
  }
  return 'Query';
}
