import type { Statement } from '../connection.ts';
import { keyOf } from '../keys.ts';
import type { ConceptsToCreate } from './createConcepts.ts';

export const createHierarchy: Statement<ConceptsToCreate, undefined> = {
  text: `
    UNWIND $rows AS row
    MATCH (child:Concept {key: row.child})
    MATCH (parent:Concept {key: row.parent})
    CREATE (child)-[:IS_A {source: row.source}]->(parent)`,
  parameters: ({ release, concepts }) => ({
    rows: concepts.flatMap(({ id, parents }) => parents.map((parent) => ({ child: keyOf(release, id), parent: keyOf(release, parent.id), source: parent.source }))),
  }),
  read: () => undefined,
};
