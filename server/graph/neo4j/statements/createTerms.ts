import type { Statement } from '../connection.ts';
import { keyOf } from '../keys.ts';
import type { ConceptsToCreate } from './createConcepts.ts';

export const createTerms: Statement<ConceptsToCreate, undefined> = {
  text: `
    UNWIND $rows AS row
    MATCH (concept:Concept {key: row.concept})
    CREATE (:Term {text: row.text, language: row.language, type: row.type, scope: row.scope, source: row.source, rank: toInteger(row.rank)})
      -[:NAMES]->(concept)`,
  parameters: ({ release, concepts }) => ({
    rows: concepts.flatMap(({ id, terms }) => terms.map(({ text, language, type, scope, source }, rank) => ({
      concept: keyOf(release, id), text, language, type, scope, source, rank,
    }))),
  }),
  read: () => undefined,
};
