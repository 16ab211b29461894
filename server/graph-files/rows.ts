import { z } from 'zod';
import type { Accuracy, Frequency, Predicate, Qualifier, Quantity, ReferenceFacts } from '../domain/assertion.ts';
import { careSettings, predicates, referenceKinds } from '../domain/assertion.ts';
import type { ConceptId, ConceptKind, ConceptStanding, TermScope, TermType } from '../domain/concept.ts';
import { conceptKinds, conceptStandings, isConceptId, termScopes, termTypes } from '../domain/concept.ts';
import type { MappingRelation, MappingStatus } from '../domain/mapping.ts';
import { mappingRelations, mappingStatuses } from '../domain/mapping.ts';

export interface ConceptRow {
  readonly id: ConceptId;
  readonly kind: ConceptKind;
  readonly active: boolean;
  readonly standing: ConceptStanding;
  readonly replacedBy: readonly ConceptId[];
  readonly definition: string;
}

/** Exactly one row of type PREFERRED per concept and language; a FORMER term whose text is an id makes that id an alias. */
export interface TermRow {
  readonly concept: ConceptId;
  readonly type: TermType;
  readonly scope: TermScope;
  readonly language: string;
  readonly text: string;
}

export interface HierarchyRow {
  readonly child: ConceptId;
  readonly parent: ConceptId;
}

export interface AssertionRow {
  readonly subject: ConceptId;
  readonly predicate: Predicate;
  readonly object: ConceptId | undefined;
  readonly note: string;
  readonly value: Quantity | undefined;
  readonly frequency: Frequency | undefined;
  readonly accuracy: Accuracy | undefined;
  readonly qualifiers: readonly Qualifier[];
  readonly evidenceCode: string;
  readonly author: string;
  readonly recordedAt: string;
  readonly references: readonly string[];
  readonly states: string;
}

export interface MappingRow {
  readonly source: ConceptId;
  readonly target: ConceptId | undefined;
  readonly targetsTogether: readonly ConceptId[];
  readonly relation: MappingRelation;
  readonly status: MappingStatus;
  readonly flags: readonly Qualifier[];
  readonly references: readonly string[];
}

/** Title and place of a source that statements cite by its id. */
export interface ReferenceRow extends ReferenceFacts {
  readonly id: string;
}

export interface GraphRows {
  readonly concepts: ConceptRow;
  readonly terms: TermRow;
  readonly hierarchy: HierarchyRow;
  readonly assertions: AssertionRow;
  readonly mappings: MappingRow;
  readonly references: ReferenceRow;
}
export type RowKind = keyof GraphRows;
export type GraphRow = { readonly [K in RowKind]: { readonly kind: K; readonly row: GraphRows[K] } }[RowKind];

interface RowCodec<Row> {
  readonly columns: readonly string[];
  encode(row: Row): readonly string[];
  /** Throws an Error that names the cell; the reader adds file and line. */
  decode(cells: readonly string[]): Row;
}

const listSeparator = '|';

const oneOf = <Value extends string>(allowed: readonly Value[], column: string) => {
  const known = new Set<string>(allowed);
  const isAllowed = (cell: string): cell is Value => known.has(cell);
  return (cell: string | undefined): Value => {
    if (cell !== undefined && isAllowed(cell)) return cell;
    throw new Error(`column ${column}: "${cell ?? ''}" is none of ${allowed.join(', ')}`);
  };
};
const conceptId = (column: string) => (cell: string | undefined): ConceptId => {
  if (cell !== undefined && isConceptId(cell)) return cell;
  throw new Error(`column ${column}: "${cell ?? ''}" is no id of the form SYSTEM:code`);
};
const optionalId = (column: string) => (cell: string | undefined) => (cell ? conceptId(column)(cell) : undefined);
const list = (cell: string | undefined): readonly string[] => (cell ? cell.split(listSeparator) : []);
const idList = (column: string) => (cell: string | undefined) => list(cell).map(conceptId(column));
const encodeList = (values: readonly string[]): string => {
  const broken = values.find((value) => value.includes(listSeparator));
  if (broken !== undefined) throw new Error(`"${broken}" contains "${listSeparator}", which separates the values of a list`);
  return values.join(listSeparator);
};
const encodeQualifiers = (qualifiers: readonly Qualifier[]) => encodeList(qualifiers.map(({ name, value }) => `${name}=${value}`));
const decodeQualifiers = (cell: string | undefined): readonly Qualifier[] =>
  list(cell).map((pair) => ({ name: pair.slice(0, pair.indexOf('=')), value: pair.slice(pair.indexOf('=') + 1) }));

const share = (value: number): string => String(Number(value.toFixed(6)));
const encodeFrequency = (frequency: Frequency | undefined): string =>
  frequency === undefined
    ? ''
    : [
        frequency.stated, share(frequency.estimate), share(frequency.low), share(frequency.high),
        frequency.numerator ?? '', frequency.denominator ?? '',
      ].join(';');
const decodeFrequency = (cell: string | undefined): Frequency | undefined => {
  if (!cell) return undefined;
  const [stated = '', estimate, low, high, numerator, denominator] = cell.split(';');
  return {
    estimate: Number(estimate), low: Number(low), high: Number(high), stated,
    ...(numerator ? { numerator: Number(numerator) } : {}),
    ...(denominator ? { denominator: Number(denominator) } : {}),
  };
};

const interval = z.tuple([z.number(), z.number()]);
const quantityCell = z.strictObject({ value: z.number(), low: z.number().exactOptional(), high: z.number().exactOptional(), unit: z.string(), context: z.string().exactOptional() });
const accuracyCell = z.strictObject({
  sensitivity: z.number().exactOptional(), specificity: z.number().exactOptional(),
  likelihoodRatioPositive: z.number().exactOptional(), likelihoodRatioPositiveInterval: interval.exactOptional(),
  likelihoodRatioNegative: z.number().exactOptional(), likelihoodRatioNegativeInterval: interval.exactOptional(),
  n: z.number().exactOptional(), comparator: z.string().exactOptional(), setting: z.enum(careSettings).exactOptional(),
});
/** JSON with its keys in the order of the schema, so that equal values give equal bytes; '' for none. */
const encodeObject = (schema: z.ZodType, value: object | undefined): string => (value === undefined ? '' : JSON.stringify(schema.parse(value)));
const decodeObject = <Value>(schema: z.ZodType<Value>, column: string, cell: string | undefined): Value | undefined => {
  if (!cell) return undefined;
  const parsed = schema.safeParse(JSON.parse(cell));
  if (parsed.success) return parsed.data;
  throw new Error(`column ${column}: ${z.prettifyError(parsed.error)}`);
};

const kindOf = oneOf(conceptKinds, 'kind');
const standingOf = oneOf(conceptStandings, 'standing');
const termTypeOf = oneOf(termTypes, 'type');
const termScopeOf = oneOf(termScopes, 'scope');
const predicateOf = oneOf(predicates, 'predicate');
const relationOf = oneOf(mappingRelations, 'relation');
const referenceKindOf = oneOf(referenceKinds, 'kind');
const statusOf = oneOf(mappingStatuses, 'status');

export const rowCodecs: { readonly [K in RowKind]: RowCodec<GraphRows[K]> } = {
  concepts: {
    columns: ['id', 'kind', 'active', 'standing', 'replacedBy', 'definition'],
    encode: (row) => [row.id, row.kind, row.active ? '1' : '0', row.standing, encodeList(row.replacedBy), row.definition],
    decode: ([id, kind, active, standing, replacedBy, definition = '']) => ({
      id: conceptId('id')(id), kind: kindOf(kind), active: active === '1', standing: standingOf(standing),
      replacedBy: idList('replacedBy')(replacedBy), definition,
    }),
  },
  terms: {
    columns: ['concept', 'type', 'scope', 'language', 'text'],
    encode: (row) => [row.concept, row.type, row.scope, row.language, row.text],
    decode: ([concept, type, scope, language = '', text = '']) => ({
      concept: conceptId('concept')(concept), type: termTypeOf(type), scope: termScopeOf(scope), language, text,
    }),
  },
  hierarchy: {
    columns: ['child', 'parent'],
    encode: (row) => [row.child, row.parent],
    decode: ([child, parent]) => ({ child: conceptId('child')(child), parent: conceptId('parent')(parent) }),
  },
  assertions: {
    columns: ['subject', 'predicate', 'object', 'note', 'frequency', 'qualifiers', 'evidenceCode', 'author', 'recordedAt', 'references', 'states', 'value', 'accuracy'],
    encode: (row) => [
      row.subject, row.predicate, row.object ?? '', row.note, encodeFrequency(row.frequency), encodeQualifiers(row.qualifiers),
      row.evidenceCode, row.author, row.recordedAt, encodeList(row.references), row.states, encodeObject(quantityCell, row.value),
      encodeObject(accuracyCell, row.accuracy),
    ],
    decode: ([subject, predicate, object, note = '', frequency, qualifiers, evidenceCode = '', author = '', recordedAt = '', references, states = '', value, accuracy]) => ({
      subject: conceptId('subject')(subject), predicate: predicateOf(predicate), object: optionalId('object')(object), note,
      frequency: decodeFrequency(frequency), qualifiers: decodeQualifiers(qualifiers), evidenceCode, author, recordedAt,
      references: list(references), states, value: decodeObject(quantityCell, 'value', value), accuracy: decodeObject(accuracyCell, 'accuracy', accuracy),
    }),
  },
  mappings: {
    columns: ['source', 'target', 'targetsTogether', 'relation', 'status', 'flags', 'references'],
    encode: (row) => [
      row.source, row.target ?? '', encodeList(row.targetsTogether), row.relation, row.status, encodeQualifiers(row.flags),
      encodeList(row.references),
    ],
    decode: ([source, target, targetsTogether, relation, status, flags, references]) => ({
      source: conceptId('source')(source), target: optionalId('target')(target), targetsTogether: idList('targetsTogether')(targetsTogether),
      relation: relationOf(relation), status: statusOf(status), flags: decodeQualifiers(flags), references: list(references),
    }),
  },
  references: {
    columns: ['id', 'kind', 'title', 'year', 'container', 'uri'],
    encode: (row) => [row.id, row.kind, row.title, String(row.year), row.container, row.uri],
    decode: ([id = '', kind, title = '', year, container = '', uri = '']) => ({ id, kind: referenceKindOf(kind), title, year: Number(year), container, uri }),
  },
};

export const rowKinds: readonly RowKind[] = ['concepts', 'terms', 'hierarchy', 'assertions', 'mappings', 'references'];

/**
 * One line of a graph file, without its end and without empty cells at it, so that a column added later leaves the lines,
 * and with them the ids of statements, as they are. Throws where a cell holds a tab or a line end.
 */
export function encodeRow({ kind, row }: GraphRow): string {
  const cells = (rowCodecs[kind] as RowCodec<typeof row>).encode(row);
  const broken = cells.find((cell) => /[\t\n\r]/.test(cell));
  if (broken !== undefined) throw new Error(`a ${kind} row holds a tab or a line end in "${broken}"`);
  return cells.join('\t').replace(/\t+$/, '');
}
