import { expect, it } from 'vitest';
import { describe, mappingRow } from '../fixtures/rows.ts';
import { openSources } from '../fixtures/graphFiles.ts';

it('orders the mappings that name a concept as target by source and id, whichever of several targets it is', async () => {
  const combinations = Array.from({ length: 8 }, (_, place) => mappingRow('S:1', 'T:1', { targetsTogether: ['T:2'], flags: [{ name: 'row', value: String(place) }] }));
  const plain = Array.from({ length: 8 }, (_, place) => mappingRow('S:1', 'T:2', { flags: [{ name: 'row', value: String(place) }] }));
  const { store } = await openSources([{ description: describe('M', []), rows: [...combinations, ...plain] }]);
  const [mappings = []] = await store.mappings(['T:2']);
  expect(mappings).toHaveLength(16);
  expect(mappings.map(({ id }) => id)).toEqual(mappings.map(({ id }) => id).sort());
});
