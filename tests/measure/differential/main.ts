import path from 'node:path';
import os from 'node:os';
import { buildWhereSeedsChanged, openServed } from '../../../server/openGraph.ts';
import { readConfig } from '../../../server/config.ts';
import type { Method } from '../../../server/differential/method.ts';
import { measuredMethod } from '../../../server/differential/method.ts';
import { ReleaseLibrary } from '../../../server/release/library.ts';
import { calibrationReport, crossFitted, scoredCase } from './calibration.ts';
import type { PublishedCase } from './cases.ts';
import { randomFrom, readCases } from './cases.ts';
import { toldInSentences } from './distractors.ts';
import { measureLatency } from './latency.ts';
import { accuracyHead, accuracyLine, mean, percent, shortLine, within } from './metrics.ts';
import { agentClinicCases, ddxPlusCases, dxBenchCases, firstTold, PhraseReader, presentationCases, practiceHead, practiceLine, rankPractice } from './practice.ts';
import { questionsToFirst } from './questions.ts';
import type { RankedCase, Regime } from './ranks.ts';
import { CaseRanker } from './ranks.ts';
import { shelfLine } from './shelf.ts';

/**
 * Prints the tables of docs/measurements-differential.md. SHARED_DIR holds the published cases; THIN=n takes every n-th
 * case of the two large sets, for a quick look; PARTS=accuracy,text,calibration,ablation,questions,practice,latency picks some.
 */
const say = (text = ''): void => { process.stdout.write(`${text}\n`); };
const sets = ['Reese', 'new', 'LIRICAL', 'PhenoBrain', 'RareBench'] as const;
const thin = Number(process.env['THIN'] ?? 1);
const parts = new Set((process.env['PARTS'] ?? 'accuracy,text,calibration,ablation,questions,practice,latency').split(','));

const config = readConfig(process.env);
const library = new ReleaseLibrary(config.dataDir);
await buildWhereSeedsChanged(library, config, () => undefined);
const graph = await openServed(library, (_id, problem) => { throw problem; });
if (graph === undefined) throw new Error('no release is served');
const sharedDir = path.resolve(process.env['SHARED_DIR'] ?? path.join('..', 'shared'));
const cases = await readCases(sharedDir, thin);

const heapBefore = memory();
const startedAt = performance.now();
const rowCount = graph.diseases.rows.subject.length;
const readAt = performance.now();
const { model } = graph.diseases;
say(`Release ${graph.release.id}; ${cases.length} cases; ${os.cpus().length} cores, load ${(os.loadavg()[0] ?? 0).toFixed(1)}, Node ${process.version}.`);
say(`Model: ${model.diseases.length} diseases from ${rowCount} rows, ${graph.diseases.merged.length} pairs merged; rows read in ${(readAt - startedAt).toFixed(0)} ms, profiles and postings built in ${(performance.now() - readAt).toFixed(0)} ms, ${(memory() - heapBefore).toFixed(0)} MB more memory.`);
const ranker = new CaseRanker(graph, model);

const ranked = (list: readonly PublishedCase[], regime: Regime, by = ranker): RankedCase[] =>
  list.map((one) => ({ ...by.rank(one, regime), scores: undefined }));
const ofSet = (list: readonly RankedCase[], set: string): RankedCase[] => list.filter(({ of }) => of.set === set);

if (parts.has('accuracy')) {
  const asIs = ranked(cases, 'AS_IS');
  const withArticles = cases.filter(({ pmid }) => pmid !== undefined);
  say(`\n### Accuracy in %, the whole set in the denominator (95 % by cluster)\n\n${accuracyHead}`);
  for (const set of sets) say(accuracyLine(`${set}, as is`, ofSet(asIs, set)));
  for (const [regime, name] of [['PATIENT', 'own patient subtracted'], ['ARTICLE', 'own article removed']] as const) {
    const list = ranked(withArticles, regime);
    for (const set of ['Reese', 'new', 'LIRICAL']) say(accuracyLine(`${set}, ${name}`, ofSet(list, set)));
  }
  const clean = asIs.filter(({ cited, known, of }) => !cited && known && of.pmid !== undefined);
  for (const set of ['Reese', 'new', 'LIRICAL']) say(accuracyLine(`${set}, clean: article not cited, disease known`, ofSet(clean, set)));
  say('\n### As is, by number of present findings\n\n' + accuracyHead);
  for (const [from, to] of [[0, 2], [3, 5], [6, 10], [11, 999]] as const) {
    say(accuracyLine(`${from} to ${to === 999 ? 'more' : to}`, asIs.filter(({ of }) => of.present.length >= from && of.present.length <= to)));
  }
  const random = randomFrom(11);
  const stated = [...model.terms.concept].map((concept) => graph.topology.idAt(concept));
  const half = cases.map((one) => ({ ...one, present: one.present.filter((_, place, all) => all.length < 2 || random() < 0.5 || (place === 0 && all.length === 2)) }));
  const draws = [12, 13, 14].map((seed) => ranked(withRandomFindings(cases, stated, randomFrom(seed)), 'AS_IS'));
  say(`\n### Changed cases: top-1; top-10 in %\n\n| cases | ${sets.join(' | ')} |\n| --- |${' --- |'.repeat(sets.length)}`);
  say(shortLine('as is', asIs, sets));
  say(shortLine('without absent findings', ranked(cases.map((one) => ({ ...one, absent: [] })), 'AS_IS'), sets));
  say(shortLine('with age and sex', ranked(cases, 'AS_IS', new CaseRanker(graph, model, true)), sets));
  say(shortLine('half of the findings dropped', ranked(half, 'AS_IS'), sets));
  for (const draw of draws) say(shortLine('three random findings added', draw, sets));
  const firstPlaces = (list: readonly RankedCase[]): number => 100 * mean(list.map(({ rank }) => within(rank, 1)));
  const costs = (list: readonly RankedCase[][], of: readonly RankedCase[]): string => mean(list.map((draw) => firstPlaces(of) - firstPlaces(draw))).toFixed(1);
  say(`\nThree random findings cost ${costs(draws, asIs)} points of the first place over all cases, and ${costs(draws.map((draw) => ofSet(draw, 'Reese')), ofSet(asIs, 'Reese'))} on Reese (mean of ${draws.length} draws).`);
}

if (parts.has('text')) {
  const some = cases.filter((_, place) => place % 8 === 0);
  say(`\n### Findings linked from sentences (every eighth case, without absent findings): top-1; top-10 in %\n\n| cases | ${sets.join(' | ')} |\n| --- |${' --- |'.repeat(sets.length)}`);
  say(shortLine('as codes', ranked(some.map((one) => ({ ...one, absent: [] })), 'AS_IS'), sets));
  say(shortLine('told in sentences', ranked(await toldInSentences(graph, some, false), 'AS_IS'), sets));
  say(shortLine('with ten distractor sentences', ranked(await toldInSentences(graph, some, true), 'AS_IS'), sets));
}

if (parts.has('calibration')) {
  const { crossed, shipped, fitted } = crossFitted(cases.flatMap((one) => scoredCase(ranker.rank(one, 'AS_IS'))), 5);
  say('\n### Probability of the first place, five folds without a shared disease or article\n');
  say(`Calibration error ${crossed.error.toFixed(3)} on folds (mean probability ${crossed.meanConfidence.toFixed(3)}, right ${crossed.meanRight.toFixed(3)}); with the shipped figures ${shipped.error.toFixed(3)}. Fitted on all: ${JSON.stringify(fitted)}.\n`);
  say('| probability from | cases | mean probability | right |\n| --- | --- | --- | --- |');
  for (const { from, count, confidence, right } of crossed.bins) say(`| ${from} | ${count} | ${confidence.toFixed(3)} | ${right.toFixed(3)} |`);
}

if (parts.has('ablation')) {
  const ablations: readonly (readonly [string, Partial<Method>])[] = [
    ['all', {}], ['correlated findings count in full', { overlapWeight: 0 }], ['ancestors with little loss (power 0.5)', { detourPower: 0.5 }],
    ['ancestors with great loss (power 4)', { detourPower: 4 }], ['unmentioned findings take nothing off', { mentionedShare: 0 }],
    ['rare unmentioned findings count too', { unmentionedShareMin: 0 }], ['absent findings take nothing off', { absentTrust: 0 }],
    ['counted patients hardly shrunk', { categoryPatients: 0.5 }], ['unstated share 0.8', { unstatedShare: 0.8 }],
  ];
  const some = cases.filter(({ set }, place) => (set !== 'Reese' && set !== 'new') || place % 3 === 0);
  say(`\n### Each ingredient changed alone (every third case of the large sets): top-1; top-10 in %\n\n| method | ${sets.join(' | ')} |\n| --- |${' --- |'.repeat(sets.length)}`);
  for (const [name, change] of ablations) say(shortLine(name, ranked(some, 'AS_IS', new CaseRanker(graph, graph.diseases.modelBy({ ...measuredMethod, ...change }))), sets));
}

if (parts.has('questions')) {
  const usable = cases.filter((one) => one.present.length >= 6 && isFirst(ranker.rank(one, 'AS_IS')) && !isFirst(ranker.rank({ ...one, present: one.present.slice(0, 3), absent: [] }, 'AS_IS')));
  const some = usable.filter((_, place) => place % Math.max(1, Math.floor(usable.length / 180)) === 0);
  const [information, frequency, random] = [await questionsToFirst(graph, ranker, some, 'INFORMATION'), await questionsToFirst(graph, ranker, some, 'FREQUENCY'), await questionsToFirst(graph, ranker, some, 'RANDOM')];
  say(`\n### Questions until the diagnosis stands first (${information.cases} cases that the whole case solves and its first three findings do not, from these three on, at most 15)\n\n| order | questions | solved |\n| --- | --- | --- |`);
  for (const [name, { questions, solved }] of [['expected information', information], ['most frequent finding of the first', frequency], ['random', random]] as const) say(`| ${name} | ${questions.toFixed(2)} | ${percent(solved)} % |`);
}

if (parts.has('practice')) {
  const folder = path.join(sharedDir, 'data', 'benchmarks', 'ddx');
  const reader = new PhraseReader(graph);
  const plus = await ddxPlusCases(folder, reader, { priorWeight: 1, denied: false });
  const withDenied = await ddxPlusCases(folder, reader, { priorWeight: 1, denied: true });
  const noIncidence = await ddxPlusCases(folder, reader, { priorWeight: 0, denied: false });
  const results = await rankPractice(graph, reader, plus.cases, plus.conditions);
  say(`\n### Common practice: findings and diagnoses brought from words to concepts by the phrase engine (${graph.diseases.model.conditions.length} common conditions loaded; DDXPlus: ${plus.mapped})\n\n${practiceHead}`);
  say(practiceLine('DDXPlus, its 49 conditions as candidates', results));
  say(practiceLine('DDXPlus, what is not listed counted as absent', await rankPractice(graph, reader, withDenied.cases, plus.conditions)));
  say(practiceLine('DDXPlus, without incidence', await rankPractice(graph, reader, noIncidence.cases, plus.conditions)));
  const presentations = await presentationCases(config.seedsDir, reader, 'PRIMARY_CARE');
  const emergencies = await presentationCases(config.seedsDir, reader, 'EMERGENCY');
  const presented = await rankPractice(graph, reader, presentations);
  say(practiceLine('typical presentations, all diseases, primary care', presented));
  say(practiceLine('typical presentations, all diseases, emergency', await rankPractice(graph, reader, emergencies)));
  say(practiceLine('the same, the first three findings alone', await rankPractice(graph, reader, firstTold(emergencies))));
  say(practiceLine('DxBench, the candidates of each case', await rankPractice(graph, reader, await dxBenchCases(folder, reader))));
  say(practiceLine('AgentClinic, all diseases', await rankPractice(graph, reader, await agentClinicCases(folder, reader))));
  say(`\nTypical presentations, emergency. ${await shelfLine(graph, reader, emergencies, 'EMERGENCY')} First three findings alone: ${await shelfLine(graph, reader, firstTold(emergencies), 'EMERGENCY')}`);
  const { error, meanConfidence, meanRight } = calibrationReport(presented.confidences);
  say(`\nProbability of the first place in the typical presentations, with the shipped figures: calibration error ${error.toFixed(3)} (mean probability ${meanConfidence.toFixed(3)}, right ${meanRight.toFixed(3)}).`);
  say('\n| DDXPlus pathology | cases | a candidate of the release | top-1 | top-3 |\n| --- | --- | --- | --- | --- |');
  for (const [name, { cases: count, covered, first, third }] of results.byDiagnosis) say(`| ${name} | ${count} | ${covered ? 'yes' : 'no'} | ${percent(first)} | ${percent(third)} |`);
}

if (parts.has('latency')) {
  say('\n### Ten diagnoses of 15 findings, fully explained, over HTTP on this machine\n');
  for (const line of await measureLatency(graph, cases)) say(`- ${line}`);
}

function withRandomFindings(list: readonly PublishedCase[], pool: readonly string[], random: () => number): PublishedCase[] {
  return list.map((one) => ({ ...one, present: one.present.length === 0 ? [] : [...one.present, ...Array.from({ length: 3 }, () => pool[Math.floor(random() * pool.length)] ?? '')] }));
}

function isFirst({ rank }: RankedCase): boolean {
  return rank !== undefined && rank.better + rank.tied === 0;
}

function memory(): number {
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 1e6;
}
