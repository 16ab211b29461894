import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'yaml';
import { InputFile } from '../../../ingest/input.ts';
import { locateFiles } from '../../../ingest/locate.ts';
import { plainTableSource } from '../../../ingest/plainTable/index.ts';
import { readSource } from '../../../ingest/read.ts';
import { officialMappingRow, termRow } from '../../../ingest/rows.ts';
import { storeSource } from '../../../ingest/store.ts';
import type { ConceptId } from '../../../server/domain/concept.ts';
import { conceptIdOf, isConceptId, systemOf } from '../../../server/domain/concept.ts';
import { readManifest } from '../../../server/graph-files/manifest.ts';
import type { GraphRow } from '../../../server/graph-files/rows.ts';
import { GraphFilesWriter } from '../../../server/graph-files/writer.ts';
import { openGraph } from '../../../server/openGraph.ts';
import type { GraphFilesOrigin } from '../../../server/release/library.ts';
import { originsIn, ReleaseLibrary } from '../../../server/release/library.ts';
import { readLexicon } from '../../../server/search/lexicon.ts';
import type { Graph } from '../../../server/services/graph.ts';
import { rowsOf, textOf } from './files.ts';

/** Says of each link that would be loaded whether it is hidden from the engine. */
export type LinkMask = (a: ConceptId, b: ConceptId) => boolean;

/** A link that no publisher states, by a name that nothing else has: it is found where the mask lets it through. */
export interface PlantedLink {
  readonly source: ConceptId;
  readonly target: ConceptId;
  readonly name: string;
}

export interface LoadedGraph {
  readonly graph: Graph;
  readonly loaded: readonly string[];
  readonly linksMasked: number;
  readonly buildSeconds: number;
  readonly openSeconds: number;
}

export const seedsDir = path.join(import.meta.dirname, '..', '..', '..', 'graph-seeds');
const clean = (text: string): string => text.replace(/[\t|\n\r]+/g, ' ').trim();

interface Table {
  readonly source: string;
  readonly system: string;
  readonly hierarchical: boolean;
  /** Of the names; English unless given. */
  readonly language?: string;
  readonly rows: readonly { readonly code: string; readonly label: string; readonly synonyms: readonly string[]; readonly parents?: readonly string[] }[];
}

/** A release of the seeds without the official ICD maps, and of the publishers' files, with the masked links left out. */
export async function loadGraph(dataDir: string, isMasked: LinkMask, plants: readonly PlantedLink[]): Promise<LoadedGraph> {
  await mkdir(dataDir, { recursive: true });
  const seeds = originsIn(seedsDir, await readManifest(seedsDir), new Set(['GEM']));
  const tables = [await mondo(), await doid(), await ordo(), await mesh(), await ncit(), await omim(), await atc(), await russianIcd()];
  const stored = await Promise.all(tables.map((table) => storeTable(table, dataDir)));
  const links = await linkRows(isMasked, plants);
  const index = await indexPhraseRows();
  const rows = await storeRows([...links.rows, ...index], dataDir);
  const origins: GraphFilesOrigin[] = [...seeds, ...stored, rows].sort((a, b) => (a.manifest.source < b.manifest.source ? -1 : 1));
  const lexicon = await readLexicon(path.join(seedsDir, 'lexicon'));
  const library = new ReleaseLibrary(dataDir);
  const builtAt = performance.now();
  const id = await library.build(origins, lexicon, () => undefined);
  const openedAt = performance.now();
  const graph = await openGraph(library, id);
  return {
    graph, linksMasked: links.masked,
    loaded: origins.map(({ manifest: { source, version, counts } }) => `${source} ${version}: ${counts.concepts} concepts, ${counts.terms} terms, ${counts.mappings} mappings`),
    buildSeconds: (openedAt - builtAt) / 1000, openSeconds: (performance.now() - openedAt) / 1000,
  };
}

async function storeTable({ source, system, hierarchical, language = 'en', rows }: Table, dataDir: string): Promise<GraphFilesOrigin> {
  const file = path.join(dataDir, `${source}.tsv`);
  const header = [`# system: ${system}`, `# source: ${source}`, `# name: ${source}`, '# version: as in the shared data', '# licence: see the manifest of the shared data', `# hierarchical: ${hierarchical ? 'yes' : 'no'}`, '# kind: DISEASE', 'code\tparent\tlabel\tsynonyms\tlanguage'];
  const known = new Set(rows.map(({ code }) => code));
  const lines = rows.map(({ code, label, synonyms, parents = [] }) => [code, parents.filter((parent) => known.has(parent) && parent !== code).join('|'), clean(label), synonyms.map(clean).join('|'), language].join('\t'));
  await writeFile(file, `${[...header, ...lines].join('\n')}\n`);
  const plain = await plainTableSource(new InputFile(file));
  const read = await readSource(plain, await locateFiles(plain, [file]));
  const { manifest, folder } = await storeSource(read, dataDir);
  return { manifest, folder };
}

async function storeRows(rows: readonly GraphRow[], dataDir: string): Promise<GraphFilesOrigin> {
  const writer = new GraphFilesWriter();
  for (const row of rows) writer.add(row);
  const description = {
    source: 'LINKS', title: 'Cross-references and index phrases', version: 'as in the shared data', publishedOn: undefined, licence: 'see the manifest of the shared data',
    attribution: 'see the manifest of the shared data', homepage: undefined, tier: 'TERMINOLOGY' as const, requires: [], systems: [], inputs: [], balance: { read: rows.length, accepted: rows.length, rejected: 0, skipped: 0 },
  };
  const { manifest, folder } = await storeSource({ description, rows: writer }, dataDir);
  return { manifest, folder };
}

const codePart = (id: string): string => id.slice(id.indexOf(':') + 1);

async function mondo(): Promise<Table> {
  const rows = await rowsOf('terminologies', 'derived', 'mondo.tsv.gz');
  return { source: 'MONDO', system: 'MONDO', hierarchical: false, rows: rows.map(([id = '', label = '']) => ({ code: codePart(id), label, synonyms: [] })).filter(({ label }) => label !== '') };
}
async function doid(): Promise<Table> {
  const rows = await rowsOf('terminologies', 'derived', 'doid.tsv.gz');
  return { source: 'DOID', system: 'DOID', hierarchical: false, rows: rows.map(([id = '', label = '', , , synonyms = '']) => ({ code: codePart(id), label, synonyms: synonyms.split('|').filter((name) => name !== '') })) };
}
async function mesh(): Promise<Table> {
  // Diseases and mental disorders, as in the vocabulary that published systems search for these mentions.
  const trees = await rowsOf('terminologies', 'open', 'mesh', 'mesh2015-tree-numbers.tsv.gz');
  const diseases = new Set(trees.filter(([, , tree = '']) => /^C|^F03/.test(tree)).map(([code = '']) => code));
  const rows = (await rowsOf('terminologies', 'open', 'mesh', 'mesh2015-terms.tsv.gz')).filter(([code = '']) => diseases.has(code));
  return { source: 'MESH', system: 'MESH', hierarchical: false, rows: rows.map(([code = '', label = '']) => ({ code, label, synonyms: [] })) };
}
async function ncit(): Promise<Table> {
  return named('NCIT', await rowsOf('terminologies', 'open', 'mondo', 'sssom', 'mondo_exactmatch_ncit.sssom.tsv.gz'), /^NCIT:/);
}
async function omim(): Promise<Table> {
  return { ...named('OMIM', await rowsOf('terminologies', 'open', 'mondo', 'sssom', 'mondo_exactmatch_omim.sssom.tsv.gz'), /^OMIM:/), source: 'OMIM-NAMES' };
}
/** The labels that a set of matches states for its objects. */
function named(system: string, rows: readonly (readonly string[])[], prefix: RegExp): Table {
  const labels = new Map(rows.filter(([, , , object = '', label = '']) => prefix.test(object) && label !== '').map(([, , , object = '', label = '']) => [codePart(object), label]));
  return { source: system, system, hierarchical: false, rows: [...labels].map(([code, label]) => ({ code, label, synonyms: [] })) };
}

interface OrdoNode {
  readonly id: string;
  readonly lbl?: string;
  readonly meta?: { readonly synonyms?: readonly { readonly pred: string; readonly val: string }[] };
}
async function ordo(): Promise<Table> {
  const { graphs } = JSON.parse(await textOf('terminologies', 'open', 'orphanet', 'ordo-2.6-2018-07-12.json.gz')) as { graphs: readonly { readonly nodes: readonly OrdoNode[] }[] };
  const rows = (graphs[0]?.nodes ?? []).flatMap(({ id, lbl, meta }) => {
    const code = /Orphanet_(\d+)$/.exec(id)?.[1];
    if (code === undefined || lbl === undefined) return [];
    return [{ code, label: lbl, synonyms: (meta?.synonyms ?? []).filter(({ pred }) => pred === 'hasExactSynonym').map(({ val }) => val) }];
  });
  return { source: 'ORDO', system: 'ORPHA', hierarchical: false, rows };
}
async function atc(): Promise<Table> {
  const lines = (await textOf('terminologies', 'conditional', 'atc', 'WHO_ATC-DDD_2026-04-25.csv.gz')).split(/\r?\n/).slice(1);
  const labels = new Map<string, string>();
  for (const line of lines) {
    const [, code = '', quoted, plain] = /^([A-Z]\w*),(?:"((?:[^"]|"")*)"|([^,]*)),/.exec(line) ?? [];
    const label = (quoted ?? plain ?? '').replaceAll('""', '"');
    if (code !== '' && label !== '' && label !== 'NA' && !labels.has(code)) labels.set(code, label);
  }
  const parentOf = (code: string): string[] => [5, 4, 3, 1].filter((length) => length < code.length).slice(0, 1).map((length) => code.slice(0, length));
  return { source: 'ATC-FULL', system: 'ATC', hierarchical: true, rows: [...labels].map(([code, label]) => ({ code, label, synonyms: [], parents: parentOf(code) })) };
}

/** The names of ICD-10 in Russian; blocks and chapters are left out. */
async function russianIcd(): Promise<Table> {
  const names = parse(await textOf('benchmarks', 'mapping', 'ruccod_icd10_ru_names.yaml.gz'), { schema: 'failsafe' }) as Readonly<Record<string, string>>;
  const rows = Object.entries(names).filter(([code]) => /^[A-Z]\d\d(?:\.\d+)?$/.test(code)).map(([code, label]) => ({ code, label, synonyms: [] }));
  return { source: 'ICD10-RU', system: 'ICD10', hierarchical: false, language: 'ru', rows };
}

async function indexPhraseRows(): Promise<readonly GraphRow[]> {
  const rows = await rowsOf('terminologies', 'derived', 'icd10cm_terms.tsv.gz');
  return rows.filter(([code = '', kind, text = '']) => kind === 'index' && text !== '' && /^[A-Z]\d[0-9A-Z](?:\.[0-9A-Z]+)?$/.test(code))
    .map(([code = '', , text = '']) => termRow(conceptIdOf('ICD10CM', code), 'INDEX_ENTRY', clean(text), 'NARROW'));
}

const systemOfPrefix: Readonly<Record<string, string>> = { SCTID: 'SNOMEDCT' };
const published = (id: string): ConceptId | undefined => {
  const fixed = id.replace(/^([^:]+):/, (_, prefix: string) => `${systemOfPrefix[prefix] ?? prefix}:`);
  return isConceptId(fixed) ? fixed : undefined;
};
const linked = new Set(['MONDO', 'DOID', 'OMIM', 'ORPHA', 'SNOMEDCT', 'MESH', 'NCIT', 'ICD10CM', 'ICD9CM']);

async function linkRows(isMasked: LinkMask, plants: readonly PlantedLink[]): Promise<{ readonly rows: readonly GraphRow[]; readonly masked: number }> {
  let masked = 0;
  const rows: GraphRow[] = [];
  for (const [subject = '', predicate, object = ''] of await rowsOf('terminologies', 'derived', 'cross_mappings.tsv.gz')) {
    const [source, target] = [published(subject), published(object)];
    if (source === undefined || target === undefined || !(systemOf(source) === 'MONDO' || systemOf(source) === 'DOID') || !linked.has(systemOf(target))) continue;
    const relation = predicate === 'skos:exactMatch' ? 'EXACT' : predicate === 'oboInOwl:hasDbXref' ? 'CLOSE' : undefined;
    if (relation === undefined) continue;
    if (isMasked(source, target)) masked += 1;
    else rows.push(officialMappingRow({ source, target, relation }));
  }
  for (const { source, target, name } of plants) {
    rows.push({ kind: 'concepts', row: { id: source, kind: 'DISEASE', active: true, standing: 'PUBLISHED', replacedBy: [], definition: '' } }, termRow(source, 'PREFERRED', name));
    if (isMasked(source, target)) masked += 1;
    else rows.push(officialMappingRow({ source, target, relation: 'EXACT' }));
  }
  return { rows, masked };
}
