import type { AcceptedExample, ExampleIndex } from '../../../server/mapping/exampleIndex.ts';
import { buildExamples, openExamples } from '../../../server/mapping/exampleIndex.ts';
import type { PhraseRanker } from '../../../server/mapping/phraseRanker.ts';
import { atOnce } from '../../../server/release/steps.ts';
import type { Graph } from '../../../server/services/graph.ts';
import { rowsOf, textOf } from './files.ts';
import { foldCount, foldHash, foldOf } from './fit.ts';

interface LanguageCase {
  readonly text: string;
  readonly gold: ReadonlySet<number>;
  readonly cluster: string;
}
interface LanguageTask {
  readonly title: string;
  readonly language: string;
  readonly system: string;
  readonly cases: readonly LanguageCase[];
  /** Whether the system has names of the language; else only English ones are searched. */
  readonly named: boolean;
}
export interface MeasuredLanguage {
  readonly title: string;
  readonly language: string;
  readonly named: boolean;
  readonly cases: number;
  readonly at1: number;
  readonly at5: number;
  /** The same with the mentions of the other documents as accepted phrases; undefined where documents are not told apart. */
  readonly learnedAt1: number | undefined;
}

const casesMax = 1500;

/** Mentions of other languages, as measured with the weights of the product. */
export async function measureLanguages(graph: Graph, ranker: PhraseRanker): Promise<readonly MeasuredLanguage[]> {
  return (await tasks(graph)).map((task) => measured(task, graph, ranker));
}

function measured({ title, language, system, cases, named }: LanguageTask, graph: Graph, ranker: PhraseRanker): MeasuredLanguage {
  const sample = [...cases].sort((a, b) => foldHash(a.cluster) - foldHash(b.cluster)).slice(0, casesMax);
  const places = (examplesOf: (one: LanguageCase) => ExampleIndex | undefined): number[] => {
    const known = new Map<string, readonly number[]>();
    return sample.map((one) => {
      const examples = examplesOf(one);
      const key = `${examples === undefined ? '' : foldOf(one.cluster)} ${one.text}`;
      const concepts = known.get(key) ?? ranker.rank({ text: one.text, system, language, examples, defined: new Map() }).slice(0, 5).map(({ concept }) => concept);
      known.set(key, concepts);
      return concepts.findIndex((concept) => one.gold.has(concept));
    });
  };
  const share = (found: readonly number[], max: number): number => found.filter((place) => place !== -1 && place < max).length / Math.max(1, found.length);
  const plain = places(() => undefined);
  const languagePlace = Math.max(0, graph.phrases.indexes.languages.indexOf(language));
  const learned = Array.from({ length: foldCount }, (_, fold) => cases.filter(({ cluster }) => foldOf(cluster) !== fold)
    .flatMap(({ text, gold: [concept] }): AcceptedExample[] => (concept === undefined ? [] : [{ phrase: text, concept, relation: 'EXACT', count: 1, language: languagePlace }])))
    .map((examples) => (examples.length === 0 ? undefined : openExamples(atOnce(buildExamples(examples, ranker.reader)), [], ranker.reader)));
  const hasDocuments = new Set(cases.map(({ cluster }) => cluster)).size > foldCount;
  return { title, language, named, cases: sample.length, at1: share(plain, 1), at5: share(plain, 5), learnedAt1: hasDocuments ? share(places(({ cluster }) => learned[foldOf(cluster)]), 1) : undefined };
}

async function tasks(graph: Graph): Promise<readonly LanguageTask[]> {
  const { topology } = graph;
  const at = (id: string): Set<number> => new Set([topology.liveIndexOf(id)].filter((index) => index !== -1));
  const answerable = (cases: readonly LanguageCase[]): readonly LanguageCase[] => cases.filter(({ gold }) => gold.size > 0);
  const mondoOf = new Map<string, string[]>();
  for (const [cui = '', mondo = ''] of await rowsOf('benchmarks', 'mapping', 'umls2mondo.tsv.gz')) mondoOf.set(cui, [...(mondoOf.get(cui) ?? []), mondo]);
  const diseases = (cuis: readonly string[]): Set<number> => new Set(cuis.flatMap((cui) => (mondoOf.get(cui) ?? []).flatMap((id) => [...at(id)])));
  const ruccod = (await rowsOf('benchmarks', 'mapping', 'ruccod.train.tsv.gz')).map(([doc = '', , , text = '', note = '']) => ({ text: text.trim(), cluster: doc, gold: at(`ICD10:${/\s(\S+)$/.exec(note)?.[1] ?? ''}`) }));
  const codiesp = (await rowsOf('benchmarks', 'mapping', 'codiesp_x.train.tsv.gz')).filter(([, type]) => type === 'DIAGNOSTICO').map(([doc = '', , code = '', text = '']) => ({ text, cluster: doc, gold: at(`ICD10CM:${code.toUpperCase()}`) }));
  const bionnel = (await Promise.all(['dev', 'train'].map((part) => rowsOf('benchmarks', 'mapping', `bionnel_ru.${part}.tsv.gz`)))).flat().filter(([, , type]) => type === 'DISO')
    .map(([doc = '', text = '', , , cui = '']) => ({ text, cluster: doc, gold: diseases([cui]) }));
  const ruccon = (await textOf('benchmarks', 'mapping', 'ruccon.train.txt.gz')).split(/\r?\n/).map((line) => line.split('||')).filter(([, , type]) => type === 'Disease')
    .map(([, , , text = '', cui = '']) => ({ text, cluster: '', gold: diseases([cui]) }));
  const xlbel = await Promise.all(['ru', 'es', 'de', 'fi', 'tr'].map(async (language): Promise<LanguageTask> => {
    const rows = (await textOf('benchmarks', 'mapping', 'xlbel_v0', `${language}_1k.txt.gz`)).split(/\r?\n/).map((line) => line.split('||'));
    return { title: 'XL-BEL mention to Mondo', language, system: 'MONDO', named: false, cases: answerable(rows.map(([cuis = '', text = '']) => ({ text, cluster: '', gold: diseases(cuis.split('|')) }))) };
  }));
  return [
    { title: 'RuCCoD mention to ICD-10', language: 'ru', system: 'ICD10', named: true, cases: answerable(ruccod) },
    { title: 'CodiEsp-X diagnosis to ICD-10-CM', language: 'es', system: 'ICD10CM', named: false, cases: answerable(codiesp) },
    { title: 'BioNNE-L disorder to Mondo', language: 'ru', system: 'MONDO', named: false, cases: answerable(bionnel) },
    { title: 'RuCCoN disease to Mondo', language: 'ru', system: 'MONDO', named: false, cases: answerable(ruccon) },
    ...xlbel,
  ];
}
