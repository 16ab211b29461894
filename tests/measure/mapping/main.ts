import path from 'node:path';
import { tmpdir } from 'node:os';
import { mkdtemp } from 'node:fs/promises';
import type { ConceptId } from '../../../server/domain/concept.ts';
import { systemOf } from '../../../server/domain/concept.ts';
import { PhraseIndexes } from '../../../server/mapping/phraseColumns.ts';
import { PhraseRanker } from '../../../server/mapping/phraseRanker.ts';
import { weightsBySystem } from '../../../server/mapping/weights.ts';
import { readLexicon } from '../../../server/search/lexicon.ts';
import { ReleaseLibrary } from '../../../server/release/library.ts';
import { admissionTask, hpoTask, medMentionsTask, mentionTask, mondoLinks, mondoTask } from './cases.ts';
import type { Task } from './cases.ts';
import { rankFor } from './fit.ts';
import { loadGraph } from './load.ts';

const links = await mondoLinks();
const evaluated = new Set<string>(links.map(({ code }) => code));
const mask = (a: ConceptId, b: ConceptId): boolean => systemOf(b) === 'ICD10CM' && (systemOf(a) === 'MONDO' || evaluated.has(b));
const dataDir = process.env['MEASURE_DIR'] ?? (await mkdtemp(path.join(tmpdir(), 'measure-')));
const { graph, loaded, linksMasked, buildSeconds, openSeconds } = await loadGraph(dataDir, mask);
console.log(loaded.join('\n'), linksMasked, buildSeconds, openSeconds);
const opened = await new ReleaseLibrary(dataDir).open(graph.release.id);
const indexes = new PhraseIndexes(opened.columns);
const bytes = new Map<string, number>();
for (const { name, bytes: size } of graph.release.arrays.columns) if (name.startsWith('phrases.')) { const key = name.split('.').slice(0, 2).join('.'); bytes.set(key, (bytes.get(key) ?? 0) + size); }
for (const [key, size] of bytes) console.log(key, (size / 1e6).toFixed(1), 'MB', indexes.of(key.slice(8))?.nameCount);
console.log('rewrites', indexes.rewrites.size);
const lexicon = await readLexicon('graph-seeds/lexicon');
const ranker = new PhraseRanker(indexes, lexicon, weightsBySystem(lexicon), (concept) => graph.topology.hierarchy.childCount(concept) > 0);
const tasks: Task[] = [
  await mondoTask(graph), await admissionTask(indexes, ranker.reader), await hpoTask(graph), await medMentionsTask(graph),
  await mentionTask(graph, 'ncbi', 'NCBI disease', 'ncbi_disease.traindev.tsv.gz', new Set(['SpecificDisease', 'DiseaseClass', 'Modifier'])),
  await mentionTask(graph, 'bc5cdr', 'BC5CDR disease', 'bc5cdr.traindev.tsv.gz', new Set(['Disease'])),
];
const only = process.argv[2]?.split(',');
for (const task of tasks) {
  const { id, cases, unanswerable } = task;
  if (only && !only.includes(id)) continue;
  const at = [0, 0, 0];
  const times: number[] = [];
  const misses: string[] = [];
  for (const { text, gold, defined } of cases) {
    const started = performance.now();
    const ranked = rankFor(ranker, task, { text, defined });
    times.push(performance.now() - started);
    const place = ranked.findIndex(({ concept }) => gold.has(concept));
    [1, 5, 25].forEach((max, slot) => { if (place !== -1 && place < max) at[slot] = (at[slot] ?? 0) + 1; });
    if (place !== 0) misses.push(`${text} => ${[...gold].slice(0, 2).map((g) => `${graph.topology.idAt(g)}`).join()} @${place} | ${ranked.slice(0, 3).map((r) => `${graph.topology.idAt(r.concept)} ${r.index.textOf(r.name)} [${r.index.kindOf(r.name)} ${JSON.stringify(Object.values(r.variant.changes))}] ${r.score.toFixed(2)}`).join(' | ')}${place > 0 ? ` || gold: ${ranked[place]?.index.textOf(ranked[place].name)} [${ranked[place]?.index.kindOf(ranked[place].name)} ${JSON.stringify(Object.values(ranked[place]?.variant.changes??{}))}] ${ranked[place]?.score.toFixed(2)}` : ''}`);
  }
  times.sort((a, b) => a - b);
  console.log(id, cases.length, 'unanswerable', unanswerable, at.map((n) => ((100 * n) / cases.length).toFixed(1)).join(' / '), 'p50', times[Math.floor(times.length / 2)]?.toFixed(1), 'p95', times[Math.floor(times.length * 0.95)]?.toFixed(1));
  if (process.env['MISSES']) {
    const counted = new Map<string, number>();
    for (const miss of misses) counted.set(miss, (counted.get(miss) ?? 0) + 1);
    console.log([...counted].sort((a, b) => b[1] - a[1]).slice(0, Number(process.env['MISSES'])).map(([m, n]) => `${n} ${m}`).join('\n'));
  }
}
