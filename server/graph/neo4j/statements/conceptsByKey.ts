import type { Concept } from '../../../domain/concept.ts';
import { conceptAt } from '../cells.ts';
import type { Statement } from '../connection.ts';

export const conceptsByKey: Statement<readonly string[], Concept> = {
  text: `
    UNWIND $keys AS key
    MATCH (concept:Concept {key: key})
    RETURN concept.id AS id, concept.system AS system, concept.code AS code, concept.label AS label, concept.kind AS kind,
      concept.active AS active, concept.standing AS standing, concept.definition AS definition, concept.source AS source,
      COLLECT {
        MATCH (concept)-[replaced:REPLACED_BY]->(replacement:Concept)
        RETURN replacement.id ORDER BY replaced.place
      } AS replacedBy`,
  parameters: (keys) => ({ keys }),
  read: conceptAt,
};
