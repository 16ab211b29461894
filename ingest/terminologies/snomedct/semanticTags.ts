import type { ConceptKind } from '../../../server/domain/concept.ts';

/** The tag of a concept ends its fully specified name, in brackets; a tag that is not listed is OTHER. */
const kindOfTag: Readonly<Record<string, ConceptKind>> = {
  disorder: 'DISEASE',
  finding: 'FINDING', situation: 'FINDING',
  procedure: 'PROCEDURE', 'regime/therapy': 'PROCEDURE',
  'body structure': 'ANATOMY', 'morphologic abnormality': 'ANATOMY', cell: 'ANATOMY', 'cell structure': 'ANATOMY',
  organism: 'ORGANISM',
  substance: 'SUBSTANCE',
  product: 'DRUG', 'medicinal product': 'DRUG', 'medicinal product form': 'DRUG', 'clinical drug': 'DRUG', 'virtual clinical drug': 'DRUG', 'real clinical drug': 'DRUG',
  'observable entity': 'OBSERVABLE', 'assessment scale': 'OBSERVABLE', 'staging scale': 'OBSERVABLE', 'tumor staging': 'OBSERVABLE',
  event: 'EVENT',
  'qualifier value': 'QUALIFIER', attribute: 'QUALIFIER', 'unit of presentation': 'QUALIFIER', 'dose form': 'QUALIFIER', 'basic dose form': 'QUALIFIER',
};

const tagPattern = /^(.*\S)\s*\(([^()]+)\)$/;

/** A fully specified name without its tag, and the kind that the tag says; the whole name where it has none. */
export function readFullName(fullName: string): { readonly name: string; readonly kind: ConceptKind } {
  const [, name = fullName, tag = ''] = tagPattern.exec(fullName) ?? [];
  return { name, kind: kindOfTag[tag] ?? 'OTHER' };
}
