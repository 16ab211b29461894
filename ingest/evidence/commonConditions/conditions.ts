import type { ConceptId } from '../../../server/domain/concept.ts';
import { conceptIdOf } from '../../../server/domain/concept.ts';
import type { MappingRelation } from '../../../server/domain/mapping.ts';
import type { GraphRow } from '../../../server/graph-files/rows.ts';
import { acceptedMappingRow, assertionRow, conceptRow, termRow } from '../../rows.ts';
import type { Fault } from '../../fault.ts';
import { fault } from '../../fault.ts';
import { projectId } from './projectSystem.ts';
import type { PublishedConcepts } from './publishedConcepts.ts';
import { conceptFault } from './rowFaults.ts';
import type { ConditionRow } from './tables.ts';
import { listed } from './tables.ts';
import { matches } from './vocabulary.ts';

type Cells = ConditionRow['cells'];

/** SNOMED CT where it has exactly this condition, else the condition as a concept of the project's own system. */
export const subjectOf = ({ condition, snomed, snomed_match }: Pick<Cells, 'condition' | 'snomed' | 'snomed_match'>): ConceptId =>
  snomed_match === 'exact' ? (snomed as ConceptId) : projectId(condition);

const icdId = (code: string): ConceptId => conceptIdOf('ICD10CM', code);

export function conditionFault(published: PublishedConcepts, cells: Cells): Fault | undefined {
  const { condition, name, icd10cm_root, icd10cm_root_label, icd10cm_codes, snomed, snomed_label, snomed_match, cannot_miss } = cells;
  if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(condition)) return fault(condition, 'a condition is words in small letters with hyphens', 'Correct it here and in the names of its tables.');
  if (name === '') return fault(condition, 'the name is empty', 'Name the condition.');
  if (!matches.some((match) => match === snomed_match)) return fault(snomed_match, `snomed_match is none of ${matches.join(', ')}`, 'Write one of them.');
  if ((snomed_match === 'none') !== (snomed === '')) return fault(snomed, `snomed_match is "${snomed_match}"`, 'Give the concept, or match none.');
  if (!['0', '1'].includes(cannot_miss)) return fault(cannot_miss, 'cannot_miss is neither 0 nor 1', 'Write one of them.');
  const codes = listed(icd10cm_codes);
  if (codes.length === 0) return fault(condition, 'no ICD-10-CM code is given', 'List the codes that mean the condition.');
  const unknown = codes.find((code) => !published.isActive(icdId(code)));
  if (unknown !== undefined) return fault(unknown, 'ICD-10-CM of the release has no such code', 'Correct the code.');
  if (snomed !== '' && !published.isNamed(snomed as ConceptId, snomed_label)) return fault(snomed_label, `${snomed} has no such name in the release`, 'Copy the fully specified name.');
  return conceptFault(published, icd10cm_root, icd10cm_root_label);
}

/** The condition with what it corresponds to in SNOMED CT and ICD-10-CM. */
export function conditionRows(published: PublishedConcepts, cells: Cells): readonly GraphRow[] {
  const subject = subjectOf(cells);
  const { condition, name, other_names, snomed, snomed_match } = cells;
  // The name under which clinicians look for it, beside those of SNOMED CT: "COVID-19", "Kawasaki disease".
  const own = subject !== projectId(condition) ? (published.isNamed(subject, name) ? [] : [termRow(subject, 'LAY', name)]) : [
    conceptRow(subject, 'DISEASE'), termRow(subject, 'PREFERRED', name), ...listed(other_names).map((other) => termRow(subject, 'SYNONYM', other)),
    ...(snomed === '' ? [] : [acceptedMappingRow({ source: subject, target: snomed as ConceptId, relation: relationOf(snomed_match) })]),
  ];
  const mark = cells.cannot_miss === '1' ? [cannotMissStatement(subject)] : [];
  return [...own, ...icdMappings(published, cells).map(([target, relation]) => acceptedMappingRow({ source: subject, target, relation })), ...mark];
}

/** The writers' own judgement, which no source states: the differential keeps such a condition in sight. */
const cannotMissStatement = (subject: ConceptId): GraphRow => assertionRow({
  subject, predicate: 'RED_FLAG', note: 'must not be missed, in the judgement of the writers of the tables; no clinician has reviewed it',
  qualifiers: [{ name: 'cannot_miss', value: '1' }], author: 'writers of the tables',
});

const relationOf = (match: string): MappingRelation => (match === 'broader' ? 'BROADER' : match === 'narrower' ? 'NARROWER' : 'CLOSE');

/**
 * Every code listed is a part of the condition, or all of it where it is the only one. The root is the condition where
 * the codes cover everything below it, and broader where they all lie below it without covering it.
 */
function icdMappings(published: PublishedConcepts, { icd10cm_root, icd10cm_codes }: Cells): readonly (readonly [ConceptId, MappingRelation])[] {
  const root = icd10cm_root as ConceptId;
  const codes = listed(icd10cm_codes).map(icdId);
  const covered = new Set(codes.flatMap((code) => published.leavesOf(code)));
  const below = new Set(published.leavesOf(root));
  const inside = [...covered].every((leaf) => below.has(leaf));
  const exactRoot = inside && covered.size === below.size;
  const ofCodes = codes.filter((code) => code !== root).map((code) => [code, codes.length === 1 && !exactRoot ? 'EXACT' : 'NARROWER'] as const);
  if (codes.includes(root) && codes.length > 1) return [[root, 'NARROWER'], ...ofCodes];
  return exactRoot ? [[root, 'EXACT'], ...ofCodes] : inside ? [[root, 'BROADER'], ...ofCodes] : ofCodes;
}
