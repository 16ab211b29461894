import type { ConceptId } from '../../../server/domain/concept.ts';
import type { Graph } from '../../../server/services/graph.ts';
import type { DefinedAbbreviations } from '../../../server/mapping/queryVariants.ts';
import type { PhraseIndexes } from '../../../server/mapping/phraseColumns.ts';
import type { PhraseReader } from '../../../server/mapping/phraseReader.ts';
import { rowsOf, textOf } from './files.ts';

/** One phrase with the concepts that are right for it. */
export interface Case {
  readonly text: string;
  readonly gold: ReadonlySet<number>;
  /** Disease or document: cases of one cluster are never divided between fitting and measuring. */
  readonly cluster: string;
  readonly defined: DefinedAbbreviations;
  /** The concept whose name the text is, where the neighbours of it may vote. */
  readonly source?: number;
}
export interface Task {
  readonly id: string;
  readonly title: string;
  readonly system: string;
  readonly cases: readonly Case[];
  /** A second system whose concepts are answers as well. */
  readonly also: string | undefined;
  /** Whether answers are followed down to codes without children, and compared there. */
  readonly billable: boolean;
  /** Cases whose answer is not among the loaded concepts; they stay in the denominator. */
  readonly unanswerable: number;
}

const none: DefinedAbbreviations = new Map();

export function task(id: string, title: string, system: string, cases: readonly Case[], also?: string): Task {
  return { id, title, system, cases, also, billable: id.startsWith('icd9'), unanswerable: cases.filter(({ gold }) => gold.size === 0).length };
}

const goldOf = ({ topology }: Graph, ids: readonly string[]): Set<number> => new Set(ids.map((id) => topology.liveIndexOf(id)).filter((index) => index !== -1));

export async function mondoLinks(): Promise<readonly { readonly disease: ConceptId; readonly label: string; readonly code: ConceptId }[]> {
  const rows = await rowsOf('benchmarks', 'mapping', 'mondo_exactmatch_icd10cm.dev.tsv.gz');
  return rows.map(([disease = '', label = '', , code = '']) => ({ disease: disease as ConceptId, label, code: code as ConceptId }));
}

/** Labels of Mondo with the ICD-10-CM codes matched to them; codes that the loaded release does not have are left out. */
export async function mondoTask(graph: Graph): Promise<Task> {
  const byDisease = new Map<string, { label: string; codes: string[] }>();
  for (const { disease, label, code } of await mondoLinks()) {
    const known = byDisease.get(disease) ?? { label, codes: [] };
    known.codes.push(code);
    byDisease.set(disease, known);
  }
  const cases = [...byDisease].map(([disease, { label, codes }]): Case => ({ text: label, gold: goldOf(graph, codes), cluster: disease, defined: none })).filter(({ gold }) => gold.size > 0);
  return task('mondo', 'Mondo label to ICD-10-CM', 'ICD10CM', cases);
}

/** Admission texts; the target's name is looked up among the names of the patient set, which makes it projectable or not. */
export async function admissionTask(indexes: PhraseIndexes, reader: PhraseReader): Promise<Task> {
  const index = indexes.of('SNOMEDCT');
  const byText = new Map<string, Set<number>>();
  for (const [text = '', , target = ''] of await rowsOf('benchmarks', 'mapping', 'mimic3_admission_dx_to_omop.dev.tsv.gz')) {
    const found = (index?.namesOfWords(reader.read(target).words) ?? []).filter((name) => ['PREFERRED', 'SYNONYM'].includes(index?.kindOf(name) ?? ''));
    const known = byText.get(text.trim()) ?? new Set<number>();
    for (const name of found) known.add(index?.conceptOf(name) ?? -1);
    byText.set(text.trim(), known);
  }
  const cases = [...byText].filter(([, gold]) => gold.size > 0).map(([text, gold]): Case => ({ text, gold, cluster: [...gold].sort().join(), defined: none }));
  return task('admission', 'Admission text to SNOMED CT patient set, projectable', 'SNOMEDCT', cases);
}

export async function hpoTask(graph: Graph): Promise<Task> {
  const cases: Case[] = [];
  for (const block of (await textOf('benchmarks', 'mapping', 'gscplus_hpo.dev.tsv.gz')).split(/\r?\n\r?\n/)) {
    const [document = '', text = '', ...spans] = block.split(/\r?\n/);
    for (const span of spans) {
      const [, , mention = '', id = ''] = span.split('\t');
      if (mention !== '' && id.startsWith('HP:')) cases.push({ text: mention, gold: goldOf(graph, [id]), cluster: document, defined: definitionsIn(text) });
    }
  }
  return task('hpo', 'Abstract span to HPO', 'HP', cases);
}

/** "long form (SF)": a definition by first letters, as in an abstract. */
function definitionsIn(text: string): DefinedAbbreviations {
  const found = new Map<string, string>();
  for (const match of text.matchAll(/\(([A-Z][A-Za-z0-9-]{1,8})\)/g)) {
    const short = match[1] ?? '';
    const before = text.slice(0, match.index).trimEnd().split(/\s+/).slice(-(short.length + 3));
    const start = before.findIndex((word) => word[0]?.toLowerCase() === short[0]?.toLowerCase());
    if (start !== -1) found.set(short, before.slice(start).join(' '));
  }
  return found;
}

/** The abstract itself is not in the file: a short form is taken as defined by another mention of the abstract with its initials. */
function byInitials(mention: string, others: readonly string[]): DefinedAbbreviations {
  if (!/^[A-Z][A-Za-z]*[A-Z]s?$/.test(mention)) return none;
  const letters = mention.replace(/s$/, '').toLowerCase();
  const long = others.find((other) => other.split(/[\s-]+/).map((word) => word[0] ?? '').join('').toLowerCase() === letters);
  return long === undefined ? none : new Map([[mention, long]]);
}

export async function medMentionsTask(graph: Graph): Promise<Task> {
  const rows = [...(await rowsOf('benchmarks', 'mapping', 'medmentions_mondo.train.tsv.gz')), ...(await rowsOf('benchmarks', 'mapping', 'medmentions_mondo.dev.tsv.gz'))];
  const byDocument = new Map<string, string[]>();
  for (const [pmid = '', mention = ''] of rows) byDocument.set(pmid, [...(byDocument.get(pmid) ?? []), mention]);
  return task('medmentions', 'Mention to Mondo', 'MONDO', rows.map(([pmid = '', mention = '', , id = '']): Case => ({
    text: mention, gold: goldOf(graph, [id]), cluster: pmid, defined: byInitials(mention, byDocument.get(pmid) ?? []),
  })));
}

/** Mentions of diseases in abstracts with MeSH or OMIM ids; several ids: any of them is right; no id: left out. */
export async function mentionTask(graph: Graph, id: string, title: string, file: string, types: ReadonlySet<string>): Promise<Task> {
  const rows = (await rowsOf('benchmarks', 'mapping', file)).filter(([, , , , type = '', ids = '']) => types.has(type) && /[A-Z]\d/.test(ids) || /OMIM/.test(ids));
  const equal = await sameDisease(graph);
  const defined = new Map<string, Map<string, string>>();
  rows.forEach(([pmid = '', start = '', , mention = ''], at) => {
    const before = rows[at - 1];
    // A mention in brackets right behind another one is its short form.
    if (before?.[0] !== pmid || Number(start) - Number(before[2]) !== 2 || mention.length >= (before[3] ?? '').length) return;
    const known = defined.get(pmid) ?? new Map<string, string>();
    known.set(mention, before[3] ?? '');
    defined.set(pmid, known);
  });
  const cases = rows.map(([pmid = '', , , mention = '', , ids = '']): Case => ({
    text: mention, cluster: pmid, defined: defined.get(pmid) ?? none,
    gold: sameDiseases(equal, goldOf(graph, ids.split(/[|+]/).map((code) => (code.includes(':') ? code : /^\d+$/.test(code) ? `OMIM:${code}` : `MESH:${code}`)))),
  }));
  return task(id, title, 'MESH', cases, 'OMIM');
}

/** Concepts of MeSH and OMIM that Mondo matches exactly to one disease: the vocabulary of the published systems joins them. */
async function sameDisease({ topology }: Graph): Promise<ReadonlyMap<number, readonly number[]>> {
  const byDisease = new Map<string, number[]>();
  for (const [subject = '', predicate, object = ''] of await rowsOf('terminologies', 'derived', 'cross_mappings.tsv.gz')) {
    if (predicate !== 'skos:exactMatch' || !subject.startsWith('MONDO:') || !/^(?:MESH|OMIM):/.test(object)) continue;
    const index = topology.liveIndexOf(object);
    if (index !== -1) byDisease.set(subject, [...(byDisease.get(subject) ?? []), index]);
  }
  const equal = new Map<number, number[]>();
  for (const members of byDisease.values()) for (const member of members) equal.set(member, [...(equal.get(member) ?? []), ...members]);
  return equal;
}

const sameDiseases = (equal: ReadonlyMap<number, readonly number[]>, gold: ReadonlySet<number>): Set<number> =>
  new Set([...gold].flatMap((concept) => [concept, ...(equal.get(concept) ?? [])]));
