import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { safetyWording } from '../../web/src/components/safetyWording.ts';
import type { RankedDiagnosisFragment, ScorePartFragment } from '../../web/src/generated/graphql.ts';
import { toJson, toMarkdown, type Exported } from '../../web/src/views/differential/exports.ts';
import { typedFinding } from '../../web/src/views/differential/FindingField.tsx';
import { factorOf, ledgerOf, signed, strengthOf, strongestOf, sumOf } from '../../web/src/views/differential/ledger.ts';
import { NotAPhenopacket, readPhenopacket, writePhenopacket } from '../../web/src/views/differential/phenopacket.ts';
import { proposalsOf } from '../../web/src/views/differential/proposals.ts';
import { againstEach } from '../../web/src/views/differential/runnersUp.ts';
import { emptyCase, type PatientCase } from '../../web/src/views/differential/patientCase.ts';
import { conceptName } from './mockClient.tsx';

const part = (units: number, id = 'HP:1', matchKind: ScorePartFragment['matchKind'] = 'EXACT'): ScorePartFragment => ({
  finding: { id, label: `Finding ${id}` }, matched: null, matchKind, basis: 'FREQUENCY_AGAINST_DISEASES', logLikelihoodRatio: units / 10_000, machineRead: false,
});
const diagnosis = (code: string, supporting: readonly number[], opposing: readonly number[] = [], missing: readonly number[] = []): RankedDiagnosisFragment => {
  const parts = (units: readonly number[], from: number, kind: ScorePartFragment['matchKind']) => units.map((unit, place) => part(unit, `HP:${from + place}`, kind));
  return {
    rank: 1, tied: false, kind: 'RARE', probability: 0.5, cannotMiss: false, name: conceptName(code).label, disease: conceptName(code), sameAs: [], prior: null,
    score: [...supporting, ...opposing, ...missing].reduce((sum, unit) => sum + unit, 0) / 10_000,
    supporting: parts(supporting, 1, 'EXACT'), opposing: parts(opposing, 100, 'ABSENT_EXPECTED'), missing: parts(missing, 200, 'EXPECTED_UNMENTIONED'),
  };
};

describe('the ledger', () => {
  it('D1 sums as shown to the total as shown, with the rounding as its own line', () => {
    const units = fc.array(fc.integer({ min: -30_000, max: 30_000 }), { maxLength: 60 });
    fc.assert(fc.property(units, units, units, (supporting, opposing, missing) => {
      const { total, rounding, ...ledger } = ledgerOf(diagnosis('1', supporting, opposing, missing));
      expect(sumOf([...ledger.supporting, ...ledger.opposing, ...ledger.expected]) + rounding).toBe(total);
      expect(Math.abs(total - supporting.concat(opposing, missing).reduce((sum, unit) => sum + unit, 0) / 100)).toBeLessThanOrEqual(0.51);
    }));
  });
  it('writes weights with a true minus and no sign on nothing', () => {
    expect([179, -2, 0, -0, 1_000].map(signed)).toEqual(['+1.79', '−0.02', '0.00', '0.00', '+10.00']);
  });
  it('says the strength of a ratio in the usual bands, mirrored', () => {
    expect([1, -1, 0.7, 0.35, -0.35, 0.1, 0].map(strengthOf)).toEqual(['strong', 'strong', 'moderate', 'small', 'small', 'little', 'little']);
    expect([1, -0.3, 0, 2.929].map(factorOf)).toEqual(['×10', '÷2.0', '×1', '×849']);
  });
  it('names the strongest reasons, and a present finding that is not explained only where nothing speaks against', () => {
    const { opposing } = strongestOf({ ...diagnosis('1', [5]), opposing: [part(0, 'HP:9', 'UNEXPLAINED'), part(-50, 'HP:8', 'ABSENT_EXPECTED')] });
    expect(opposing?.finding?.id).toBe('HP:8');
  });
  it('names for each runner-up the finding that sets it back most', () => {
    const reasons = againstEach([diagnosis('1', [20_000, 10_000]), diagnosis('2', [19_000, 1_000])]);
    expect(reasons).toMatchObject([{ name: 'Finding HP:2', first: 1, here: 0.1 }]);
    expect(againstEach([])).toEqual([]);
  });
});

describe('a typed finding', () => {
  it('is absent after a word of denial, and else present', () => {
    expect(['fever', 'no rash', 'Without cough', '-fever', 'not pale ', 'nosebleed', 'notched nails'].map(typedFinding)).toEqual([
      { text: 'fever', status: 'PRESENT' }, { text: 'rash', status: 'ABSENT' }, { text: 'cough', status: 'ABSENT' }, { text: 'fever', status: 'ABSENT' },
      { text: 'pale', status: 'ABSENT' }, { text: 'nosebleed', status: 'PRESENT' }, { text: 'notched nails', status: 'PRESENT' },
    ]);
  });
});

describe('proposals of a text', () => {
  const text = 'Fever. No rash. Mother had migraine.';
  const mention = (words: string, assertion: 'PRESENT' | 'ABSENT' | 'FAMILY', code: string) => ({
    start: text.indexOf(words), end: text.indexOf(words) + words.length, text: words, assertion, cue: null, candidates: [{ confidence: 0.9, concept: conceptName(code, words) }],
  });
  it('quote the words as they stand, and never propose a relative’s finding as present', () => {
    const found = proposalsOf(text, [mention('Fever', 'PRESENT', '1'), mention('rash', 'ABSENT', '2'), mention('migraine', 'FAMILY', '3'), mention('Fever', 'ABSENT', '1')]);
    expect(found.map(({ words, status, remark }) => [words, status, remark])).toEqual([['Fever', 'PRESENT', undefined], ['rash', 'ABSENT', undefined], ['migraine', 'UNKNOWN', 'of the family']]);
    expect(found[1]?.before).toBe('Fever. No ');
  });
});

describe('a Phenopacket', () => {
  const patient: PatientCase = {
    findings: [{ id: 'HP:0001166', status: 'PRESENT', onset: { value: 9, unit: 'y' } }, { id: 'HP:0001249', status: 'ABSENT' }, { id: 'HP:0001250', status: 'UNKNOWN' }],
    age: { value: 17, unit: 'y' }, sex: 'MALE', synthetic: false,
  };
  const written = writePhenopacket(patient, (id) => `name of ${id}`, { at: new Date(0), notice: safetyWording.banner, release: 'release:1' });
  it('comes back as the case that was written, without what is unknown', () => {
    const { patient: read } = readPhenopacket(written);
    expect(read.findings.map(({ id, status, onset }) => ({ id, status, onset }))).toEqual([{ id: 'HP:0001166', status: 'PRESENT', onset: { value: 9, unit: 'y' } }, { id: 'HP:0001249', status: 'ABSENT', onset: undefined }]);
    expect([read.age, read.sex]).toEqual([patient.age, 'MALE']);
    expect(written).toContain(safetyWording.banner);
  });
  it('is read for codes only, and says what it leaves', () => {
    const { patient: read, notRead } = readPhenopacket(JSON.stringify({
      id: 'p', subject: { id: 'Jane Doe', sex: 'FEMALE', dateOfBirth: '2001-01-01', timeAtLastEncounter: { age: { iso8601duration: 'P1Y6M' } } },
      phenotypicFeatures: [{ type: { id: 'HP:1' } }, { type: { id: 'HP:1' } }, { type: {} }, {}], interpretations: [], metaData: {},
    }));
    expect(read).toEqual({ ...emptyCase, findings: [{ id: 'HP:1', status: 'PRESENT', origin: 'file', onset: undefined }], age: { value: 18, unit: 'm' }, sex: 'FEMALE' });
    expect(notRead).toEqual(['HP:1: stated twice', 'finding 3: no code', 'finding 4: no code', 'id', 'subject.id', 'subject.dateOfBirth', 'interpretations']);
  });
  it('is refused with what to do when it is something else', () => {
    for (const text of ['', '[]', '{"a":1}', 'no json']) expect(() => readPhenopacket(text)).toThrow(NotAPhenopacket);
  });
});

describe('an export of the workspace', () => {
  const exported: Exported = {
    patient: { ...emptyCase, synthetic: true, findings: [{ id: 'HP:1', status: 'PRESENT' }] }, notices: ['A notice.'], labelOf: (id) => `label_${id}`,
    answer: {
      diagnoses: [diagnosis('1', [17_900], [-449], [-151, -149])], ignored: [{ finding: conceptName('9', 'Odd'), known: true, reason: 'weighs nothing', nearest: [] }, { finding: conceptName('8', '8'), known: false, reason: 'not known', nearest: [] }], ordered: true, noneOfThese: 0.1, candidatesConsidered: 3,
      coverage: { rareDiseases: 3, commonConditions: 0, statement: 'Rare only.' }, prior: { used: false, weight: 0, statement: 'None.' },
      cannotMiss: [{ disease: { ...conceptName('2', 'Inflammation of the meninges'), name: 'Meningitis' }, rule: 'A rule', trigger: [], exclusion: 'a normal test', standing: 'KEPT', rank: null, assertions: [] }],
      abstained: null, method: 'a method', release: { id: 'release:1', createdAt: '2026-01-01' },
    },
  };
  it('D10 begins with the banner, and tells release, method and that the case is synthetic', () => {
    const markdown = toMarkdown(exported);
    expect(markdown.startsWith(`> ${safetyWording.banner}`)).toBe(true);
    for (const text of ['of a synthetic case', 'release:1', 'a method', 'A notice.', 'Rare only.', 'Meningitis', '## Not used', '- Odd (T:9): weighs nothing', '- T:8: not known', 'present: label\\_HP:1']) expect(markdown).toContain(text);
    expect(JSON.parse(toJson(exported))).toMatchObject({ notice: safetyWording.banner, synthetic: true, release: 'release:1', case: { findings: [{ concept: 'HP:1' }] }, cannotMiss: [{ rule: 'A rule' }] });
  });
  it('D1 sums in Markdown as on the screen', () => {
    const lines = toMarkdown(exported).split('\n').filter((line) => /^\| .* [+−0]/.test(line) && !line.includes('T:1'));
    expect(lines).toEqual(['| Finding HP:1 | stated for the disease | +1.79 |', '| no Finding HP:100 | absent, and the disease expects it | −0.04 |', '| Finding HP:200 | expected, not reported | −0.02 |', '| Finding HP:201 | expected, not reported | −0.01 |']);
    expect(toMarkdown(exported)).toContain('| **Total** | | **+1.72** |');
  });
  it('says which parts rest in part on a reading of a machine', () => {
    const read = diagnosis('1', [17_900, 2_000]);
    const diagnoses = [{ ...read, supporting: read.supporting.map((supporting, place) => ({ ...supporting, machineRead: place === 0 })) }];
    const markdown = toMarkdown({ ...exported, answer: { ...exported.answer, diagnoses } });
    expect(markdown.match(/.*a machine's.*/g)).toEqual(["| Finding HP:1 | stated for the disease; rests in part on statements whose reading is a machine's | +1.79 |"]);
    expect(ledgerOf(diagnoses[0] ?? read)).toMatchObject({ parts: 2, machineRead: 1 });
  });
});
