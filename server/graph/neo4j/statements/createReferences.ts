import { pmidOf, readReference } from '../../../domain/reference.ts';
import type { Statement } from '../connection.ts';
import { keyOf } from '../keys.ts';

export const createReferences: Statement<{ readonly release: string; readonly references: readonly string[] }, undefined> = {
  text: `
    UNWIND $articles AS row
    CREATE (:Reference:Article {key: row.key, id: row.id, release: $release, kind: row.kind, uri: row.uri, pmid: row.pmid})
    WITH count(*) AS articles
    UNWIND $others AS row
    CREATE (:Reference {key: row.key, id: row.id, release: $release, kind: row.kind, uri: row.uri})`,
  parameters: ({ release, references }) => {
    const rows = references.map((id) => {
      const { kind, uri } = readReference(id);
      return { key: keyOf(release, id), id, kind, uri: uri ?? null, pmid: pmidOf(id) ?? null };
    });
    return { release, articles: rows.filter(({ pmid }) => pmid !== null), others: rows.filter(({ pmid }) => pmid === null) };
  },
  read: () => undefined,
};
