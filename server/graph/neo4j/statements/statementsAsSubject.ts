import { linesAt, numberAt } from '../cells.ts';
import type { Statement } from '../connection.ts';
import type { PageOfLines, StatementKeys } from './statementKeys.ts';
import { statementParameters } from './statementKeys.ts';

/** Rows name the place of their request; a request whose `after` is not in its list has no row, nor has an unknown concept. */
export const statementsAsSubject: Statement<readonly StatementKeys[], PageOfLines> = {
  text: `
    UNWIND $requests AS request
    MATCH (concept:Concept {key: request.concept})
    CALL (concept, request) {
      MATCH (assertion:Assertion)-[:SUBJECT]->(concept)
      WHERE request.predicates IS NULL OR assertion.predicate IN request.predicates
      WITH assertion ORDER BY assertion.order
      RETURN collect(assertion) AS stated
    }
    WITH request, stated, CASE
      WHEN request.after IS NULL THEN 0
      ELSE head([place IN range(0, size(stated) - 1) WHERE stated[place].id = request.after]) + 1
    END AS offset
    WHERE offset IS NOT NULL
    RETURN request.place AS place, size(stated) AS total, offset,
      [assertion IN stated[offset..offset + request.first] | [assertion.id, assertion.source, assertion.line]] AS lines`,
  parameters: statementParameters,
  read: (row) => ({ place: numberAt(row, 'place'), total: numberAt(row, 'total'), offset: numberAt(row, 'offset'), lines: linesAt(row, 'lines') }),
};
