import { expect, it } from 'vitest';
import { isA, named, describe } from '../fixtures/rows.ts';
import { openSources } from '../fixtures/graphFiles.ts';

it('lists ancestors of equal distance by id, whichever child leads to them first', async () => {
  const rows = [
    ...(['P:1', 'P:2', 'P:3', 'P:4', 'P:5'] as const).flatMap((id) => named(id, 'OTHER', id)),
    ...isA('P:5', 'P:3', 'P:4'), ...isA('P:3', 'P:2'), ...isA('P:4', 'P:1'),
  ];
  const { topology } = await openSources([{ description: describe('P', ['P']), rows }]);
  expect(topology.hierarchy.ancestorsOf(topology.indexOf('P:5')).map((place) => topology.idAt(place))).toEqual(['P:3', 'P:4', 'P:1', 'P:2']);
});
