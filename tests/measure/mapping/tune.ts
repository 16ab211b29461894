import { writeFile } from 'node:fs/promises';
import { featureNames } from '../../../server/mapping/features.ts';
import { PhraseIndexes } from '../../../server/mapping/phraseColumns.ts';
import { PhraseRanker } from '../../../server/mapping/phraseRanker.ts';
import type { FeatureWeights } from '../../../server/mapping/phraseRanker.ts';
import { weightsBySystem } from '../../../server/mapping/weights.ts';
import { ReleaseLibrary } from '../../../server/release/library.ts';
import { readLexicon } from '../../../server/search/lexicon.ts';
import { admissionTask, hpoTask, medMentionsTask, mentionTask, mondoTask } from './cases.ts';
import type { Task } from './cases.ts';
import { examplesOf, fitWeights, foldCount, foldOf, rankFor } from './fit.ts';
import { openGraph } from '../../../server/openGraph.ts';

const dataDir = process.env['MEASURE_DIR'] ?? '';
const library = new ReleaseLibrary(dataDir);
const id = (await library.list())[0]?.id ?? '';
const graph = await openGraph(library, id);
const indexes = new PhraseIndexes((await library.open(id)).columns);
const lexicon = await readLexicon('graph-seeds/lexicon');
const hasChildren = (concept: number): boolean => graph.topology.hierarchy.childCount(concept) > 0;
const make = (of: (system: string) => FeatureWeights): PhraseRanker => new PhraseRanker(indexes, lexicon, of, hasChildren);
const hand = make(weightsBySystem(lexicon));
const tasks: Task[] = [
  await mondoTask(graph), await admissionTask(indexes, hand.reader), await hpoTask(graph), await medMentionsTask(graph),
  await mentionTask(graph, 'ncbi', 'NCBI disease', 'ncbi_disease.traindev.tsv.gz', new Set(['SpecificDisease', 'DiseaseClass', 'Modifier'])),
  await mentionTask(graph, 'bc5cdr', 'BC5CDR disease', 'bc5cdr.traindev.tsv.gz', new Set(['Disease'])),
];
const systems = [...new Set(tasks.map(({ system }) => system))];
const start = weightsBySystem(lexicon)('');
const pull = Number(process.env['PULL'] ?? 0.002);
const ownPull = Number(process.env['OWNPULL'] ?? 0.01);
const fitFolds = (ranker: (fold: number) => PhraseRanker) => {
  const byTask = tasks.map((task) => ({ task, examples: examplesOf(task, ranker(0)) }));
  const all = byTask.flatMap(({ examples }) => examples);
  const fitFor = (fold: number): Map<string, FeatureWeights> => {
    const used = all.filter((example) => example.fold !== fold);
    const pooled = fitWeights(used, { towards: start, pull, epochs: 250 });
    const own = new Map<string, FeatureWeights>([['*', pooled]]);
    for (const system of systems) {
      const ids = new Set(tasks.filter((task) => task.system === system).map((task) => task.id));
      own.set(system, fitWeights(used.filter(({ task }) => ids.has(task)), { towards: pooled, pull: ownPull, epochs: 150 }));
    }
    return own;
  };
  return [...Array.from({ length: foldCount }, (_, fold) => fitFor(fold)), fitFor(-1)];
};
let fits = fitFolds(() => hand);
const rankers = () => fits.map((fit) => make((system) => fit.get(system) ?? fit.get('*') ?? start));
if (process.env['TWICE']) { const first = rankers(); fits = fitFolds((fold) => first[5] ?? hand); void fold0; }
function fold0() {}
const rs = rankers();
for (const mode of ['out', 'all'] as const) for (const task of tasks) {
  const { id: name, cases } = task;
  const at = [0, 0, 0];
  const memo = new Map<string, readonly number[]>();
  for (const { text, gold, cluster, defined } of cases) {
    const fold = mode === 'all' ? 5 : foldOf(cluster);
    const key = `${fold}|${text}|${defined.get(text) ?? ''}`;
    const ranked = memo.get(key) ?? rankFor(rs[fold] ?? hand, task, { text, defined }).slice(0, 25).map(({ concept }) => concept);
    memo.set(key, ranked);
    const place = ranked.findIndex((concept) => gold.has(concept));
    [1, 5, 25].forEach((max, slot) => { if (place !== -1 && place < max) at[slot] = (at[slot] ?? 0) + 1; });
  }
  console.log(mode, name, cases.length, at.map((n) => ((100 * n) / cases.length).toFixed(1)).join(' / '));
  if (mode === 'all' && !process.env['ALL']) break;
}
const final = fits[5];
const lines = ['#system\tfeature\tweight\treason'];
for (const [system, weights] of final ?? []) featureNames.forEach((feature, place) => lines.push([system, feature, (weights[place] ?? 0).toFixed(3), system === '*' ? 'fitted on all development phrases' : `fitted on the development phrases of ${system}`].join('\t')));
if (process.env['WRITE']) await writeFile('graph-seeds/lexicon/phrase-weights.tsv', `${lines.join('\n')}\n`);
console.log(featureNames.map((f, p) => `${f} ${[...(final?.values() ?? [])].map((w) => (w[p] ?? 0).toFixed(2)).join(' ')}`).join('\n'));
