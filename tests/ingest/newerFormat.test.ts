import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { buildWhereSeedsChanged, openServed } from '../../server/openGraph.ts';
import { releaseFolderName } from '../../server/release/manifest.ts';
import { scratchFolder } from '../fixtures/scratchFolder.ts';
import { loaded, loadPlace, writeTable } from './killed/killRounds.ts';

it('builds a release of an older format again with what an operator loaded', { timeout: 60_000 }, async () => {
  const place = await loadPlace(await scratchFolder());
  await writeTable(place, 1);
  expect((await loaded(place)).code).toBe(0);
  const [id = ''] = await place.library.served();
  const file = path.join(place.dataDir, 'releases', releaseFolderName(id), 'release.json');
  const manifest = JSON.parse(await readFile(file, 'utf8')) as { format: number };
  await writeFile(file, JSON.stringify({ ...manifest, format: manifest.format - 1 }));

  await buildWhereSeedsChanged(place.library, { ...place, sourcesExcluded: new Set() }, () => undefined);

  const graph = await openServed(place.library, () => undefined);
  expect(graph?.release.id).toBe(id);
  expect(graph?.topology.indexOf('KILLED:C7')).not.toBe(-1);
});
