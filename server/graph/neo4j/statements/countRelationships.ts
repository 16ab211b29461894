import { numberAt } from '../cells.ts';
import type { Statement } from '../connection.ts';
import { keyRange } from '../keys.ts';

/** Sources, coding systems, and the relationships that statements and mappings have; those of concepts are part of their records. */
export interface RelationshipCounts {
  readonly sources: number;
  readonly systems: number;
  readonly subjects: number;
  readonly objects: number;
  readonly citations: number;
  /** From subject to object, of whatever predicate. */
  readonly direct: number;
  readonly mapped: number;
  readonly origins: number;
  readonly targets: number;
  readonly together: number;
}

/** Of the release with this id. */
export const countRelationships: Statement<string, RelationshipCounts> = {
  text: `
    CALL () {
      MATCH (:Release {id: $release})-[:HOLDS]->(source:Source)
      RETURN count(source) AS sources, sum(COUNT { (source)-[:BRINGS]->(:CodeSystem) }) AS systems
    }
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
      RETURN sum(COUNT { (mapping)-[:FROM]->() }) AS origins, sum(COUNT { (mapping)-[:TO]->() }) AS targets,
        sum(COUNT { (mapping)-[:TOGETHER]->() }) AS together
    }
    RETURN sources, systems, subjects, objects, citations, direct, mapped, origins, targets, together`,
  parameters: (release) => ({ release, ...keyRange(release) }),
  read: (row) => ({
    sources: numberAt(row, 'sources'), systems: numberAt(row, 'systems'), subjects: numberAt(row, 'subjects'), objects: numberAt(row, 'objects'),
    citations: numberAt(row, 'citations'), direct: numberAt(row, 'direct'), mapped: numberAt(row, 'mapped'), origins: numberAt(row, 'origins'),
    targets: numberAt(row, 'targets'), together: numberAt(row, 'together'),
  }),
};
