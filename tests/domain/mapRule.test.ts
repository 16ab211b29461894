import { describe, expect, it } from 'vitest';
import type { PatientFacts } from '../../server/domain/mapRule.ts';
import { evaluateGroup, evaluateRule, nothingKnown, readableRule } from '../../server/domain/mapRule.ts';

const patient = (facts: Partial<PatientFacts>): PatientFacts => ({ ...nothingKnown, ...facts });
const newborn = 'IFA 445518008 | Age at onset of clinical finding (observable entity) | < 28.0 days';

describe('a rule of an official map', () => {
  it('is true where it asks nothing', () => {
    for (const rule of ['TRUE', 'OTHERWISE TRUE']) expect(evaluateRule(rule, nothingKnown)).toEqual({ outcome: 'TRUE', needs: [] });
  });
  it('is decided by sex, and needs it', () => {
    const rule = 'IFA 248153007 | Male (finding) |';
    expect([evaluateRule(rule, patient({ sex: 'MALE' })), evaluateRule(rule, patient({ sex: 'FEMALE' })), evaluateRule(rule, nothingKnown)]).toEqual([
      { outcome: 'TRUE', needs: [] }, { outcome: 'FALSE', needs: [] }, { outcome: 'UNKNOWN', needs: ['SEX'] },
    ]);
  });
  it('counts ages in the unit of the rule', () => {
    const outcome = (days: number) => evaluateRule(newborn, patient({ ageYears: days / 365.25 })).outcome;
    expect([outcome(27), outcome(28), outcome(400)]).toEqual(['TRUE', 'FALSE', 'FALSE']);
    expect(evaluateRule(newborn, nothingKnown)).toEqual({ outcome: 'UNKNOWN', needs: ['AGE'] });
  });
  it('is decided by conditions, whatever system names them', () => {
    const rule = 'IFA 44054006 | Diabetes mellitus type 2 (disorder) |';
    expect(evaluateRule(rule, patient({ conditions: ['SNOMEDCT:44054006'] })).outcome).toBe('TRUE');
    expect(evaluateRule(rule, patient({ conditions: [] })).outcome).toBe('FALSE');
    expect(evaluateRule(rule, nothingKnown).needs).toEqual(['COMORBIDITY']);
  });
  it('is false as soon as one part is, and unknown while one part is', () => {
    const rule = `${newborn} AND IFA 248152002 | Female (finding) |`;
    expect(evaluateRule(rule, patient({ ageYears: 40 }))).toEqual({ outcome: 'FALSE', needs: [] });
    expect(evaluateRule(rule, patient({ sex: 'FEMALE' }))).toEqual({ outcome: 'UNKNOWN', needs: ['AGE'] });
    expect(evaluateRule(rule, nothingKnown).needs).toEqual(['AGE', 'SEX']);
  });
  it('gives way to the first rule of its group that holds, and waits where that is not known', () => {
    const group = ['IFA 248152002 | Female (finding) |', newborn, 'OTHERWISE TRUE'];
    const outcomes = (facts: Partial<PatientFacts>) => evaluateGroup(group, patient(facts)).map(({ outcome, needs }) => [outcome, ...needs]);
    expect(outcomes({ sex: 'FEMALE', ageYears: 40 })).toEqual([['TRUE'], ['FALSE'], ['FALSE']]);
    expect(outcomes({ sex: 'MALE', ageYears: 40 })).toEqual([['FALSE'], ['FALSE'], ['TRUE']]);
    expect(outcomes({ sex: 'MALE' })).toEqual([['FALSE'], ['UNKNOWN', 'AGE'], ['UNKNOWN', 'AGE']]);
    expect(outcomes({})).toEqual([['UNKNOWN', 'SEX'], ['UNKNOWN', 'SEX', 'AGE'], ['UNKNOWN', 'SEX', 'AGE']]);
  });
  it('is unknown where it cannot be read', () => { expect(evaluateRule('WHENEVER', nothingKnown)).toEqual({ outcome: 'UNKNOWN', needs: [] }); });
  it('reads in words', () => {
    expect(readableRule(`${newborn} AND IFA 248152002 | Female (finding) |`)).toBe('if Age at onset of clinical finding < 28.0 days and if Female');
    expect([readableRule('TRUE'), readableRule('OTHERWISE TRUE')]).toEqual(['always', 'otherwise']);
  });
});
