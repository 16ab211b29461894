import { expect, it } from 'vitest';
import { refusalOf, smallApi } from '../graphql/api.ts';

const api = smallApi();

it('names the limit in the answer to a query refused as a whole, instead of calling it a fault of the server', async () => {
  expect(refusalOf(await api().ask(`{ ${'__typename '.repeat(31)} }`))).toEqual(['LIMIT_EXCEEDED', 'query root fields: received 31, at most 30 allowed. Send several requests.']);
  expect(api().log.filter((line) => !line.includes('"msg":"request"'))).toEqual([]);
});
