import type { CodegenConfig } from '@graphql-codegen/cli';
import type { Types } from '@graphql-codegen/plugin-helpers';
import type { DefinitionNode, GraphQLSchema } from 'graphql';
import { Kind, print, visit } from 'graphql';
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
/** The id of each by its name, and who asks it. */
const operationUses = { plugin: (_schema: GraphQLSchema, files: readonly Types.DocumentFile[]): string => sortedJson(storedOperationsIn(files).map(({ name, text, usedBy }) => [name, { id: operationIdOf(text), usedBy }])) };

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
  },
};

export default config;
