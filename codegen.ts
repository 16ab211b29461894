import type { CodegenConfig } from '@graphql-codegen/cli';
import type { Types } from '@graphql-codegen/plugin-helpers';
import { readFileSync } from 'node:fs';
import type { DefinitionNode, GraphQLArgument, GraphQLInputField, GraphQLSchema } from 'graphql';
import { isEnumType, isInputObjectType, isInterfaceType, isObjectType, isUnionType, Kind, parse, print, TypeInfo, visit, visitWithTypeInfo } from 'graphql';
import type { SchemaChanges } from './server/graphql/schemaChanges.ts';
import { placesOf, withChangesTo, writtenChanges } from './server/graphql/schemaChanges.ts';
import { canonicalText, operationIdOf } from './server/graphql/storedOperations.ts';

interface StoredOperation {
  readonly name: string;
  /** With its fragments. */
  readonly text: string;
  /** The folder under web/src/views that asks it, `evidence`, or `shell` for what every view asks. */
  readonly usedBy: string;
}

function storedOperationsIn(files: readonly Types.DocumentFile[]): readonly StoredOperation[] {
  const definitions = files.flatMap(({ document, location = '' }) => (document?.definitions ?? []).map((definition) => ({ definition, location })));
  const fragments = new Map(definitions.flatMap(({ definition }) => (definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition] as const] : [])));
  return definitions.flatMap(({ definition: operation, location }) => {
    if (operation.kind !== Kind.OPERATION_DEFINITION || operation.name === undefined) return [];
    const used = new Set<DefinitionNode>([operation]);
    for (const definition of used) visit(definition, { FragmentSpread: ({ name }) => { const fragment = fragments.get(name.value); if (fragment !== undefined) used.add(fragment); } });
    const [, usedBy = 'shell'] = /web\/src\/(?:views\/)?(\w+)\//.exec(location.replaceAll('\\', '/')) ?? [];
    return [{ name: operation.name.value, text: canonicalText([...used].map(print).join('\n')), usedBy }];
  });
}

const sortedJson = (entries: readonly (readonly [string, unknown])[]): string => `${JSON.stringify(Object.fromEntries([...entries].sort(([a], [b]) => (a < b ? -1 : 1))), null, 2)}\n`;

/** Every operation of the explorer by the SHA-256 of its text: what a server may be told to run alone. */
const operations = { plugin: (_schema: GraphQLSchema, files: readonly Types.DocumentFile[]): string => sortedJson(storedOperationsIn(files).map(({ text }) => [operationIdOf(text), text])) };
/** The id of each by its name, who asks it, and what of the schema that will go it uses, with what to use instead. */
const operationUses = { plugin: (schema: GraphQLSchema, files: readonly Types.DocumentFile[]): string => sortedJson(storedOperationsIn(files).map(({ name, text, usedBy }) => [name, { id: operationIdOf(text), usedBy, deprecated: deprecatedIn(schema, text) }])) };

/** The fields of an operation that are deprecated, by place, with the reason that the schema gives. */
export function deprecatedIn(schema: GraphQLSchema, text: string): readonly { readonly field: string; readonly reason: string }[] {
  const info = new TypeInfo(schema);
  const found = new Map<string, string>();
  visit(parse(text), visitWithTypeInfo(info, {
    Field: () => {
      const field = info.getFieldDef();
      if (field?.deprecationReason != null) found.set(`${String(info.getParentType())}.${field.name}`, field.deprecationReason);
    },
  }));
  return [...found].sort().map(([field, reason]) => ({ field, reason }));
}

/** Each definition of the schema as it is written, for a page that shows it where the server does not tell its own. */
const definitions = {
  plugin: (schema: GraphQLSchema): string => {
    const written = Object.values(schema.getTypeMap()).flatMap(({ name, description, astNode }) => {
      if (astNode == null) return [];
      const { description: _description, ...node } = astNode;
      return [{ name, description: description ?? '', text: print(node) }];
    });
    return `${JSON.stringify(written.sort((a, b) => (a.name < b.name ? -1 : 1)), null, 2)}\n`;
  },
};

interface Named {
  readonly name: string;
  readonly description?: string | null | undefined;
}
const described = ({ description }: Named): object => (description ? { description } : {});
const inputsOf = (inputs: readonly (GraphQLArgument | GraphQLInputField)[]): object => Object.fromEntries(inputs.map((input) => [input.name, { type: String(input.type), ...described(input) }]));

/** What can be written where in an operation, for a field that completes it. */
const schemaIndex = {
  plugin: (schema: GraphQLSchema): string => {
    const types = Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith('__')).flatMap((type): (readonly [string, object])[] => {
      if (isEnumType(type)) return [[type.name, { kind: 'enum', values: Object.fromEntries(type.getValues().map((value) => [value.name, described(value)])) }]];
      if (isInputObjectType(type)) return [[type.name, { kind: 'input', fields: inputsOf(Object.values(type.getFields())) }]];
      if (isUnionType(type)) return [[type.name, { kind: 'composite', fields: {} }]];
      if (!isObjectType(type) && !isInterfaceType(type)) return [];
      return [[type.name, { kind: 'composite', fields: Object.fromEntries(Object.values(type.getFields()).map((field) => [field.name, { type: String(field.type), ...described(field), ...(field.args.length > 0 && { args: inputsOf(field.args) }) }])) }]];
    });
    return sortedJson(types);
  },
};

const changesFile = 'web/src/generated/schemaChanges.json';
/** Continues the file that is there: it is the only memory of what the schema was. */
const schemaChanges = {
  plugin: (schema: GraphQLSchema): string => {
    const log = JSON.parse(readFileSync(changesFile, 'utf8')) as readonly SchemaChanges[];
    return writtenChanges(withChangesTo(placesOf(schema), log, new Date().toISOString().slice(0, 10)));
  },
};

/** A file that one plugin makes of all documents. */
const madeBy = (name: string, plugin: typeof operations | typeof definitions): Types.ConfiguredOutput => ({
  documents: 'web/src/**/*.graphql',
  preset: {
    buildGeneratesSection: async ({ baseOutputDir, schema, schemaAst, documents }) => [
      { filename: baseOutputDir, schema, ...(schemaAst && { schemaAst }), documents, config: {}, plugins: [{ [name]: {} }], pluginMap: { [name]: plugin } },
    ],
  },
});

const scalars = { DateTime: 'string', Date: 'string', URI: 'string', ID: 'string' };

const config: CodegenConfig = {
  schema: 'schema.graphql',
  generates: {
    'server/graphql/generated.ts': {
      plugins: ['typescript', 'typescript-resolvers'],
      config: {
        scalars,
        useTypeImports: true,
        enumsAsTypes: true,
        immutableTypes: true,
        contextType: './context.ts#RequestContext',
        mappers: {
          GraphRelease: '../domain/release.ts#GraphRelease as GraphReleaseModel',
          SourceRelease: './parents.ts#SourceParent',
          CodeSystem: './parents.ts#SystemParent',
          Concept: '../domain/concept.ts#Concept as ConceptModel',
          Term: '../domain/concept.ts#Term as TermModel',
          Assertion: '../domain/assertion.ts#Assertion as AssertionModel',
          Provenance: '../domain/assertion.ts#Provenance as ProvenanceModel',
          Reference: './parents.ts#ReferenceParent',
          Article: './parents.ts#ArticleParent',
          Mapping: '../domain/mapping.ts#Mapping as MappingModel',
          HierarchyEdge: './parents.ts#HierarchyEdgeParent',
          ConceptConnection: './parents.ts#ConceptConnectionParent',
          ConceptEdge: './parents.ts#ConceptEdgeParent',
          AssertionConnection: './parents.ts#AssertionConnectionParent',
          AssertionEdge: './parents.ts#AssertionEdgeParent',
          ConceptSearchConnection: './parents.ts#SearchParent',
          ConceptSearchEdge: './parents.ts#SearchEdgeParent',
          Facet: './parents.ts#FacetParent',
          Differential: './parents.ts#DifferentialParent',
          Diagnosis: './parents.ts#DiagnosisParent',
          Contribution: './parents.ts#ContributionParent',
          IgnoredFinding: './parents.ts#IgnoredFindingParent',
          NextQuestion: './parents.ts#NextQuestionParent',
          Flip: './parents.ts#FlipParent',
          FlipChange: './parents.ts#FlipChangeParent',
          CannotMiss: './parents.ts#CannotMissParent',
          SourceEffect: './parents.ts#SourceEffectParent',
          RankChange: './parents.ts#RankChangeParent',
          DiagnosisComparison: './parents.ts#ComparisonParent',
          ComparisonRow: './parents.ts#ComparisonRowParent',
          ComparisonCell: './parents.ts#ComparisonCellParent',
          MappingResult: './parents.ts#MappingResultParent',
          MappingConflict: './parents.ts#MappingConflictParent',
          MapRule: './parents.ts#MapRuleParent',
          Abstention: './parents.ts#AbstentionParent',
          PhraseMapping: './parents.ts#PhraseMappingParent',
          PhraseCandidate: './parents.ts#PhraseCandidateParent',
          LevelChoice: './parents.ts#LevelChoiceParent',
          Mention: './parents.ts#MentionParent',
          DrugHarmonization: './parents.ts#DrugParent',
          DrugClass: './parents.ts#DrugClassParent',
          IngestRun: '../domain/ingestRun.ts#IngestRun as IngestRunModel',
          IngestOptions: './context.ts#IngestAccess',
          AffectedMappings: '../domain/ingestRun.ts#AffectedMappings as AffectedMappingsModel',
          AffectedMapping: '../domain/ingestRun.ts#AffectedMapping as AffectedMappingModel',
          Explanation: './parents.ts#ExplanationParent',
          ExplanationInput: './parents.ts#ExplanationInputParent',
        },
      },
    },
    'web/src/generated/': {
      documents: 'web/src/**/*.graphql',
      preset: 'client',
      config: { scalars, enumsAsTypes: true, useTypeImports: true, documentMode: 'documentNode' },
      presetConfig: { fragmentMasking: false },
    },
    'web/src/generated/operations.json': madeBy('operations', operations),
    'web/src/generated/operationUses.json': madeBy('operationUses', operationUses),
    'web/src/generated/definitions.json': madeBy('definitions', definitions),
    'web/src/generated/schemaIndex.json': madeBy('schemaIndex', schemaIndex),
    [changesFile]: madeBy('schemaChanges', schemaChanges),
  },
};

export default config;
