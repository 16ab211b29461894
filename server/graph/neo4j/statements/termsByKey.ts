import type { ConceptId, Term } from '../../../domain/concept.ts';
import { idAt, termsAt } from '../cells.ts';
import type { Statement } from '../connection.ts';

export const termsByKey: Statement<readonly string[], { readonly concept: ConceptId; readonly terms: readonly Term[] }> = {
  text: `
    UNWIND $keys AS key
    MATCH (concept:Concept {key: key})
    RETURN concept.id AS concept, COLLECT {
      MATCH (term:Term)-[:NAMES]->(concept)
      RETURN [term.text, term.language, term.type, term.scope, term.source] ORDER BY term.rank
    } AS terms`,
  parameters: (keys) => ({ keys }),
  read: (row) => ({ concept: idAt(row, 'concept'), terms: termsAt(row) }),
};
