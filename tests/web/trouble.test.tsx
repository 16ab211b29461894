import { CombinedError } from '@urql/core';
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { DeadlineExceeded, LimitExceeded, StoreFault, StoreRefused, StoreUnavailable } from '../../server/domain/errors.ts';
import { TroubleNote } from '../../web/src/components/QueryState.tsx';
import type { Trouble } from '../../web/src/components/trouble.ts';
import { reportOf, troubleOf } from '../../web/src/components/trouble.ts';

afterEach(cleanup);

const troubleBy = (code: string | undefined, message: string): Trouble =>
  troubleOf(new CombinedError({ graphQLErrors: [{ message, extensions: { code, requestId: 'r-1' } }] }), undefined);
const told = (trouble: Trouble, keptFrom?: Date): string => {
  render(<TroubleNote trouble={trouble} what="the ranking" operation="Differential" onRetry={() => undefined} keptFrom={keptFrom} />);
  return screen.getByText((_text, element) => element?.tagName === 'P' && element.querySelector('strong') !== null).textContent;
};

describe('what a person reads when there is no answer', () => {
  it.each([
    ['refused', 'The server refused the ranking.', new LimitExceeded('first', 5, 9)],
    ['storeAway', 'The ranking did not load: the database gives no answer.', new StoreUnavailable()],
    ['storeAway', 'The ranking did not load: the database gives no answer.', new StoreFault('Neo.DatabaseError')],
    ['storeAway', 'The ranking did not load: the database gives no answer.', new StoreRefused('Neo.ClientError')],
    ['slow', 'The ranking took too long.', new DeadlineExceeded(10_000)],
  ])('is %s: %s', (kind, headline, { code, message }) => {
    const trouble = troubleBy(code, message);
    expect(trouble.kind).toBe(kind);
    expect(told(trouble)).toBe(`${headline} ${message}`);
    expect(reportOf(trouble, 'Differential', undefined, new Date(0))).toContain(`result: ${kind} (${code})`);
  });

  it.each([
    ['BAD_USER_INPUT', 'refused'], ['BAD_REQUEST', 'refused'], ['GRAPHQL_PARSE_FAILED', 'refused'], ['NOT_ALLOWED', 'refused'],
    ['INTERNAL_SERVER_ERROR', 'failed'], ['NOT_READY', 'failed'], [undefined, 'failed'],
  ])('is by the code %s %s', (code, kind) => {
    expect(troubleBy(code, 'Words.').kind).toBe(kind);
  });

  it('says of what is still shown that it is older, and why', () => {
    const { message } = new StoreUnavailable();
    expect(told(troubleBy('STORE_UNAVAILABLE', message), new Date(0))).toMatch(/^The ranking could not be renewed; what is below is of .*\. The graph database does not answer\./);
  });
});
