import type { DocumentNode, FieldNode, FragmentDefinitionNode, GraphQLCompositeType, GraphQLSchema, OperationDefinitionNode, SelectionSetNode, ValueNode } from 'graphql';
import { getNamedType, isCompositeType, isInterfaceType, isObjectType, Kind } from 'graphql';
import { LimitExceeded } from '../domain/errors.ts';
import { limits } from '../domain/limits.ts';

/** What a query would ask for, before it runs. */
export interface QuerySize {
  /** Objects at most: the sum over its fields of the product of the page sizes above them. */
  readonly cost: number;
  readonly depth: number;
  readonly aliases: number;
  readonly directives: number;
  readonly rootFields: number;
}

/** Objects that a list without a page holds in the usual case, by field, or by type and field where others of the name have pages. */
const usualLength: Readonly<Record<string, number>> = { parents: 3, parentEdges: 3, ancestors: 20, terms: 10, mappings: 10, pathsToRoot: 8, codeSystems: 10, sources: 10, facets: 20, citations: 3, supporting: 10, opposing: 5, missing: 40, path: 4, nextQuestions: 5, flips: 5, ignored: 5, rows: 100, cells: 5, linkMentions: 50, classes: 8, levels: 5, alternatives: 5, checks: 15, problems: 3, 'Contribution.assertions': 3, 'ComparisonCell.assertions': 3 };

/** The size of one selection set for one object; sizes of a fragment are computed once, however often it is spread. */
type Selected = Omit<QuerySize, 'rootFields'> & { readonly fields: number };
const nothing: Selected = { cost: 0, depth: 0, aliases: 0, directives: 0, fields: 0 };

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
    if (field.selectionSet === undefined || !isCompositeType(inner)) return { ...nothing, depth: 1, aliases, fields: 1 };
    const below = ofSelections(inner, field.selectionSet);
    const length = usualLength[`${type.name}.${field.name.value}`] ?? lengthOf(field, variables);
    return { cost: length * (1 + below.cost), depth: below.depth + 1, aliases: below.aliases + aliases, directives: below.directives, fields: 1 };
  };

  const root = schema.getRootType(operation.operation);
  const { fields, ...size } = root ? ofSelections(root, operation.selectionSet) : nothing;
  return { ...size, rootFields: fields };
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
  cost: sum.cost + more.cost, depth: Math.max(sum.depth, more.depth), aliases: sum.aliases + more.aliases,
  directives: sum.directives + more.directives + directives, fields: sum.fields + more.fields,
});

/** The page size asked for, the number of ids, or the usual length of a list without a page. */
function lengthOf(field: FieldNode, variables: Readonly<Record<string, unknown>>): number {
  for (const { name, value } of field.arguments ?? []) {
    if (name.value === 'first') {
      const first = valueOf(value, variables);
      if (first == null) break; // As if it were left out: the usual page.
      return Math.max(1, Number(first) || 1);
    }
    if (name.value === 'ids') {
      const ids = valueOf(value, variables);
      return Array.isArray(ids) ? ids.length : 1;
    }
  }
  return usualLength[field.name.value] ?? defaultPage[field.name.value] ?? 1;
}
const defaultPage: Readonly<Record<string, number>> = { children: 50, descendants: 50, assertions: 50, statedBy: 50, roots: 50, searchConcepts: 20, releases: 20, ingestRuns: 20, rejected: 50, differential: 1 };

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
