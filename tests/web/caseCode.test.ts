import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linkLengthMax, readLink, writeLink, type CaseLink } from '../../web/src/views/differential/caseCode.ts';
import { changed, emptyHistory, redone, undone } from '../../web/src/views/differential/caseHistory.ts';
import { caseInWords, linkInWords } from '../../web/src/views/differential/caseWords.ts';
import { ageUnits, cappedAge, caseInput, emptyCase, statuses, withFinding, type Age, type PatientCase } from '../../web/src/views/differential/patientCase.ts';

const age: fc.Arbitrary<Age> = fc.constantFrom('y', 'm', 'd').chain((unit) => fc.integer({ min: 0, max: ageUnits[unit].max }).map((value) => cappedAge(value, unit)));
const optional = <Value>(values: fc.Arbitrary<Value>): fc.Arbitrary<Value | undefined> => fc.option(values, { nil: undefined });
const findingId = fc.oneof(
  fc.integer({ min: 1, max: 9_999_999 }).map((number) => `HP:${String(number).padStart(7, '0')}`),
  fc.constantFrom('ICD10CM:R50.9', 'SNOMEDCT:386661006', 'X:a,b;c@d%', 'X:é+1', 'HP:12', 'HP:0000000'),
);
const patient: fc.Arbitrary<PatientCase> = fc.record({
  findings: fc.uniqueArray(fc.record({ id: findingId, status: fc.constantFrom(...statuses), onset: optional(age) }), { selector: ({ id }) => id, maxLength: 12 }),
  age: optional(age), sex: optional(fc.constantFrom('FEMALE', 'MALE')), setting: optional(fc.constantFrom('PRIMARY_CARE', 'EMERGENCY', 'HOSPITAL', 'GENETICS')), synthetic: fc.boolean(),
});
const link: fc.Arbitrary<CaseLink> = fc.record({ patient, opened: optional(fc.constant('OMIM:154700')), compared: fc.constantFrom([], ['OMIM:154700', 'ORPHA:558']) });
const bare = (read: CaseLink): unknown => JSON.parse(JSON.stringify({ patient: read.patient, opened: read.opened, compared: read.compared }));

describe('a case link', () => {
  it('reads back what it wrote, whatever the codes', () => {
    fc.assert(fc.property(link, (written) => {
      const text = writeLink(written);
      const read = readLink(`#${text}`);
      expect(bare(read ?? { patient: emptyCase, opened: undefined, compared: [] })).toEqual(bare(text === '' ? { patient: emptyCase, opened: undefined, compared: [] } : written));
      expect(read?.invalid ?? []).toEqual([]);
      expect(text).toMatch(/^[\x21-\x7e]*$/);
    }));
  });
  it('is compact: a number for a finding of HPO, and codes only', () => {
    const written = writeLink({ patient: { ...emptyCase, findings: [{ id: 'HP:0001166', status: 'PRESENT', origin: { words: 'spider fingers' } }, { id: 'HP:0001249', status: 'ABSENT' }], age: { value: 34, unit: 'y' }, sex: 'FEMALE' }, opened: undefined, compared: [] });
    expect(written).toBe('c1.+1166,-1249;a34y;sf');
  });
  it('tells no age above 90', () => {
    expect(readLink('#c1.a97y')?.patient.age).toEqual({ value: 90, unit: 'y' });
    expect(caseInWords({ ...emptyCase, age: cappedAge(97, 'y') }, String)).toEqual(['age: 90 years or more']);
  });
  it('is told in words: findings by their labels, diagnoses by their names', () => {
    const link = { patient: { ...emptyCase, findings: [{ id: 'T:1', status: 'PRESENT' as const }] }, opened: 'T:1', compared: ['T:2'] };
    expect(linkInWords(link, { labelOf: (id) => `label ${id}`, nameOf: (id) => `name ${id}` })).toEqual(['present: label T:1 (T:1)', 'opened: name T:1 (T:1)', 'compared: name T:2 (T:2)']);
  });
  it('names what it cannot read and keeps the rest', () => {
    const read = readLink('#c1.+1166,+oops,*3,-1166,+1083@9z;a3q;sx;zz;oNO;vOMIM:1,bad');
    expect(read?.patient.findings).toEqual([{ id: 'HP:0001166', status: 'PRESENT' }]);
    expect(read?.compared).toEqual(['OMIM:1']);
    expect(read?.invalid).toEqual(['+oops', '*3', '-1166', '+1083@9z', 'a3q', 'sx', 'zz', 'oNO', 'bad']);
    expect(readLink('#c1.%E0%A4%A;+%ZZ')?.patient).toEqual(emptyCase);
  });
  it('is none of another form, and says so', () => {
    expect(readLink('#main')).toBeUndefined();
    expect(readLink('')).toBeUndefined();
    expect(readLink('#c2.whatever')).toMatchObject({ patient: emptyCase, invalid: ['a case link of another form'] });
  });
  it('holds a hundred findings of HPO well below the length that programs cut', () => {
    const findings = Array.from({ length: 100 }, (_, index) => ({ id: `HP:${String(1_000_000 + index)}`, status: 'PRESENT' as const }));
    expect(writeLink({ patient: { ...emptyCase, findings }, opened: undefined, compared: [] }).length).toBeLessThan(linkLengthMax / 2);
  });
});

describe('the case', () => {
  it('becomes the input of the API with years, and without what was not said', () => {
    const input = caseInput({ findings: [{ id: 'HP:1', status: 'ABSENT', onset: { value: 18, unit: 'm' }, origin: 'typed' }], age: { value: 6, unit: 'm' }, synthetic: true });
    expect(input).toEqual({ findings: [{ concept: 'HP:1', status: 'ABSENT', onsetYears: 1.5 }], ageYears: 0.5 });
  });
  it('keeps a finding that is entered again in its place, with the new status', () => {
    const once = ['HP:1', 'HP:2'].reduce((now, id) => withFinding(now, { id, status: 'PRESENT' }), emptyCase);
    expect(withFinding(once, { id: 'HP:1', status: 'ABSENT' }).findings.map(({ id, status }) => `${id} ${status}`)).toEqual(['HP:1 ABSENT', 'HP:2 PRESENT']);
  });
  it('goes back and forth in its steps, and forgets what was undone when it goes another way', () => {
    const add = (id: string) => (now: PatientCase) => withFinding(now, { id, status: 'PRESENT' });
    const two = changed(changed(emptyHistory, add('HP:1')(emptyCase)), add('HP:2')(add('HP:1')(emptyCase)));
    expect(undone(undone(two)).patient).toEqual(emptyCase);
    expect(redone(redone(undone(undone(two)))).patient).toEqual(two.patient);
    expect(undone(emptyHistory)).toEqual(emptyHistory);
    expect(redone(changed(undone(two), add('HP:3')(emptyCase))).patient.findings.map(({ id }) => id)).toEqual(['HP:3']);
    expect(changed(two, two.patient).past).toHaveLength(2);
  });
});
