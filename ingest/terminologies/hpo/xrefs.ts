import type { ConceptId } from '../../../server/domain/concept.ts';
import { conceptIdOf } from '../../../server/domain/concept.ts';

/** System ids for the prefixes that HPO uses, which are not of one spelling. */
const systemOfPrefix: Readonly<Record<string, string>> = {
  SNOMEDCT_US: 'SNOMEDCT', SNOMED_CT: 'SNOMEDCT', 'ICD-10': 'ICD10', 'ICD-9': 'ICD9CM', ICD9: 'ICD9CM', 'ICD-O': 'ICDO', Fyler: 'FYLER',
};

/** Shapes that a code must have where HPO is known to drop a character. */
const codePatternOf: Readonly<Record<string, RegExp>> = {
  UMLS: /^C\d{7}$/,
  SNOMEDCT: /^\d{6,18}$/,
  MEDDRA: /^\d{8}$/,
  ICD10: /^[A-Z]\d{2}(?:\.\d+)?$/,
};

export type Xref =
  | { readonly is: 'code'; readonly target: ConceptId }
  | { readonly is: 'article' }
  | { readonly is: 'broken'; readonly reason: string };

/** `SNOMEDCT_US:111001 "name"` → the code; an article cited as a cross-reference is none. */
export function parseXref(value: string): Xref {
  const [, prefix = '', code = ''] = /^([\w-]+):(\S+)/.exec(value) ?? [];
  if (prefix === 'PMID') return { is: 'article' };
  if (prefix === '' || code === '') return { is: 'broken', reason: 'a cross-reference must be SYSTEM:code' };
  const system = systemOfPrefix[prefix] ?? prefix;
  const pattern = codePatternOf[system];
  if (pattern !== undefined && !pattern.test(code)) return { is: 'broken', reason: `a code of ${system} must match ${String(pattern)}` };
  return { is: 'code', target: conceptIdOf(system, code) };
}
