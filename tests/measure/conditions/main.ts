import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { agreement } from './agreement.ts';
import { coverageTable, statedGaps } from './coverage.ts';
import { readTables } from './tables.ts';

/** Writes the generated parts of docs/common-conditions.md. SHARED_DIR holds the sources of the independent checks; without it that part stays. */
const checkout = path.resolve(import.meta.dirname, '..', '..', '..');
const page = path.join(checkout, 'docs', 'common-conditions.md');
const seeds = path.join(checkout, 'graph-seeds');
const shared = path.resolve(process.env['SHARED_DIR'] ?? path.join(checkout, '..', 'shared'));

const tables = await readTables(seeds);
const checks = await agreement(seeds, shared, tables).catch((cause: unknown) => {
  if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return undefined;
  throw cause;
});
let text = await readFile(page, 'utf8');
for (const [name, content] of [['coverage', coverageTable(tables)], ['gaps', statedGaps(tables)], ['checks', checks]] as const) {
  if (content === undefined) continue;
  const [begin, end] = [`<!-- ${name}: written by npm run measure:conditions -->`, `<!-- end of ${name} -->`];
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  if (from === -1 || to < from) throw new Error(`${page} has no place for ${name}: "${begin}" and "${end}"`);
  text = `${text.slice(0, from)}${begin}\n${content}\n${text.slice(to)}`;
  process.stdout.write(`${content}\n\n`);
}
await writeFile(page, text);
