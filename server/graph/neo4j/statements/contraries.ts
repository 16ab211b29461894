import type { Predicate } from '../../../domain/assertion.ts';
import type { KeptLine } from '../../decodeLine.ts';
import { linesAt, numberAt, whole } from '../cells.ts';
import type { Statement } from '../connection.ts';

export interface ContraryKeys {
  readonly place: number;
  readonly subject: string;
  readonly predicate: Predicate;
  readonly object: string;
}

/** From the subject, because a finding is stated of thousands of diseases and a disease has tens of findings. */
export const contraries: Statement<readonly ContraryKeys[], { readonly place: number; readonly lines: readonly KeptLine[] }> = {
  text: `
    UNWIND $requests AS request
    MATCH (subject:Concept {key: request.subject})
    RETURN request.place AS place, COLLECT {
      MATCH (assertion:Assertion)-[:SUBJECT]->(subject)
      WHERE assertion.predicate = request.predicate AND EXISTS {
        MATCH (assertion)-[:OBJECT]->(object:Concept)
        WHERE object.key = request.object
      }
      RETURN [assertion.id, assertion.source, assertion.line] ORDER BY assertion.id
    } AS lines`,
  parameters: (requests) => ({ requests: requests.map(({ place, ...keys }) => ({ place: whole(place), ...keys })) }),
  read: (row) => ({ place: numberAt(row, 'place'), lines: linesAt(row, 'lines') }),
};
