import type { Statement } from '../connection.ts';
import { keyOf } from '../keys.ts';
import type { ConceptRecord } from '../releaseRecords.ts';

export interface ConceptsToCreate {
  readonly release: string;
  /** Place of the first among the concepts of the release. */
  readonly from: number;
  readonly concepts: readonly ConceptRecord[];
}

export const createConcepts: Statement<ConceptsToCreate, undefined> = {
  text: `
    UNWIND $rows AS row
    CREATE (:Concept {
      key: row.key, id: row.id, release: $release, system: row.system, code: row.code, label: row.label, kind: row.kind, active: row.active,
      standing: row.standing, listed: row.listed, definition: row.definition, source: row.source, order: toInteger(row.order)
    })`,
  parameters: ({ release, from, concepts }) => ({
    release,
    rows: concepts.map(({ id, system, code, label, kind, active, standing, listed, definition, source }, index) => ({
      key: keyOf(release, id), id, system, code, label, kind, active, standing, listed, definition: definition ?? null, source, order: from + index,
    })),
  }),
  read: () => undefined,
};
