import { describe, expect, it } from 'vitest';
import { DomainError, FileProblem, InvalidInput, LimitExceeded, NotConfigured, NotFound } from '../../server/domain/errors.ts';

describe('a refusal', () => {
  it('has a stable code and says what was received, what is allowed and what to do', () => {
    const refusals = [
      new LimitExceeded('ids', 200, 201), new LimitExceeded('text', 5, 6, 'Shorten it.'), new NotFound('concept', 'HP:1'), new InvalidInput('first: 0.'), new NotConfigured('mode: VECTOR.'),
      new FileProblem('terms.tsv.gz', 7, 'is cut short.', 'Build it again.'), new FileProblem('manifest.json', undefined, 'is no JSON.', 'Restore it.'),
    ];
    expect(refusals.map(({ code, message, name }) => [name, code, message])).toEqual([
      ['LimitExceeded', 'LIMIT_EXCEEDED', 'ids: received 201, at most 200 allowed. Send fewer in one request.'], ['LimitExceeded', 'LIMIT_EXCEEDED', 'text: received 6, at most 5 allowed. Shorten it.'],
      ['NotFound', 'NOT_FOUND', 'No concept has the id "HP:1" in this release. Look it up with searchConcepts.'], ['InvalidInput', 'BAD_USER_INPUT', 'first: 0.'], ['NotConfigured', 'NOT_CONFIGURED', 'mode: VECTOR.'],
      ['FileProblem', 'FILE_PROBLEM', 'terms.tsv.gz:7: is cut short. Build it again.'], ['FileProblem', 'FILE_PROBLEM', 'manifest.json: is no JSON. Restore it.'],
    ]);
    for (const refusal of refusals) expect(refusal).toBeInstanceOf(DomainError);
  });

  it('keeps the error it came from', () => {
    const cause = new Error('EIO');
    expect(new FileProblem('x', 1, 'y.', 'z.', { cause }).cause).toBe(cause);
  });
});
