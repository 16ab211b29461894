import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { buildWhereSeedsChanged, openServed } from '../../../server/openGraph.ts';
import { ReleaseLibrary } from '../../../server/release/library.ts';
import { writeGraphFiles } from '../../fixtures/graphFiles.ts';
import { scratchFolder } from '../../fixtures/scratchFolder.ts';
import { smallGraph } from '../../fixtures/smallGraph.ts';

const here = path.dirname(fileURLToPath(import.meta.url));
const lexicon = path.join(here, '..', '..', '..', 'graph-seeds', 'lexicon');
const codes = 4000;

const table = (): string => [
  '# system: KILLED', '# name: A table to be killed over', '# version: 1', '# licence: none', '# hierarchical: yes',
  'code\tparent\tlabel\tsynonyms\tdefinition\tlanguage', 'R\t\tRoot\t\t\ten',
  ...Array.from({ length: codes }, (_, place) => `C${place}\tR\tConcept number ${place}\tOther name ${place}\t\ten`),
].join('\n') + '\n';

const loading = (args: readonly string[]) => spawn(process.execPath, ['--import', 'tsx', path.join(here, 'loadOnce.ts'), ...args], { stdio: ['ignore', 'pipe', 'inherit'] });

it('keeps the release served before when a load is killed at any moment, and the next load completes', { timeout: 120_000 }, async () => {
  const folder = await scratchFolder();
  const [dataDir, seedsDir, file] = [path.join(folder, 'data'), path.join(folder, 'seeds'), path.join(folder, 'table.tsv')];
  await writeGraphFiles(seedsDir, smallGraph);
  await cp(lexicon, path.join(seedsDir, 'lexicon'), { recursive: true });
  await writeFile(file, table());
  const library = new ReleaseLibrary(dataDir);
  await buildWhereSeedsChanged(library, { dataDir, seedsDir, sourcesExcluded: new Set() }, () => undefined);
  const [before] = await library.served();

  const killedAfterMs = [30, 120, 250];
  for (const ms of killedAfterMs) {
    const child = loading([dataDir, seedsDir, file]);
    await once(child.stdout, 'data');
    await new Promise((resolve) => setTimeout(resolve, ms));
    child.kill('SIGKILL');
    await once(child, 'exit');
    const [served] = await library.served();
    const graph = await openServed(library, (id, problem) => { throw new Error(`${id} is damaged`, { cause: problem }); });
    expect(graph?.release.id).toBe(served);
    const whole = graph?.topology.indexOf('KILLED:R') === -1 ? before : graph?.release.id;
    expect(served).toBe(whole);
  }

  const [code] = (await once(loading([dataDir, seedsDir, file]), 'exit')) as [number];
  expect(code).toBe(0);
  const graph = await openServed(library, () => undefined);
  expect(graph?.topology.hierarchy.childCount(graph.topology.indexOf('KILLED:R'))).toBe(codes);
});
