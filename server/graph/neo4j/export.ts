import { LimitExceeded } from '../../domain/errors.ts';
import { limits } from '../../domain/limits.ts';
import type { Neo4jConnection, Statement } from './connection.ts';
import type { RecordBatches } from './digest.ts';
import type { Keyed, PageKeys } from './keys.ts';
import { keyRange } from './keys.ts';
import { assertionPage } from './statements/assertionPage.ts';
import { conceptPage } from './statements/conceptPage.ts';
import { mappingPage } from './statements/mappingPage.ts';
import { referencePage } from './statements/referencePage.ts';

const { storePageMsMax: pageMsMax, storePageRecordsMax: pageRecordsMax, storePagesMax: pagesMax } = limits;

/** All records of a release as they lie in Neo4j, by key in pages: one transaction over all of them would need their memory at once. */
export const recordsIn = (connection: Neo4jConnection, release: string): RecordBatches => ({
  concepts: pages(connection, release, conceptPage), assertions: pages(connection, release, assertionPage), mappings: pages(connection, release, mappingPage),
  references: pages(connection, release, referencePage),
});

async function* pages<Value>(connection: Neo4jConnection, release: string, page: Statement<PageKeys, Keyed<Value>>): AsyncGenerator<readonly Value[]> {
  const { after: first, before } = keyRange(release);
  let after = first;
  for (let number = 0; number < pagesMax; number += 1) {
    const rows = await connection.read(page, { after, before, count: pageRecordsMax }, pageMsMax);
    if (rows.length > 0) yield rows.map(({ value }) => value);
    const last = rows.at(-1);
    if (last === undefined || rows.length < pageRecordsMax) return;
    after = last.key;
  }
  throw new LimitExceeded('pages of a release', pagesMax, pagesMax + 1);
}
