import { execFile } from 'node:child_process';
import { statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkout, read, repositoryFiles } from './repositoryFiles.ts';

const linesMax = 350;
/** The largest seed has less than two thirds of it. */
const bytesMax = 3_000_000;
/** Written by a generator or by npm. */
const notWritten = /(^|\/)generated(\/|\.ts$)|^package-lock\.json$/;

const files = repositoryFiles();
const isText = (file: string): boolean => /\.(ts|tsx|js|json|md|graphql|css|html|svg|tsv|csv|txt|yml|yaml|xml|toml|sh)$|(^|\/)(run|LICENSE|NOTICE|Dockerfile|\.[a-z]+)$/.test(file);

describe('the repository', () => {
  it('has a README with the two lines that start and test it', () => {
    const readme = read('README.md');
    for (const line of ['npm ci && npm start', 'npm ci && npm test']) expect(readme.split('\n').map((text) => text.replace(/^\s*\$?\s*/, '').replace(/\s+#.*$/, '').trim())).toContain(line);
  });

  it('names the host of no registry, so that it installs from whichever is configured', () => {
    const hosts = new RegExp(['registry', 'npmjs', 'org'].join('\\.').replace('\\.npmjs', '(\\.npmjs)') + '|' + ['pypi', 'org'].join('\\.') + '|' + ['files', 'pythonhosted'].join('\\.') + '|artifactory|verdaccio|nexus\\.', 'i');
    expect(files.filter((file) => isText(file) && hosts.test(read(file)) && file !== 'tests/repo/hygiene.test.ts')).toEqual([]);
  });

  it('locks versions without addresses', () => {
    const lock = JSON.parse(read('package-lock.json')) as { readonly packages: Readonly<Record<string, { readonly resolved?: string; readonly version?: string }>> };
    expect(Object.entries(lock.packages).filter(([, { resolved }]) => resolved !== undefined).map(([name]) => name)).toEqual([]);
    expect(Object.keys(lock.packages).length).toBeGreaterThan(100);
  });

  it(`has no source file of more than ${linesMax} lines`, () => {
    const long = files.filter((file) => /\.(ts|tsx|css)$/.test(file) && !notWritten.test(file)).map((file) => ({ file, lines: read(file).split('\n').length })).filter(({ lines }) => lines > linesMax);
    expect(long).toEqual([]);
  });

  it(`has no file of more than ${bytesMax / 1e6} MB`, () => {
    expect(files.map((file) => ({ file, bytes: statSync(path.join(checkout, file)).size })).filter(({ bytes }) => bytes > bytesMax)).toEqual([]);
  });

  it('skips, singles out and postpones no test', () => {
    const marks = new RegExp(`\\b(it|test|describe)(\\.concurrent|\\.sequential)?\\.(${['skip', 'only', 'todo', 'fails'].join('|')})\\b`);
    expect(files.filter((file) => /^tests\/.*\.tsx?$/.test(file) && marks.test(read(file)))).toEqual([]);
  });

  it('holds no path of one machine', () => {
    const machine = new RegExp(`(^|[\\s"'\`(=])/(${['work', 'home', 'Users', 'root'].join('|')})/`, 'm');
    expect(files.filter((file) => isText(file) && !file.startsWith('graph-seeds/') && machine.test(read(file)))).toEqual([]);
  });
});

describe('generated code', () => {
  it('is what the schema and the queries give', { timeout: 120_000 }, async () => {
    const generator = path.join(checkout, 'node_modules', '@graphql-codegen', 'cli', 'cjs', 'bin.js');
    const { exitCode, said } = await new Promise<{ readonly exitCode: number | null; readonly said: string }>((resolve) => {
      const child = execFile(process.execPath, [generator, '--config', 'codegen.ts', '--check'], { cwd: checkout }, (_error, output, complaints) => { resolve({ exitCode: child.exitCode, said: output + complaints }); });
    });
    expect(exitCode, `${said}\nRun "npm run generate".`).toBe(0);
  });
});
