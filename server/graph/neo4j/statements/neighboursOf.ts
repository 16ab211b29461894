import type { ConceptId } from '../../../domain/concept.ts';
import { flagAt, idAt, idsAt, whole } from '../cells.ts';
import type { Statement } from '../connection.ts';

export interface NeighbourKeys {
  readonly keys: readonly string[];
  readonly neighboursMax: number;
}

/**
 * Over the direct relationships: IS_A, one type for each predicate, MAPS_TO. Targets that a mapping names together are
 * joined by the mapping alone.
 */
export const neighboursOf: Statement<NeighbourKeys, { readonly concept: ConceptId; readonly ids: readonly ConceptId[]; readonly cut: boolean }> = {
  text: `
    UNWIND $keys AS key
    MATCH (concept:Concept {key: key})
    CALL (concept) {
      MATCH (concept)-[:IS_A|MAPS_TO|HAS_FINDING|RISK_FACTOR|RED_FLAG|CONFIRMED_BY|CONFUSED_WITH|INCIDENCE|PREVALENCE|AGE_AT_ONSET|SEX_RATIO|EXCLUDES_FINDING|HAS_INHERITANCE|HAS_ONSET|TREATS|CONTRAINDICATED|CAUSES|EXCLUDES1|EXCLUDES2|CODE_FIRST|USE_ADDITIONAL|CODE_ALSO|STUDIED_IN|SETTING_PRIOR|COURSE|HAS_ATTRIBUTE]-(near:Concept)
      RETURN near
      UNION
      MATCH (concept)<-[:TOGETHER]-(:Mapping)-[:TO|TOGETHER]->(near:Concept)
      RETURN near
      UNION
      MATCH (concept)<-[:TO]-(:Mapping)-[:TOGETHER]->(near:Concept)
      RETURN near
    }
    WITH concept, near WHERE near <> concept
    WITH concept, near ORDER BY near.order
    WITH concept, collect(near.id) AS ids
    RETURN concept.id AS concept, ids[..$neighboursMax] AS ids, size(ids) > $neighboursMax AS cut`,
  parameters: ({ keys, neighboursMax }) => ({ keys, neighboursMax: whole(neighboursMax) }),
  read: (row) => ({ concept: idAt(row, 'concept'), ids: idsAt(row, 'ids'), cut: flagAt(row, 'cut') }),
};
