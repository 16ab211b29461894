import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readDelimited } from '../../ingest/delimited.ts';
import { InputFile } from '../../ingest/input.ts';
import { readRows } from '../../server/graph-files/reader.ts';

const checkout = path.join(import.meta.dirname, '..', '..');
const seeds = path.join(checkout, 'graph-seeds', 'atc');
const shared = process.env['SHARED_DIR'] ?? path.join(checkout, '..', 'shared');
const reference = path.join(shared, 'data', 'terminologies', 'conditional', 'atc', 'WHO_ATC-DDD_2026-04-25.csv.gz');

async function labels(): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  for await (const batch of readRows(seeds, 'terms')) {
    for (const { row } of batch) if (row.type === 'PREFERRED') found.set(row.concept.slice('ATC:'.length), row.text);
  }
  return found;
}

const levelLengths = [1, 3, 4, 5, 7];

describe('the ATC seeds', () => {
  it('hold at least 800 substances, each below its four levels', async () => {
    const found = await labels();
    expect([...found.keys()].filter((code) => code.length === 7).length).toBeGreaterThanOrEqual(800);
    const parents = new Map<string, string>();
    for await (const batch of readRows(seeds, 'hierarchy')) for (const { row } of batch) parents.set(row.child, row.parent);
    for (const code of found.keys()) {
      const level = levelLengths.indexOf(code.length);
      expect(level, code).toBeGreaterThanOrEqual(0);
      expect(parents.get(`ATC:${code}`), code).toBe(level === 0 ? undefined : `ATC:${code.slice(0, levelLengths[level - 1])}`);
    }
  });

  it.skipIf(!existsSync(reference))('hold no code and no name that the published index does not have', async () => {
    const published = new Map<string, string>();
    for await (const { cells } of readDelimited(new InputFile(reference), ',', 2)) {
      const [code = '', name = ''] = cells;
      published.set(code, name);
    }
    expect(published.size).toBeGreaterThan(6000);
    const wrong = [...(await labels())].filter(([code, label]) => published.get(code)?.toLowerCase() !== label.toLowerCase());
    expect(wrong.map(([code, label]) => `${code}: "${label}" instead of "${published.get(code) ?? 'nothing'}"`)).toEqual([]);
  });
});
