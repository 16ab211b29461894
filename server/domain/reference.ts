import type { ReferenceKind } from './assertion.ts';

interface ReferenceForm {
  readonly kind: ReferenceKind;
  readonly uri: (id: string) => string | undefined;
}
const formByPrefix: Readonly<Record<string, ReferenceForm>> = {
  PMID: { kind: 'ARTICLE', uri: (id) => `https://pubmed.ncbi.nlm.nih.gov/${id}/` },
  DOI: { kind: 'ARTICLE', uri: (id) => `https://doi.org/${id}` },
  OMIM: { kind: 'DATABASE_ENTRY', uri: (id) => `https://omim.org/entry/${id}` },
  ORPHA: { kind: 'DATABASE_ENTRY', uri: (id) => `https://www.orpha.net/en/disease/detail/${id}` },
  DECIPHER: { kind: 'DATABASE_ENTRY', uri: (id) => `https://www.deciphergenomics.org/syndrome/${id}` },
  ISBN: { kind: 'BOOK', uri: (id) => `urn:isbn:${id}` },
  'ISBN-10': { kind: 'BOOK', uri: (id) => `urn:isbn:${id}` },
  'ISBN-13': { kind: 'BOOK', uri: (id) => `urn:isbn:${id}` },
};

/** What kind of thing a reference as published names, and where it can be opened. */
export function readReference(reference: string): { readonly kind: ReferenceKind; readonly uri: string | undefined } {
  if (/^https?:\/\//i.test(reference)) return { kind: 'PAGE', uri: reference };
  const colon = reference.indexOf(':');
  const form = formByPrefix[reference.slice(0, colon).toUpperCase()];
  return form === undefined ? { kind: 'OTHER', uri: undefined } : { kind: form.kind, uri: form.uri(reference.slice(colon + 1)) };
}

/** The PubMed id within a reference, or undefined. */
export const pmidOf = (reference: string): string | undefined => /^PMID:(\d+)$/.exec(reference)?.[1];
