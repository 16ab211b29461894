import type { ConceptId } from '../../../domain/concept.ts';
import type { KeptLine } from '../../decodeLine.ts';
import { idAt, linesAt } from '../cells.ts';
import type { Statement } from '../connection.ts';

export const mappingsOf: Statement<readonly string[], { readonly concept: ConceptId; readonly lines: readonly KeptLine[] }> = {
  text: `
    UNWIND $keys AS key
    MATCH (concept:Concept {key: key})
    RETURN concept.id AS concept,
      COLLECT {
        MATCH (mapping:Mapping)-[:FROM]->(concept)
        RETURN [mapping.id, mapping.source, mapping.line] ORDER BY mapping.order
      } + COLLECT {
        MATCH (mapping:Mapping)-[:TO|TOGETHER]->(concept)
        RETURN [mapping.id, mapping.source, mapping.line] ORDER BY mapping.fromOrder, mapping.id
      } AS lines`,
  parameters: (keys) => ({ keys }),
  read: (row) => ({ concept: idAt(row, 'concept'), lines: linesAt(row, 'lines') }),
};
