import { beforeAll, expect, it } from 'vitest';
import { prepareCase } from '../../server/differential/caseFindings.ts';
import { emptyProfile } from '../../server/differential/diseaseProfile.ts';
import { profileInView } from '../../server/differential/model.ts';
import { usedFindings } from '../../server/differential/robustness.ts';
import { nothingReplaced, scoreAll, scoreParts } from '../../server/differential/score.ts';
import { partsOf } from '../../server/services/contributions.ts';
import type { DifferentialQuestion } from '../../server/services/differential.ts';
import { rankDiagnoses } from '../../server/services/differential.ts';
import type { Graph } from '../../server/services/graph.ts';
import { knowledgeView } from '../../server/services/knowledgeView.ts';
import { openSeedGraph } from '../fixtures/seedGraph.ts';

const noPause = (): Promise<void> => Promise.resolve();
let graph: Graph;
beforeAll(async () => { graph = await openSeedGraph(); });

/** The same numbers in every run (a linear congruential generator, Numerical Recipes). */
function randomNumbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

function randomQuestion(random: (below: number) => number): DifferentialQuestion {
  const inPractice = random(2) === 1;
  const { model } = graph.diseases;
  const profile = model.profiles[random(model.profiles.length)]?.terms ?? new Uint32Array(0);
  const ofDisease = Array.from({ length: 1 + random(6) }, () => profile[random(profile.length)] ?? 0);
  const others = Array.from({ length: random(3) }, () => random(model.terms.size));
  const absent = Array.from({ length: random(3) }, () => random(model.terms.size));
  const idOf = (term: number): string => graph.topology.idAt(model.terms.concept[term] ?? 0);
  return {
    patient: {
      findings: [...[...ofDisease, ...others].map((term) => ({ concept: idOf(term), status: 'PRESENT' as const })), ...absent.map((term) => ({ concept: idOf(term), status: 'ABSENT' as const }))],
      sex: inPractice ? 'FEMALE' : undefined, ageYears: inPractice ? random(90) : undefined, setting: inPractice ? 'PRIMARY_CARE' : undefined,
    },
    knowledge: { tiers: undefined, licences: undefined, excludeSources: [], excludeReferences: [] }, prior: undefined, first: 10,
  };
}

it('has at least 11,500 candidates', () => {
  expect(graph.diseases.model.diseases.length).toBeGreaterThanOrEqual(11_500);
});

it('takes off no less where one more finding is absent, for 200 random diseases', () => {
  const random = randomNumbers(9);
  const { model } = graph.diseases;
  const annotated = model.profiles.filter(({ condition, terms }) => condition === undefined && terms.length > 0);
  for (let round = 0; round < 200; round += 1) {
    const profile = annotated[random(annotated.length)] ?? emptyProfile;
    const absent = [...new Set(Array.from({ length: 8 }, () => (random(2) === 1 ? profile.terms[random(profile.terms.length)] : random(model.terms.size)) ?? 0))].map((term) => model.terms.concept[term] ?? 0);
    const takenOff = (findings: readonly number[]): number => scoreParts(model, prepareCase(model, [], findings), profile).absent.reduce((sum, { units }) => sum + units, 0);
    // Each part is rounded to a unit.
    expect(takenOff(absent)).toBeLessThanOrEqual(takenOff(absent.slice(1)) + absent.length);
  }
});

it('knows of every finding with a broader one in another system that it implies that one', async () => {
  const { model } = graph.diseases;
  const own = [...model.terms.concept].filter((concept) => graph.topology.systemOf(concept) === 'MKG');
  const mappings = await graph.store.mappings(own.map((concept) => graph.topology.idAt(concept)));
  const broader = own.flatMap((concept, place) => (mappings[place] ?? []).flatMap(({ source, target, relation }) => (relation === 'BROADER' && source === graph.topology.idAt(concept) && target !== undefined ? [[concept, graph.topology.indexOf(target)] as const] : [])));
  expect(broader.length).toBeGreaterThan(50);
  for (const [concept, above] of broader) expect(model.hierarchy.ancestorsOf(concept)).toContain(above);
});

it('keeps for 100 random cases: parts add up, ranks follow scores, shares sum to 1, the same twice', async () => {
  const random = randomNumbers(5);
  for (let round = 0; round < 100; round += 1) {
    const question = randomQuestion(random);
    const answer = await rankDiagnoses(graph, question, noPause);
    const shown = answer.diagnoses.map(({ disease, rank, score, probability, tied }) => ({ disease, rank, score, probability, tied }));
    for (const diagnosis of answer.diagnoses) {
      const { prior, supporting, opposing, missing } = partsOf(diagnosis);
      const sum = [...prior, ...supporting, ...opposing, ...missing].reduce((total, { logLikelihoodRatio }) => total + Math.round(logLikelihoodRatio * 10_000), 0);
      expect(sum / 10_000).toBe(diagnosis.score);
      expect(supporting.every(({ logLikelihoodRatio }) => logLikelihoodRatio > 0)).toBe(true);
      expect([...opposing, ...missing].every(({ logLikelihoodRatio }) => logLikelihoodRatio <= 0)).toBe(true);
    }
    shown.forEach(({ rank, score }, place) => {
      expect(rank).toBe(1 + answer.ranking.scores.filter((other) => other > Math.round(score * 10_000)).length);
      expect(score).toBeLessThanOrEqual(shown[place - 1]?.score ?? Infinity);
    });
    const shares = answer.ranking.scores.reduce((sum, score) => sum + answer.confidence.probabilityOf(score), answer.confidence.noneOfThese);
    expect(shares).toBeCloseTo(1, 9);
    const again = await rankDiagnoses(graph, question, noPause);
    expect(again.diagnoses.map(({ disease, rank, score, probability, tied }) => ({ disease, rank, score, probability, tied }))).toEqual(shown);
  }
});

it.each([{ excludeSources: ['HPOA'] }, { excludeSources: ['CONDITIONS'] }, { licences: ['none'] }, { excludeReferences: ['PMID:10951463'] }])('pools of each disease what %o leaves of it', (filter) => {
  const { model } = graph.diseases;
  const view = knowledgeView(graph, { tiers: undefined, licences: undefined, excludeSources: [], excludeReferences: [], ...filter });
  expect(view.replaced.size).toBeGreaterThan(0);
  for (const disease of new Set([...[...view.replaced.keys()].slice(0, 50), ...Array.from(model.diseases.keys()).filter((place) => place % 200 === 0)])) {
    expect(view.replaced.get(disease) ?? model.profiles[disease]).toEqual(profileInView(model, disease, (row, counted) => (view.keeps(row) ? counted : undefined)));
  }
});

it('scores every disease as its parts do, whatever the case', () => {
  const { model } = graph.diseases;
  const random = randomNumbers(9);
  for (let round = 0; round < 5; round += 1) {
    const stated = Array.from({ length: 6 }, (_, place) => ({ concept: model.terms.concept[random(model.terms.size)] ?? 0, status: place < 4 ? 'PRESENT' as const : 'ABSENT' as const }));
    const { present, absent } = usedFindings(model, stated);
    const prepared = prepareCase(model, present, absent);
    const scores = scoreAll(model, prepared, nothingReplaced);
    for (let disease = round; disease < model.diseases.length; disease += 97) {
      expect(scoreParts(model, prepared, model.profiles[disease] ?? emptyProfile).total).toBe(scores[disease]);
    }
  }
});
