import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ConceptId } from '../../../server/domain/concept.ts';
import { systemOf } from '../../../server/domain/concept.ts';
import { DrugHarmonizer } from '../../../server/mapping/drugHarmonizer.ts';
import { PhraseIndexes } from '../../../server/mapping/phraseColumns.ts';
import { confidenceOf, curvesBySystem } from '../../../server/mapping/confidence.ts';
import type { FeatureWeights, RankedConcept } from '../../../server/mapping/phraseRanker.ts';
import { billableOf, PhraseRanker } from '../../../server/mapping/phraseRanker.ts';
import { weightsBySystem } from '../../../server/mapping/weights.ts';
import { ReleaseLibrary } from '../../../server/release/library.ts';
import { readLexicon } from '../../../server/search/lexicon.ts';
import { Bm25 } from './baseline.ts';
import type { Task } from './cases.ts';
import { admissionTask, hpoTask, medMentionsTask, mentionTask, mondoLinks, mondoTask } from './cases.ts';
import { billableCode, measureTask, withConfidence } from './evaluate.ts';
import { fitFolds, writeTables } from './folds.ts';
import type { PlantedLink } from './load.ts';
import { loadGraph, seedsDir } from './load.ts';
import { measureLanguages } from './languages.ts';
import { learningCurve } from './learning.ts';
import { drugTask, icd9Names, icd9Task } from './moreCases.ts';
import { measureList } from './neighbours.ts';
import { writeReport } from './report.ts';
import { measureSpeed } from './speed.ts';
import { assertionScore } from '../../mapping/assertionF1.ts';

// Fits the re-ranker and the confidence on folds, measures each phrase with parameters fitted without its disease or
// document, and writes docs/measurements-mapping.md; with "--fit" also the tables that the product reads.

const evaluated = new Set<string>((await mondoLinks()).map(({ code }) => code));
/** Hides every link between Mondo and ICD-10-CM, and every link of any system to a code that is evaluated. */
const isMasked = (a: ConceptId, b: ConceptId): boolean => systemOf(b) === 'ICD10CM' && (systemOf(a) === 'MONDO' || evaluated.has(b));
const planted: readonly PlantedLink[] = [
  { source: 'MONDO:planted1', target: 'ICD10CM:E30.1', name: 'Quarvelic zimbotrophy' },
  { source: 'DOID:planted2', target: 'ICD10CM:E30.1', name: 'Ostrimal fenquidosis' },
  { source: 'DOID:planted3', target: 'ICD10CM:R21', name: 'Blenkard uvexitis' },
];
const hiddenPlants = 2;

const dataDir = process.env['MEASURE_DIR'] ?? (await mkdtemp(path.join(tmpdir(), 'measure-mapping-')));
const loaded = await loadGraph(dataDir, isMasked, planted);
const { graph } = loaded;
const indexes = new PhraseIndexes((await new ReleaseLibrary(dataDir).open(graph.release.id)).columns);
const lexicon = await readLexicon(path.join(seedsDir, 'lexicon'));
const makeRanker = (weightsOf: (system: string) => FeatureWeights): PhraseRanker => new PhraseRanker(indexes, lexicon, weightsOf, graph.topology);
const current = weightsBySystem(lexicon);
const plain = makeRanker(current);

const foundPlants = planted.map(({ name, target }) => plain.rank({ text: name, system: 'ICD10CM', defined: new Map() }).some(({ concept }) => graph.topology.idAt(concept) === target));
if (foundPlants.some((found, place) => found !== place >= hiddenPlants)) throw new Error(`the mask does not hold: planted links found ${foundPlants.join(', ')}`);

const fitted: readonly Task[] = [
  await mondoTask(graph), await admissionTask(indexes, plain.reader), await hpoTask(graph), await medMentionsTask(graph),
  await mentionTask(graph, 'ncbi', 'NCBI disease', 'ncbi_disease.traindev.tsv.gz', new Set(['SpecificDisease', 'DiseaseClass', 'Modifier'])),
  await mentionTask(graph, 'bc5cdr', 'BC5CDR disease', 'bc5cdr.traindev.tsv.gz', new Set(['Disease'])),
  await icd9Task(graph, { id: 'icd9', title: 'ICD-9-CM name to ICD-10-CM, official maps hidden', sample: 0 }),
];
/** Nobody looked at these names, and no weight is fitted on them. */
const unseen = await icd9Task(graph, { id: 'icd9-unseen', title: 'ICD-9-CM names not looked at, to ICD-10-CM', sample: 2 });
/** Ways of voting were compared on these. */
const compared = await icd9Task(graph, { id: 'icd9-compared', title: 'ICD-9-CM names on which votes were compared, to ICD-10-CM', sample: 1 });
const curve = curvesBySystem(lexicon)(billableOf('ICD10CM'));
const confidence = (ranked: readonly RankedConcept[]): number => confidenceOf(curve, ranked, 0);
const folds = fitFolds(fitted, plain, current('*'), (concept, text) => billableCode(concept, graph, text));
const rankers = folds.map((weights) => makeRanker((system) => weights.get(system) ?? weights.get('*') ?? current(system)));
const baselines = new Map([...new Set(fitted.map(({ system }) => system))].map((system) => [system, indexes.of(system)] as const).map(([system, index]) => [system, index === undefined ? undefined : new Bm25(index)]));
const baselineOf = (system: string): Bm25 | undefined => baselines.get(system);

const icd9 = fitted.find(({ id }) => id === 'icd9');
if (icd9 === undefined) throw new Error('the names of ICD-9-CM are not among the tasks');
const asList = measureList({ names: await icd9Names(graph), rankers, graph, confidence });
const list = asList(icd9);
const measured = [
  ...fitted.map((task) => measureTask(task, { rankers, baseline: baselineOf(task.system), graph, learning: false })), list.measured,
  ...[compared, unseen].flatMap((task) => [measureTask(task, { rankers, baseline: baselineOf(task.system), graph, learning: false }), asList(task).measured]),
  ...fitted.filter(({ id }) => ['medmentions', 'ncbi', 'bc5cdr'].includes(id)).map((task) => measureTask(task, { rankers, baseline: undefined, graph, learning: true })),
];
const { rows, curves } = withConfidence(measured, (task) => ![compared.id, unseen.id].some((id) => task.startsWith(id)));
const atc = indexes.of('ATC');
if (atc === undefined) throw new Error('ATC has no names');
const drugs = await drugTask(indexes, plain.reader, graph);
const harmonizer = new DrugHarmonizer(atc, plain.reader, lexicon, (concept) => graph.topology.idAt(concept));
const drugAnswers = drugs.cases.map(({ text, gold }) => {
  const { codes } = harmonizer.harmonize(text, undefined);
  return { text, answered: codes.length > 0, right: codes[0] !== undefined && gold.has(codes[0].concept) };
});

const [firstFold] = rankers;
const curvesOfLearning = firstFold === undefined ? [] : fitted.filter(({ id }) => ['medmentions', 'ncbi', 'bc5cdr'].includes(id)).map((task) => learningCurve(task, firstFold));
const languages = await measureLanguages(graph, plain);
const speed = await measureSpeed(fitted.filter(({ id }) => id === 'mondo').flatMap(({ cases }) => cases.map(({ text }) => text)), graph, dataDir);
await writeReport({ loaded, graph, indexes, rows, drugs: drugAnswers, neighbourWeight: list.weight, learning: curvesOfLearning, languages, speed, assertion: assertionScore(graph) });
const [all] = rankers.slice(-1);
const last = folds.at(-1);
if (process.argv.includes('--fit') && all !== undefined && last !== undefined) {
  await writeTables(last, curves, list.weight);
}
if (process.env['MEASURE_DIR'] === undefined) await rm(dataDir, { recursive: true, force: true });
