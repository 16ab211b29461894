import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';

/** A published case with its known diagnosis. */
export interface PublishedCase {
  readonly set: string;
  readonly id: string;
  readonly pmid: string | undefined;
  readonly gold: readonly string[];
  readonly present: readonly string[];
  readonly absent: readonly string[];
  readonly sex: 'FEMALE' | 'MALE' | undefined;
  /** When last seen. */
  readonly ageYears: number | undefined;
  /** Cases that share a disease or an article have the same cluster. */
  readonly cluster: number;
}

const files: readonly (readonly [set: string, file: string])[] = [
  ['Reese', 'reese2025_phenopackets5212.dev.jsonl.gz'], ['new', 'phenopackets_new_since_0.1.20.dev.jsonl.gz'], ['LIRICAL', 'pheval_lirical_385.dev.jsonl.gz'],
  ['PhenoBrain', 'phenobrain_public873.dev.jsonl.gz'], ['RareBench', 'rarebench1197.dev.jsonl.gz'],
];

interface CaseLine {
  readonly id: string;
  readonly pmid?: string;
  readonly gold: readonly string[];
  readonly obs: readonly string[];
  readonly exc?: readonly string[];
  readonly sex?: string | null;
  readonly age?: string | null;
}

/** The development halves, in their order; every `thin`-th case of the two large sets. */
export async function readCases(sharedDir: string, thin = 1): Promise<readonly PublishedCase[]> {
  const read = await Promise.all(files.map(async ([set, file]) => {
    const text = gunzipSync(await readFile(path.join(sharedDir, 'data', 'benchmarks', 'ddx', file))).toString('utf8');
    const lines = text.trim().split('\n').map((line) => JSON.parse(line) as CaseLine);
    return (set === 'Reese' || set === 'new' ? lines.filter((_, place) => place % thin === 0) : lines).map((line) => ({ set, line }));
  }));
  const all = read.flat();
  const clusters = clustersOf(all.map(({ line }) => [...line.gold, ...(line.pmid === undefined ? [] : [`PMID:${line.pmid}`])]));
  return all.map(({ set, line }, place) => ({
    set, id: line.id, pmid: line.pmid, gold: line.gold, present: line.obs, absent: line.exc ?? [],
    sex: line.sex === 'FEMALE' || line.sex === 'MALE' ? line.sex : undefined, ageYears: yearsOf(line.age ?? ''), cluster: clusters[place] ?? 0,
  }));
}

/** An ISO 8601 duration such as P3Y6M. */
function yearsOf(age: string): number | undefined {
  const [, years = '', months = '', weeks = '', days = ''] = /^P(?:([\d.]+)Y)?(?:([\d.]+)M)?(?:([\d.]+)W)?(?:([\d.]+)D)?/.exec(age) ?? [];
  return years + months + weeks + days === '' ? undefined : Number(years) + Number(months) / 12 + Number(weeks) / 52 + Number(days) / 365;
}

/** Connected components of the items that share a key. */
export function clustersOf(keys: readonly (readonly string[])[]): number[] {
  const parent = keys.map((_, place) => place);
  const rootOf = (place: number): number => {
    let root = place;
    while (parent[root] !== root) root = parent[root] ?? root;
    return root;
  };
  const firstWith = new Map<string, number>();
  keys.forEach((list, place) => {
    for (const key of list) {
      const other = firstWith.get(key);
      if (other === undefined) firstWith.set(key, place);
      else parent[rootOf(place)] = rootOf(other);
    }
  });
  return parent.map((_, place) => rootOf(place));
}

/** Numbers in 0..1 that are the same in every run (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
