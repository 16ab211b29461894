import { pmidOf, readReference } from '../../../domain/reference.ts';
import { referenceFactsOf } from '../../decodeLine.ts';
import type { Statement } from '../connection.ts';
import { keyOf } from '../keys.ts';
import type { ReferenceRecord } from '../releaseRecords.ts';

export const createReferences: Statement<{ readonly release: string; readonly references: readonly ReferenceRecord[] }, undefined> = {
  text: `
    UNWIND $articles AS row
    CREATE (:Reference:Article {
      key: row.key, id: row.id, release: $release, kind: row.kind, uri: row.uri, title: row.title, year: toInteger(row.year),
      container: row.container, line: row.line, pmid: row.pmid
    })
    WITH count(*) AS articles
    UNWIND $others AS row
    CREATE (:Reference {
      key: row.key, id: row.id, release: $release, kind: row.kind, uri: row.uri, title: row.title, year: toInteger(row.year),
      container: row.container, line: row.line
    })`,
  parameters: ({ release, references }) => {
    const rows = references.map(({ id, line }) => {
      const known = readReference(id);
      const facts = line === '' ? undefined : referenceFactsOf(line);
      return {
        key: keyOf(release, id), id, kind: facts?.kind ?? known.kind, uri: facts?.uri ?? known.uri ?? null, title: facts?.title ?? null,
        year: facts?.year ?? null, container: facts?.container ?? null, line: line === '' ? null : line, pmid: pmidOf(id) ?? null,
      };
    });
    return { release, articles: rows.filter(({ pmid }) => pmid !== null), others: rows.filter(({ pmid }) => pmid === null) };
  },
  read: () => undefined,
};
