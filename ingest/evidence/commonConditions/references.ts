import type { ReferenceKind } from '../../../server/domain/assertion.ts';
import type { ReferenceRow } from '../../../server/graph-files/rows.ts';
import type { SourceRow } from './tables.ts';

/** Source of the tables and prefix of what only they name; its graph files lie in `conditions`, beside the tables. */
export const tablesSource = 'CONDITIONS';

/** Folder of the tables, in that of the graph seeds. */
export const tablesFolder = 'common-conditions';

/** The article was read in a copy elsewhere; what is cited is the article. */
export const isCopy = ({ cells: { address_read, note, what_read } }: Pick<SourceRow, 'cells'>): boolean => address_read === 'copy' || /\bcopy\b/.test(`${note} ${what_read}`);

/** The page that may be cited itself, or ''. */
const pageOf = (source: SourceRow): string => (isCopy(source) ? '' : source.cells.address_read);

/** The id under which a source is cited: PubMed's before a DOI, then PubMed Central, the page read, and its id in the tables. */
export function referenceIdOf(source: SourceRow): string {
  const { pmid, doi, pmcid, source_id } = source.cells;
  if (pmid !== '') return `PMID:${pmid}`;
  if (doi !== '') return `DOI:${doi}`;
  if (pmcid !== '') return `PMCID:${pmcid}`;
  return pageOf(source) || `${tablesSource}:${source_id}`;
}

const kinds: readonly { readonly kind: ReferenceKind; readonly pattern: RegExp }[] = [
  { kind: 'GUIDELINE', pattern: /guideline|clinical policy/i },
  { kind: 'STATISTICS', pattern: /national statistic|official statistic|statistics/i },
  { kind: 'BOOK', pattern: /textbook|book/i },
  { kind: 'PAGE', pattern: /page|digest|pathway|module/i },
];

export function referenceRow(source: SourceRow): ReferenceRow {
  const { title, year, container, pmid, doi, pmcid, design } = source.cells;
  const uri = pmid !== '' ? `https://pubmed.ncbi.nlm.nih.gov/${pmid}/`
    : doi !== '' ? `https://doi.org/${doi}`
    : pmcid !== '' ? `https://pmc.ncbi.nlm.nih.gov/articles/${pmcid}/`
    : pageOf(source);
  const kind = kinds.find(({ pattern }) => pattern.test(design))?.kind ?? (pmid + doi + pmcid === '' && uri !== '' ? 'PAGE' : 'ARTICLE');
  return { id: referenceIdOf(source), kind, title, year: Number(year), container, uri };
}
