import type { DocumentNode, FieldNode, FragmentDefinitionNode, GraphQLCompositeType, GraphQLField, GraphQLSchema, OperationDefinitionNode, SelectionSetNode, ValueNode } from 'graphql';
import { getNamedType, getNullableType, isCompositeType, isInterfaceType, isListType, isObjectType, Kind } from 'graphql';
import { LimitExceeded } from '../domain/errors.ts';
import { limits } from '../domain/limits.ts';
import { listLengths, onePage } from './listLengths.ts';

/** What a query would ask for, before it runs. */
export interface QuerySize {
  /** Objects asked for: the sum over its fields of the product of the lengths of the lists above them. */
  readonly cost: number;
  readonly depth: number;
  readonly aliases: number;
  readonly directives: number;
  readonly rootFields: number;
}

/** The size of one selection set for one object; sizes of a fragment are computed once, however often it is spread. */
interface Selected extends Omit<QuerySize, 'rootFields'> {
  /** Objects for each item of the page that the field above asks for, beside those of `cost`. */
  readonly costOfItem: number;
  readonly fields: number;
}
const nothing: Selected = { cost: 0, costOfItem: 0, depth: 0, aliases: 0, directives: 0, fields: 0 };

/** The document must be valid: fragments are known and without cycles. `sent` are the variables as the caller sent them. */
export function measureQuery(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode, sent: Readonly<Record<string, unknown>>): QuerySize {
  const variables = { ...defaultsOf(operation), ...sent };
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  const known = new Map<string, Selected>();

  const ofFragment = (name: string): Selected => {
    const measured = known.get(name);
    if (measured !== undefined) return measured;
    const fragment = fragments.get(name);
    const type = fragment === undefined ? undefined : schema.getType(fragment.typeCondition.name.value);
    const size = fragment !== undefined && isCompositeType(type) ? ofSelections(type, fragment.selectionSet) : nothing;
    known.set(name, size);
    return size;
  };
  const ofSelections = (type: GraphQLCompositeType, { selections }: SelectionSetNode): Selected =>
    selections.reduce<Selected>((sum, selection) => {
      const directives = selection.directives?.length ?? 0;
      switch (selection.kind) {
        case Kind.FIELD:
          return added(sum, ofField(type, selection), directives);
        case Kind.FRAGMENT_SPREAD:
          return added(sum, ofFragment(selection.name.value), directives);
        case Kind.INLINE_FRAGMENT: {
          const condition = selection.typeCondition === undefined ? type : schema.getType(selection.typeCondition.name.value);
          return added(sum, isCompositeType(condition) ? ofSelections(condition, selection.selectionSet) : nothing, directives);
        }
      }
    }, nothing);
  const ofField = (type: GraphQLCompositeType, field: FieldNode): Selected => {
    const aliases = field.alias === undefined ? 0 : 1;
    const definition = isObjectType(type) || isInterfaceType(type) ? type.getFields()[field.name.value] : undefined;
    const inner = definition === undefined ? undefined : getNamedType(definition.type);
    if (definition === undefined || field.selectionSet === undefined || !isCompositeType(inner)) return { ...nothing, depth: 1, aliases, fields: 1 };
    const below = ofSelections(inner, field.selectionSet);
    const page = pageSizeOf(definition, field, variables);
    const objects = 1 + below.cost + (page ?? 1) * below.costOfItem;
    const length = lengthOf(type.name, definition, page ?? idCount(definition, field, variables));
    const cost = length === onePage ? { cost: 0, costOfItem: objects } : { cost: length * objects, costOfItem: 0 };
    return { ...cost, depth: below.depth + 1, aliases: below.aliases + aliases, directives: below.directives, fields: 1 };
  };

  const root = schema.getRootType(operation.operation);
  const { cost, depth, aliases, directives, fields } = root ? ofSelections(root, operation.selectionSet) : nothing;
  return { cost, depth, aliases, directives, rootFields: fields };
}

/** Fields of the schema that the operation begins with, each once. */
export function rootFieldsOf({ definitions }: DocumentNode, operation: OperationDefinitionNode): readonly string[] {
  const fields = new Set<string>();
  const seen = new Set<SelectionSetNode>();
  const collect = (set: SelectionSetNode): void => {
    if (seen.has(set)) return;
    seen.add(set);
    for (const selection of set.selections) {
      if (selection.kind === Kind.FIELD) fields.add(selection.name.value);
      else if (selection.kind === Kind.INLINE_FRAGMENT) collect(selection.selectionSet);
      else for (const fragment of definitions) if (fragment.kind === Kind.FRAGMENT_DEFINITION && fragment.name.value === selection.name.value) collect(fragment.selectionSet);
    }
  };
  collect(operation.selectionSet);
  return [...fields];
}

const added = (sum: Selected, more: Selected, directives: number): Selected => ({
  cost: sum.cost + more.cost, costOfItem: sum.costOfItem + more.costOfItem, depth: Math.max(sum.depth, more.depth), aliases: sum.aliases + more.aliases,
  directives: sum.directives + more.directives + directives, fields: sum.fields + more.fields,
});

type Field = GraphQLField<unknown, unknown>;

/** Of the list that a field answers, one within another counted as one; 1 where it answers none. Throws Error where the list has no length. */
function lengthOf(type: string, { name, type: answer }: Field, asked: number | undefined): number | typeof onePage {
  const list = getNullableType(answer);
  if (!isListType(list)) return 1;
  const usual = listLengths[`${type}.${name}`];
  const length = typeof usual === 'number' && isListType(getNullableType(list.ofType)) ? usual * (asked ?? 1) : usual ?? asked;
  if (length === undefined) throw new Error(`the list ${type}.${name} has no length`);
  return length;
}

/** What is sent as `first`, or else what the schema takes for it; undefined of a field without a page. */
function pageSizeOf({ args }: Field, field: FieldNode, variables: Readonly<Record<string, unknown>>): number | undefined {
  const first = args.find(({ name }) => name === 'first');
  return first && Math.max(1, Number(sentAs('first', field, variables) ?? first.defaultValue) || 1);
}

/** What is no list counts as one id, and is refused for itself; undefined of a field that takes none. */
function idCount({ args }: Field, field: FieldNode, variables: Readonly<Record<string, unknown>>): number | undefined {
  if (!args.some(({ name }) => name === 'ids')) return undefined;
  const ids = sentAs('ids', field, variables);
  return Array.isArray(ids) ? ids.length : 1;
}

function sentAs(argument: string, field: FieldNode, variables: Readonly<Record<string, unknown>>): unknown {
  const value = field.arguments?.find(({ name }) => name.value === argument)?.value;
  return value && valueOf(value, variables);
}

/** A variable that was not sent has the value after its `=`. */
const defaultsOf = ({ variableDefinitions = [] }: OperationDefinitionNode): Readonly<Record<string, unknown>> =>
  Object.fromEntries(variableDefinitions.flatMap(({ variable, defaultValue }) => (defaultValue === undefined ? [] : [[variable.name.value, valueOf(defaultValue, {})]])));

const valueOf = (node: ValueNode, variables: Readonly<Record<string, unknown>>): unknown => {
  if (node.kind === Kind.VARIABLE) return variables[node.name.value];
  if (node.kind === Kind.INT) return Number(node.value);
  return node.kind === Kind.LIST ? node.values : undefined;
};

export const querySizeMax: QuerySize = {
  cost: limits.queryCostMax, depth: limits.queryDepthMax, aliases: limits.queryAliasesMax, directives: limits.queryDirectivesMax, rootFields: limits.queryRootFieldsMax,
};

const remedies: readonly (readonly [keyof QuerySize, string, string])[] = [
  ['depth', 'query depth', 'Split the query and use the ids of the first answer in the second.'],
  ['aliases', 'query aliases', 'Use a list argument such as concepts(ids) instead.'],
  ['directives', 'query directives', 'Remove directives.'],
  ['rootFields', 'query root fields', 'Send several requests.'],
  ['cost', 'query cost', 'Ask for smaller pages (first) or fewer nested lists.'],
];

/** Throws LimitExceeded that names the limit passed. */
export function checkQuerySize(size: QuerySize): void {
  for (const [part, what, remedy] of remedies) if (size[part] > querySizeMax[part]) throw new LimitExceeded(what, querySizeMax[part], size[part], remedy);
}
