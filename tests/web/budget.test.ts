// @vitest-environment node
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeAll, expect, it } from 'vitest';
import { buildWebIfOlder } from '../../server/buildWeb.ts';

const webDir = path.resolve(import.meta.dirname, '..', '..', 'web');
const kB = 1_000;

interface Chunk {
  readonly file: string;
  readonly imports?: readonly string[];
  readonly css?: readonly string[];
}

let manifest: Readonly<Record<string, Chunk>>;
beforeAll(async () => {
  await buildWebIfOlder(webDir);
  manifest = JSON.parse(await readFile(path.join(webDir, 'dist', '.vite', 'manifest.json'), 'utf8')) as typeof manifest;
});

/** Every file that must arrive before these entries run. */
function filesOf(entries: readonly string[], kind: 'js' | 'css'): ReadonlySet<string> {
  const seen = new Set<string>();
  const files = new Set<string>();
  const visit = (name: string): void => {
    const chunk = manifest[name];
    if (!chunk) throw new Error(`the build has no ${name}`);
    if (seen.has(name)) return;
    seen.add(name);
    for (const file of kind === 'js' ? [chunk.file] : (chunk.css ?? [])) files.add(file);
    chunk.imports?.forEach(visit);
  };
  entries.forEach(visit);
  return files;
}

async function gzipped(files: Iterable<string>): Promise<number> {
  const sizes = await Promise.all([...files].map(async (file) => gzipSync(await readFile(path.join(webDir, 'dist', file)), { level: 9 }).byteLength));
  return sizes.reduce((total, size) => total + size, 0);
}

const first = ['index.html', 'src/views/search/SearchView.tsx'];
const differential = 'src/views/differential/DifferentialView.tsx';
const concept = 'src/views/concept/ConceptView.tsx';
const coder = 'src/views/coder/CoderView.tsx';
const ingest = 'src/views/ingest/IngestView.tsx';
const api = 'src/views/api/ApiView.tsx';

it('loads Search first with at most 165 kB of script', async () => {
  expect(await gzipped(filesOf(first, 'js'))).toBeLessThanOrEqual(165 * kB);
});

it('adds at most 35 kB of script for a concept', async () => {
  const before = filesOf(first, 'js');
  expect(await gzipped([...filesOf([concept], 'js')].filter((file) => !before.has(file)))).toBeLessThanOrEqual(35 * kB);
});

it('adds at most 40 kB of script for the differential', async () => {
  const before = filesOf(first, 'js');
  expect(await gzipped([...filesOf([differential], 'js')].filter((file) => !before.has(file)))).toBeLessThanOrEqual(40 * kB);
});

it('adds at most 25 kB of script for the Text coder', async () => {
  const before = filesOf(first, 'js');
  expect(await gzipped([...filesOf([coder], 'js')].filter((file) => !before.has(file)))).toBeLessThanOrEqual(25 * kB);
});

it('adds at most 30 kB of script for the API page', async () => {
  const before = filesOf(first, 'js');
  expect(await gzipped([...filesOf([api], 'js')].filter((file) => !before.has(file)))).toBeLessThanOrEqual(30 * kB);
});

it('adds at most 20 kB of script for the ingest console', async () => {
  const before = filesOf(first, 'js');
  expect(await gzipped([...filesOf([ingest], 'js')].filter((file) => !before.has(file)))).toBeLessThanOrEqual(20 * kB);
});

it('styles everything with at most 25 kB, and loads no font', async () => {
  const css = filesOf([...first, concept, differential, coder, api, ingest], 'css');
  expect(await gzipped(css)).toBeLessThanOrEqual(25 * kB);
  for (const file of css) expect(await readFile(path.join(webDir, 'dist', file), 'utf8')).not.toMatch(/@font-face|@import|url\(/);
});
