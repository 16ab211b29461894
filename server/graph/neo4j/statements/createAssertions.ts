import { predicates } from '../../../domain/assertion.ts';
import type { KeptLine } from '../../decodeLine.ts';
import { assertionOf } from '../../decodeLine.ts';
import type { Statement } from '../connection.ts';
import { keyOf } from '../keys.ts';

export interface AssertionsToCreate {
  readonly release: string;
  /** Place of the first among the assertions of the release. */
  readonly from: number;
  readonly lines: readonly KeptLine[];
}

/**
 * The node holds everything that was stated; the direct relationship from subject to object, whose type is the predicate,
 * is for walking and for people, and names its assertion. Its type is a value of the closed list of predicates.
 */
export const createAssertions: Statement<AssertionsToCreate, undefined> = {
  text: `
    UNWIND $rows AS row
    MATCH (subject:Concept {key: row.subject})
    CREATE (assertion:Assertion {
      key: row.key, id: row.id, predicate: row.predicate, order: toInteger(row.order),
      source: row.source, line: row.line, note: row.note, qualifiers: row.qualifiers, evidenceCode: row.evidenceCode, author: row.author,
      recordedAt: row.recordedAt, states: row.states, value: row.value, unit: row.unit, frequencyStated: row.stated, frequencyEstimate: row.estimate, frequencyLow: row.low, frequencyHigh: row.high, sensitivity: row.sensitivity, specificity: row.specificity
    })-[:SUBJECT {predicateOrder: toInteger(row.predicateOrder), order: toInteger(row.order)}]->(subject)
    WITH assertion, subject, row
    CALL (assertion, row) {
      UNWIND row.references AS key
      MATCH (reference:Reference {key: key})
      CREATE (assertion)-[:CITES]->(reference)
    }
    WITH assertion, subject, row WHERE row.object IS NOT NULL
    MATCH (object:Concept {key: row.object})
    CREATE (assertion)-[:OBJECT {predicateOrder: toInteger(row.predicateOrder), order: toInteger(row.order)}]->(object)
    CREATE (subject)-[:$(row.predicate) {assertion: row.id, source: row.source, stated: row.stated, estimate: row.estimate}]->(object)`,
  parameters: ({ release, from, lines }) => ({
    rows: lines.map((line, index) => {
      const { subject, predicate, object, note, value, qualifiers, frequency, accuracy, provenance } = assertionOf(line);
      return {
        key: keyOf(release, line.id), id: line.id, source: line.source, line: line.line, order: from + index, predicate, predicateOrder: predicates.indexOf(predicate),
        subject: keyOf(release, subject), object: object === undefined ? null : keyOf(release, object), note: note ?? null,
        qualifiers: qualifiers.map(({ name, value }) => `${name}=${value}`), evidenceCode: provenance.evidenceCode ?? null,
        author: provenance.author ?? null, recordedAt: provenance.recordedAt ?? null, references: provenance.references.map((reference) => keyOf(release, reference)),
        states: provenance.states ?? null, value: value?.value ?? null, unit: value?.unit ?? null, sensitivity: accuracy?.sensitivity ?? null,
        specificity: accuracy?.specificity ?? null,
        stated: frequency?.stated ?? null, estimate: frequency?.estimate ?? null, low: frequency?.low ?? null, high: frequency?.high ?? null,
      };
    }),
  }),
  read: () => undefined,
};
