import { conceptKinds, conceptStandings, termScopes, termTypes } from '../../../domain/concept.ts';
import { flagAt, idAt, idsAt, oneOfAt, optionalTextAt, textAt, textListsAt, whole } from '../cells.ts';
import type { Statement } from '../connection.ts';
import type { ConceptRecord } from '../releaseRecords.ts';
import { isConceptId } from '../../../domain/concept.ts';

export interface PageKeys {
  readonly after: string;
  readonly before: string;
  readonly count: number;
}
export interface Keyed<Value> {
  readonly key: string;
  readonly value: Value;
}

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
  read: (row) => ({
    key: textAt(row, 'key'),
    value: {
      id: idAt(row, 'id'), system: textAt(row, 'system'), code: textAt(row, 'code'), label: textAt(row, 'label'),
      kind: oneOfAt(conceptKinds, textAt(row, 'kind')), active: flagAt(row, 'active'),
      standing: oneOfAt(conceptStandings, textAt(row, 'standing')), listed: flagAt(row, 'listed'),
      definition: optionalTextAt(row, 'definition'), source: textAt(row, 'source'), replacedBy: idsAt(row, 'replacedBy'),
      terms: textListsAt(row, 'terms').map(([text = '', language = '', type = '', scope = '', source = '']) => ({
        text, language, type: oneOfAt(termTypes, type), scope: oneOfAt(termScopes, scope), source,
      })),
      parents: textListsAt(row, 'parents').flatMap(([id = '', source = '']) => (isConceptId(id) ? [{ id, source }] : [])),
    },
  }),
};
