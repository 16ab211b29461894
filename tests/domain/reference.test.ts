import { describe, expect, it } from 'vitest';
import { pmidOf, readReference } from '../../server/domain/reference.ts';

describe('readReference', () => {
  it.each([
    ['PMID:16151413', 'ARTICLE', 'https://pubmed.ncbi.nlm.nih.gov/16151413/'], ['OMIM:222300', 'DATABASE_ENTRY', 'https://omim.org/entry/222300'], ['ORPHA:558', 'DATABASE_ENTRY', 'https://www.orpha.net/en/disease/detail/558'],
    ['DECIPHER:1', 'DATABASE_ENTRY', 'https://www.deciphergenomics.org/syndrome/1'], ['ISBN-13:978-0-19-953966-5', 'BOOK', 'urn:isbn:978-0-19-953966-5'], ['isbn:0199539669', 'BOOK', 'urn:isbn:0199539669'],
    ['DOI:10.1136/jmg.33.4.326', 'ARTICLE', 'https://doi.org/10.1136/jmg.33.4.326'],
    ['https://www.rarediseases.org/x', 'PAGE', 'https://www.rarediseases.org/x'], ['http://example.org', 'PAGE', 'http://example.org'],
    ['HPO:probinson', 'OTHER', undefined], ['no colon', 'OTHER', undefined], ['', 'OTHER', undefined], ['constructor:x', 'OTHER', undefined], ['__proto__:x', 'OTHER', undefined],
  ])('reads %s as %s at %s', (reference, kind, uri) => { expect(readReference(reference)).toEqual({ kind, uri }); });

  it.each(['javascript:alert(1)', 'data:text/html,x', 'file:///etc/passwd', ' https://example.org'])('gives no address for %s', (reference) => { expect(readReference(reference).uri).toBeUndefined(); });
});

describe('pmidOf', () => {
  it.each([['PMID:123', '123'], ['PMID:', undefined], ['PMID:12a', undefined], ['pmid:123', undefined], ['OMIM:123', undefined], ['PMID:1 2', undefined]])('of %s is %s', (reference, pmid) => { expect(pmidOf(reference)).toBe(pmid); });
});
