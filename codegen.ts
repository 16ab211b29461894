import type { CodegenConfig } from '@graphql-codegen/cli';

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
  },
};

export default config;
