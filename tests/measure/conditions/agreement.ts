import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { readRows } from '../../../server/graph-files/reader.ts';
import type { Tables } from './tables.ts';

/** Conditions of the tables and what two independent sources call them. Neither was used in writing. */
const names: Readonly<Record<string, { readonly bidmc?: string; readonly hetionet?: string }>> = {
  'acute-appendicitis': { bidmc: 'appendicitis' }, 'acute-bronchitis': { bidmc: 'bronchitis' }, 'acute-cholecystitis': { bidmc: 'cholecystitis' }, 'acute-coronary-syndrome': { bidmc: 'heart attack' },
  'acute-cystitis-women': { bidmc: 'urinary tract infection' }, 'acute-diverticulitis': { bidmc: 'diverticulitis' }, 'acute-gastroenteritis': { bidmc: 'stomach flu' }, 'acute-otitis-media': { bidmc: 'middle ear infection' },
  'acute-pancreatitis': { bidmc: 'pancreatitis', hetionet: 'pancreatitis' }, 'acute-pyelonephritis': { bidmc: 'kidney infection' }, 'acute-sinusitis': { bidmc: 'sinusitis' }, 'asthma-exacerbation': { bidmc: 'asthma', hetionet: 'asthma' },
  'atrial-fibrillation': { bidmc: 'atrial fibrillation' }, 'bacterial-meningitis': { bidmc: 'meningitis' }, cellulitis: { bidmc: 'cellulitis' }, 'common-cold': { bidmc: 'common cold' }, 'community-acquired-pneumonia': { bidmc: 'pneumonia' },
  'copd-exacerbation': { bidmc: 'chronic obstructive pulmonary disease', hetionet: 'chronic obstructive pulmonary disease' }, 'deep-vein-thrombosis': { bidmc: 'deep vein thrombosis' }, 'ectopic-pregnancy': { bidmc: 'ectopic pregnancy' },
  'gastro-oesophageal-reflux-disease': { bidmc: 'acid reflux' }, gout: { bidmc: 'gout', hetionet: 'gout' }, 'heart-failure': { bidmc: 'congestive heart failure' }, 'herpes-zoster': { bidmc: 'shingles' }, hyperthyroidism: { bidmc: 'hyperthyroidism' },
  hypothyroidism: { bidmc: 'hypothyroidism', hetionet: 'hypothyroidism' }, 'iron-deficiency-anaemia': { bidmc: 'iron deficiency anemia' }, 'irritable-bowel-syndrome': { bidmc: 'irritable bowel syndrome' }, 'ischaemic-stroke': { bidmc: 'stroke' },
  'kawasaki-disease': { hetionet: 'Kawasaki disease' }, 'lung-cancer': { bidmc: 'lung cancer', hetionet: 'lung cancer' }, 'major-depressive-disorder': { bidmc: 'major depression' }, migraine: { bidmc: 'migraine', hetionet: 'migraine' }, miscarriage: { bidmc: 'miscarriage' },
  'myasthenia-gravis': { bidmc: 'myasthenia gravis' }, 'panic-disorder': { hetionet: 'panic disorder' }, 'pancreatic-cancer': { hetionet: 'pancreatic cancer' }, 'peptic-ulcer': { bidmc: 'stomach ulcer' }, pneumothorax: { bidmc: 'pneumothorax' },
  'pulmonary-embolism': { bidmc: 'pulmonary embolism' }, 'renal-colic': { bidmc: 'kidney stone', hetionet: 'nephrolithiasis' }, 'rheumatoid-arthritis': { bidmc: 'rheumatoid arthritis', hetionet: 'rheumatoid arthritis' }, sepsis: { bidmc: 'sepsis' },
  'stable-angina': { bidmc: 'angina' }, 'streptococcal-pharyngitis': { bidmc: 'strep throat' }, 'systemic-lupus-erythematosus': { bidmc: 'lupus', hetionet: 'systemic lupus erythematosus' }, 'tension-type-headache': { bidmc: 'tension headache' },
  'type-2-diabetes': { bidmc: 'type 2 diabetes', hetionet: 'type 2 diabetes mellitus' }, 'allergic-rhinitis': { bidmc: 'seasonal allergies', hetionet: 'allergic rhinitis' }, 'inguinal-hernia': { bidmc: 'groin hernia' },
};

const lines = async (file: string): Promise<readonly (readonly string[])[]> =>
  gunzipSync(await readFile(file)).toString('utf8').trimEnd().split('\n').slice(1).map((line) => line.split('\t'));
const key = (words: string): string => words.toLowerCase().replace(/[^a-z0-9]+/g, ' ').trim();

/** Concepts by any of their names, of HPO, SNOMED CT and the project. */
async function conceptsByName(seeds: string): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const named = new Map<string, Set<string>>();
  for (const folder of ['hpo', 'snomedct-gps', 'conditions']) {
    for await (const batch of readRows(path.join(seeds, folder), 'terms')) {
      for (const { row } of batch) named.set(key(row.text), (named.get(key(row.text)) ?? new Set()).add(row.concept));
    }
  }
  return named;
}

/** Spearman's rank correlation with mean ranks for ties (Spearman 1904, Am. J. Psychol. 15:72). */
export function rankCorrelation(pairs: readonly (readonly [number, number])[]): number {
  const ranks = (values: readonly number[]): number[] => values.map((value) => {
    const below = values.filter((other) => other < value).length;
    return below + (values.filter((other) => other === value).length + 1) / 2;
  });
  const [a, b] = [ranks(pairs.map(([first]) => first)), ranks(pairs.map(([, second]) => second))];
  const mean = (pairs.length + 1) / 2;
  const covariance = a.reduce((sum, rank, place) => sum + (rank - mean) * ((b[place] ?? mean) - mean), 0);
  const spread = (list: readonly number[]): number => Math.sqrt(list.reduce((sum, rank) => sum + (rank - mean) ** 2, 0));
  return covariance / (spread(a) * spread(b));
}

/** Findings of a condition by concept: the mean share of the sick who have each, undefined where none is stated. */
function sharesOf(condition: string, { conditions, loaded }: Tables): ReadonlyMap<string, number | undefined> {
  const shares = new Map<string, number[]>();
  for (const { row_id } of conditions.find(({ cells }) => cells.condition === condition)?.findings ?? []) {
    const row = loaded.get(row_id);
    if (row?.object === undefined || row.predicate !== 'HAS_FINDING') continue;
    const share = row.frequency?.estimate ?? row.accuracy?.sensitivity;
    shares.set(row.object, [...(shares.get(row.object) ?? []), ...(share === undefined ? [] : [share])]);
  }
  return new Map([...shares].map(([concept, list]) => [concept, list.length === 0 ? undefined : list.reduce((sum, share) => sum + share, 0) / list.length]));
}

const pairsMin = 4;

export async function agreement(seeds: string, shared: string, tables: Tables): Promise<string> {
  const named = await conceptsByName(seeds);
  const evidence = path.join(shared, 'data', 'evidence');
  const bidmc = await lines(path.join(evidence, 'ehr', 'bidmc_health_knowledge_graph_2017.tsv.gz'));
  const hetionet = (await lines(path.join(evidence, 'literature', 'hetionet_v1_DpS_DlA_DrD_CtD_CpD.tsv.gz'))).filter(([, , edge]) => edge === 'DpS');
  const correlations: number[] = [];
  const [symptoms, top, held] = [{ all: 0, found: 0 }, { all: 0, found: 0 }, { all: 0, found: 0 }];
  let [inBidmc, inHetionet, pooled] = [0, 0, 0];
  for (const [condition, { bidmc: disease, hetionet: entry }] of Object.entries(names)) {
    const shares = sharesOf(condition, tables);
    if (shares.size === 0) continue;
    const found = (name: string): string | undefined => [...(named.get(key(name)) ?? [])].find((concept) => shares.has(concept));
    const told = bidmc.filter(([name]) => name === disease).map(([, symptom = '', importance]) => ({ concept: found(symptom), importance: Number(importance) })).sort((a, b) => b.importance - a.importance);
    if (told.length > 0) inBidmc += 1;
    symptoms.all += told.length;
    symptoms.found += told.filter(({ concept }) => concept !== undefined).length;
    top.all += Math.min(5, told.length);
    top.found += told.slice(0, 5).filter(({ concept }) => concept !== undefined).length;
    const pairs = told.flatMap(({ concept, importance }) => {
      const share = concept === undefined ? undefined : shares.get(concept);
      return share === undefined ? [] : [[share, importance] as const];
    });
    if (pairs.length >= pairsMin) {
      const correlation = rankCorrelation(pairs);
      if (!Number.isNaN(correlation)) correlations.push(correlation);
      pooled += pairs.length;
    }
    const of = hetionet.filter(([, name]) => name === entry).map(([, , , , symptom = '']) => found(symptom));
    if (of.length > 0) inHetionet += 1;
    held.all += of.length;
    held.found += of.filter((concept) => concept !== undefined).length;
  }
  const sorted = correlations.toSorted((a, b) => a - b);
  const share = ({ all, found }: { all: number; found: number }): string => `${found} of ${all} (${all === 0 ? '-' : Math.round((100 * found) / all)} %)`;
  return [
    '| check | figure |', '| --- | --- |',
    `| conditions in both, BIDMC; Hetionet | ${inBidmc}; ${inHetionet} |`,
    `| symptoms of BIDMC that are findings here; of the five of most importance | ${share(symptoms)}; ${share(top)} |`,
    `| symptoms of Hetionet that are findings here | ${share(held)} |`,
    `| Spearman's rank correlation of share here and importance in BIDMC, by condition: mean; median; above 0 | ${sorted.length === 0 ? '-' : `${(sorted.reduce((sum, value) => sum + value, 0) / sorted.length).toFixed(2)}; ${(sorted[Math.floor(sorted.length / 2)] ?? 0).toFixed(2)}; ${sorted.filter((value) => value > 0).length} of ${sorted.length}`} (conditions with ${pairsMin} or more findings in both, ${pooled} findings) |`,
  ].join('\n');
}
