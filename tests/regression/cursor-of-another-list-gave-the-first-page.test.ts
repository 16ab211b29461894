import { expect, it } from 'vitest';
import { encodeCursor } from '../../server/services/paging.ts';
import { refusalOf, smallApi } from '../graphql/api.ts';

const api = smallApi();

it('refuses a cursor of another list of statements instead of showing the first page again', async () => {
  const answer = await api().ask('query ($after: String) { concept(by: { id: "OMIM:222300" }) { assertions(after: $after) { nodes { id } } } }', { after: encodeCursor('assertion:0000000000000000') });
  expect(refusalOf(answer)[0]).toBe('BAD_USER_INPUT');
});
