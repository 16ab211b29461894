import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ConceptId } from '../../server/domain/concept.ts';
import { rankDiagnoses } from '../../server/services/differential.ts';
import { diseaseGraph } from '../fixtures/diseaseGraph.ts';
import { openSources } from '../fixtures/graphFiles.ts';
import { assertionRow, describe as described, isA, named } from '../fixtures/rows.ts';
import type { Answer, Api } from './api.ts';
import { refusalOf, startApi } from './api.ts';

let api: Api;
beforeAll(async () => { api = await startApi({ graph: await openSources(diseaseGraph) }); });
afterAll(() => api.stop());

const shortArm = 'HP:0000011';
const longArm = 'HP:0000012';
const lens = 'HP:0000021';
const skin = 'HP:0000030';

interface Finding { readonly concept: string; readonly status?: string }
const present = (...ids: readonly string[]): Finding[] => ids.map((concept) => ({ concept }));
const absent = (...ids: readonly string[]): Finding[] => ids.map((concept) => ({ concept, status: 'ABSENT' }));

const fields = `candidatesConsidered noneOfThese abstained { reason nearest { id } } cannotMiss { rule }
  ignored { finding { id } reason nearest { id } }
  diagnoses { rank tied score probability cannotMiss disease { id } sameAs { id } sameAsRules prior { matchKind }
    supporting { ...part } opposing { ...part } missing { ...part } }`;
const part = `fragment part on Contribution { finding { id } matched { id } matchKind logLikelihoodRatio frequency { estimate numerator denominator stated } path { id } assertions { provenance { citations { id } } } }`;

const ask = (findings: readonly Finding[], more: Readonly<Record<string, unknown>> = {}, selection = fields): Promise<Answer> =>
  api.ask(`query ($case: CaseInput!, $knowledge: KnowledgeFilter, $first: Int! = 10) { differential(case: $case, knowledge: $knowledge, first: $first) { ${selection} } } ${selection === fields ? part : ''}`,
    { case: { findings }, ...more });

interface Part { readonly finding: { readonly id: string }; readonly matchKind: string; readonly logLikelihoodRatio: number }
interface Shown {
  readonly rank: number; readonly tied: boolean; readonly score: number; readonly probability: number; readonly disease: { readonly id: string };
  readonly supporting: readonly Part[]; readonly opposing: readonly Part[]; readonly missing: readonly Part[];
}
const diagnosesOf = ({ data, errors }: Answer): readonly Shown[] => {
  if (errors !== undefined) throw new Error(JSON.stringify(errors));
  return (data as { differential: { diagnoses: Shown[] } }).differential.diagnoses;
};
const orderOf = (answer: Answer): readonly string[] => diagnosesOf(answer).map(({ disease }) => disease.id);
const diseaseIn = (answer: Answer, id: string): Shown => {
  const found = diagnosesOf(answer).find(({ disease }) => disease.id === id);
  if (found === undefined) throw new Error(`${id} is no diagnosis`);
  return found;
};

describe('differential', () => {
  it('adds up: the score is the sum of the parts as they are shown', async () => {
    const diagnoses = diagnosesOf(await ask([...present(shortArm, lens), ...absent(longArm)]));
    expect(diagnoses.length).toBe(5);
    for (const { score, supporting, opposing, missing } of diagnoses) {
      const parts = [...supporting, ...opposing, ...missing].map(({ logLikelihoodRatio }) => Math.round(logLikelihoodRatio * 10_000));
      expect(parts.reduce((sum, units) => sum + units, 0) / 10_000).toBe(score);
    }
  });

  it('opens a part down to the statement and what it cites', async () => {
    const { supporting } = diseaseIn(await ask(present(shortArm)), 'OMIM:100001');
    expect(supporting).toEqual([{
      finding: { id: shortArm }, matched: { id: shortArm }, matchKind: 'EXACT', logLikelihoodRatio: 0.574,
      frequency: { estimate: 10.5 / 13, numerator: 9, denominator: 10, stated: '9/10' }, path: [{ id: shortArm }],
      assertions: [{ provenance: [{ citations: [{ id: 'PMID:1' }] }] }],
    }]);
  });

  it('shows the way over a common ancestor, and a more specific finding of the disease', async () => {
    expect(diseaseIn(await ask(present(shortArm)), 'OMIM:100002').supporting).toMatchObject([
      { matchKind: 'ANCESTOR', matched: { id: longArm }, path: [{ id: shortArm }, { id: 'HP:0000010' }, { id: longArm }] },
    ]);
    expect(diseaseIn(await ask(present('HP:0000010')), 'OMIM:100002').supporting).toMatchObject([
      { matchKind: 'DESCENDANT', matched: { id: longArm }, path: [{ id: 'HP:0000010' }, { id: longArm }] },
    ]);
  });

  it('names the same disease in another system and the rule that says so', async () => {
    const { data } = await ask(present(shortArm));
    expect(data.differential.diagnoses[0]).toMatchObject({ disease: { id: 'OMIM:100001' }, sameAs: [{ id: 'ORPHA:1' }], sameAsRules: ['both are named by the words "2 arm"'], prior: null });
  });

  it('gives one candidate by any of its ids wherever it stands, the same as in the list', async () => {
    const one = `diagnosis(disease: "ORPHA:1") { rank score probability disease { id } rankInterval supporting { ...part } opposing { ...part } missing { ...part } }`;
    const findings = [...present(shortArm, lens), ...absent(longArm)];
    const { data } = await api.ask(`query ($case: CaseInput!) { differential(case: $case, first: 1) { ${one} } } ${part}`, { case: { findings } });
    const listed = await ask(findings, {}, 'diagnoses { rank score probability disease { id } rankInterval supporting { ...part } opposing { ...part } missing { ...part } }'.replaceAll('...part', 'finding { id }'));
    const { supporting, ...found } = data.differential.diagnosis;
    expect(found).toMatchObject({ disease: { id: 'OMIM:100001' } });
    expect(supporting[0].assertions[0].provenance[0].citations).toEqual([{ id: 'PMID:1' }]);
    const same = listed.data.differential.diagnoses.find(({ disease }: Shown) => disease.id === 'OMIM:100001');
    expect([found.rank, found.score, found.probability, found.rankInterval]).toEqual([same.rank, same.score, same.probability, same.rankInterval]);
    expect(refusalOf(await api.ask('query ($case: CaseInput!) { differential(case: $case) { diagnosis(disease: "OMIM:999999") { rank } } }', { case: { findings } }))[0]).toBe('NOT_FOUND');
  });

  it('lets equal scores share a rank', async () => {
    const tied = diagnosesOf(await ask(present(skin))).filter((diagnosis) => diagnosis.tied).map(({ disease, rank }) => [disease.id, rank]);
    expect(tied).toEqual([['OMIM:100003', 1], ['OMIM:100004', 1]]);
  });

  it('has shares that sum to 1 with none of these', async () => {
    const { data } = await ask(present(shortArm, lens));
    const shares: number[] = data.differential.diagnoses.map(({ probability }: Shown) => probability);
    expect(shares.reduce<number>((sum, share) => sum + share, data.differential.noneOfThese)).toBeCloseTo(1, 9);
  });

  it('lowers with an absent finding the disease that expects it, and with an unknown one none', async () => {
    const without = await ask(present(shortArm));
    const denied = await ask([...present(shortArm), ...absent(longArm)]);
    const unknown = await ask([...present(shortArm), { concept: longArm, status: 'UNKNOWN' }]);
    expect(diseaseIn(denied, 'OMIM:100002').score).toBeLessThan(diseaseIn(without, 'OMIM:100002').score);
    expect(diseaseIn(denied, 'OMIM:100002').opposing).toMatchObject([{ finding: { id: longArm }, matchKind: 'ABSENT_EXPECTED' }]);
    expect(diagnosesOf(unknown)).toEqual(diagnosesOf(without));
    expect(unknown.data.differential.ignored).toEqual([{ finding: { id: longArm }, reason: 'unknown: it neither helps nor harms', nearest: [] }]);
  });

  it('lists an unexplained finding against a disease with no weight', async () => {
    expect(diseaseIn(await ask(present(skin)), 'OMIM:100005').opposing).toMatchObject([{ finding: { id: skin }, matched: null, matchKind: 'UNEXPLAINED', logLikelihoodRatio: 0 }]);
  });

  it('leaves out the statements that cite a reference, and says so', async () => {
    const all = await ask(present(shortArm));
    const less = await ask(present(shortArm), { knowledge: { excludeReferences: ['pmid:1'] } });
    expect(orderOf(all)[0]).toBe('OMIM:100001');
    expect(orderOf(less)[0]).toBe('OMIM:100002');
    expect(less.data.differential.candidatesConsidered).toBe(5);
    expect(diseaseIn(less, 'OMIM:100001').supporting).toEqual([]);
    expect(less.extensions.notices).toContain('2 statements about 2 diseases were left out and the frequencies of these diseases computed again; backgrounds and indexes are those of the whole release.');
  });

  it('gains nothing from a statement that is left out: the answer is that of a graph without it, up to the background', async () => {
    const less = await ask(present(lens), { knowledge: { excludeReferences: ['PMID:1', 'PMID:5'] } });
    expect(orderOf(less)).not.toContain('OMIM:100005');
    expect(less.data.differential.candidatesConsidered).toBe(4);
  });

  it('says that nothing cites a reference', async () => {
    const { extensions } = await ask(present(shortArm), { knowledge: { excludeReferences: ['PMID:77'] } });
    expect(extensions.notices).toContain('Nothing in this release cites "PMID:77", so leaving it out changes nothing.');
  });

  it('says what of a filter names nothing, and what of a case counts nothing', async () => {
    const { extensions } = await ask(present(shortArm), { knowledge: { excludeSources: ['NOTHERE'], tiers: ['CURATED', 'EHR'], licences: ['HPO licence', 'MIT'] } });
    expect(extensions.notices).toEqual(expect.arrayContaining([
      'This release has no source "NOTHERE", so leaving it out changes nothing.', 'No source of this release is of the tier "EHR".', 'No source of this release is under the licence "MIT".',
    ]));
    const onset = await api.ask('{ differential(case: { findings: [{ concept: "HP:0000011", onsetYears: 3 }], region: "FR" }) { candidatesConsidered } }');
    expect(onset.extensions.notices).toEqual(['The region changes nothing: no loaded figure is told apart by it.', 'The onset of single findings changes nothing: only the age of the patient counts.']);
    expect((await ask(present(shortArm), { knowledge: { tiers: ['CURATED'] } })).extensions.notices ?? []).toEqual([]);
  });

  it('has no candidate without the only source, tier or licence', async () => {
    for (const knowledge of [{ excludeSources: ['HPOA'] }, { tiers: ['LITERATURE'] }, { licences: ['MIT'] }]) {
      const { data } = await ask(present(shortArm), { knowledge });
      expect(data.differential).toMatchObject({ candidatesConsidered: 0, diagnoses: [], noneOfThese: 1 });
    }
    const { data } = await ask(present(shortArm), { knowledge: { tiers: ['CURATED'], licences: ['HPO licence'] } });
    expect(data.differential.candidatesConsidered).toBe(5);
  });

  it('takes a former id and codes of other systems over one and two mappings, with the path', async () => {
    expect(diseaseIn(await ask(present('HP:0009911')), 'OMIM:100001').supporting).toMatchObject([{ finding: { id: shortArm } }]);
    expect(diseaseIn(await ask(present('SNOMEDCT:1001')), 'OMIM:100005').supporting).toMatchObject([{ finding: { id: 'SNOMEDCT:1001' }, matched: { id: lens }, path: [{ id: 'SNOMEDCT:1001' }, { id: lens }] }]);
    expect(diseaseIn(await ask(present('ICD9CM:366')), 'OMIM:100005').supporting).toMatchObject([{ path: [{ id: 'ICD9CM:366' }, { id: 'UMLS:C1' }, { id: lens }] }]);
  });

  it('reports what it does not know with the nearest known finding, and does not let it change anything', async () => {
    const { data } = await ask([...present(shortArm, 'HP:7777777', 'clouded lens', 'SNOMEDCT:1002')]);
    expect(data.differential.ignored).toEqual([
      { finding: { id: 'HP:7777777' }, reason: 'this release has no such concept', nearest: [] },
      { finding: { id: 'unknown:clouded lens' }, reason: 'this release has no such concept', nearest: [{ id: lens }] },
      { finding: { id: 'SNOMEDCT:1002' }, reason: 'no disease is described by it, no loaded mapping leads from it to a finding that is used for that, and no such finding has its name', nearest: [] },
    ]);
    expect(data.differential.diagnoses).toEqual((await ask(present(shortArm))).data.differential.diagnoses);
  });

  it('drops a finding that a more specific one implies, and says which', async () => {
    const { data } = await ask(present(shortArm, 'HP:0000010'));
    expect(data.differential.ignored).toEqual([{ finding: { id: 'HP:0000010' }, reason: `implied by the more specific ${shortArm}`, nearest: [] }]);
  });

  it('matches a finding that no disease has at what subsumes it', async () => {
    expect(diseaseIn(await ask(present('HP:0000099', shortArm)), 'OMIM:100005').supporting).toContainEqual(expect.objectContaining({ finding: { id: 'HP:0000099' }, matchKind: 'ANCESTOR' }));
  });
});

describe('abstaining', () => {
  const reasonOf = ({ data }: Answer): unknown => data.differential.abstained?.reason;
  it('says why: too few findings, contradictory ones, none known; the list is there but for the last', async () => {
    const few = await ask(present(shortArm));
    expect(reasonOf(few)).toBe('Too few findings: 1 present that tells diseases apart, at least 2 are needed for an order to rely on.');
    const contradictory = await ask([...present(shortArm, lens), ...absent('HP:0000010')]);
    expect(reasonOf(contradictory)).toBe('The findings contradict each other: one is absent that another, present one implies.');
    expect([few, contradictory].map((answer) => diagnosesOf(answer).length)).toEqual([5, 5]);
    const unknown = await ask(present('HP:7777777'));
    expect(unknown.data.differential).toMatchObject({ diagnoses: [], noneOfThese: 1, abstained: { reason: 'No finding of the case is known to this release, or no statement is left to compare it with.' } });
    expect(reasonOf(await ask([]))).toBe('The case has no finding to rank by.');
  });
  it('counts no finding that tells no disease apart', async () => {
    const all = { estimate: 1, low: 0.99, high: 1, numerator: 10_000, denominator: 10_000, stated: '10000/10000' };
    const rows = ['1', '2', '3', '4', '5'].map((last) => assertionRow(`OMIM:10000${last}`, 'HAS_FINDING', 'HP:0000001', { frequency: all }));
    const graph = await openSources([...diseaseGraph, { description: described('APART', ['HP']), rows: [...rows, ...named('HP:0000098', 'FINDING', 'Apart'), ...isA('HP:0000098', 'HP:0000001')] }]);
    const orderOfCase = async (...concepts: ConceptId[]) => {
      const findings = concepts.map((concept) => ({ concept, status: 'PRESENT' as const }));
      const knowledge = { tiers: undefined, licences: undefined, excludeSources: [], excludeReferences: [] };
      const { ordered, abstained, ignored } = await rankDiagnoses(graph, { patient: { findings, sex: undefined, ageYears: undefined, setting: undefined }, knowledge, prior: undefined, first: 10 }, () => Promise.resolve());
      return { ordered, abstained, ignored: ignored.map(({ finding, reason }) => [finding, reason]) };
    };
    expect(await orderOfCase(shortArm, 'HP:0000098')).toEqual({
      ordered: false, abstained: 'Too few findings: 1 present that tells diseases apart, at least 2 are needed for an order to rely on.',
      ignored: [['HP:0000098', 'no disease is stated to have it or anything near it, so it tells none apart']],
    });
    expect(await orderOfCase(shortArm, lens)).toEqual({ ordered: true, abstained: undefined, ignored: [] });
  });
  it('names findings whose answer would help, and none where it does not abstain', async () => {
    const few = await ask(present(shortArm), {}, 'abstained { nearest { id } } wouldHelp { id } questionsTried { id } coverage { rareDiseases commonConditions statement } prior { used weight statement }');
    expect(few.data.differential.wouldHelp.length).toBeGreaterThan(0);
    expect(few.data.differential.abstained.nearest).toEqual(few.data.differential.wouldHelp[0]);
    expect(few.data.differential.questionsTried).toEqual(expect.arrayContaining(few.data.differential.wouldHelp));
    expect(few.data.differential.coverage).toMatchObject({ rareDiseases: 5, commonConditions: 0 });
    expect(few.data.differential.prior).toMatchObject({ used: false });
    expect((await ask(present(shortArm, lens), {}, 'wouldHelp { id }')).data.differential.wouldHelp).toEqual([]);
  });
  it('does not abstain for two findings that tell apart', async () => {
    expect(reasonOf(await ask(present(shortArm, lens)))).toBeUndefined();
  });
});

describe('robustness, asked again', () => {
  it('an interval of ranks holds the lowest and highest rank without any one finding', async () => {
    const findings = [...present(shortArm, lens), ...absent(longArm)];
    const answer = await ask(findings, {}, 'diagnoses { rankInterval rank tied score probability disease { id } supporting { finding { id } } }');
    const without = await Promise.all(findings.map((_, left) => ask(findings.filter((__, place) => place !== left))));
    for (const { disease, rankInterval } of diagnosesOf(answer) as unknown as readonly { disease: { id: string }; rankInterval: number[] }[]) {
      const ranks = without.map((other) => diseaseIn(other, disease.id).rank);
      expect(rankInterval).toEqual([Math.min(...ranks), Math.max(...ranks)]);
    }
  });

  interface Change { readonly finding: { readonly id: string }; readonly from: string; readonly to: string }
  const changedBy = (findings: readonly Finding[], changes: readonly Change[]): readonly Finding[] =>
    findings.map((finding) => ({ ...finding, status: changes.find((change) => change.finding.id === finding.concept)?.to ?? finding.status ?? 'PRESENT' }));
  const standsFirst = (answer: Answer): readonly string[] => diagnosesOf(answer).filter(({ rank, tied }) => rank === 1 && !tied).map(({ disease }) => disease.id);

  it.each([[1, present(shortArm, lens)], [2, [...present(longArm), ...absent(lens), ...present(skin)]]] as const)('a flip of %i puts the named disease first, and a smaller change does not', async (size, findings) => {
    const { data } = await ask(findings, {}, 'diagnoses { disease { id } } flips { changes { finding { id } from to } newFirst { id } }');
    const before: string = data.differential.diagnoses[0].disease.id;
    const flips = data.differential.flips as readonly { changes: readonly Change[]; newFirst: { id: string } }[];
    expect(flips.length).toBeGreaterThan(0);
    for (const { changes, newFirst } of flips) {
      expect(changes).toHaveLength(size);
      expect(standsFirst(await ask(changedBy(findings, changes)))).toEqual([newFirst.id]);
      expect(newFirst.id).not.toBe(before);
      expect(changes.every(({ from, to }) => from !== to)).toBe(true);
    }
    if (size === 1) return;
    for (const { concept, status: from = 'PRESENT' } of findings) {
      for (const to of ['PRESENT', 'ABSENT', 'UNKNOWN']) {
        const first = standsFirst(await ask(changedBy(findings, [{ finding: { id: concept }, from, to }])));
        expect(first.length === 0 || first[0] === before).toBe(true);
      }
    }
  });

  it('ranks nothing without a usable finding: no flip leads there, and no interval counts it', async () => {
    const findings = [...present(shortArm), { concept: longArm, status: 'UNKNOWN' }];
    const { data } = await ask(findings, {}, 'diagnoses { rank rankInterval disease { id } } flips { changes { finding { id } from to } } robustness leftOut { stays of }');
    for (const { changes } of data.differential.flips as readonly { changes: readonly Change[] }[]) expect(diagnosesOf(await ask(changedBy(findings, changes))).length).toBeGreaterThan(0);
    for (const { rank, rankInterval } of data.differential.diagnoses as readonly { rank: number; rankInterval: readonly number[] }[]) expect(rankInterval).toEqual([rank, rank]);
    expect(data.differential).toMatchObject({ robustness: 0.5, leftOut: { stays: 1, of: 2 } });
  });

  it('robustness is the share of findings that can be left out while the first place stays', async () => {
    const findings = [...present(shortArm, lens), ...absent(longArm)];
    const { data } = await ask(findings, {}, 'robustness diagnoses { disease { id } }');
    const kept = await Promise.all(findings.map(async (_, left) => orderOf(await ask(findings.filter((__, place) => place !== left)))[0] === data.differential.diagnoses[0].disease.id));
    expect(data.differential.robustness).toBe(kept.filter(Boolean).length / findings.length);
  });

  it('what changes without a source is what the same question answers when the source is left out', async () => {
    const { data } = await ask(present(shortArm, lens), {}, 'withoutSource { source { source } statements firstWithout { id } firstChanges moved { disease { id } rank rankWithout } }');
    expect(data.differential.withoutSource).toMatchObject([{ source: { source: 'HPOA' }, statements: 9, firstWithout: null, firstChanges: true }]);
    expect(data.differential.withoutSource[0].moved).toHaveLength(5);
    expect(orderOf(await ask(present(shortArm, lens), { knowledge: { excludeSources: ['HPOA'] } }))).toEqual([]);
  });

  it('the order of a flip is that of the changed case', async () => {
    const findings: readonly Finding[] = present(shortArm, lens);
    const { data } = await ask(findings, {}, 'flips { changes { finding { id } to } order { id } }');
    const [{ changes, order }] = data.differential.flips as readonly [{ changes: readonly { finding: { id: string }; to: string }[]; order: readonly { id: string }[] }];
    const changed = findings.map((finding) => ({ ...finding, status: changes.find((change) => change.finding.id === finding.concept)?.to ?? 'PRESENT' }));
    expect(orderOf(await ask(changed)).slice(0, 3)).toEqual(order.map(({ id }) => id));
  });

  it('a question names who would stand first with either answer', async () => {
    const findings = present('HP:0000010', 'HP:0000020');
    const { data } = await ask(findings, {}, 'diagnoses { disease { id } } nextQuestions { finding { id } question informationGain burden ifPresent { id } ifAbsent { id } }');
    expect(data.differential.nextQuestions.length).toBeGreaterThan(0);
    for (const { finding, informationGain, ifPresent, ifAbsent } of data.differential.nextQuestions as readonly { finding: { id: string }; informationGain: number; ifPresent: readonly { id: string }[]; ifAbsent: readonly { id: string }[] }[]) {
      expect(informationGain).toBeGreaterThan(0);
      expect(orderOf(await ask([...findings, ...present(finding.id)])).slice(0, 3)).toEqual(ifPresent.map(({ id }) => id));
      expect(orderOf(await ask([...findings, ...absent(finding.id)])).slice(0, 3)).toEqual(ifAbsent.map(({ id }) => id));
    }
  });
});

describe('compareDiagnoses', () => {
  const compare = (diseases: readonly string[], findings: readonly Finding[] = []) => api.ask(
    'query ($diseases: [ID!]!, $case: CaseInput) { compareDiagnoses(diseases: $diseases, case: $case) { diseases { id } rows { finding { id } discriminates inCase conflicting conflicts { predicate object { id } } cells { disease { id } frequency { estimate } excluded assertions { id } } } } }',
    { diseases, case: { findings } });

  it('puts separating findings first, with the status in the case and conflicts of sources', async () => {
    const { data } = await compare(['OMIM:100002', 'OMIM:100004'], [...present(longArm), ...absent(skin)]);
    expect(data.compareDiagnoses).toMatchObject({
      diseases: [{ id: 'OMIM:100002' }, { id: 'OMIM:100004' }],
      rows: [
        { finding: { id: longArm }, discriminates: 0.895, inCase: 'PRESENT', conflicting: true, conflicts: [{ object: { id: longArm } }, { object: { id: longArm } }], cells: [{ frequency: { estimate: 0.895 }, excluded: false }, { frequency: null, excluded: true }] },
        // Stated of one of them only: that tells nothing of the other.
        { finding: { id: skin }, discriminates: 0, inCase: 'ABSENT', conflicting: false, conflicts: [], cells: [{ frequency: null, excluded: false, assertions: [] }, { frequency: { estimate: 0.5 }, excluded: false }] },
      ],
    });
    expect(data.compareDiagnoses.rows[0].conflicts.map(({ predicate }: { predicate: string }) => predicate).sort()).toEqual(['EXCLUDES_FINDING', 'HAS_FINDING']);
    expect(data.compareDiagnoses.rows[0].cells[1].assertions).toHaveLength(2);
  });

  it('refuses one, six, twice the same and an unknown disease', async () => {
    expect(refusalOf(await compare(['OMIM:100002']))[0]).toBe('BAD_USER_INPUT');
    expect(refusalOf(await compare(['OMIM:100001', 'ORPHA:1']))[0]).toBe('BAD_USER_INPUT');
    expect(refusalOf(await compare(['OMIM:1', 'OMIM:100002']))[0]).toBe('NOT_FOUND');
    expect(refusalOf(await compare(Array.from({ length: 6 }, () => 'OMIM:100002')))[0]).toBe('LIMIT_EXCEEDED');
  });
});

describe('refusals and reads', () => {
  it('names the limit that was passed', async () => {
    expect(refusalOf(await ask(present(...Array.from({ length: 101 }, () => shortArm))))[0]).toBe('LIMIT_EXCEEDED');
    expect(refusalOf(await ask(present(shortArm), { first: 101 }, 'candidatesConsidered'))[0]).toBe('LIMIT_EXCEEDED');
    expect(refusalOf(await api.ask('{ differential(case: { findings: [], ageYears: -1 }) { candidatesConsidered } }'))[0]).toBe('BAD_USER_INPUT');
  });

  it('reads the store as often for ten diagnoses as for one', async () => {
    await ask(present(shortArm, lens), { first: 1 });
    const one = [...api.storeCalls];
    await ask(present(shortArm, lens), { first: 10 });
    expect(api.storeCalls).toEqual(one);
  });
});
