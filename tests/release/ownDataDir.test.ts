import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { scratchFolder } from '../fixtures/scratchFolder.ts';
import { run } from './processes.ts';

describe('a DATA_DIR', () => {
  it('has one owner: a second process is refused, with the folder, the first one and what to do', async () => {
    const dataDir = await scratchFolder();
    const first = run('ownDataDir.ts', dataDir);
    expect(await first.nextLine()).toBe('owned');
    const second = run('ownDataDir.ts', dataDir);
    expect(await second.nextLine()).toBe(`refused: DATA_DIR ${dataDir} is in use by process ${first.pid} (server). Stop it first, or set DATA_DIR to another folder.`);
    expect(await readFile(path.join(dataDir, 'server.pid'), 'utf8')).toMatch(new RegExp(`^${first.pid} `));
  });

  it('passes to the next process when its owner was killed', async () => {
    const dataDir = await scratchFolder();
    const first = run('ownDataDir.ts', dataDir);
    expect(await first.nextLine()).toBe('owned');
    await first.kill();
    expect(await readFile(path.join(dataDir, 'server.pid'), 'utf8')).toMatch(new RegExp(`^${first.pid} `));
    expect(await run('ownDataDir.ts', dataDir).nextLine()).toBe('owned');
  });

  it.each([['whose number another process has now', `${process.pid} 1`], ['that is empty', ''], ['that is no number', 'nonsense'], ['that would mean every process', '-1 0']])(
    'is taken over from a mark %s', async (_what, mark) => {
      const dataDir = await scratchFolder();
      await writeFile(path.join(dataDir, 'server.pid'), mark);
      expect(await run('ownDataDir.ts', dataDir).nextLine()).toBe('owned');
    });
});
