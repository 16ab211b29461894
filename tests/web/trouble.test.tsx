import { readFileSync } from 'node:fs';
import path from 'node:path';
import { CombinedError } from '@urql/core';
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import * as errors from '../../server/domain/errors.ts';
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

const headlines = {
  refused: 'The server refused the ranking.',
  storeAway: 'The ranking did not load: the database gives no answer.',
  slow: 'The ranking took too long.',
  failed: 'The ranking did not load.',
};

const kinds: Readonly<Record<Exclude<keyof typeof errors, 'DomainError'>, readonly [keyof typeof headlines, errors.DomainError]>> = {
  LimitExceeded: ['refused', new errors.LimitExceeded('first', 5, 9)],
  NotFound: ['refused', new errors.NotFound('concept', 'HP:1')],
  InvalidInput: ['refused', new errors.InvalidInput('Words.')],
  NotConfigured: ['refused', new errors.NotConfigured('Words.')],
  DryRunNeeded: ['refused', new errors.DryRunNeeded('HPO', 'hpo')],
  ContentChanged: ['refused', new errors.ContentChanged('HPO', 'files')],
  TooLate: ['refused', new errors.TooLate('Words.')],
  NotAllowed: ['refused', new errors.NotAllowed('Words.')],
  DeadlineExceeded: ['slow', new errors.DeadlineExceeded(10_000)],
  StoreUnavailable: ['storeAway', new errors.StoreUnavailable()],
  StoreFault: ['storeAway', new errors.StoreFault('Neo.DatabaseError')],
  StoreRefused: ['storeAway', new errors.StoreRefused('Neo.ClientError')],
  NoRoom: ['failed', new errors.NoRoom('DATA_DIR')],
  FileProblem: ['failed', new errors.FileProblem('arrays.bin', undefined, 'cannot be read.', 'Build it again.')],
};

/** Of the test alone: jsdom reads no variables of a theme. */
const colours = { danger: 'rgb(255, 0, 0)', warn: 'rgb(255, 165, 0)' };

describe('what a person reads when there is no answer', () => {
  it('is known of every refusal and fault that the server has a class for', () => {
    expect(Object.keys(errors).filter((name) => name !== 'DomainError').sort()).toEqual(Object.keys(kinds).sort());
  });

  it.each(Object.entries(kinds))('of %s is by its kind', (_name, [kind, { code, message }]) => {
    const trouble = troubleBy(code, message);
    expect(trouble.kind).toBe(kind);
    expect(told(trouble)).toBe(`${headlines[kind]} ${message}`);
    expect(reportOf(trouble, 'Differential', undefined, new Date(0))).toContain(`result: ${kind} (${code})`);
  });

  it.each([
    ['BAD_USER_INPUT', 'refused'], ['BAD_REQUEST', 'refused'], ['GRAPHQL_PARSE_FAILED', 'refused'], ['NOT_ALLOWED', 'refused'],
    ['INTERNAL_SERVER_ERROR', 'failed'], ['NOT_READY', 'failed'], ['NOTHING_TO_SERVE', 'failed'], [undefined, 'failed'],
  ])('is by the code %s %s', (code, kind) => {
    expect(troubleBy(code, 'Words.').kind).toBe(kind);
  });

  it.each<[string, keyof typeof colours, Date | undefined]>([
    ['LIMIT_EXCEEDED', 'danger', undefined], ['STORE_FAULT', 'danger', undefined], ['DEADLINE_EXCEEDED', 'danger', undefined], ['INTERNAL_SERVER_ERROR', 'danger', undefined],
    ['STORE_FAULT', 'warn', new Date(0)],
  ])('is drawn by the code %s in the colour %s', (code, colour, keptFrom) => {
    const css = readFileSync(path.resolve(import.meta.dirname, '..', '..', 'web', 'src', 'components', 'QueryState.css'), 'utf8');
    const style = document.createElement('style');
    style.textContent = css.replaceAll('var(--danger)', colours.danger).replaceAll('var(--warn)', colours.warn);
    document.head.append(style);
    told(troubleBy(code, 'Words.'), keptFrom);
    const note = screen.getByText('Words.', { exact: false }).closest('.trouble');
    if (note === null) throw new Error('no note is drawn');
    const drawn = getComputedStyle(note).borderTopColor;
    style.remove();
    expect(drawn).toBe(colours[colour]);
  });

  it('says of what is still shown that it is older, and why', () => {
    const { message } = new errors.StoreUnavailable();
    expect(told(troubleBy('STORE_UNAVAILABLE', message), new Date(0))).toMatch(/^The ranking could not be renewed; what is below is of .*\. The graph database does not answer\./);
  });
});
