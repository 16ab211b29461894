import type { Statement } from '../connection.ts';
import { keyOf } from '../keys.ts';
import type { ConceptsToCreate } from './createConcepts.ts';

export const createReplacements: Statement<ConceptsToCreate, undefined> = {
  text: `
    UNWIND $rows AS row
    MATCH (retired:Concept {key: row.retired})
    MATCH (replacement:Concept {key: row.replacement})
    CREATE (retired)-[:REPLACED_BY {place: toInteger(row.place), source: row.source}]->(replacement)`,
  parameters: ({ release, concepts }) => ({
    rows: concepts.flatMap(({ id, replacedBy, source }) => replacedBy.map((replacement, place) => ({
      retired: keyOf(release, id), replacement: keyOf(release, replacement), place, source,
    }))),
  }),
  read: () => undefined,
};
