import type { ConceptId } from './concept.ts';
import { conceptIdOf } from './concept.ts';

/** What is known of a coding system before any release of it is loaded: how its codes are written and addressed. */
interface CodeSystemForm {
  readonly name: string;
  /** URIs and prefixes after which the code follows; URIs end in their separator. */
  readonly uris: readonly string[];
  /** Other prefixes in use before a colon, compared without case, hyphens and underscores. */
  readonly aliases: readonly string[];
  /** The code as published, from any usual spelling. */
  readonly published: (code: string) => string;
}

const dotted = (head: number) => (code: string): string => {
  const plain = code.trim().toUpperCase();
  if (plain.includes('.') || plain.includes('-') || plain.startsWith('CHAPTER')) return plain.replace(/^CHAPTER-/, 'chapter-');
  return plain.length > head ? `${plain.slice(0, head)}.${plain.slice(head)}` : plain;
};
const upper = (code: string): string => code.trim().toUpperCase();
const asIs = (code: string): string => code.trim();
const digits = (length: number) => (code: string): string => {
  const bare = code.trim();
  return /^\d+$/.test(bare) ? bare.padStart(length, '0') : bare;
};
const icd9 = (code: string): string => dotted(/^e/i.test(code.trim()) ? 4 : 3)(code);

/** Known systems; others are addressed by the name they are loaded under, their codes as they are. */
export const codeSystemForms: Readonly<Record<string, CodeSystemForm>> = {
  ICD10CM: { name: 'ICD-10-CM', uris: ['http://hl7.org/fhir/sid/icd-10-cm'], aliases: ['ICD10CM'], published: dotted(3) },
  ICD9CM: { name: 'ICD-9-CM', uris: ['http://hl7.org/fhir/sid/icd-9-cm'], aliases: ['ICD9CM', 'ICD9'], published: icd9 },
  ICD10: { name: 'ICD-10', uris: ['http://hl7.org/fhir/sid/icd-10'], aliases: ['ICD10', 'ICD10WHO'], published: dotted(3) },
  ICD11: { name: 'ICD-11 MMS', uris: ['http://id.who.int/icd/release/11/mms/', 'http://id.who.int/icd/release/11/mms'], aliases: ['ICD11'], published: asIs },
  SNOMEDCT: { name: 'SNOMED CT', uris: ['http://snomed.info/id/', 'http://snomed.info/sct/', 'http://snomed.info/sct'], aliases: ['SNOMEDCT', 'SNOMED', 'SCTID', 'SCT', 'SNOMEDCTUS'], published: asIs },
  ATC: { name: 'ATC', uris: ['http://www.whocc.no/atc', 'https://www.whocc.no/atc_ddd_index/?code='], aliases: ['ATC'], published: upper },
  HP: { name: 'Human Phenotype Ontology', uris: ['http://purl.obolibrary.org/obo/HP_', 'http://human-phenotype-ontology.org'], aliases: ['HP', 'HPO'], published: digits(7) },
  OMIM: { name: 'OMIM', uris: ['https://omim.org/entry/', 'https://www.omim.org/entry/', 'http://omim.org/entry/', 'http://www.omim.org'], aliases: ['OMIM', 'MIM'], published: asIs },
  ORPHA: { name: 'Orphanet', uris: ['http://www.orpha.net/ORDO/Orphanet_', 'http://www.orpha.net'], aliases: ['ORPHA', 'ORPHANET', 'ORDO'], published: asIs },
  DECIPHER: { name: 'DECIPHER', uris: ['https://www.deciphergenomics.org/syndrome/'], aliases: ['DECIPHER'], published: asIs },
  MONDO: { name: 'Mondo', uris: ['http://purl.obolibrary.org/obo/MONDO_'], aliases: ['MONDO'], published: digits(7) },
  DOID: { name: 'Disease Ontology', uris: ['http://purl.obolibrary.org/obo/DOID_'], aliases: ['DOID'], published: asIs },
  MESH: { name: 'MeSH', uris: ['http://id.nlm.nih.gov/mesh/', 'http://www.nlm.nih.gov/mesh'], aliases: ['MESH', 'MSH'], published: upper },
  RXNORM: { name: 'RxNorm', uris: ['http://www.nlm.nih.gov/research/umls/rxnorm'], aliases: ['RXNORM', 'RXCUI'], published: asIs },
  LOINC: { name: 'LOINC', uris: ['http://loinc.org/', 'http://loinc.org'], aliases: ['LOINC'], published: upper },
  UMLS: { name: 'UMLS', uris: ['https://uts.nlm.nih.gov/uts/umls/concept/', 'http://www.nlm.nih.gov/research/umls'], aliases: ['UMLS', 'CUI'], published: upper },
  ICF: { name: 'ICF', uris: ['http://hl7.org/fhir/sid/icf'], aliases: ['ICF'], published: asIs },
};

const aliasKey = (prefix: string): string => prefix.trim().toUpperCase().replaceAll(/[-_ ]/g, '');
const systemByAlias = new Map(Object.entries(codeSystemForms).flatMap(([id, form]) => form.aliases.map((alias) => [aliasKey(alias), id])));

/** The system id for any usual spelling of it; the text itself where no known system is meant. */
export const systemIdOf = (text: string): string => systemByAlias.get(aliasKey(text)) ?? text.trim();

/** Letters and digits in upper case: `E11.9` and `e119` compare equal. */
export const compactCode = (code: string): string => code.toUpperCase().replaceAll(/[^A-Z0-9]/g, '');

/** The id of a code of a system, with the code brought to its published form. */
export const publishedId = (system: string, code: string): ConceptId => {
  const id = systemIdOf(system);
  return conceptIdOf(id, (codeSystemForms[id]?.published ?? asIs)(code));
};

/** Reads `SYSTEM:code` in any usual spelling; undefined where the text has no prefix. */
export function parseConceptId(text: string): ConceptId | undefined {
  const colon = text.indexOf(':');
  if (colon <= 0 || colon === text.length - 1) return undefined;
  return publishedId(text.slice(0, colon), text.slice(colon + 1));
}

/** Reads a URI of a known system: an OBO PURL, `system|code`, `system|version|code`, `system#code`, or system and code joined by a slash. */
export function parseConceptUri(uri: string): ConceptId | undefined {
  for (const [system, { uris }] of Object.entries(codeSystemForms)) {
    for (const base of uris) {
      if (!uri.startsWith(base)) continue;
      const rest = uri.slice(base.length);
      if (!/[/_=]$/.test(base) && !/^[|#/]/.test(rest)) continue;
      // A version may stand between: system|version|code, or in the path of a SNOMED CT edition.
      const code = rest.includes('|') ? rest.slice(rest.lastIndexOf('|') + 1) : rest.replace(/^[#/]/, '');
      if (/^[^/|#]+$/.test(code)) return publishedId(system, percentDecoded(code));
    }
  }
  return undefined;
}

const percentDecoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // A stray % is part of the code as written.
  }
};
