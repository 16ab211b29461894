import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { rankDiagnoses } from '../../server/services/differential.ts';
import { weighedQuestions } from '../../server/services/nextQuestions.ts';
import type { SourceRows } from '../fixtures/graphFiles.ts';
import { openSources } from '../fixtures/graphFiles.ts';
import { practiceGraph } from '../fixtures/practiceGraph.ts';
import { assertionRow, describe as describeSource, isA, named } from '../fixtures/rows.ts';
import type { Answer, Api } from './api.ts';
import { refusalOf, startApi } from './api.ts';

let api: Api;
beforeAll(async () => { api = await startApi({ graph: await openSources(practiceGraph) }); });
afterAll(() => api.stop());

const arm = { concept: 'HP:0000010' };
const skin = { concept: 'HP:0000030' };
const lens = { concept: 'HP:0000021' };
const parts = '{ finding { id } matched { id } matchKind basis explanation logLikelihoodRatio assertions { provenance { citations { id } } } }';
const fields = `prior { used weight statement } coverage { rareDiseases commonConditions }
  cannotMiss { disease { id } trigger { id } exclusion standing excluded rank assertions { note } }
  diagnoses { rank score kind cannotMiss disease { id } redFlags { note } prior ${parts} supporting ${parts} opposing ${parts} missing ${parts} }`;

interface Part { readonly basis: string; readonly matchKind: string; readonly explanation: string; readonly logLikelihoodRatio: number; readonly assertions: readonly { readonly provenance: readonly { readonly citations: readonly { readonly id: string }[] }[] }[] }
interface Shown { readonly rank: number; readonly score: number; readonly kind: string; readonly cannotMiss: boolean; readonly disease: { readonly id: string }; readonly prior: Part | null; readonly supporting: readonly Part[]; readonly opposing: readonly Part[]; readonly missing: readonly Part[] }

const ask = (patient: Readonly<Record<string, unknown>>, more: Readonly<Record<string, unknown>> = {}): Promise<Answer> =>
  api.ask(`query ($case: CaseInput!, $prior: PriorInput, $knowledge: KnowledgeFilter) { differential(case: $case, prior: $prior, knowledge: $knowledge, first: 20) { ${fields} } }`, { case: patient, ...more });
const shownOf = ({ data, errors }: Answer): readonly Shown[] => {
  if (errors !== undefined) throw new Error(JSON.stringify(errors));
  return data.differential.diagnoses as readonly Shown[];
};
const diseaseIn = (answer: Answer, id: string): Shown => {
  const found = shownOf(answer).find(({ disease }) => disease.id === id);
  if (found === undefined) throw new Error(`${id} is no diagnosis`);
  return found;
};
const unitsOf = (parts: readonly Part[]): number => parts.reduce((sum, { logLikelihoodRatio }) => sum + Math.round(logLikelihoodRatio * 10_000), 0);

describe('a condition of practice', () => {
  it('is a candidate beside the rare diseases, and told apart from them', async () => {
    const answer = await ask({ findings: [arm] });
    expect(answer.data.differential.coverage).toEqual({ rareDiseases: 5, commonConditions: 3 });
    expect(shownOf(answer).filter(({ kind }) => kind === 'COMMON').map(({ disease }) => disease.id).sort()).toEqual(['MKG:clot', 'MKG:rash', 'MKG:strain']);
  });

  it('takes a stated likelihood ratio before sensitivity and specificity, and these before a share', async () => {
    // In practice (.9 + .6 + 0) / 3 = .5 have it. Of those compared with, at a ratio of 4 at most a quarter: log10(4) + log10(.25 / .5).
    const { supporting } = diseaseIn(await ask({ findings: [arm] }), 'MKG:clot');
    expect(supporting).toMatchObject([{ basis: 'LIKELIHOOD_RATIO', matchKind: 'EXACT', logLikelihoodRatio: 0.3011, explanation: 'Likelihood ratio when present 4 against other arms, emergency, n 100; 25 % of those have it, 50 % in practice.' }]);
    expect(supporting[0]?.assertions.map(({ provenance }) => provenance[0]?.citations[0]?.id)).toEqual(expect.arrayContaining(['PMID:13', 'PMID:11', 'PMID:12']));
    const withoutStudy = diseaseIn(await ask({ findings: [arm] }, { knowledge: { excludeReferences: ['PMID:13'] } }), 'MKG:clot');
    // .9 / (1 - .5) = 1.8, and half of those compared with have it, as in practice.
    expect(withoutStudy.supporting).toMatchObject([{ basis: 'SENSITIVITY_SPECIFICITY', logLikelihoodRatio: 0.2553 }]);
    const shareOnly = diseaseIn(await ask({ findings: [arm] }, { knowledge: { excludeReferences: ['PMID:13', 'PMID:12'] } }), 'MKG:clot');
    // .9 against .5; what others have stays that of the whole release.
    expect(shareOnly.supporting).toMatchObject([{ basis: 'FREQUENCY_AGAINST_CONFUSABLES', logLikelihoodRatio: 0.2553 }]);
  });

  it('compares a share with that in practice, and caps it where nothing is known of what the condition is confused with', async () => {
    expect(diseaseIn(await ask({ findings: [arm] }), 'MKG:strain').supporting).toMatchObject([{ basis: 'FREQUENCY_AGAINST_CONFUSABLES', logLikelihoodRatio: 0.0792 }]); // .6 / .5
    // .8 against (.8 + .5) / 3 = .4333, the mean over the three conditions.
    expect(diseaseIn(await ask({ findings: [skin] }), 'MKG:rash').supporting).toMatchObject([{ basis: 'FREQUENCY_CAPPED', logLikelihoodRatio: 0.2663 }]);
  });

  it('takes a finding that is part of the definition, or has an odds ratio alone, for one that is stated without a share', async () => {
    const { supporting } = diseaseIn(await ask({ findings: [skin, { concept: 'MKG:bruise' }] }), 'MKG:clot');
    // .5 / (.5 / 3), and .9 of what defines it / ((.8 + .5) / 3): neither the odds ratio of 12 nor the ratio of 20 counts.
    expect(supporting.map(({ basis, logLikelihoodRatio }) => [basis, logLikelihoodRatio])).toEqual([['STATED_WITHOUT_SHARE', 0.4771], ['STATED_WITHOUT_SHARE', 0.3174]]);
  });

  it('holds against it a finding that nothing stated explains', async () => {
    const rash = diseaseIn(await ask({ findings: [{ concept: 'MKG:bruise' }] }), 'MKG:rash');
    expect(rash.opposing).toMatchObject([{ basis: 'NOTHING_STATED', logLikelihoodRatio: -1.301 }]); // log10(.05)
  });

  it('is not moved by a finding that is listed as one that changed nothing', async () => {
    const all = { estimate: 1, low: 0.99, high: 1, numerator: 10_000, denominator: 10_000, stated: '10000/10000' };
    const apart: SourceRows = {
      description: describeSource('APART', ['HP']),
      rows: [...['1', '2', '3', '4', '5'].map((last) => assertionRow(`OMIM:10000${last}`, 'HAS_FINDING', 'HP:0000001', { frequency: all })), ...named('HP:0000098', 'FINDING', 'Apart'), ...isA('HP:0000098', 'HP:0000001')],
    };
    const withApart = await startApi({ graph: await openSources([...practiceGraph, apart]) });
    onTestFinished(() => withApart.stop());
    for (const setting of [undefined, 'PRIMARY_CARE']) {
      const asked = async (...concepts: string[]) => {
        const { data } = await withApart.ask('query ($case: CaseInput!) { differential(case: $case) { ignored { finding { id } } diagnoses { score disease { id } } } }', { case: { findings: concepts.map((concept) => ({ concept })), setting } });
        return data.differential;
      };
      const { ignored, diagnoses } = await asked(arm.concept, 'HP:0000098');
      expect(ignored).toEqual([{ finding: { id: 'HP:0000098' } }]);
      expect(diagnoses).toEqual((await asked(arm.concept)).diagnoses);
    }
  });

  it('weighs a risk factor by its relative risk, and does not ask another condition to explain it', async () => {
    const answer = await ask({ findings: [{ concept: 'MKG:habit' }] });
    // 4 against those without it is 4 / (1 + .1 x 3) against all, a tenth of whom are taken to have it.
    expect(diseaseIn(answer, 'MKG:clot').supporting).toMatchObject([{ basis: 'RELATIVE_RISK', logLikelihoodRatio: 0.4881 }]);
    expect(diseaseIn(answer, 'MKG:strain').opposing).toMatchObject([{ basis: 'NOTHING_STATED', logLikelihoodRatio: 0 }]);
  });

  it('takes a figure of all patients before one of some, and none of a related condition', async () => {
    expect(diseaseIn(await ask({ findings: [skin] }), 'MKG:rash').supporting).toMatchObject([{ basis: 'FREQUENCY_CAPPED' }]);
    expect(diseaseIn(await ask({ findings: [lens] }), 'MKG:rash').opposing).toMatchObject([{ basis: 'STATED_WITHOUT_SHARE', logLikelihoodRatio: 0 }]);
  });

  it('takes a ratio of children for a child, and a share of all for an adult', async () => {
    const basisAt = async (ageYears: number) => diseaseIn(await ask({ findings: [{ concept: 'MKG:ache' }], ageYears }), 'MKG:clot').supporting.find(({ matchKind }) => matchKind === 'EXACT')?.basis;
    expect([await basisAt(8), await basisAt(40)]).toEqual(['LIKELIHOOD_RATIO', 'FREQUENCY_CAPPED']);
  });

  it('lets a present finding speak against it, and an absent one as far as a study says', async () => {
    expect(diseaseIn(await ask({ findings: [skin] }), 'MKG:strain').opposing).toMatchObject([{ basis: 'LIKELIHOOD_RATIO', logLikelihoodRatio: -0.6369 }]); // log10(.2) + log10(.5 / .4333), half of those compared with assumed
    // The ratio of .05 counts as .1: no absence more than a factor of 10.
    expect(diseaseIn(await ask({ findings: [skin, { ...arm, status: 'ABSENT' }] }), 'MKG:clot').opposing).toContainEqual(expect.objectContaining({ matchKind: 'ABSENT_EXPECTED', logLikelihoodRatio: -1 }));
  });

  it('counts half where the study was of something more specific than the concept', async () => {
    const { supporting } = diseaseIn(await ask({ findings: [lens] }), 'MKG:strain');
    expect(supporting).toMatchObject([{ logLikelihoodRatio: 0.2386 }]); // log10(3) / 2
    expect(supporting[0]?.explanation).toContain('half of it, since the study was of something more specific');
  });
});

describe('incidence, age and sex', () => {
  const woman = { findings: [arm], sex: 'FEMALE', ageYears: 60, setting: 'EMERGENCY' };

  it('are lines of the sum: 2.0 for 1 in 1,000 women a year in emergency care, age .3623, sex -.3979, finding .3010', async () => {
    const clot = diseaseIn(await ask(woman), 'MKG:clot');
    expect(clot.prior).toMatchObject({ matchKind: 'PRIOR', basis: 'INCIDENCE', logLikelihoodRatio: 2 });
    expect(clot.supporting).toMatchObject([{ basis: 'ONSET', logLikelihoodRatio: 0.3623 }, { basis: 'LIKELIHOOD_RATIO', logLikelihoodRatio: 0.3011 }]); // log10(.1 + .9 x 90 x .0272)
    expect(clot.opposing).toMatchObject([{ basis: 'SEX', logLikelihoodRatio: -0.3979 }]);
    expect(clot.score).toBe(2.2655);
  });

  it('add up to the score for every disease, with and without them', async () => {
    for (const patient of [woman, { ...woman, sex: 'MALE', ageYears: 3 }, { findings: [arm, skin] }, { findings: [skin, { ...arm, status: 'ABSENT' }], setting: 'PRIMARY_CARE' }]) {
      for (const { score, prior, supporting, opposing, missing } of shownOf(await ask(patient))) {
        expect(unitsOf([...(prior === null ? [] : [prior]), ...supporting, ...opposing, ...missing]) / 10_000).toBe(score);
        expect(supporting.every(({ logLikelihoodRatio }) => logLikelihoodRatio > 0)).toBe(true);
        expect([...opposing, ...missing].every(({ logLikelihoodRatio }) => logLikelihoodRatio <= 0)).toBe(true);
      }
    }
  });

  it('assume a rate for diseases without a stated one, and say so', async () => {
    expect(diseaseIn(await ask(woman), 'OMIM:100002').prior).toMatchObject({ basis: 'ASSUMED_INCIDENCE', logLikelihoodRatio: -1, assertions: [] });
  });

  it('take the rate of the ages that the patient is of, and a twentieth of one of children in adults', async () => {
    const priorAt = async (ageYears: number, id: string) => diseaseIn(await ask({ findings: [skin], setting: 'PRIMARY_CARE', ageYears }), id).prior?.logLikelihoodRatio;
    // 1000 cases: .4 x 3 + .6 x 2; 100 cases: 2; at other ages of adults the same.
    expect([await priorAt(8, 'MKG:rash'), await priorAt(30, 'MKG:rash'), await priorAt(60, 'MKG:rash')]).toEqual([2.4, 2, 2]);
    expect([await priorAt(1, 'MKG:strain'), await priorAt(30, 'MKG:strain')]).toEqual([2.4, 1.099]);
  });

  it('compare an age with the ages that the rate is of: over these it neither raises nor lowers', async () => {
    const ratioAt = async (ageYears: number): Promise<number> => {
      const { supporting, opposing } = diseaseIn(await ask({ findings: [skin], setting: 'PRIMARY_CARE', ageYears }), 'MKG:rash');
      return 10 ** ([...supporting, ...opposing].find(({ matchKind }) => matchKind === 'AGE')?.logLikelihoodRatio ?? Number.NaN);
    };
    const ratios = await Promise.all(Array.from({ length: 24 }, (_, year) => ratioAt(16 + year)));
    expect(ratios.reduce((sum, ratio) => sum + ratio, 0) / ratios.length).toBeCloseTo(1, 3);
    expect(Math.max(...ratios)).toBe(ratios[8]); // at 24 or 25
  });

  it('do not count without a setting, in genetics, or when switched off; and count by weight', async () => {
    for (const [patient, prior] of [[{ findings: [arm] }, null], [{ findings: [arm], setting: 'GENETICS' }, null], [woman, { use: false }], [woman, { use: true, weight: 0 }]] as const) {
      const answer = await ask(patient, { prior });
      expect(answer.data.differential.prior).toMatchObject({ used: false, weight: 0 });
      expect(shownOf(answer).every(({ prior: shown }) => shown === null)).toBe(true);
    }
    expect(diseaseIn(await ask(woman, { prior: { use: true, weight: 0.5 } }), 'MKG:clot').prior).toMatchObject({ logLikelihoodRatio: 1 });
    expect(diseaseIn(await ask({ findings: [arm] }, { prior: { use: true } }), 'MKG:clot').prior).toMatchObject({ logLikelihoodRatio: 1.6 }); // 10 cases: .4 x 1 + .6 x 2
    expect(refusalOf(await ask(woman, { prior: { use: true, weight: 3 } }))[0]).toBe('BAD_USER_INPUT');
  });

  it('speak only against a rare disease: one that begins in adults, in a child; one on the X chromosome, in a girl', async () => {
    const girl = await ask({ findings: [arm], ageYears: 3, sex: 'FEMALE' });
    expect(diseaseIn(girl, 'OMIM:100001').opposing).toMatchObject([{ matchKind: 'AGE', matched: { id: 'HP:0003581' }, logLikelihoodRatio: -1 }]);
    expect(diseaseIn(girl, 'OMIM:100002').opposing).toMatchObject([{ matchKind: 'SEX', matched: { id: 'HP:0001419' }, logLikelihoodRatio: -0.699 }]);
    const man = await ask({ findings: [arm], ageYears: 100, sex: 'MALE' });
    for (const id of ['OMIM:100001', 'OMIM:100002']) expect(diseaseIn(man, id).score).toBe(diseaseIn(await ask({ findings: [arm] }), id).score);
  });

  it('leave next to nothing of a condition of the other sex', async () => {
    expect(diseaseIn(await ask({ findings: [skin], sex: 'MALE' }), 'MKG:rash').opposing).toMatchObject([{ matchKind: 'SEX', logLikelihoodRatio: -1 }]);
  });
});

describe('what to ask next', () => {
  it('takes the burden of a finding from its rows, else from its branch', async () => {
    const graph = await openSources(practiceGraph);
    const patient = { findings: [{ concept: arm.concept, status: 'PRESENT' as const }], sex: undefined, ageYears: undefined, setting: undefined };
    const answer = await rankDiagnoses(graph, { patient, knowledge: { tiers: undefined, licences: undefined, excludeSources: [], excludeReferences: [] }, prior: undefined, first: 10 }, () => Promise.resolve());
    const burdens = new Map<string, string>(weighedQuestions(answer).map(({ concept, burden }) => [graph.topology.idAt(concept), burden]));
    expect([burdens.get('MKG:bruise'), burdens.get(skin.concept)]).toEqual(['IMAGING', 'EXAMINE']);
  });
});

describe('the shelf of what must not be missed', () => {
  it('holds a marked condition while its trigger is present, with what excludes it, and raises no rank', async () => {
    const answer = await ask({ findings: [arm, lens] });
    expect(answer.data.differential.cannotMiss).toEqual([{
      disease: { id: 'MKG:clot' }, trigger: [{ id: arm.concept }], exclusion: 'Absent: Arm finding. What settles it: ultrasound.', standing: 'KEPT', excluded: false,
      rank: diseaseIn(answer, 'MKG:clot').rank, assertions: [{ note: 'must not be missed' }],
    }]);
    expect(diseaseIn(answer, 'MKG:clot')).toMatchObject({ cannotMiss: true, redFlags: [{ note: 'must not be missed' }] });
    expect((await ask({ findings: [lens] })).data.differential.cannotMiss).toEqual([]);
  });

  it('sets it aside as less likely where the common condition that fits best fits more than a hundred times as well', async () => {
    const answer = await ask({ findings: [arm, lens], ageYears: 1, setting: 'PRIMARY_CARE' });
    expect(diseaseIn(answer, 'MKG:strain').score - diseaseIn(answer, 'MKG:clot').score).toBeGreaterThan(2);
    expect(answer.data.differential.cannotMiss).toMatchObject([{ disease: { id: 'MKG:clot' }, standing: 'LESS_LIKELY', excluded: false }]);
    expect(diseaseIn(answer, 'MKG:clot').cannotMiss).toBe(false);
  });

  it('excludes it by an absent finding whose absence has a tenth or less', async () => {
    const answer = await ask({ findings: [{ ...arm, status: 'ABSENT' }, skin, { concept: 'MKG:bruise' }] });
    expect(answer.data.differential.cannotMiss).toMatchObject([{ disease: { id: 'MKG:clot' }, standing: 'EXCLUDED', excluded: true, exclusion: 'Absent: Arm finding. What settles it: ultrasound.' }]);
  });

  it('does not list a disease of the other sex', async () => {
    const torsion: SourceRows = {
      description: describeSource('TORSION', [], { tier: 'CURATED', requires: ['CONDITIONS'] }),
      rows: [
        ...named('MKG:torsion', 'DISEASE', 'Torsion of the ovary'), assertionRow('MKG:torsion', 'SEX_RATIO', undefined, { note: 'women only', references: ['PMID:31'] }),
        assertionRow('MKG:torsion', 'HAS_FINDING', 'MKG:ache', { accuracy: { likelihoodRatioPositive: 9, specificity: 0.9 }, qualifiers: [{ name: 'match', value: 'exact' }], references: ['PMID:31'] }),
        assertionRow('MKG:torsion', 'RED_FLAG', undefined, { note: 'must not be missed', qualifiers: [{ name: 'cannot_miss', value: '1' }], references: ['PMID:31'] }),
      ],
    };
    const withTorsion = await startApi({ graph: await openSources([...practiceGraph, torsion]) });
    onTestFinished(() => withTorsion.stop());
    const shelfOf = async (sex?: string): Promise<readonly string[]> => {
      const { data } = await withTorsion.ask('query ($case: CaseInput!) { differential(case: $case) { cannotMiss { disease { id } } } }', { case: { findings: [{ concept: 'MKG:ache' }], sex } });
      return data.differential.cannotMiss.map(({ disease }: { disease: { id: string } }) => disease.id);
    };
    expect(await shelfOf()).toContain('MKG:torsion');
    expect(await shelfOf('FEMALE')).toContain('MKG:torsion');
    expect(await shelfOf('MALE')).not.toContain('MKG:torsion');
  });
});

describe('what is said of a condition of practice', () => {
  const disease = '{ id name }';

  it('calls it by the name of its tables wherever an answer names it, and findings by their labels', async () => {
    const { data, errors } = await api.ask(`query ($case: CaseInput!) {
      differential(case: $case, first: 20) {
        diagnoses { name disease ${disease} }
        cannotMiss { disease ${disease} trigger ${disease} }
        nextQuestions { ifPresent ${disease} ifAbsent ${disease} }
        flips { newFirst ${disease} order ${disease} }
        withoutSource { firstWithout ${disease} moved { disease ${disease} } }
      }
      compareDiagnoses(diseases: ["MKG:clot", "MKG:strain"]) { diseases ${disease} rows { finding ${disease} cells { disease ${disease} } } }
      concept(by: { id: "MKG:clot" }) { label name }
    }`, { case: { findings: [arm, { concept: 'MKG:bruise' }] } });
    expect(errors).toBeUndefined();
    const { diagnoses, cannotMiss, nextQuestions, flips, withoutSource } = data.differential;
    for (const part of [diagnoses, cannotMiss, [...nextQuestions, ...flips], withoutSource, data.compareDiagnoses]) expect(JSON.stringify(part)).toContain('{"id":"MKG:clot","name":"Arm clot"}');
    expect(JSON.stringify(data).match(/Clot of the arm/g)).toHaveLength(1);
    expect(data.concept).toEqual({ label: 'Clot of the arm', name: 'Arm clot' });
    expect(diagnoses).toContainEqual({ name: 'Arm clot', disease: { id: 'MKG:clot', name: 'Arm clot' } });
    expect(cannotMiss[0].trigger).toContainEqual({ id: 'MKG:bruise', name: 'Bruise' });
  });

  it('is marked where the reading of what a part rests on is a machine\'s', async () => {
    const { data } = await api.ask(`query ($case: CaseInput!) { differential(case: $case, first: 20) { diagnoses { disease { id } supporting { matchKind machineRead assertions { provenance { author machineRead } } } } } }`,
      { case: { findings: [arm] } });
    const partOf = (id: string) => data.differential.diagnoses.find((each: Shown) => each.disease.id === id).supporting[0];
    expect(partOf('MKG:clot')).toMatchObject({ machineRead: true });
    expect(partOf('MKG:clot').assertions.map(({ provenance: [stated] }: { provenance: { author: string | null; machineRead: boolean }[] }) => stated)).toContainEqual({ author: 'machine-2', machineRead: true });
    expect(partOf('MKG:strain')).toMatchObject({ machineRead: false, assertions: [{ provenance: [{ author: 'Dr A. Reader', machineRead: false }] }] });
    expect(partOf('OMIM:100001')).toMatchObject({ machineRead: false });
  });
});

describe('knowledge left out', () => {
  it('takes the conditions of a source away, and its figures from the comparison of no other source', async () => {
    const answer = await ask({ findings: [arm] }, { knowledge: { excludeSources: ['CONDITIONS'] } });
    expect(shownOf(answer).map(({ kind }) => kind)).toEqual(Array.from({ length: 5 }, () => 'RARE'));
    expect(answer.data.differential.coverage).toEqual({ rareDiseases: 5, commonConditions: 0 });
    const inPractice = await ask({ findings: [arm], setting: 'PRIMARY_CARE' }, { knowledge: { excludeSources: ['CONDITIONS'] } });
    expect(inPractice.data.differential.prior).toEqual({ used: false, weight: 0, statement: 'No incidence is loaded or left in, so no prior counts.' });
  });
});
