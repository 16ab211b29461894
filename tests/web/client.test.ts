import { gql } from 'urql';
import { expect, it } from 'vitest';
import { mockClient } from './mockClient.tsx';

const question = gql`
  query Note {
    release {
      id
    }
  }
`;

it('remembers an answer, unless the question holds something of a patient', async () => {
  const { client, asked } = mockClient({ Note: () => ({ data: { release: { id: '1' } } }) });
  for (const context of [{}, {}]) await client.query(question, {}, context).toPromise();
  expect(asked).toHaveLength(1);
  const fresh = mockClient({ Note: () => ({ data: { release: { id: '1' } } }) });
  for (const context of [{ kept: false }, { kept: false }]) await fresh.client.query(question, {}, context).toPromise();
  expect(fresh.asked).toHaveLength(2);
});
