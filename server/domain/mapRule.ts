import type { ConceptId } from './concept.ts';
import { codeOf } from './concept.ts';

export const patientFacts = ['AGE', 'SEX', 'LATERALITY', 'EPISODE', 'COMORBIDITY', 'ROUTE', 'INDICATION'] as const;
export type PatientFact = (typeof patientFacts)[number];

export interface PatientFacts {
  readonly ageYears: number | undefined;
  readonly sex: 'FEMALE' | 'MALE' | undefined;
  /** Undefined: nothing is known; a list is complete for what it is asked. */
  readonly conditions: readonly ConceptId[] | undefined;
}
export const nothingKnown: PatientFacts = { ageYears: undefined, sex: undefined, conditions: undefined };

export interface RuleVerdict {
  readonly outcome: 'TRUE' | 'FALSE' | 'UNKNOWN';
  readonly needs: readonly PatientFact[];
}

const ageCode = '445518008';
const sexOfCode: Readonly<Record<string, 'FEMALE' | 'MALE'>> = { '248152002': 'FEMALE', '248153007': 'MALE' };
const yearsPer: Readonly<Record<string, number>> = { year: 1, month: 1 / 12, week: 7 / 365.25, day: 1 / 365.25 };

/**
 * A rule of an extended map of SNOMED CT ("IFA 248152002 | Female |", "IFA 445518008 | Age | >= 28.0 days AND IFA …",
 * "OTHERWISE TRUE") for a patient. What is not known of the patient makes it unknown and is named.
 */
export function evaluateRule(rule: string, patient: PatientFacts): RuleVerdict {
  const parts = rule.split(/\s+AND\s+/).map((part) => evaluatePart(part.trim(), patient));
  if (parts.some(({ outcome }) => outcome === 'FALSE')) return { outcome: 'FALSE', needs: [] };
  const needs = [...new Set(parts.flatMap((part) => part.needs))];
  return { outcome: parts.some(({ outcome }) => outcome === 'UNKNOWN') ? 'UNKNOWN' : 'TRUE', needs };
}

/**
 * The rules of one map group by priority, as an extended map is to be read: the first that holds decides, so that
 * "OTHERWISE TRUE" holds only where none before it does, and waits for what those before it need.
 */
export function evaluateGroup(rulesByPriority: readonly string[], patient: PatientFacts): readonly RuleVerdict[] {
  let decided = false;
  const open = new Set<PatientFact>();
  return rulesByPriority.map((rule): RuleVerdict => {
    if (decided) return { outcome: 'FALSE', needs: [] };
    const own = evaluateRule(rule, patient);
    if (own.outcome === 'FALSE') return own;
    const waits = open.size > 0 || own.outcome === 'UNKNOWN';
    for (const need of own.needs) open.add(need);
    decided = !waits;
    return waits ? { outcome: 'UNKNOWN', needs: [...open] } : own;
  });
}

function evaluatePart(part: string, { ageYears, sex, conditions }: PatientFacts): RuleVerdict {
  if (/^(?:OTHERWISE\s+)?TRUE$/i.test(part)) return verdict(true);
  const [, code = '', test = ''] = /^IFA\s+(\d+)\s*(?:\|[^|]*\|)?\s*(.*)$/i.exec(part) ?? [];
  if (code === '') return { outcome: 'UNKNOWN', needs: [] };
  const wantedSex = sexOfCode[code];
  if (wantedSex !== undefined) return sex === undefined ? { outcome: 'UNKNOWN', needs: ['SEX'] } : verdict(sex === wantedSex);
  const [, comparison = '', count = '', unit = ''] = /^(<=|>=|<|>|=)\s*([\d.]+)\s*(year|month|week|day)/i.exec(test) ?? [];
  if (code === ageCode || comparison !== '') {
    if (ageYears === undefined) return { outcome: 'UNKNOWN', needs: ['AGE'] };
    return verdict(compare(ageYears, comparison, Number(count) * (yearsPer[unit.toLowerCase()] ?? 1)));
  }
  if (conditions === undefined) return { outcome: 'UNKNOWN', needs: ['COMORBIDITY'] };
  return verdict(conditions.some((condition) => codeOf(condition) === code));
}

const verdict = (holds: boolean): RuleVerdict => ({ outcome: holds ? 'TRUE' : 'FALSE', needs: [] });

function compare(age: number, comparison: string, bound: number): boolean {
  switch (comparison) {
    case '<': return age < bound;
    case '<=': return age <= bound;
    case '>': return age > bound;
    case '>=': return age >= bound;
    default: return age === bound;
  }
}

/** The rule in words: without codes and keywords. */
export function readableRule(rule: string): string {
  if (/^(?:OTHERWISE\s+)?TRUE$/i.test(rule.trim())) return /^OTHERWISE/i.test(rule.trim()) ? 'otherwise' : 'always';
  return rule.split(/\s+AND\s+/).map((part) => part.replace(/^IFA\s+/i, 'if ').replace(/\d{6,18}\s*\|\s*([^|]*?)\s*(?:\([^)]*\)\s*)?\|/, '$1').trim()).join(' and ');
}
