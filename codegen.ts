import type { CodegenConfig } from '@graphql-codegen/cli';
import type { Types } from '@graphql-codegen/plugin-helpers';
import type { DefinitionNode, GraphQLSchema } from 'graphql';
import { Kind, print, visit } from 'graphql';
import { canonicalText, operationIdOf } from './server/graphql/storedOperations.ts';

/** Every operation of the explorer with its fragments, by the SHA-256 of its text: what a server may be told to run alone. */
const storedOperations = {
  plugin: (_schema: GraphQLSchema, documents: readonly Types.DocumentFile[]): string => {
    const definitions = documents.flatMap(({ document }) => document?.definitions ?? []);
    const fragments = new Map(definitions.flatMap((definition) => (definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition] as const] : [])));
    const texts = definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION).map((operation) => {
      const used = new Set<DefinitionNode>([operation]);
      for (const definition of used) visit(definition, { FragmentSpread: ({ name }) => { const fragment = fragments.get(name.value); if (fragment !== undefined) used.add(fragment); } });
      return canonicalText([...used].map(print).join('\n'));
    });
    return `${JSON.stringify(Object.fromEntries(texts.map((text) => [operationIdOf(text), text] as const).sort(([a], [b]) => (a < b ? -1 : 1))), null, 2)}\n`;
  },
};

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
          GraphRelease: '../release/manifest.ts#ReleaseManifest',
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
    'web/src/generated/operations.json': {
      documents: 'web/src/**/*.graphql',
      preset: {
        buildGeneratesSection: async ({ baseOutputDir, schema, schemaAst, documents }) => [
          { filename: baseOutputDir, schema, ...(schemaAst && { schemaAst }), documents, config: {}, plugins: [{ storedOperations: {} }], pluginMap: { storedOperations } },
        ],
      },
    },
  },
};

export default config;
