import type { ConceptId } from '../../../domain/concept.ts';
import type { KeptLine } from '../../decodeLine.ts';
import { mappingOf } from '../../decodeLine.ts';
import type { Statement } from '../connection.ts';
import { keyOf } from '../keys.ts';

export interface MappingsToCreate {
  readonly release: string;
  /** Place of the first among the mappings of the release. */
  readonly from: number;
  readonly lines: readonly KeptLine[];
  /** Place of a concept among the concepts of the release. */
  readonly orderOf: (id: ConceptId) => number;
}

/** A combination has one MAPS_TO to each of its targets, with the codes that must be used together. */
export const createMappings: Statement<MappingsToCreate, undefined> = {
  text: `
    UNWIND $rows AS row
    MATCH (from:Concept {key: row.from})
    CREATE (mapping:Mapping {
      key: row.key, id: row.id, order: toInteger(row.order), fromOrder: toInteger(row.fromOrder), source: row.source, line: row.line,
      relation: row.relation, status: row.status, flags: row.flags
    })-[:FROM]->(from)
    WITH mapping, from, row WHERE row.to IS NOT NULL
    MATCH (to:Concept {key: row.to})
    CREATE (mapping)-[:TO]->(to)
    CREATE (from)-[:MAPS_TO {mapping: row.id, relation: row.relation, status: row.status, source: row.source, together: size(row.together) > 0}]->(to)
    WITH mapping, from, row
    UNWIND row.together AS key
    MATCH (further:Concept {key: key})
    CREATE (mapping)-[:TOGETHER]->(further)
    CREATE (from)-[:MAPS_TO {mapping: row.id, relation: row.relation, status: row.status, source: row.source, together: true}]->(further)`,
  parameters: ({ release, from, lines, orderOf }) => ({
    rows: lines.map((line, index) => {
      const { source, target, targetsTogether, relation, status, flags } = mappingOf(line);
      return {
        key: keyOf(release, line.id), id: line.id, source: line.source, line: line.line, order: from + index, fromOrder: orderOf(source), relation, status,
        flags: flags.map(({ name, value }) => `${name}=${value}`), from: keyOf(release, source), to: target === undefined ? null : keyOf(release, target),
        together: targetsTogether.map((further) => keyOf(release, further)),
      };
    }),
  }),
  read: () => undefined,
};
