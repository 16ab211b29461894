import { createClient } from 'graphql-ws/client';
import { useEffect, useRef, useState } from 'react';
import { stringifyDocument } from 'urql';
import { IngestProgressDocument, type IngestProgressSubscription, type IngestRunStateFragment } from '../../generated/graphql.ts';

/** How often the runs are asked for while their progress does not come by itself. */
export const pollMs = 5_000;
const reconnectFirstMs = 1_000;

export type Feed = 'live' | 'polling';

/**
 * The progress of a run by subscription, from its state now on; while the connection is lost, `onPoll` is called instead,
 * and a connection that comes back begins with the state of then, so that no figure stays behind. `onOver` comes at its end.
 */
export function useProgress(id: string | undefined, onPoll: () => void, onOver: () => void): { readonly run: IngestRunStateFragment | undefined; readonly feed: Feed } {
  const [run, setRun] = useState<IngestRunStateFragment>();
  const [feed, setFeed] = useState<Feed>('live');
  const acts = useRef({ onPoll, onOver });
  useEffect(() => {
    acts.current = { onPoll, onOver };
  });
  useEffect(() => {
    if (id === undefined) return undefined;
    const client = createClient({
      url: new URL('/graphql', location.href).href.replace(/^http/, 'ws'), retryAttempts: Infinity, shouldRetry: () => true,
      retryWait: (retries) => new Promise((resolve) => { setTimeout(resolve, Math.min(reconnectFirstMs * 2 ** retries, pollMs)); }),
      on: {
        connected: () => { setFeed('live'); },
        closed: () => { setFeed('polling'); },
      },
    });
    const end = client.subscribe<IngestProgressSubscription>({ query: stringifyDocument(IngestProgressDocument), variables: { run: id } }, {
      next: ({ data }) => { if (data) setRun(data.ingestProgress); },
      error: () => { setFeed('polling'); },
      complete: () => { acts.current.onOver(); },
    });
    return () => {
      end();
      void client.dispose();
      setFeed('live');
    };
  }, [id]);
  useEffect(() => {
    if (id === undefined || feed === 'live') return undefined;
    const timer = setInterval(() => { acts.current.onPoll(); }, pollMs);
    return () => { clearInterval(timer); };
  }, [id, feed]);
  return { run: run?.id === id ? run : undefined, feed };
}
