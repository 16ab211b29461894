import type { GraphQLField, GraphQLInputField, GraphQLNamedType, GraphQLSchema } from 'graphql';
import { astFromValue, isEnumType, isInputObjectType, isInterfaceType, isObjectType, isScalarType, isSpecifiedScalarType, isUnionType, print } from 'graphql';

/** A place of the schema, as `Query.concept(by:)`, and what stood and stands there; null for nothing. */
export type SchemaChange = readonly [place: string, before: string | null, after: string | null];

/** What changed on a day, places in order. */
export interface SchemaChanges {
  readonly date: string;
  readonly changes: readonly SchemaChange[];
}

/** Every place of a schema with what stands there. */
export function placesOf(schema: GraphQLSchema): ReadonlyMap<string, string> {
  const places = new Map<string, string>();
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith('__') || isSpecifiedScalarType(type)) continue;
    places.set(type.name, kindOf(type));
    if (isEnumType(type)) for (const { name, deprecationReason } of type.getValues()) places.set(`${type.name}.${name}`, `value${deprecated(deprecationReason)}`);
    if (isInputObjectType(type)) for (const field of Object.values(type.getFields())) places.set(`${type.name}.${field.name}`, inputOf(field));
    if (isObjectType(type) || isInterfaceType(type)) for (const field of Object.values(type.getFields())) addField(places, type.name, field);
  }
  return places;
}

function addField(places: Map<string, string>, type: string, { name, type: answer, args, deprecationReason }: GraphQLField<unknown, unknown>): void {
  places.set(`${type}.${name}`, `${String(answer)}${deprecated(deprecationReason)}`);
  for (const argument of args) places.set(`${type}.${name}(${argument.name}:)`, inputOf(argument));
}

function inputOf({ type, defaultValue, deprecationReason }: Pick<GraphQLInputField, 'type' | 'defaultValue' | 'deprecationReason'>): string {
  const value = defaultValue === undefined ? undefined : astFromValue(defaultValue, type);
  return `${String(type)}${value ? ` = ${print(value)}` : ''}${deprecated(deprecationReason)}`;
}

const deprecated = (reason: string | null | undefined): string => (reason == null ? '' : ` @deprecated: ${reason}`);

function kindOf(type: GraphQLNamedType): string {
  if (isUnionType(type)) return `union of ${type.getTypes().map(String).join(', ')}`;
  if (isObjectType(type)) return ['type', ...type.getInterfaces().map(String)].join(' ');
  return isEnumType(type) ? 'enum' : isInputObjectType(type) ? 'input' : isInterfaceType(type) ? 'interface' : isScalarType(type) ? 'scalar' : 'type';
}

/**
 * The log with what differs between where it ends and the schema, under the day; several changes of a day are one. The days are
 * in order, the first has everything. A log that ends at the schema is answered as it is.
 */
export function withChangesTo(schema: ReadonlyMap<string, string>, log: readonly SchemaChanges[], date: string): readonly SchemaChanges[] {
  if (differences(placesAfter(log), schema).length === 0) return log;
  const before = log.at(-1)?.date === date ? log.slice(0, -1) : log;
  const changes = differences(placesAfter(before), schema);
  return changes.length === 0 ? before : [...before, { date, changes }];
}

function placesAfter(log: readonly SchemaChanges[]): ReadonlyMap<string, string> {
  const places = new Map<string, string>();
  for (const { changes } of log) {
    for (const [place, , after] of changes) {
      if (after === null) places.delete(place);
      else places.set(place, after);
    }
  }
  return places;
}

const differences = (before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): readonly SchemaChange[] =>
  [...new Set([...before.keys(), ...after.keys()])].sort()
    .map((place): SchemaChange => [place, before.get(place) ?? null, after.get(place) ?? null])
    .filter(([, was, is]) => was !== is);

/** One change a line, so that two branches that change different places can be merged. */
export const writtenChanges = (log: readonly SchemaChanges[]): string =>
  `[\n${log.map(({ date, changes }) => `{ "date": "${date}", "changes": [\n${changes.map((change) => JSON.stringify(change)).join(',\n')}\n] }`).join(',\n')}\n]\n`;
