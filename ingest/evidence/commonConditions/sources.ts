import type { Fault } from '../../fault.ts';
import { fault } from '../../fault.ts';
import type { SourceRow } from './tables.ts';
import { isCopy } from './references.ts';
import { copyHosts, statuses, tiers } from './vocabulary.ts';

type Cells = SourceRow['cells'];

/** Writings of what was not on the page read. */
const isPending = (title: string): boolean => title === '' || /not on the page/.test(title);

/** What is still missing before the source may be cited in a release. */
export function sourceGap({ status, title, year }: Cells): string | undefined {
  if (status === 'title_pending' || isPending(title)) return 'the source has no title yet';
  if (status === 'year_pending' || year === '') return 'the source has no year yet';
  return undefined;
}

const passingHost = /^[\d.]+(?::\d+)?$|(?:^|[.-])(?:dev|uat|test|staging)\.|^uat|(?:^|[.-])(?:ezproxy|proxy|bibliotheek|publicaciones)[.-]/;

export function sourceFault(cells: Cells): Fault | undefined {
  const { source_id, tier, status, year, pmid, doi, pmcid, address_read, what_read } = cells;
  if (!/^[a-z0-9][a-z0-9-]*$/.test(source_id)) return fault(source_id, 'a source id is small letters, digits and hyphens', 'Correct it here and in the rows that cite it.');
  if (!tiers.some((allowed) => allowed === tier)) return fault(tier, `tier is none of ${tiers.join(', ')}`, 'Write one of them.');
  if (!statuses.some((allowed) => allowed === status)) return fault(status, `status is none of ${statuses.join(', ')}`, 'Write one of them.');
  if (year !== '' && !/^(?:19|20)\d{2}$/.test(year)) return fault(year, 'year is no year', 'Write it with four digits.');
  if (pmid !== '' && !/^\d{1,8}$/.test(pmid)) return fault(pmid, 'pmid is no PubMed id', 'Write its digits alone.');
  if (doi !== '' && !/^10\.\d{4,}\/\S+$/.test(doi)) return fault(doi, 'doi is no DOI', 'Write it as 10.1136/bmj.h4438.');
  if (pmcid !== '' && !/^PMC\d+$/.test(pmcid)) return fault(pmcid, 'pmcid is no id of PubMed Central', 'Write it as PMC2480535.');
  if (address_read !== '' && address_read !== 'copy' && !/^https?:\/\/\S+$/.test(address_read)) return fault(address_read, 'address_read is no address', 'Write the address, or copy where the article was read elsewhere.');
  const host = /^https?:\/\/([^/]+)/.exec(address_read)?.[1] ?? '';
  if (passingHost.test(host)) return fault(address_read, 'this host is a bare number, a server for tests or a proxy, and no reader can rely on it', 'Write the address of the publisher, or copy.');
  if (copyHosts.has(host) && !isCopy({ cells })) return fault(address_read, 'this host shows what others published', 'Cite the article, and say in the note that it was read in a copy.');
  return what_read === '' ? fault(source_id, 'what_read is empty', 'Say what was read: abstract, table 2, page.') : undefined;
}
