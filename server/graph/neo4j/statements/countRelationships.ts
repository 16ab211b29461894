import { numberAt } from '../cells.ts';
import type { Statement } from '../connection.ts';

/** Relationships that statements and mappings have; those of concepts are part of their records. */
export interface RelationshipCounts {
  readonly subjects: number;
  readonly objects: number;
  readonly citations: number;
  readonly direct: number;
  readonly mapped: number;
  readonly targets: number;
}

export const countRelationships: Statement<{ readonly after: string; readonly before: string }, RelationshipCounts> = {
  text: `
    CALL () {
      MATCH (assertion:Assertion)
      WHERE assertion.key > $after AND assertion.key < $before
      RETURN sum(COUNT { (assertion)-[:SUBJECT]->() }) AS subjects, sum(COUNT { (assertion)-[:OBJECT]->() }) AS objects,
        sum(COUNT { (assertion)-[:CITES]->() }) AS citations
    }
    CALL () {
      MATCH (concept:Concept)
      WHERE concept.key > $after AND concept.key < $before
      RETURN sum(COUNT { (concept)-[]->() } - COUNT { (concept)-[:IS_A]->() } - COUNT { (concept)-[:REPLACED_BY]->() } - COUNT { (concept)-[:MAPS_TO]->() }) AS direct,
        sum(COUNT { (concept)-[:MAPS_TO]->() }) AS mapped
    }
    CALL () {
      MATCH (mapping:Mapping)
      WHERE mapping.key > $after AND mapping.key < $before
      RETURN sum(COUNT { (mapping)-[:TO]->() } + COUNT { (mapping)-[:TOGETHER]->() }) AS targets
    }
    RETURN subjects, objects, citations, direct, mapped, targets`,
  parameters: (range) => ({ ...range }),
  read: (row) => ({
    subjects: numberAt(row, 'subjects'), objects: numberAt(row, 'objects'), citations: numberAt(row, 'citations'), direct: numberAt(row, 'direct'),
    mapped: numberAt(row, 'mapped'), targets: numberAt(row, 'targets'),
  }),
};
