import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { StoredOperations } from '../../server/graphql/storedOperations.ts';
import { loadFolder, pathsIn } from '../../server/runs/loadFolder.ts';
import { RunJournal } from '../../server/runs/runJournal.ts';
import { scratchFolder } from '../fixtures/scratchFolder.ts';

it('takes a journal that is not there for an empty one, and one that cannot be read for a fault', async () => {
  const folder = await scratchFolder();
  expect(await new RunJournal(folder).read()).toEqual([]);
  await writeFile(path.join(folder, 'runs'), '');
  await expect(new RunJournal(folder).read()).rejects.toThrow('ENOTDIR');
});

it('offers nothing of a folder that is gone, and does not hide one that cannot be read', async () => {
  const folder = await scratchFolder();
  expect(await pathsIn(path.join(folder, 'gone'))).toEqual([]);
  await writeFile(path.join(folder, 'file'), '');
  await expect(pathsIn(path.join(folder, 'file'))).rejects.toThrow('ENOTDIR');
  await expect(loadFolder(path.join(folder, 'gone'))).rejects.toMatchObject({ code: 'BAD_USER_INPUT', cause: { code: 'ENOENT' } });
});

it('refuses a text too deep to be parsed before it asks whether it is stored', () => {
  expect(() => new StoredOperations('only', new Map()).textOf('{'.repeat(30_000), undefined)).toThrow('query brackets within one another');
});
