import { conceptAt, flagAt, parentsAt, termsAt, textAt, whole } from '../cells.ts';
import type { Statement } from '../connection.ts';
import type { Keyed, PageKeys } from '../keys.ts';
import type { ConceptRecord } from '../releaseRecords.ts';

export const conceptPage: Statement<PageKeys, Keyed<ConceptRecord>> = {
  text: `
    MATCH (concept:Concept)
    WHERE concept.key > $after AND concept.key < $before
    WITH concept ORDER BY concept.key LIMIT $count
    RETURN concept.key AS key, concept.id AS id, concept.system AS system, concept.code AS code, concept.label AS label,
      concept.kind AS kind, concept.active AS active, concept.standing AS standing, concept.listed AS listed,
      concept.definition AS definition, concept.source AS source,
      COLLECT {
        MATCH (concept)-[replaced:REPLACED_BY]->(replacement:Concept)
        RETURN replacement.id ORDER BY replaced.place
      } AS replacedBy,
      COLLECT {
        MATCH (term:Term)-[:NAMES]->(concept)
        RETURN [term.text, term.language, term.type, term.scope, term.source] ORDER BY term.rank
      } AS terms,
      COLLECT {
        MATCH (concept)-[isA:IS_A]->(parent:Concept)
        RETURN [parent.id, isA.source] ORDER BY parent.order
      } AS parents`,
  parameters: ({ after, before, count }) => ({ after, before, count: whole(count) }),
  read: (row) => ({ key: textAt(row, 'key'), value: { ...conceptAt(row), listed: flagAt(row, 'listed'), terms: termsAt(row), parents: parentsAt(row) } }),
};
