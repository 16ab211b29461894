import { readRows } from '../../../server/graph-files/reader.ts';
import type { PhraseIndexes } from '../../../server/mapping/phraseColumns.ts';
import type { PhraseReader } from '../../../server/mapping/phraseReader.ts';
import type { Graph } from '../../../server/services/graph.ts';
import { codeOf } from '../../../server/domain/concept.ts';
import type { Case, Task } from './cases.ts';
import { task } from './cases.ts';
import { rowsOf } from './files.ts';
import { foldHash } from './fit.ts';
import { seedsDir } from './load.ts';
import path from 'node:path';

const sampleSize = 3000;

/** Names of ICD-9-CM with the codes that the official maps give, which the release does not hold; of the names in a random order the first 3,000, or a later part. */
export async function icd9Task(graph: Graph, { id, title, sample }: { readonly id: string; readonly title: string; readonly sample: number }): Promise<Task> {
  const targets = new Map<string, Set<string>>();
  for await (const batch of readRows(path.join(seedsDir, 'gem'), 'mappings')) {
    for (const { row } of batch) {
      if (!row.source.startsWith('ICD9CM:') || row.target === undefined) continue;
      targets.set(row.source, (targets.get(row.source) ?? new Set()).add(row.target));
    }
  }
  const ids = [...targets.keys()].sort((a, b) => foldHash(a) - foldHash(b) || (a < b ? -1 : 1)).slice(sample * sampleSize, (sample + 1) * sampleSize);
  const concepts = await graph.store.concepts(ids.filter((source): source is `${string}:${string}` => source.includes(':')));
  const cases = concepts.flatMap((concept): Case[] => {
    if (concept === undefined || concept.label === concept.code) return [];
    // A target of the maps of 2018 may have been divided since: every code under it is what the map says.
    const stated = [...(targets.get(concept.id) ?? [])].map((target) => graph.topology.indexOf(target)).filter((index) => index !== -1);
    const gold = stated.flatMap((index) => [index, ...graph.topology.hierarchy.descendantsOf(index)]);
    return gold.length === 0 ? [] : [{ text: concept.label, gold: new Set(gold), cluster: codeOf(concept.id).slice(0, 3), defined: new Map(), source: graph.topology.indexOf(concept.id) }];
  });
  return task(id, title, 'ICD10CM', cases);
}

/** Every name of the ICD-9-CM list by concept, for votes of neighbours. */
export async function icd9Names({ topology }: Graph): Promise<ReadonlyMap<number, string>> {
  const names = new Map<number, string>();
  for await (const batch of readRows(path.join(seedsDir, 'icd9cm'), 'terms')) for (const { row } of batch) if (row.type === 'PREFERRED') names.set(topology.indexOf(row.concept), row.text);
  return names;
}

/** Strings of a hospital's list of drugs. The right codes bear the name of the first substance in the normalised name, or all of them. */
export async function drugTask(indexes: PhraseIndexes, reader: PhraseReader, graph: Graph): Promise<Task> {
  const index = indexes.of('ATC');
  const substances = (text: string): Set<number> => new Set((index?.namesOfWords(reader.read(text).words) ?? []).filter((name) => index?.kindOf(name) === 'PREFERRED' || index?.kindOf(name) === 'SYNONYM')
    .map((name) => index?.conceptOf(name) ?? -1).filter((concept) => codeOf(graph.topology.idAt(concept)).length === 7));
  const cases = (await rowsOf('benchmarks', 'mapping', 'ohdsi_mimic4_custom_mapping.dev.tsv.gz')).filter(([table]) => table === 'gcpt_drug_ndc').flatMap(([, normalised = '', text = '']): Case[] => {
    const parts = normalised.replace(/\[[^\]]*\]/g, '').split(' / ').map(withoutStrength);
    const sets = parts.map(substances);
    const gold = new Set(sets.flatMap((set) => [...set]));
    const joined = parts.length > 1 ? substances(parts.join(' and ')) : [];
    for (const code of joined) gold.add(code);
    return sets.some((set) => set.size === 0) ? [] : [{ text, gold, cluster: parts.join(), defined: new Map() }];
  });
  return task('drugs', 'Hospital drug string to ATC level 5', 'ATC', cases);
}

const forms = /\b(?:oral|ophthalmic|injectable|vaginal|topical|nasal|rectal|extended|release|tablet|capsule|solution|suspension|cream|metered|dose|inhaler|spray|disintegrating|hydrochloride|tromethamine|sodium(?= \d)|24 hr|12 hr|delayed|transdermal|patch|ointment|gel|lotion|powder|chewable|citrate(?= \d)|propionate|succinate|acetate(?= \d)|maleate|sulfate(?= \d)|medoxomil|disoproxil|prefilled|syringe)\b/gi;
const withoutStrength = (text: string): string => text.replace(/[\d.,]+\s*(?:MG|MCG|UNT|ML|G|MEQ|ACTUAT|HR|%)(?:\/[\d.]*\s*(?:ML|ACTUAT|HR|MG|G))?/gi, ' ').replace(forms, ' ').replace(/\b\d+\b/g, ' ').replace(/\s+/g, ' ').trim();
