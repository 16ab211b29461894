import { inspect } from 'node:util';
import neo4j from 'neo4j-driver';
import type { Record as Row } from 'neo4j-driver';
import type { Concept, ConceptId, Term } from '../../domain/concept.ts';
import { conceptKinds, conceptStandings, isConceptId, termScopes, termTypes } from '../../domain/concept.ts';
import type { KeptLine } from '../decodeLine.ts';

/** Readers of a row's cells: the one place where what Neo4j answers becomes our types. Each throws where a cell is of another type. */
const wrong = (where: string, value: unknown): Error => new Error(`Neo4j answered ${inspect(value).slice(0, 100)} for ${where}`);

const textIn = (where: string, value: unknown): string => {
  if (typeof value === 'string') return value;
  throw wrong(where, value);
};
const listIn = (where: string, value: unknown): readonly unknown[] => {
  if (Array.isArray(value)) return value;
  throw wrong(where, value);
};
const idIn = (where: string, value: unknown): ConceptId => {
  const text = textIn(where, value);
  if (isConceptId(text)) return text;
  throw wrong(where, value);
};
const cell = (row: Row, column: string): unknown => row.get(column) as unknown;

export const textAt = (row: Row, column: string): string => textIn(column, cell(row, column));
export const optionalTextAt = (row: Row, column: string): string | undefined => (cell(row, column) === null ? undefined : textAt(row, column));
export const idAt = (row: Row, column: string): ConceptId => idIn(column, cell(row, column));
export const idsAt = (row: Row, column: string): readonly ConceptId[] => listIn(column, cell(row, column)).map((value) => idIn(column, value));
export const flagAt = (row: Row, column: string): boolean => cell(row, column) === true;
export const numberAt = (row: Row, column: string): number => {
  const value = cell(row, column);
  if (typeof value === 'number') return value;
  throw wrong(column, value);
};
/** A list of lists of texts. */
const textListsAt = (row: Row, column: string): readonly (readonly string[])[] =>
  listIn(column, cell(row, column)).map((entry) => listIn(column, entry).map((value) => textIn(column, value)));

/** A kept line of a row with the columns id, source and line. */
export const lineAt = (row: Row): KeptLine => ({ id: textAt(row, 'id'), source: textAt(row, 'source'), line: textAt(row, 'line') });

/** A list of `[id, source, line]`. */
export const linesAt = (row: Row, column: string): readonly KeptLine[] =>
  textListsAt(row, column).map(([id = '', source = '', line = '']) => ({ id, source, line }));

/** One of the values of a column that holds only these. */
function oneOfAt<Value extends string>(allowed: readonly Value[], text: string): Value {
  const found = allowed.find((value) => value === text);
  if (found === undefined) throw wrong(allowed.join(' or '), text);
  return found;
}

/** A concept of a row with a column for each of its properties. */
export const conceptAt = (row: Row): Concept => ({
  id: idAt(row, 'id'), system: textAt(row, 'system'), code: textAt(row, 'code'), label: textAt(row, 'label'),
  kind: oneOfAt(conceptKinds, textAt(row, 'kind')), active: flagAt(row, 'active'), standing: oneOfAt(conceptStandings, textAt(row, 'standing')),
  definition: optionalTextAt(row, 'definition'), replacedBy: idsAt(row, 'replacedBy'), source: textAt(row, 'source'),
});

/** A list of `[text, language, type, scope, source]`. */
export const termsAt = (row: Row): readonly Term[] =>
  textListsAt(row, 'terms').map(([text = '', language = '', type = '', scope = '', source = '']) => ({
    text, language, type: oneOfAt(termTypes, type), scope: oneOfAt(termScopes, scope), source,
  }));

/** A list of `[id, source]`. */
export const parentsAt = (row: Row): readonly { readonly id: ConceptId; readonly source: string }[] =>
  textListsAt(row, 'parents').map(([id, source = '']) => ({ id: idIn('parents', id), source }));

/** A whole number as Cypher's LIMIT, SKIP and list places want it; the driver sends a bare one as a float. */
export const whole = (value: number) => neo4j.int(value);
