import { beforeAll, describe, expect, it } from 'vitest';
import { prepareCase } from '../../server/differential/caseFindings.ts';
import { emptyProfile } from '../../server/differential/diseaseProfile.ts';
import type { Method } from '../../server/differential/method.ts';
import type { DifferentialModel } from '../../server/differential/model.ts';
import { Ranking } from '../../server/differential/ranking.ts';
import { nothingReplaced, scoreAll, scoreParts } from '../../server/differential/score.ts';
import type { Graph } from '../../server/services/graph.ts';
import { diseaseGraph } from '../fixtures/diseaseGraph.ts';
import { openSources } from '../fixtures/graphFiles.ts';

const method: Method = {
  categoryPatients: 3, unstatedShare: 0.5, detourPower: 1.5, mentionedShare: 0.07, unmentionedShareMin: 0.25, overlapWeight: 0.3, unexplainedShare: 0.2, absentTrust: 0.3, absentPower: 3,
};
let graph: Graph;
let model: DifferentialModel;
beforeAll(async () => {
  graph = await openSources(diseaseGraph);
  model = graph.diseases.modelBy(method);
});
const at = (id: string): number => graph.topology.indexOf(id);
const term = (id: string): number => model.terms.numberOf(at(id));
const numberOf = (id: string): number => model.diseases.findIndex(([entry]) => entry === at(id));
const scoresOf = (present: readonly string[], absent: readonly string[] = []): Record<string, number> => {
  const scores = scoreAll(model, prepareCase(model, present.map(at), absent.map(at)), nothingReplaced);
  return Object.fromEntries(model.diseases.map(([entry], disease) => [graph.topology.idAt(entry), scores[disease] ?? 0]));
};

describe('profiles', () => {
  it('shrinks counted patients towards the assumed share: (9 + 3 x 0.5) / (10 + 3)', () => {
    const profile = model.profiles[numberOf('OMIM:100001')];
    expect(profile?.shares[profile.terms.indexOf(term('HP:0000011'))]).toBeCloseTo(10.5 / 13, 12);
  });
  it('merges two entries that have the same name up to "type" and the numeral', () => {
    expect(graph.diseases.merged).toEqual([{ kept: 'OMIM:100001', merged: 'ORPHA:1', rule: 'both are named by the words "2 arm"' }]);
    expect(model.profiles[numberOf('OMIM:100001')]?.terms).toHaveLength(2);
  });
  it('drops a finding that a row excludes, and a disease without findings', () => {
    expect([...(model.profiles[numberOf('OMIM:100004')]?.terms ?? [])]).toEqual([term('HP:0000030')]);
    expect(numberOf('OMIM:100006')).toBe(-1);
  });
});

describe('the score of a case with one finding, by hand', () => {
  // Shares with the finding or one below it, over the five diseases:
  //   short arm: 10.5/13 = .807692 and (2 + 1.5)/13 = .269231, mean .215385, information .666785
  //   arm: .807692, .895 and .269231, mean .394385, information .404080
  it('an exact match brings information + log10(share)', () => {
    // .6668 + log10(.807692) = .6668 - .0928 = .5740; the lens finding is expected (.5) and unmentioned: log10(1 - .07 x .5) = -.0155
    expect(scoresOf(['HP:0000011'])['OMIM:100001']).toBe(5740 - 155);
  });
  it('a match at the common ancestor loses with the information given up', () => {
    // .4041 x (.4041 / .6668)^1.5 = .1906, + log10(.895) = -.0482, so .1424; long arm unmentioned: log10(1 - .07 x .895) = -.0281
    expect(scoresOf(['HP:0000011'])['OMIM:100002']).toBe(1424 - 281);
  });
  it('a finding that nothing in the disease explains weighs nothing', () => {
    expect(scoresOf(['HP:0000011'])['OMIM:100003']).toBe(-155);
  });
  it('an absent finding takes off log10(1 - .3 x share^3), and nothing where the disease does not have it', () => {
    const without = scoresOf(['HP:0000030']);
    const denied = scoresOf(['HP:0000030'], ['HP:0000012']);
    // log10(1 - .3 x .895^3) = -.1052 in the place of the -.0281 of a finding that nobody mentioned.
    expect((denied['OMIM:100002'] ?? 0) - (without['OMIM:100002'] ?? 0)).toBe(-1052 + 281);
    expect(denied['OMIM:100003']).toBe(without['OMIM:100003']);
  });
  it('the strongest absent finding counts in full, the next by half, and one that the disease does not have changes nothing', () => {
    const absentIn = (absent: readonly string[]) => scoreParts(model, prepareCase(model, [], absent.map(at)), model.profiles[numberOf('OMIM:100002')] ?? emptyProfile).absent;
    expect(absentIn(['HP:0000030', 'HP:0000012'])).toMatchObject([{ units: 0, weight: 1 }, { units: -1052, weight: 1 }]);
    // .895 of its patients have a long arm, and as many any change of the arm.
    expect(absentIn(['HP:0000012', 'HP:0000010'])).toMatchObject([{ units: -1052, weight: 1 }, { units: -526, weight: 0.5 }]);
  });
  it('an absent finding denies what it subsumes, as a more general one', () => {
    expect(scoresOf(['HP:0000030'], ['HP:0000010'])['OMIM:100002']).toBe(scoresOf(['HP:0000030'], ['HP:0000012'])['OMIM:100002']);
  });
});

describe('correlated findings', () => {
  it('count in part when the same diseases have them, and in full alone', () => {
    const together = prepareCase(model, [at('HP:0000011'), at('HP:0000021')], []);
    expect(prepareCase(model, [at('HP:0000011')], []).present[0]?.weight).toBe(1);
    expect(together.present.map(({ weight }) => weight)).toSatisfy((weights: number[]) => weights.every((weight) => weight > 0.7 && weight < 1));
  });
  it('keep the sum of the parts equal to the score', () => {
    const prepared = prepareCase(model, [at('HP:0000011'), at('HP:0000021')], [at('HP:0000030')]);
    const scores = scoreAll(model, prepared, nothingReplaced);
    expect(model.profiles.map((profile) => scoreParts(model, prepared, profile).total)).toEqual([...scores]);
  });
});

describe('ranking', () => {
  it('gives equal scores one rank and counts both for the next', () => {
    const ranking = new Ranking(Int32Array.from([5, 9, 5, 1]));
    expect([0, 1, 2, 3].map((disease) => ranking.rankOf(disease))).toEqual([2, 1, 2, 4]);
    expect([0, 1].map((disease) => ranking.isTied(disease))).toEqual([true, false]);
    expect(ranking.top(3)).toEqual([1, 0, 2]);
  });
  it('has no first where two share the place', () => {
    expect(new Ranking(Int32Array.from([4, 4, 1])).first).toBeUndefined();
    expect(new Ranking(Int32Array.from([4, 3, 1])).first).toBe(0);
  });
});
