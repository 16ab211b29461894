import type { Statement } from '../connection.ts';
import type { PageOfLines, StatementKeys } from '../statementPages.ts';
import { pageOfLinesAt, statementParameters } from '../statementPages.ts';

/**
 * Rows name the place of their request; a request whose `after` is not in its list has no row, nor has an unknown concept.
 * What a list is chosen and ordered by lies on the relationships, so that only the assertions of the page are read.
 */
export const statementsAsSubject: Statement<readonly StatementKeys[], PageOfLines> = {
  text: `
    UNWIND $requests AS request
    MATCH (concept:Concept {key: request.concept})
    OPTIONAL MATCH (:Assertion {key: request.after})-[after:SUBJECT]->(concept)
    CALL (concept, request) {
      MATCH ()-[stated:SUBJECT]->(concept)
      WHERE request.predicates IS NULL OR stated.predicateOrder IN request.predicates
      WITH stated ORDER BY stated.order
      RETURN collect(stated) AS list
    }
    WITH request, list, CASE
      WHEN request.after IS NULL THEN 0
      ELSE head([place IN range(0, size(list) - 1) WHERE list[place] = after]) + 1
    END AS offset
    WHERE offset IS NOT NULL
    RETURN request.place AS place, size(list) AS total, offset,
      [stated IN list[offset..offset + request.first] | [startNode(stated).id, startNode(stated).source, startNode(stated).line]] AS lines`,
  parameters: statementParameters,
  read: pageOfLinesAt,
};
