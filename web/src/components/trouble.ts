import type { CombinedError } from '@urql/core';

/** Why there is no answer, or only a part of one. */
export interface Trouble {
  /**
   * refused: the server says why it does not answer this, such as too large; storeAway: its database gives no answer; slow: the
   * answer did not come in time; failed: it could not answer; offline: it was not reached.
   */
  readonly kind: 'refused' | 'storeAway' | 'slow' | 'failed' | 'offline';
  readonly message: string;
  readonly code: string | undefined;
  readonly requestId: string | undefined;
  /** The fields that did not answer, of a partial answer. */
  readonly parts: readonly string[];
}

/** Codes by which the server says that it could not, rather than would not. */
const faults: Readonly<Record<string, Trouble['kind']>> = {
  INTERNAL_SERVER_ERROR: 'failed',
  NOT_READY: 'failed',
  NOTHING_TO_SERVE: 'failed',
  NO_ROOM: 'failed',
  FILE_PROBLEM: 'failed',
  STORE_UNAVAILABLE: 'storeAway',
  STORE_FAULT: 'storeAway',
  STORE_REFUSED: 'storeAway',
  DEADLINE_EXCEEDED: 'slow',
};

const textOf = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

const headerOf = (response: unknown): string | undefined =>
  response instanceof Response ? (response.headers.get('x-request-id') ?? undefined) : undefined;

export function troubleOf(error: CombinedError, extensions: Record<string, unknown> | undefined): Trouble {
  const [first] = error.graphQLErrors;
  const requestId =
    error.graphQLErrors.map(({ extensions: own }) => textOf(own['requestId'])).find(Boolean) ??
    textOf(extensions?.['requestId']) ??
    headerOf(error.response);
  const parts = error.graphQLErrors.flatMap(({ path }) => (path ? [path.filter((step) => typeof step === 'string').join(' › ')] : []));
  if (!first) {
    const reached = error.response instanceof Response;
    return {
      kind: reached ? 'failed' : 'offline',
      message: reached ? 'The server answered with something that is no answer.' : 'The server was not reached.',
      code: undefined,
      requestId,
      parts,
    };
  }
  const code = textOf(first.extensions['code']);
  return {
    kind: code === undefined ? 'failed' : (faults[code] ?? 'refused'),
    message: error.graphQLErrors.map(({ message }) => message).join(' '),
    code,
    requestId,
    parts: [...new Set(parts)],
  };
}

/** What a person may send to those who run the server: it names the operation, never what was asked. */
export const reportOf = (trouble: Trouble, operation: string, release: string | undefined, at: Date): string =>
  [
    `operation: ${operation}`,
    `result: ${trouble.kind}${trouble.code ? ` (${trouble.code})` : ''}`,
    `request: ${trouble.requestId ?? 'none, the server was not reached'}`,
    `parts: ${trouble.parts.join(', ') || 'the whole answer'}`,
    `release: ${release ?? 'unknown'}`,
    `time: ${at.toISOString()}`,
    `browser: ${navigator.userAgent}`,
  ].join('\n');
