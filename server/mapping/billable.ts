import type { ConceptId } from '../domain/concept.ts';
import { codeOf, systemOf } from '../domain/concept.ts';

/** Codes of ICD-10-CM with a seventh character repeat the six-character name with the kind of encounter; they are reached by rule. */
export const isEncounterCode = (id: ConceptId): boolean => systemOf(id) === 'ICD10CM' && codeOf(id).replace('.', '').length === 7 && !codeOf(id).startsWith('chapter-') && !codeOf(id).includes('-');
