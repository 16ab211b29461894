import type { Assertion, ReferenceFacts } from '../domain/assertion.ts';
import type { Concept, ConceptId, ConceptKind } from '../domain/concept.ts';
import type { CodeSystem } from '../domain/release.ts';
import type { ReleaseManifest } from '../release/manifest.ts';
import type { MapRule } from '../domain/mapping.ts';
import type { RuleVerdict } from '../domain/mapRule.ts';
import type { ConceptPage } from '../services/concepts.ts';
import type { IgnoredFinding } from '../services/caseFindings.ts';
import type { CannotMissDisease } from '../services/cannotMiss.ts';
import type { Comparison, ComparisonCell, ComparisonRow } from '../services/compareDiagnoses.ts';
import type { Contribution } from '../services/contributions.ts';
import type { Diagnosis, Differential } from '../services/differential.ts';
import type { RankChange, SourceEffect } from '../services/sourceEffects.ts';
import type { NextQuestion } from '../services/nextQuestions.ts';
import type { FindingStatus, FoundFlip } from '../differential/robustness.ts';
import type { HarmonizedDrug } from '../services/harmonizeDrug.ts';
import type { LinkedMention } from '../services/linkMentions.ts';
import type { ConceptMapping } from '../services/mapConcept.ts';
import type { Abstention, PhraseCandidate, PhraseMapping } from '../services/mapPhrase.ts';
import type { ConceptSearch, FoundConcept } from '../services/searchConcepts.ts';

/** What resolvers pass down for the types of the schema that are no type of the domain. */
export type SourceParent = ReleaseManifest['sources'][number];
export type SystemParent = CodeSystem & { readonly conceptCount: number };
export type ConceptConnectionParent = ConceptPage;
export interface ConceptEdgeParent {
  readonly id: ConceptId;
}
export interface AssertionConnectionParent {
  readonly statements: readonly Assertion[];
  readonly offset: number;
  readonly total: number;
}
export interface AssertionEdgeParent {
  readonly assertion: Assertion;
}
export interface HierarchyEdgeParent {
  readonly parent: ConceptId;
  readonly source: string;
}
export type SearchParent = ConceptSearch;
export type SearchEdgeParent = FoundConcept;
export type FacetParent = { readonly count: number } & ({ readonly system: string } | { readonly kind: ConceptKind });
export interface ReferenceParent {
  /** As published. */
  readonly reference: string;
  readonly states: string | undefined;
  readonly facts: ReferenceFacts | undefined;
}
export interface ArticleParent {
  readonly pmid: string;
}
export interface ExplanationParent {
  readonly id: string;
  readonly summary: string;
  readonly inputs: readonly ExplanationInputParent[];
  readonly assertions: readonly Assertion[];
}
export interface ExplanationInputParent {
  readonly name: string;
  readonly value: string;
  readonly source: string | undefined;
}
export type DifferentialParent = Differential;
export type SourceEffectParent = SourceEffect & { readonly answer: Differential };
export type RankChangeParent = RankChange & { readonly answer: Differential };
export type CannotMissParent = CannotMissDisease & { readonly answer: Differential };
export type DiagnosisParent = Diagnosis;
export interface ContributionParent {
  readonly part: Contribution;
  readonly records: OpenedRecords;
}
/** What the parts of an answer name, read at once. */
export interface OpenedRecords {
  concept(id: ConceptId): Concept;
  assertions(ids: readonly string[]): readonly Assertion[];
}
export type IgnoredFindingParent = IgnoredFinding;
export type NextQuestionParent = NextQuestion;
export type FlipParent = FoundFlip & { readonly answer: Differential };
export interface FlipChangeParent {
  readonly finding: ConceptId;
  readonly from: FindingStatus;
  readonly to: FindingStatus;
}
export type ComparisonParent = Comparison;
export type ComparisonRowParent = ComparisonRow;
export type ComparisonCellParent = ComparisonCell;
export type MappingResultParent = ConceptMapping;
export type MappingConflictParent = ConceptMapping['conflicts'][number];
export type MapRuleParent = MapRule & { readonly verdict: RuleVerdict };
/** What is nearest may take work that is done only when it is asked for. */
export type AbstentionParent = Omit<Abstention, 'nearest'> & { readonly nearest: Abstention['nearest'] | (() => Promise<Abstention['nearest']>) };
export type PhraseMappingParent = PhraseMapping;
export type PhraseCandidateParent = PhraseCandidate;
export type LevelChoiceParent = PhraseMapping['levels'][number];
export type MentionParent = LinkedMention;
export type DrugParent = HarmonizedDrug;
export type DrugClassParent = HarmonizedDrug['classes'][number];
