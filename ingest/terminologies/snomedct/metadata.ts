import type { MappingRelation } from '../../../server/domain/mapping.ts';

/** Concepts of SNOMED CT's own metadata that say what a row means; names as in the release. */
export const rootConcept = '138875005';
export const isA = '116680003';
export const inferredRelationship = '900000000000011006';
export const fullySpecifiedName = '900000000000003001';
export const synonym = '900000000000013009';
export const preferred = '900000000000548007';

/** Language reference sets by trust: the name preferred in the first that has one is the label. Others come after, in the order met. */
export const languageRefsets: readonly string[] = [
  '900000000000509007', // United States of America English
  '900000000000508004', // Great Britain English
];

/** Historical associations under which the target takes the place of the inactive concept. */
export const replacingAssociations: ReadonlySet<string> = new Set([
  '900000000000526001', // REPLACED BY
  '900000000000527005', // SAME AS
]);

/** The others between concepts: what the target is to the inactive concept, and the association's name. */
export const historicalRelations: Readonly<Record<string, readonly [MappingRelation, string]>> = {
  '900000000000523009': ['CLOSE', 'POSSIBLY EQUIVALENT TO'],
  '1186921001': ['CLOSE', 'POSSIBLY REPLACED BY'],
  '1186924009': ['RELATED', 'PARTIALLY EQUIVALENT TO'],
  '900000000000530003': ['CLOSE', 'ALTERNATIVE'],
  '900000000000528000': ['BROADER', 'WAS A'],
};

/** Map reference sets whose target system is known; a set that is not listed is skipped, and the report names it. */
export const mapTargets: Readonly<Record<string, string>> = {
  '447562003': 'ICD10', // ICD-10 extended map
  '6011000124106': 'ICD10CM', // ICD-10-CM extended map of the US edition
  '447563008': 'ICD9CM', // ICD-9-CM equivalence complex map
  '446608001': 'ICDO', // ICD-O simple map
  '900000000000497000': 'CTV3', // CTV3 simple map
};

/** What a map's correlation says of the target. */
export const mapCorrelations: Readonly<Record<string, MappingRelation>> = {
  '447557004': 'EXACT', // Exact match map from SNOMED CT source code to target code
  '447558009': 'NARROWER', // Broad to narrow
  '447559001': 'BROADER', // Narrow to broad
  '447560006': 'RELATED', // Partial overlap
  '447556008': 'NOT_MAPPED', // Not mappable
};
