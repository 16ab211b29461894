import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeSystemForms, compactCode, parseConceptId, parseConceptUri, publishedId, systemIdOf } from '../../server/domain/codeSystem.ts';

describe('parseConceptId', () => {
  it.each([
    ['ICD10CM:E11.9', 'ICD10CM:E11.9'], ['ICD10CM:E119', 'ICD10CM:E11.9'], ['icd10cm:e11.9', 'ICD10CM:E11.9'], ['ICD-10-CM:e119', 'ICD10CM:E11.9'], ['icd_10_cm: E11.65 ', 'ICD10CM:E11.65'],
    ['ICD10CM:E11', 'ICD10CM:E11'], ['ICD10CM:S72001A', 'ICD10CM:S72.001A'], ['ICD10CM:E08-E13', 'ICD10CM:E08-E13'], ['icd10cm:e08-e13', 'ICD10CM:E08-E13'], ['ICD10CM:chapter-4', 'ICD10CM:chapter-4'], ['icd10cm:CHAPTER-4', 'ICD10CM:chapter-4'],
    ['ICD9CM:25000', 'ICD9CM:250.00'], ['icd-9-cm:250.00', 'ICD9CM:250.00'], ['ICD9:E8490', 'ICD9CM:E849.0'], ['ICD9CM:e849', 'ICD9CM:E849'], ['ICD9CM:V270', 'ICD9CM:V27.0'],
    ['HP:1250', 'HP:0001250'], ['hpo:0001250', 'HP:0001250'], ['MIM:154700', 'OMIM:154700'], ['Orphanet:558', 'ORPHA:558'], ['SNOMED CT:44054006', 'SNOMEDCT:44054006'], ['SCTID:44054006', 'SNOMEDCT:44054006'],
    ['atc:a10ba02', 'ATC:A10BA02'], ['mondo:5148', 'MONDO:0005148'], ['own-table:Mixed Case', 'own-table:Mixed Case'], ['A:b:c', 'A:b:c'],
  ])('reads %s as %s', (text, id) => { expect(parseConceptId(text)).toBe(id); });

  it.each(['', ':', 'E11.9', ':E11', 'HP:', 'plain words'])('answers undefined for "%s", which has no prefix and code', (text) => { expect(parseConceptId(text)).toBeUndefined(); });

  it('leaves an id as published as it is, however often it reads it', () => {
    fc.assert(fc.property(fc.constantFrom(...Object.keys(codeSystemForms)), fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9.-]{0,8}$/), (system, code) => {
      const id = publishedId(system, code);
      expect(parseConceptId(id)).toBe(id);
    }));
  });
});

describe('parseConceptUri', () => {
  it.each([
    ['http://purl.obolibrary.org/obo/HP_0001250', 'HP:0001250'], ['http://purl.obolibrary.org/obo/MONDO_0005148', 'MONDO:0005148'], ['http://purl.obolibrary.org/obo/DOID_9352', 'DOID:9352'],
    ['http://hl7.org/fhir/sid/icd-10-cm|E11.9', 'ICD10CM:E11.9'], ['http://hl7.org/fhir/sid/icd-10-cm/E119', 'ICD10CM:E11.9'], ['http://hl7.org/fhir/sid/icd-10|E11.9', 'ICD10:E11.9'], ['http://hl7.org/fhir/sid/icd-9-cm|25000', 'ICD9CM:250.00'],
    ['http://snomed.info/sct|44054006', 'SNOMEDCT:44054006'], ['http://snomed.info/id/44054006', 'SNOMEDCT:44054006'], ['http://loinc.org|LA6576-8', 'LOINC:LA6576-8'], ['http://loinc.org/718-7', 'LOINC:718-7'],
    ['http://www.whocc.no/atc|A10BA02', 'ATC:A10BA02'], ['https://www.whocc.no/atc_ddd_index/?code=A10BA02', 'ATC:A10BA02'], ['https://omim.org/entry/154700', 'OMIM:154700'], ['https://www.omim.org/entry/154700', 'OMIM:154700'],
    ['http://www.orpha.net/ORDO/Orphanet_558', 'ORPHA:558'], ['http://www.nlm.nih.gov/research/umls/rxnorm|6809', 'RXNORM:6809'], ['http://www.nlm.nih.gov/research/umls|C0011849', 'UMLS:C0011849'],
    ['http://hl7.org/fhir/sid/icd-10-cm|E11%2E9', 'ICD10CM:E11.9'], ['http://hl7.org/fhir/sid/icf|b%zz', 'ICF:b%zz'],
  ])('reads %s as %s', (uri, id) => { expect(parseConceptUri(uri)).toBe(id); });

  it.each(['', 'HP:0001250', 'https://example.org/HP_0001250', 'http://purl.obolibrary.org/obo/HP_', 'http://hl7.org/fhir/sid/icd-10-cm', 'http://hl7.org/fhir/sid/icd-10-cm|', 'http://snomed.info/sct/1/2', 'http://hl7.org/fhir/sid/icd-10-cmE11', 'javascript:alert(1)'])(
    'answers undefined for "%s"', (uri) => { expect(parseConceptUri(uri)).toBeUndefined(); });

  it.each([['http://snomed.info/sct/900000000000207008/version/20250101|44054006', 'SNOMEDCT:44054006'], ['http://hl7.org/fhir/sid/icd-10-cm|2026|E11.9', 'ICD10CM:E11.9']])(
    'reads %s, which names a version of the system, as %s', (uri, id) => { expect(parseConceptUri(uri)).toBe(id); });
});

describe('systemIdOf', () => {
  it('knows every alias of every system, and no alias of two', () => {
    const owners = new Map<string, string>();
    for (const [id, { aliases }] of Object.entries(codeSystemForms)) {
      for (const alias of aliases) {
        expect(owners.get(alias) ?? id).toBe(id);
        owners.set(alias, id);
        for (const spelling of [alias, alias.toLowerCase(), alias.split('').join('-'), ` ${alias} `]) expect(systemIdOf(spelling)).toBe(id);
      }
    }
  });

  it('keeps the name of a system it does not know', () => { expect(systemIdOf(' My-Table ')).toBe('My-Table'); });
});

describe('compactCode', () => {
  it('makes spellings of one code equal', () => { expect(['E11.9', 'e119', ' E11-9 '].map(compactCode)).toEqual(['E119', 'E119', 'E119']); });
});
