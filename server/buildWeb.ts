import { spawn } from 'node:child_process';
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';

/** Builds the explorer's bundle where it is missing or older than its sources. Throws with the builder's own words. */
export async function buildWebIfOlder(webDir: string): Promise<void> {
  const built = await changedAt(path.join(webDir, 'dist', 'index.html'));
  const sources = await Promise.all([newestIn(path.join(webDir, 'src')), changedAt(path.join(webDir, 'index.html')), changedAt(path.join(webDir, 'vite.config.ts'))]);
  if (built > Math.max(...sources)) return;
  await run(process.execPath, [path.join(webDir, '..', 'node_modules', 'vite', 'bin', 'vite.js'), 'build', '--config', path.join(webDir, 'vite.config.ts'), '--logLevel', 'warn'], path.dirname(webDir));
}

const changedAt = async (file: string): Promise<number> => (await stat(file).catch(() => undefined))?.mtimeMs ?? 0;

async function newestIn(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true });
  return Math.max(0, ...(await Promise.all(entries.map((entry) => changedAt(path.join(folder, entry))))));
}

const run = (command: string, args: readonly string[], cwd: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => { said += chunk.toString(); });
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`the explorer could not be built (${args[0] ?? ''} ended with ${String(code)}):\n${said}`));
    });
  });
