import path from 'node:path';
import { expect, it } from 'vitest';
import { affectedMappings } from '../../ingest/affectedMappings.ts';
import { changesFrom } from '../../ingest/changes.ts';
import type { GraphRow } from '../../server/graph-files/rows.ts';
import { GraphFilesWriter } from '../../server/graph-files/writer.ts';
import { writeGraphFiles } from '../fixtures/graphFiles.ts';
import { conceptRow, describe, isA, mappingRow, named, preferred, termRow } from '../fixtures/rows.ts';
import { scratchFolder } from '../fixtures/scratchFolder.ts';

const rowsOf = (rows: readonly GraphRow[]): GraphFilesWriter => {
  const writer = new GraphFilesWriter();
  for (const row of rows) writer.add(row);
  return writer;
};

const before: readonly GraphRow[] = [
  ...named('A:1', 'DISEASE', 'Stays'), ...named('A:2', 'DISEASE', 'Old name'), preferred('A:2', 'Alter Name', 'de'), ...named('A:3', 'DISEASE', 'Goes'),
  ...named('A:4', 'DISEASE', 'Is retired'), ...named('A:5', 'DISEASE', 'Is retired and renamed'), ...named('A:6', 'DISEASE', 'Was retired', { active: false }),
  ...named('A:7', 'DISEASE', 'Gets a synonym'), conceptRow('B:9', 'DISEASE', { standing: 'REFERENCED' }),
];
const after: readonly GraphRow[] = [
  ...named('A:1', 'DISEASE', 'Stays'), ...named('A:2', 'DISEASE', 'New name'), preferred('A:2', 'Alter Name', 'de'),
  ...named('A:4', 'DISEASE', 'Is retired', { active: false, replacedBy: ['A:1'] }), ...named('A:5', 'DISEASE', 'Another name', { active: false }), ...named('A:6', 'DISEASE', 'Was retired', { active: false }),
  ...named('A:7', 'DISEASE', 'Gets a synonym'), termRow('A:7', 'The synonym'), ...named('A:8', 'DISEASE', 'Comes'), ...isA('A:8', 'A:1'),
];

it('counts concepts that come, change, are retired and go, each in one place, and names those that mappings may name', async () => {
  const folder = await scratchFolder();
  await writeGraphFiles(folder, [{ description: describe('A', ['A']), rows: before }]);
  const { changes, touched } = await changesFrom([path.join(folder, 'a')], rowsOf(after));
  expect(changes).toEqual({ added: 1, changed: 2, retired: 2, removed: 2 });
  expect([...touched.values()].sort((a, b) => (a.id < b.id ? -1 : 1))).toEqual([
    { id: 'A:2', touch: 'RENAMED', labelBefore: 'Old name', labelAfter: 'New name', replacedBy: [] },
    { id: 'A:3', touch: 'REMOVED', labelBefore: 'Goes', labelAfter: undefined, replacedBy: [] },
    { id: 'A:4', touch: 'RETIRED', labelBefore: 'Is retired', labelAfter: 'Is retired', replacedBy: ['A:1'] },
    { id: 'A:5', touch: 'RETIRED', labelBefore: 'Is retired and renamed', labelAfter: 'Another name', replacedBy: [] },
  ]);
});

it('touches nothing where the same is read again, or where there was nothing', async () => {
  const folder = await scratchFolder();
  await writeGraphFiles(folder, [{ description: describe('A', ['A']), rows: before }]);
  expect(await changesFrom([path.join(folder, 'a')], rowsOf(before))).toEqual({ changes: { added: 0, changed: 0, retired: 0, removed: 0 }, touched: new Map() });
  const { changes, touched } = await changesFrom([], rowsOf(after));
  expect([changes.added, touched.size]).toEqual([7, 0]);
});

it('lists the mappings that name a touched concept on either side, those that people accepted first', async () => {
  const folder = await scratchFolder();
  await writeGraphFiles(folder, [
    { description: describe('A', ['A']), rows: before },
    { description: describe('MAPS', []), rows: [mappingRow('C:1', 'A:2'), mappingRow('C:2', 'A:1'), mappingRow('A:4', 'C:3', { status: 'ACCEPTED' }), mappingRow('C:4', 'A:1', { targetsTogether: ['A:3'] })] },
  ]);
  const { touched } = await changesFrom([path.join(folder, 'a')], rowsOf(after));
  const { total, accepted, shown } = await affectedMappings([{ source: 'MAPS', folder: path.join(folder, 'maps') }], touched);
  expect([total, accepted]).toEqual([3, 1]);
  expect(shown.map(({ statedBy, source, target, concept }) => [statedBy, source, target, concept.id])).toEqual([['MAPS', 'A:4', 'C:3', 'A:4'], ['MAPS', 'C:1', 'A:2', 'A:2'], ['MAPS', 'C:4', 'A:1', 'A:3']]);
});
