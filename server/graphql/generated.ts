import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { GraphRelease as GraphReleaseModel } from '../domain/release.ts';
import type { SourceParent, SystemParent, ReferenceParent, ArticleParent, HierarchyEdgeParent, ConceptConnectionParent, ConceptEdgeParent, AssertionConnectionParent, AssertionEdgeParent, SearchParent, SearchEdgeParent, FacetParent, DifferentialParent, DiagnosisParent, ContributionParent, IgnoredFindingParent, NextQuestionParent, FlipParent, FlipChangeParent, CannotMissParent, SourceEffectParent, RankChangeParent, ComparisonParent, ComparisonRowParent, ComparisonCellParent, MappingResultParent, MappingConflictParent, MapRuleParent, AbstentionParent, PhraseMappingParent, PhraseCandidateParent, LevelChoiceParent, MentionParent, DrugParent, DrugClassParent, ExplanationParent, ExplanationInputParent } from './parents.ts';
import type { Concept as ConceptModel, Term as TermModel } from '../domain/concept.ts';
import type { Assertion as AssertionModel, Provenance as ProvenanceModel } from '../domain/assertion.ts';
import type { Mapping as MappingModel } from '../domain/mapping.ts';
import type { IngestRun as IngestRunModel, AffectedMappings as AffectedMappingsModel, AffectedMapping as AffectedMappingModel } from '../domain/ingestRun.ts';
import type { IngestAccess, RequestContext } from './context.ts';
export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** ISO 8601 date. */
  Date: { input: string; output: string; }
  /** ISO 8601 date and time in UTC. */
  DateTime: { input: string; output: string; }
  URI: { input: string; output: string; }
};

export type Abstention = {
  readonly __typename?: 'Abstention';
  /** The fact that would settle it. */
  readonly missing: ReadonlyArray<PatientFact>;
  /** What the phrase says and the nearest concept does not. */
  readonly missingAttribute?: Maybe<Scalars['String']['output']>;
  readonly nearest?: Maybe<Concept>;
  readonly reason: Scalars['String']['output'];
};

/** How well a finding or test tells this disease from its comparison group, as printed. */
export type Accuracy = {
  readonly __typename?: 'Accuracy';
  /** The group that the disease is told from. */
  readonly comparator?: Maybe<Scalars['String']['output']>;
  readonly likelihoodRatioNegative?: Maybe<Scalars['Float']['output']>;
  readonly likelihoodRatioNegativeInterval?: Maybe<ReadonlyArray<Scalars['Float']['output']>>;
  readonly likelihoodRatioPositive?: Maybe<Scalars['Float']['output']>;
  readonly likelihoodRatioPositiveInterval?: Maybe<ReadonlyArray<Scalars['Float']['output']>>;
  readonly n?: Maybe<Scalars['Int']['output']>;
  /** 0..1 */
  readonly sensitivity?: Maybe<Scalars['Float']['output']>;
  readonly setting?: Maybe<CareSetting>;
  /** 0..1 */
  readonly specificity?: Maybe<Scalars['Float']['output']>;
};

/** A mapping that somebody should look at again. */
export type AffectedMapping = {
  readonly __typename?: 'AffectedMapping';
  /** Source or target: the one that changes. */
  readonly concept: Scalars['ID']['output'];
  /** Null of a concept that is removed. */
  readonly labelAfter?: Maybe<Scalars['String']['output']>;
  readonly labelBefore: Scalars['String']['output'];
  readonly relation: MappingRelation;
  readonly replacedBy: ReadonlyArray<Scalars['ID']['output']>;
  readonly source: Scalars['ID']['output'];
  /** The source that states it. */
  readonly statedBy: Scalars['ID']['output'];
  readonly status: MappingStatus;
  readonly target?: Maybe<Scalars['ID']['output']>;
  readonly touch: ConceptTouch;
};

export type AffectedMappings = {
  readonly __typename?: 'AffectedMappings';
  /** Of which people accepted. */
  readonly accepted: Scalars['Int']['output'];
  /** The first of them, those that people accepted before those of publishers, at most 200. */
  readonly mappings: ReadonlyArray<AffectedMapping>;
  readonly total: Scalars['Int']['output'];
};


export type AffectedMappingsMappingsArgs = {
  first?: Scalars['Int']['input'];
};

export type Article = Node & {
  readonly __typename?: 'Article';
  /** The statements that cite it, at most 200. */
  readonly assertions: ReadonlyArray<Assertion>;
  readonly id: Scalars['ID']['output'];
  readonly journal?: Maybe<Scalars['String']['output']>;
  readonly pmid: Scalars['String']['output'];
  readonly title?: Maybe<Scalars['String']['output']>;
  readonly year?: Maybe<Scalars['Int']['output']>;
};


export type ArticleAssertionsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
};

export type Assertedness =
  | 'ABSENT'
  | 'CONDITIONAL'
  | 'FAMILY'
  | 'HISTORICAL'
  | 'POSSIBLE'
  | 'PRESENT';

export type Assertion = Node & {
  readonly __typename?: 'Assertion';
  /** Test performance, when the source states it. */
  readonly accuracy?: Maybe<Accuracy>;
  /** Statements of the contrary about the same subject and object. At most 50. */
  readonly conflicts: ReadonlyArray<Assertion>;
  /** Share of patients, when the source states it. */
  readonly frequency?: Maybe<Frequency>;
  readonly id: Scalars['ID']['output'];
  /** The publisher's note in short. */
  readonly note?: Maybe<Scalars['String']['output']>;
  /** Null where the statement is a note without a code. */
  readonly object?: Maybe<Concept>;
  readonly predicate: Predicate;
  readonly provenance: ReadonlyArray<Provenance>;
  readonly qualifiers: ReadonlyArray<Qualifier>;
  readonly subject: Concept;
  /** A figure that is no share of patients: an incidence, an age, a duration. */
  readonly value?: Maybe<Quantity>;
};

export type AssertionConnection = {
  readonly __typename?: 'AssertionConnection';
  readonly edges: ReadonlyArray<AssertionEdge>;
  readonly nodes: ReadonlyArray<Assertion>;
  readonly pageInfo: PageInfo;
  readonly totalCount?: Maybe<Scalars['Int']['output']>;
};

export type AssertionEdge = {
  readonly __typename?: 'AssertionEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node: Assertion;
};

/** A disease that must not be missed while a finding that points to it is present; one of the other sex is not listed. */
export type CannotMiss = {
  readonly __typename?: 'CannotMiss';
  readonly assertions: ReadonlyArray<Assertion>;
  readonly disease: Concept;
  /** Whether it stands as EXCLUDED. */
  readonly excluded: Scalars['Boolean']['output'];
  /** What would exclude it; of an excluded one what does. */
  readonly exclusion: Scalars['String']['output'];
  /** Its rank in the list; null where it is no candidate. */
  readonly rank?: Maybe<Scalars['Int']['output']>;
  readonly rule: Scalars['String']['output'];
  /** How it stands: the list has those kept in sight first. */
  readonly standing: CannotMissStanding;
  readonly trigger: ReadonlyArray<Concept>;
};

export type CannotMissStanding =
  /** A finding is absent whose absence excludes it. */
  | 'EXCLUDED'
  | 'KEPT'
  /** Set aside: it fits less than a hundredth as well as the common condition that fits best. */
  | 'LESS_LIKELY';

export type CareSetting =
  | 'EMERGENCY'
  | 'GENETICS'
  | 'HOSPITAL'
  | 'PRIMARY_CARE';

/** At most 100 findings. */
export type CaseInput = {
  readonly ageYears?: InputMaybe<Scalars['Float']['input']>;
  readonly findings: ReadonlyArray<FindingInput>;
  /** Counts nothing in this method; `extensions.notices` says so. */
  readonly region?: InputMaybe<Scalars['String']['input']>;
  readonly setting?: InputMaybe<CareSetting>;
  readonly sex?: InputMaybe<Sex>;
};

export type CheckResult = {
  readonly __typename?: 'CheckResult';
  /** At most 10 of what was found. */
  readonly examples: ReadonlyArray<Scalars['String']['output']>;
  readonly expected: Scalars['String']['output'];
  readonly found: Scalars['String']['output'];
  readonly name: Scalars['String']['output'];
  readonly passed: Scalars['Boolean']['output'];
};

export type CodeInput = {
  readonly code: Scalars['String']['input'];
  readonly system: Scalars['ID']['input'];
};

export type CodeSystem = Node & {
  readonly __typename?: 'CodeSystem';
  /** Concepts that are published in it and loaded. */
  readonly conceptCount: Scalars['Int']['output'];
  /** What a reader must know of this system as loaded; empty when nothing. */
  readonly description: Scalars['String']['output'];
  readonly hierarchical: Scalars['Boolean']['output'];
  /** The system id, the part of a concept id before the colon. */
  readonly id: Scalars['ID']['output'];
  readonly languages: ReadonlyArray<Scalars['String']['output']>;
  readonly licence: Scalars['String']['output'];
  readonly name: Scalars['String']['output'];
  /** Its topmost concepts, at most 200 a page. */
  readonly roots: ConceptConnection;
  readonly version: Scalars['String']['output'];
};


export type CodeSystemRootsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

export type ComparisonCell = {
  readonly __typename?: 'ComparisonCell';
  readonly assertions: ReadonlyArray<Assertion>;
  readonly disease: Concept;
  /** Stated not to be had, or to speak against the disease. */
  readonly excluded: Scalars['Boolean']['output'];
  /** Null where nothing states that the disease has it. */
  readonly frequency?: Maybe<Frequency>;
};

export type ComparisonRow = {
  readonly __typename?: 'ComparisonRow';
  readonly cells: ReadonlyArray<ComparisonCell>;
  /** Statements contradict each other about one of the diseases. */
  readonly conflicting: Scalars['Boolean']['output'];
  /** The statements that do, at most 50: one has it and another excludes it, the tables name them as in conflict, or their intervals lie apart. */
  readonly conflicts: ReadonlyArray<Assertion>;
  /** The difference of the highest and the lowest share of those diseases that it is stated of, excluded ones with 0: 1 where one always and another never has it; 0 where it is stated of fewer than two. */
  readonly discriminates: Scalars['Float']['output'];
  readonly finding: Concept;
  /** Null where the case says nothing of it. */
  readonly inCase?: Maybe<FindingStatus>;
};

export type Concept = Node & {
  readonly __typename?: 'Concept';
  readonly active: Scalars['Boolean']['output'];
  /** Every concept that subsumes it, nearest first. At most 2,000. */
  readonly ancestors: ReadonlyArray<Concept>;
  /** Statements with this concept as subject, at most 200 a page. */
  readonly assertions: AssertionConnection;
  readonly childCount: Scalars['Int']['output'];
  /** Direct children by code, at most 200 a page. */
  readonly children: ConceptConnection;
  readonly code: Scalars['String']['output'];
  readonly definition?: Maybe<Scalars['String']['output']>;
  readonly descendantCount: Scalars['Int']['output'];
  /** Every concept it subsumes, by code, at most 200 a page. */
  readonly descendants: ConceptConnection;
  readonly id: Scalars['ID']['output'];
  readonly kind: ConceptKind;
  /** The preferred term in the language asked for, else in English, else in any language, else the code. */
  readonly label: Scalars['String']['output'];
  /** Mappings that name it as source or target, official ones first. At most 1,000. */
  readonly mappings: ReadonlyArray<Mapping>;
  /** What a list of diagnoses calls it: of a condition of practice the name that its tables give it, else the label. */
  readonly name: Scalars['String']['output'];
  /** The is-a statements to its parents, each with its source. At most 200. */
  readonly parentEdges: ReadonlyArray<HierarchyEdge>;
  /** Direct parents, at most 200. */
  readonly parents: ReadonlyArray<Concept>;
  /** All parent chains to a root, shortest first, each from the root to this concept. At most 50. */
  readonly pathsToRoot: ReadonlyArray<ReadonlyArray<Concept>>;
  readonly release: GraphRelease;
  /** The live concepts that took the place of this retired one. At most 100. */
  readonly replacedBy: ReadonlyArray<Concept>;
  /** The source that states this concept. */
  readonly source: SourceRelease;
  readonly standing: ConceptStanding;
  /** Statements with this concept as object: the diseases that have a finding. At most 200 a page. */
  readonly statedBy: AssertionConnection;
  readonly system: CodeSystem;
  /** All its names, preferred first. At most 1,000. */
  readonly terms: ReadonlyArray<Term>;
};


export type ConceptAssertionsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  predicate?: InputMaybe<ReadonlyArray<Predicate>>;
};


export type ConceptChildrenArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type ConceptDescendantsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type ConceptLabelArgs = {
  language?: InputMaybe<Scalars['String']['input']>;
};


export type ConceptMappingsArgs = {
  status?: InputMaybe<ReadonlyArray<MappingStatus>>;
  to?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
};


export type ConceptPathsToRootArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type ConceptStatedByArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  predicate?: InputMaybe<ReadonlyArray<Predicate>>;
};


export type ConceptTermsArgs = {
  language?: InputMaybe<Scalars['String']['input']>;
};

export type ConceptConnection = {
  readonly __typename?: 'ConceptConnection';
  readonly edges: ReadonlyArray<ConceptEdge>;
  readonly nodes: ReadonlyArray<Concept>;
  readonly pageInfo: PageInfo;
  readonly totalCount?: Maybe<Scalars['Int']['output']>;
};

export type ConceptEdge = {
  readonly __typename?: 'ConceptEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node: Concept;
};

export type ConceptKind =
  | 'ANATOMY'
  | 'DISEASE'
  | 'DRUG'
  | 'EVENT'
  | 'FINDING'
  | 'OBSERVABLE'
  | 'ORGANISM'
  | 'OTHER'
  | 'PROCEDURE'
  | 'QUALIFIER'
  | 'SUBSTANCE';

/** Exactly one of them. */
export type ConceptRef =
  { readonly code: CodeInput; readonly id?: never; readonly uri?: never; }
  |  { readonly code?: never; readonly id: Scalars['ID']['input']; readonly uri?: never; }
  |  { readonly code?: never; readonly id?: never; readonly uri: Scalars['URI']['input']; };

export type ConceptSearchConnection = {
  readonly __typename?: 'ConceptSearchConnection';
  readonly edges: ReadonlyArray<ConceptSearchEdge>;
  /** Counts by system under the kinds asked for, and by kind under the systems asked for: what each filter would leave. */
  readonly facets: ReadonlyArray<Facet>;
  /** Inactive concepts that match and are hidden; 0 when they are included. */
  readonly inactiveCount: Scalars['Int']['output'];
  readonly pageInfo: PageInfo;
  readonly release: GraphRelease;
  /** Of finding and ranking, without counting. */
  readonly tookMs: Scalars['Float']['output'];
  /** Exact, as are the counts below. Counting takes longer than finding the best: it is done where one of them is asked for. */
  readonly totalCount?: Maybe<Scalars['Int']['output']>;
};

export type ConceptSearchEdge = {
  readonly __typename?: 'ConceptSearchEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node: Concept;
  /** 0..1; comparable within one answer. */
  readonly score: Scalars['Float']['output'];
  readonly why: ReadonlyArray<MatchExplanation>;
};

export type ConceptStanding =
  /** Listed by the publisher. */
  | 'PUBLISHED'
  /** Known only because a mapping or an assertion names it; its system, or this code of it, is not loaded. */
  | 'REFERENCED'
  /** Derived from the codes to carry the hierarchy; the publisher lists no such code. */
  | 'STRUCTURAL';

export type ConceptTouch =
  /** The files do not have it. */
  | 'REMOVED'
  /** Its preferred name is another. */
  | 'RENAMED'
  /** It is not to be used any more. */
  | 'RETIRED';

/** One part of a score. */
export type Contribution = {
  readonly __typename?: 'Contribution';
  /** The statements about the disease behind it, at most 50. */
  readonly assertions: ReadonlyArray<Assertion>;
  readonly basis: ContributionBasis;
  /** How the figure came about, and how far it counts beside the other findings. */
  readonly explanation: Scalars['String']['output'];
  /** As it was sent, or the finding that is expected. Null for prior, age and sex. */
  readonly finding?: Maybe<Concept>;
  /** Share of the disease's patients with the finding that was matched or, above it, any of its kinds; pooled over the rows and shrunk. */
  readonly frequency?: Maybe<Frequency>;
  /** Log10, a multiple of 0.0001. */
  readonly logLikelihoodRatio: Scalars['Float']['output'];
  /** The reading that counts of one of these statements or more is a machine's. */
  readonly machineRead: Scalars['Boolean']['output'];
  readonly matchKind: MatchKind;
  /** The finding of the disease that it was matched with; for age the onset, for sex null. */
  readonly matched?: Maybe<Concept>;
  /** How the finding as it was sent leads to the one matched: over mappings, up the hierarchy to what both are, and down. */
  readonly path: ReadonlyArray<Concept>;
};

/** Where the figure of a part comes from, the most trusted first among those of findings. */
export type ContributionBasis =
  /** No source states an incidence; one for rare diseases is assumed. */
  | 'ASSUMED_INCIDENCE'
  /** Of patients counted with and without the disease. */
  | 'COUNTS'
  /** The share of its patients, and the mean share in what it is confused with. */
  | 'FREQUENCY_AGAINST_CONFUSABLES'
  /** The share of its patients against the mean share over all annotated diseases. */
  | 'FREQUENCY_AGAINST_DISEASES'
  /** The share of its patients alone, against that in practice; capped. */
  | 'FREQUENCY_CAPPED'
  /** Cases a year in the population, or the share of those who present in the setting. */
  | 'INCIDENCE'
  /** A likelihood ratio that a study states. */
  | 'LIKELIHOOD_RATIO'
  /** Nothing in the disease speaks of it. */
  | 'NOTHING_STATED'
  /** When the disease begins. */
  | 'ONSET'
  /** A relative risk or odds ratio of a risk factor, taken to patients at large. */
  | 'RELATIVE_RISK'
  /** Of sensitivity and specificity. */
  | 'SENSITIVITY_SPECIFICITY'
  /** Whom it affects. */
  | 'SEX'
  /** Stated without a share, or of patients who were chosen by the finding: a share is assumed; capped low. */
  | 'STATED_WITHOUT_SHARE';

export type Diagnosis = {
  readonly __typename?: 'Diagnosis';
  /** Kept in sight among those that must not be missed. */
  readonly cannotMiss: Scalars['Boolean']['output'];
  /** Codes of the disease in other systems, over the loaded mappings. */
  readonly codes: ReadonlyArray<Concept>;
  readonly disease: Concept;
  readonly kind: DiagnosisKind;
  /** Findings of the disease that nobody has mentioned, the most frequent first. */
  readonly missing: ReadonlyArray<Contribution>;
  /** That of the disease. */
  readonly name: Scalars['String']['output'];
  /** What speaks against it or does not count: present findings that make it less likely, or that it does not explain (these weigh 0 for a rare disease without a prior, and less with one or for a common condition), absent findings that it expects, age and sex. */
  readonly opposing: ReadonlyArray<Contribution>;
  /** Null where incidence does not count or is not loaded. */
  readonly prior?: Maybe<Contribution>;
  /** Calibrated share; all candidates and 'none of these' sum to 1. */
  readonly probability: Scalars['Float']['output'];
  /** From 1; equal scores share a rank, and the next one counts them all. */
  readonly rank: Scalars['Int']['output'];
  /** Lowest and highest rank it takes when any one finding is left out. Computed only when asked for. */
  readonly rankInterval: ReadonlyArray<Scalars['Int']['output']>;
  /** Statements that ask for action, as their sources put it in short. */
  readonly redFlags: ReadonlyArray<Assertion>;
  /** The same disease in other systems. */
  readonly sameAs: ReadonlyArray<Concept>;
  /** Why each of `sameAs` is taken for the same disease: the rule of the merge, in their order. */
  readonly sameAsRules: ReadonlyArray<Scalars['String']['output']>;
  /** Log10 likelihood ratio against the population of diseases: prior + supporting + opposing + missing, each a multiple of 0.0001. */
  readonly score: Scalars['Float']['output'];
  /** What speaks for it, the most telling first: present findings that it explains, absent ones that it does not expect, age and sex. */
  readonly supporting: ReadonlyArray<Contribution>;
  /** Another disease has the same score. */
  readonly tied: Scalars['Boolean']['output'];
};


export type DiagnosisCodesArgs = {
  systems?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
};

export type DiagnosisComparison = {
  readonly __typename?: 'DiagnosisComparison';
  readonly diseases: ReadonlyArray<Concept>;
  readonly release: GraphRelease;
  /** Separating findings first, each with one cell for each disease in their order. */
  readonly rows: ReadonlyArray<ComparisonRow>;
};

export type DiagnosisKind =
  /** Described by studies of practice: likelihood ratios, comparison groups, incidence. */
  | 'COMMON'
  /** Described by annotations: frequencies of findings over rare diseases. */
  | 'RARE';

export type Differential = {
  readonly __typename?: 'Differential';
  /** Set when the order is not to be relied on; the list is there nevertheless. */
  readonly abstained?: Maybe<Abstention>;
  readonly candidatesConsidered: Scalars['Int']['output'];
  /** Diseases that a stated rule says must not be missed: those kept in sight first, then those less likely, then those excluded; at most 40 (`extensions.notices` says how many more there are). It never raises a rank. Empty while no source with such a rule is loaded. */
  readonly cannotMiss: ReadonlyArray<CannotMiss>;
  /** Which diseases the release can find at all. */
  readonly coverage: DifferentialCoverage;
  /** Best first; equal scores share a rank. */
  readonly diagnoses: ReadonlyArray<Diagnosis>;
  /** One candidate, wherever it stands. Null where the case ranks nothing; a disease without stated findings is an error NOT_FOUND. */
  readonly diagnosis?: Maybe<Diagnosis>;
  /** The smallest sets of changed findings that put another disease alone in the first place: of all single changes, else of the pairs among the 10 that come nearest to it. At most 10; empty where these do not, or where the first place is shared. Computed only when asked for. */
  readonly flips: ReadonlyArray<Flip>;
  /** Findings that changed nothing, with the reason. */
  readonly ignored: ReadonlyArray<IgnoredFinding>;
  /** The two counts of `robustness`; null where it is. */
  readonly leftOut?: Maybe<LeftOut>;
  readonly method: Scalars['String']['output'];
  /** At most 5, the most telling for their burden first; empty when the answer to none of the 12 most telling findings changes the first place. Computed only when asked for. */
  readonly nextQuestions: ReadonlyArray<NextQuestion>;
  /** Probability that it is none of the candidates. */
  readonly noneOfThese: Scalars['Float']['output'];
  /** False where fewer than 2 present findings tell diseases apart: ranks and shares are then not to be relied on, and `abstained` is set. */
  readonly ordered: Scalars['Boolean']['output'];
  /** How incidence counts in this answer. */
  readonly prior: PriorUse;
  /** Findings whose answers were tried out for `nextQuestions`, those that change nothing included. Computed only when asked for. */
  readonly questionsTried: ReadonlyArray<Concept>;
  readonly release: GraphRelease;
  /** Share of the findings of which any one can be left out and the first place stays; null where nothing stands alone in it, or of fewer than two findings. Computed only when asked for. */
  readonly robustness?: Maybe<Scalars['Float']['output']>;
  readonly tookMs: Scalars['Float']['output'];
  /** What changes without one of the sources, for each that speaks of a candidate. Computed only when asked for. */
  readonly withoutSource: ReadonlyArray<SourceEffect>;
  /** When abstained: findings whose answer would help most, at most 5; else empty. Computed only when asked for. */
  readonly wouldHelp: ReadonlyArray<Concept>;
};


export type DifferentialDiagnosisArgs = {
  disease: Scalars['ID']['input'];
};

export type DifferentialCoverage = {
  readonly __typename?: 'DifferentialCoverage';
  /** Candidates described with test performance or incidence; 0 where no such source is loaded. */
  readonly commonConditions: Scalars['Int']['output'];
  /** Candidates described by the annotations of rare diseases. */
  readonly rareDiseases: Scalars['Int']['output'];
  /** To be shown: what a list without a disease does not mean. */
  readonly statement: Scalars['String']['output'];
};

export type DrugClass = {
  readonly __typename?: 'DrugClass';
  readonly concept: Concept;
  /** From the top of ATC to the class. */
  readonly path: ReadonlyArray<Concept>;
};

export type DrugHarmonization = {
  readonly __typename?: 'DrugHarmonization';
  readonly atc: ReadonlyArray<PhraseCandidate>;
  /** Every class of the codes that fit, with the way from the top of ATC. */
  readonly classes: ReadonlyArray<DrugClass>;
  readonly confidence?: Maybe<Scalars['Float']['output']>;
  /** The first substance, as the most fitting code of ATC. */
  readonly ingredient?: Maybe<Concept>;
  /** Every substance found, each as its most fitting code. */
  readonly ingredients: ReadonlyArray<Concept>;
  readonly needsReview: Scalars['Boolean']['output'];
  /** The route given, else the one in the string, in one spelling. */
  readonly route?: Maybe<Scalars['String']['output']>;
  /** Strengths as written, set aside. */
  readonly strengths: ReadonlyArray<Scalars['String']['output']>;
};

export type EvidenceTier =
  | 'CURATED'
  | 'DERIVED'
  | 'EHR'
  | 'LITERATURE'
  | 'SYNTHETIC'
  | 'TERMINOLOGY';

/** Everything behind one number or one edge, resolvable by its id alone. */
export type Explanation = {
  readonly __typename?: 'Explanation';
  readonly assertions: ReadonlyArray<Assertion>;
  readonly id: Scalars['ID']['output'];
  readonly inputs: ReadonlyArray<ExplanationInput>;
  readonly release: GraphRelease;
  readonly summary: Scalars['String']['output'];
};

export type ExplanationInput = {
  readonly __typename?: 'ExplanationInput';
  readonly name: Scalars['String']['output'];
  readonly source?: Maybe<SourceRelease>;
  readonly value: Scalars['String']['output'];
};

/** A count for one system or for one kind. */
export type Facet = {
  readonly __typename?: 'Facet';
  readonly count: Scalars['Int']['output'];
  readonly kind?: Maybe<ConceptKind>;
  readonly system?: Maybe<CodeSystem>;
};

export type FindingInput = {
  /** A finding that diseases are described by (of HPO, SNOMED CT or this project), or a code that leads to one over mappings, else by its name: `Contribution.path` and `explanation` show how. Alternative and former ids are resolved. */
  readonly concept: Scalars['ID']['input'];
  /** Counts nothing in this method; `extensions.notices` says so. */
  readonly onsetYears?: InputMaybe<Scalars['Float']['input']>;
  readonly status?: InputMaybe<FindingStatus>;
};

export type FindingStatus =
  /** Looked for and not there: lowers a disease that expects it, by a bounded weight. */
  | 'ABSENT'
  | 'PRESENT'
  /** Neither helps nor harms; it is listed among the ignored findings. */
  | 'UNKNOWN';

export type Flip = {
  readonly __typename?: 'Flip';
  readonly changes: ReadonlyArray<FlipChange>;
  readonly newFirst: Concept;
  /** The first three after the changes. */
  readonly order: ReadonlyArray<Concept>;
};

export type FlipChange = {
  readonly __typename?: 'FlipChange';
  readonly finding: Concept;
  readonly from: FindingStatus;
  readonly to: FindingStatus;
};

export type Frequency = {
  readonly __typename?: 'Frequency';
  readonly denominator?: Maybe<Scalars['Int']['output']>;
  /** 0..1 */
  readonly estimate: Scalars['Float']['output'];
  readonly high: Scalars['Float']['output'];
  readonly low: Scalars['Float']['output'];
  readonly numerator?: Maybe<Scalars['Int']['output']>;
  /** In the source's own words. */
  readonly stated: Scalars['String']['output'];
};

export type GraphCounts = {
  readonly __typename?: 'GraphCounts';
  readonly articles: Scalars['Int']['output'];
  readonly assertions: Scalars['Int']['output'];
  readonly concepts: Scalars['Int']['output'];
  readonly cooccurrences: Scalars['Int']['output'];
  readonly hierarchyEdges: Scalars['Int']['output'];
  readonly mappings: Scalars['Int']['output'];
  readonly terms: Scalars['Int']['output'];
};

/** One immutable build of the graph. Answers name it. */
export type GraphRelease = Node & {
  readonly __typename?: 'GraphRelease';
  /** SHA-256 over the content of its sources, independent of when it was built. */
  readonly contentHash: Scalars['String']['output'];
  readonly counts: GraphCounts;
  readonly createdAt: Scalars['DateTime']['output'];
  readonly id: Scalars['ID']['output'];
  readonly sources: ReadonlyArray<SourceRelease>;
};

export type HierarchyEdge = {
  readonly __typename?: 'HierarchyEdge';
  readonly parent: Concept;
  readonly source: SourceRelease;
};

export type IgnoredFinding = {
  readonly __typename?: 'IgnoredFinding';
  /** As sent; of a code that the release does not have, only the code is known. */
  readonly finding: Concept;
  /** Whether the release has it. */
  readonly known: Scalars['Boolean']['output'];
  /** Known findings near it by name, at most 3. */
  readonly nearest: ReadonlyArray<Concept>;
  readonly reason: Scalars['String']['output'];
};

/** Concepts of which these files say something, beside what the served release says from the sources that they replace. */
export type IngestChanges = {
  readonly __typename?: 'IngestChanges';
  readonly added: Scalars['Int']['output'];
  /** With another name, parent, statement or mapping, or another standing. */
  readonly changed: Scalars['Int']['output'];
  /** Of which only the served release says something. */
  readonly removed: Scalars['Int']['output'];
  /** Still there, and not to be used any more. */
  readonly retired: Scalars['Int']['output'];
};

export type IngestFailure = {
  readonly __typename?: 'IngestFailure';
  readonly code: Scalars['String']['output'];
  readonly message: Scalars['String']['output'];
};

export type IngestLogLine = {
  readonly __typename?: 'IngestLogLine';
  readonly at: Scalars['DateTime']['output'];
  readonly text: Scalars['String']['output'];
};

/** What may be loaded over this API, and from where. */
export type IngestOptions = {
  readonly __typename?: 'IngestOptions';
  /** Whether mutations are answered. */
  readonly allowed: Scalars['Boolean']['output'];
  /** Room on the disk for releases. */
  readonly freeBytes: Scalars['Float']['output'];
  /** Memory that processes of this machine, or of its limit, can still take. */
  readonly freeMemoryBytes: Scalars['Float']['output'];
  /** What lies in the folder that this server loads from, two levels deep, at most 200; empty where nothing may be loaded. */
  readonly paths: ReadonlyArray<Scalars['String']['output']>;
  /** Why they are not; null where they are. */
  readonly refusal?: Maybe<Scalars['String']['output']>;
  /** The built releases that serveRelease can serve, newest first. At most 100. */
  readonly releases: ReadonlyArray<GraphRelease>;
  /** Of those the one that is served, then those served before it, the latest first: the second is what a rollback serves. */
  readonly served: ReadonlyArray<Scalars['ID']['output']>;
  readonly sources: ReadonlyArray<IngestSource>;
};


/** What may be loaded over this API, and from where. */
export type IngestOptionsReleasesArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** The parts of a real run in their order; the release served before stays until the last one is done. */
export type IngestPhase =
  /** The release is built beside the served one. */
  | 'BUILD'
  /** The files are read and checked; nothing is kept. */
  | 'READ'
  /** What was read is written to disk. */
  | 'STORE'
  /** The release becomes the served one; with Neo4j it is loaded there first. It cannot be cancelled any more. */
  | 'SWITCH';

/** Bytes of memory at the most, and of the disk for graph files and release. */
export type IngestRoom = {
  readonly __typename?: 'IngestRoom';
  readonly diskBytes: Scalars['Float']['output'];
  readonly memoryBytes: Scalars['Float']['output'];
};

/** A run of the ingest that was started over this API: a process of its own, remembered on disk. A dry run reads and checks; a real run also builds the release and serves it at its end; a third kind serves a release that is built. */
export type IngestRun = Node & {
  readonly __typename?: 'IngestRun';
  readonly accepted: Scalars['Int']['output'];
  /** Mappings of other sources that name a concept which is retired, removed or renamed; null before everything is read. */
  readonly affectedMappings?: Maybe<AffectedMappings>;
  /** What differs from the release that was served when it was read; null before that. */
  readonly changes?: Maybe<IngestChanges>;
  /** Empty before everything is read. */
  readonly checks: ReadonlyArray<CheckResult>;
  /** SHA-256 over what was read, in a dry run and in the real run after it alike; null before everything is read. */
  readonly contentHash?: Maybe<Scalars['String']['output']>;
  readonly dryRun: Scalars['Boolean']['output'];
  /** Why it FAILED. */
  readonly failure?: Maybe<IngestFailure>;
  readonly finishedAt?: Maybe<Scalars['DateTime']['output']>;
  readonly id: Scalars['ID']['output'];
  readonly licence?: Maybe<Scalars['String']['output']>;
  /** What it said on its way, as at the command line: the first 500 lines. Null where nothing may be loaded, because lines of the operator's files are among them. */
  readonly log?: Maybe<ReadonlyArray<IngestLogLine>>;
  /** What a load of it needs, as estimated once everything is read: within a factor of two. */
  readonly needs?: Maybe<IngestRoom>;
  /** As it was asked for, within the folder that this server loads from. Null where a built release is served. */
  readonly path?: Maybe<Scalars['String']['output']>;
  /** The part that is under way or in which it ended; null before it began. A dry run has READ alone, the serving of a built release SWITCH alone. */
  readonly phase?: Maybe<IngestPhase>;
  /** Share of the records read, 0..1, where a dry run of the same files has counted them; null where the whole is not known. */
  readonly progress?: Maybe<Scalars['Float']['output']>;
  /** Records of the publisher's files; at any moment read = accepted + rejectedCount + skipped. */
  readonly read: Scalars['Int']['output'];
  /** Of the reading, from its beginning. */
  readonly recordsPerSecond?: Maybe<Scalars['Int']['output']>;
  /** The first rejected records in the order read, at most 500; null where nothing may be loaded, because they are lines of the operator's files. */
  readonly rejected?: Maybe<ReadonlyArray<RejectedRecord>>;
  readonly rejectedCount: Scalars['Int']['output'];
  /** The release that it serves once it has SUCCEEDED; of a dry run, the one that a load of the same would serve. */
  readonly release?: Maybe<Scalars['ID']['output']>;
  /** Seconds of reading that are left at this pace, where progress is known. */
  readonly secondsLeft?: Maybe<Scalars['Int']['output']>;
  /** Records that are well formed and not meant for the graph, such as a header. */
  readonly skipped: Scalars['Int']['output'];
  /** As it was asked for: a source, or the format of a file. Null where a built release is served. */
  readonly source?: Maybe<Scalars['String']['output']>;
  /** When it was asked for. */
  readonly startedAt: Scalars['DateTime']['output'];
  readonly status: IngestStatus;
  /** What a load took, once it has SUCCEEDED. */
  readonly took?: Maybe<IngestRoom>;
  /** Of the source, read off its files; null before that. */
  readonly version?: Maybe<Scalars['String']['output']>;
};


/** A run of the ingest that was started over this API: a process of its own, remembered on disk. A dry run reads and checks; a real run also builds the release and serves it at its end; a third kind serves a release that is built. */
export type IngestRunRejectedArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
};

export type IngestSource = {
  readonly __typename?: 'IngestSource';
  /** The files that it needs, in words. */
  readonly files: ReadonlyArray<Scalars['String']['output']>;
  /** For `startIngest`. */
  readonly name: Scalars['ID']['output'];
  /** Sources without which it cannot be read. */
  readonly needs: ReadonlyArray<Scalars['ID']['output']>;
  readonly title: Scalars['String']['output'];
};

export type IngestStatus =
  | 'CANCELLED'
  /** Everything is read; the checks over all rows are being concluded. */
  | 'CHECKING'
  /** The release served before stays. */
  | 'FAILED'
  /** It rests, once what it does at a stretch is done, until it is resumed; those that wait behind it go on waiting, and one that waits itself is passed over. */
  | 'PAUSED'
  /** Waits for the run before it. */
  | 'QUEUED'
  | 'RUNNING'
  | 'SUCCEEDED';

/** Which statements count. Frequencies are computed again without the others; backgrounds stay, and `extensions.notices` says so, and what of the filter names nothing. */
export type KnowledgeFilter = {
  /** Statements that cite any of these do not count. */
  readonly excludeReferences?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Statements of these sources do not count; by name (HPOA) or by id. */
  readonly excludeSources?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Only statements under these licences, as the sources name them. */
  readonly licences?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Only statements of sources of these tiers. */
  readonly tiers?: InputMaybe<ReadonlyArray<EvidenceTier>>;
};

export type LeftOut = {
  readonly __typename?: 'LeftOut';
  /** Findings of the case that are known, of whatever status. */
  readonly of: Scalars['Int']['output'];
  /** Findings of which any one can be left out and the first place stays. */
  readonly stays: Scalars['Int']['output'];
};

export type LevelChoice = {
  readonly __typename?: 'LevelChoice';
  readonly alternatives: ReadonlyArray<Concept>;
  readonly concept: Concept;
  readonly confidence: Scalars['Float']['output'];
  /** From 1 at the top. */
  readonly level: Scalars['Int']['output'];
};

/** A condition of an official map: which group and priority, and what it asks of the patient. */
export type MapRule = {
  readonly __typename?: 'MapRule';
  readonly expression: Scalars['String']['output'];
  readonly group: Scalars['Int']['output'];
  /** Facts that would settle an outcome that is unknown. */
  readonly needs: ReadonlyArray<PatientFact>;
  readonly outcome: RuleOutcome;
  readonly priority: Scalars['Int']['output'];
  readonly readable: Scalars['String']['output'];
};

/** Reads: the target is … than the source; BROADER means the target is broader. */
export type Mapping = Node & {
  readonly __typename?: 'Mapping';
  /** 0..1 where the engine proposes it; null for what a publisher or a curator states. */
  readonly confidence?: Maybe<Scalars['Float']['output']>;
  /** The publisher's own flags, as stated; of an accepted mapping also its phrase, language and count. */
  readonly flags: ReadonlyArray<Qualifier>;
  readonly id: Scalars['ID']['output'];
  readonly provenance: ReadonlyArray<Provenance>;
  readonly relation: MappingRelation;
  /** The condition under which an official map holds. */
  readonly rule?: Maybe<MapRule>;
  readonly source: Concept;
  readonly status: MappingStatus;
  /** Null where the publisher says that there is no target. */
  readonly target?: Maybe<Concept>;
  /** With `target`, the further codes that must be used together (combination maps). */
  readonly targetsTogether: ReadonlyArray<Concept>;
  /** How the engine came to it; empty for what is stated. */
  readonly why: ReadonlyArray<MatchExplanation>;
};

/** Two statements about one source that cannot both be exact. */
export type MappingConflict = {
  readonly __typename?: 'MappingConflict';
  readonly mappings: ReadonlyArray<Mapping>;
  readonly reason: Scalars['String']['output'];
};

export type MappingRelation =
  | 'BROADER'
  | 'CLOSE'
  | 'EXACT'
  | 'NARROWER'
  | 'NOT_MAPPED'
  | 'RELATED';

/** The codes of another system that a concept corresponds to: official maps first, then accepted ones, then paths through shared neighbours, then names. */
export type MappingResult = {
  readonly __typename?: 'MappingResult';
  /** Set when the engine declines to choose. */
  readonly abstained?: Maybe<Abstention>;
  readonly candidates: ReadonlyArray<Mapping>;
  /** Targets on which sources disagree, each with what they say. */
  readonly conflicts: ReadonlyArray<MappingConflict>;
  readonly release: GraphRelease;
  readonly source: Concept;
};

export type MappingStatus =
  | 'ACCEPTED'
  | 'CANDIDATE'
  | 'CONFLICT'
  | 'IN_REVIEW'
  | 'OFFICIAL'
  | 'REJECTED'
  | 'SUPERSEDED';

export type MatchExplanation = {
  readonly __typename?: 'MatchExplanation';
  /** Start and end offsets in the term, UTF-16. */
  readonly highlights: ReadonlyArray<ReadonlyArray<Scalars['Int']['output']>>;
  /** What else there is to say about the match. */
  readonly note?: Maybe<Scalars['String']['output']>;
  /** Place in the answer, from 1. */
  readonly rank: Scalars['Int']['output'];
  readonly reason: MatchReason;
  readonly score: Scalars['Float']['output'];
  /** The term of the concept that matched. */
  readonly term?: Maybe<Scalars['String']['output']>;
};

export type MatchKind =
  /** Absent, and a study says what its absence means. */
  | 'ABSENT'
  | 'ABSENT_EXPECTED'
  | 'AGE'
  /** Matched with what subsumes the finding, or another kind of that. */
  | 'ANCESTOR'
  /** The disease has a more specific finding, which the one sent subsumes. */
  | 'DESCENDANT'
  /** The disease is stated to have this finding. */
  | 'EXACT'
  | 'EXPECTED_UNMENTIONED'
  | 'PRIOR'
  | 'SEX'
  /** Matched in one of these ways, but no mapping leads from the code that was sent: it is taken for the finding that has its name. */
  | 'SIMILAR_TEXT'
  /** Present, and nothing in the disease explains it. */
  | 'UNEXPLAINED';

export type MatchReason =
  /** An abbreviation was spelled out, or is the name. */
  | 'ABBREVIATION'
  /** The code is the text, or begins with it. */
  | 'CODE'
  | 'DESCENDANT'
  /** Every word typed stands in the name. */
  | 'EXACT'
  /** A word typed is the beginning of a word of the name. */
  | 'PREFIX'
  /** A word typed is not in the name as it was typed; `note` says how. */
  | 'SPELLING'
  /** The name is not the preferred one. */
  | 'SYNONYM'
  /** By meaning. */
  | 'VECTOR';

export type Mention = {
  readonly __typename?: 'Mention';
  readonly assertion: Assertedness;
  readonly candidates: ReadonlyArray<PhraseCandidate>;
  /** The words that decided the assertion; null for PRESENT without a cue. */
  readonly cue?: Maybe<Scalars['String']['output']>;
  readonly end: Scalars['Int']['output'];
  /** UTF-16 offsets into the text as sent. */
  readonly start: Scalars['Int']['output'];
  /** The text between the offsets, unchanged. */
  readonly text: Scalars['String']['output'];
};

/** Answered only where the server is configured to load files (INGEST_DIR); elsewhere an error NOT_CONFIGURED. */
export type Mutation = {
  readonly __typename?: 'Mutation';
  /** Ends a run that waits or runs; what was served stays. One that has ended is answered as it is; one that is switching is refused (TOO_LATE). */
  readonly cancelIngest: IngestRun;
  /** Lets a run rest until it is resumed. One that has ended is answered as it is; one that is switching is refused (TOO_LATE). */
  readonly pauseIngest: IngestRun;
  readonly resumeIngest: IngestRun;
  /** Serves a built release, such as the one before (a rollback), as a run after those that wait. */
  readonly serveRelease: IngestRun;
  /**
   * Reads files of the configured folder and checks them; with `dryRun: false` builds a release with them and serves it.
   * A real run needs a dry run of the same source and path that succeeded (DRY_RUN_NEEDED), and fails where the files are not those of that dry run (CONTENT_CHANGED).
   * With `release`, that of the dry run, it serves no other: it fails where another source changed meanwhile (CONTENT_CHANGED).
   * A run that waits or runs already for the same is answered instead of a second one.
   */
  readonly startIngest: IngestRun;
};


/** Answered only where the server is configured to load files (INGEST_DIR); elsewhere an error NOT_CONFIGURED. */
export type MutationCancelIngestArgs = {
  run: Scalars['ID']['input'];
};


/** Answered only where the server is configured to load files (INGEST_DIR); elsewhere an error NOT_CONFIGURED. */
export type MutationPauseIngestArgs = {
  run: Scalars['ID']['input'];
};


/** Answered only where the server is configured to load files (INGEST_DIR); elsewhere an error NOT_CONFIGURED. */
export type MutationResumeIngestArgs = {
  run: Scalars['ID']['input'];
};


/** Answered only where the server is configured to load files (INGEST_DIR); elsewhere an error NOT_CONFIGURED. */
export type MutationServeReleaseArgs = {
  release: Scalars['ID']['input'];
};


/** Answered only where the server is configured to load files (INGEST_DIR); elsewhere an error NOT_CONFIGURED. */
export type MutationStartIngestArgs = {
  dryRun?: Scalars['Boolean']['input'];
  path: Scalars['String']['input'];
  release?: InputMaybe<Scalars['ID']['input']>;
  source: Scalars['String']['input'];
};

export type NextQuestion = {
  readonly __typename?: 'NextQuestion';
  readonly burden: QuestionBurden;
  readonly finding: Concept;
  readonly ifAbsent: ReadonlyArray<Concept>;
  /** Who would stand first to third. */
  readonly ifPresent: ReadonlyArray<Concept>;
  /** Expected bits about the diagnosis. */
  readonly informationGain: Scalars['Float']['output'];
  readonly question: Scalars['String']['output'];
};

export type Node = {
  readonly id: Scalars['ID']['output'];
};

export type PageInfo = {
  readonly __typename?: 'PageInfo';
  readonly endCursor?: Maybe<Scalars['String']['output']>;
  readonly hasNextPage: Scalars['Boolean']['output'];
  readonly hasPreviousPage: Scalars['Boolean']['output'];
  readonly startCursor?: Maybe<Scalars['String']['output']>;
};

export type PatientFact =
  | 'AGE'
  | 'COMORBIDITY'
  | 'EPISODE'
  | 'INDICATION'
  | 'LATERALITY'
  | 'ROUTE'
  | 'SEX';

export type PatientInput = {
  readonly ageYears?: InputMaybe<Scalars['Float']['input']>;
  readonly conditions?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  readonly sex?: InputMaybe<Sex>;
};

export type PhraseCandidate = {
  readonly __typename?: 'PhraseCandidate';
  readonly concept: Concept;
  /** 0..1, calibrated on held-out phrases; where people accepted or rejected this phrase, the share in which they did, drawn to that. */
  readonly confidence: Scalars['Float']['output'];
  /** Reads: the concept is … than the phrase, decided by what its name lacks or adds. */
  readonly relation: MappingRelation;
  /** Of the re-ranker; comparable within one answer. */
  readonly score: Scalars['Float']['output'];
  readonly stages: ReadonlyArray<StageScore>;
  readonly why: ReadonlyArray<MatchExplanation>;
};

export type PhraseMapping = {
  readonly __typename?: 'PhraseMapping';
  readonly abstained?: Maybe<Abstention>;
  readonly candidates: ReadonlyArray<PhraseCandidate>;
  /** From the top of the hierarchy down to the last certain level; empty for other strategies. */
  readonly levels: ReadonlyArray<LevelChoice>;
  readonly release: GraphRelease;
  readonly text: Scalars['String']['output'];
};

export type PhraseStrategy =
  /** Level by level where the target is ATC, else by retrieval and re-ranking. */
  | 'AUTO'
  /** Down the hierarchy level by level, to the last certain one; `abstained.missing` names the fact that the codes under it differ in. */
  | 'LEVELWISE'
  | 'RETRIEVE_RERANK';

export type Predicate =
  | 'AGE_AT_ONSET'
  | 'CAUSES'
  | 'CODE_ALSO'
  | 'CODE_FIRST'
  | 'CONFIRMED_BY'
  | 'CONFUSED_WITH'
  | 'CONTRAINDICATED'
  /** How it begins and goes on. */
  | 'COURSE'
  | 'EXCLUDES1'
  | 'EXCLUDES2'
  | 'EXCLUDES_FINDING'
  /** A defining relationship of SNOMED CT; the qualifier `attribute` is its type: finding site, causative agent. */
  | 'HAS_ATTRIBUTE'
  | 'HAS_FINDING'
  | 'HAS_INHERITANCE'
  | 'HAS_ONSET'
  | 'INCIDENCE'
  | 'PREVALENCE'
  | 'RED_FLAG'
  | 'RISK_FACTOR'
  /** Share with the disease among those who present so, by setting. */
  | 'SETTING_PRIOR'
  | 'SEX_RATIO'
  | 'STUDIED_IN'
  | 'TREATS'
  | 'USE_ADDITIONAL';

/** How much the incidence counts: none, or as stated for the setting. */
export type PriorInput = {
  readonly use: Scalars['Boolean']['input'];
  readonly weight?: InputMaybe<Scalars['Float']['input']>;
};

export type PriorUse = {
  readonly __typename?: 'PriorUse';
  readonly setting?: Maybe<CareSetting>;
  /** Why it is used or not, and what it is measured against. */
  readonly statement: Scalars['String']['output'];
  readonly used: Scalars['Boolean']['output'];
  /** 1 as stated, 0 none. */
  readonly weight: Scalars['Float']['output'];
};

/** Where one statement comes from. No edge without it. */
export type Provenance = {
  readonly __typename?: 'Provenance';
  readonly author?: Maybe<Scalars['String']['output']>;
  /** Everything it cites: articles, database entries, books, pages. */
  readonly citations: ReadonlyArray<Reference>;
  /** As the publisher states it, e.g. PCS (published clinical study), IEA, TAS. */
  readonly evidenceCode?: Maybe<Scalars['String']['output']>;
  readonly licence: Scalars['String']['output'];
  /** The reading that counts is a machine's. */
  readonly machineRead: Scalars['Boolean']['output'];
  /** When the publisher recorded it. */
  readonly recordedAt?: Maybe<Scalars['Date']['output']>;
  /** The articles among its citations, newest first. */
  readonly references: ReadonlyArray<Article>;
  /** The release of the source that stated it. */
  readonly run: Scalars['ID']['output'];
  readonly source: SourceRelease;
  readonly tier: EvidenceTier;
};

export type Qualifier = {
  readonly __typename?: 'Qualifier';
  readonly name: Scalars['String']['output'];
  readonly value: Scalars['String']['output'];
};

export type Quantity = {
  readonly __typename?: 'Quantity';
  /** Whom it is about, where and when. */
  readonly context?: Maybe<Scalars['String']['output']>;
  readonly high?: Maybe<Scalars['Float']['output']>;
  readonly low?: Maybe<Scalars['Float']['output']>;
  readonly unit: Scalars['String']['output'];
  readonly value: Scalars['Float']['output'];
};

export type Query = {
  readonly __typename?: 'Query';
  readonly article?: Maybe<Article>;
  readonly assertion?: Maybe<Assertion>;
  /** contract */
  readonly codeSystems: ReadonlyArray<CodeSystem>;
  /** contract. Shared and separating findings of 2 to 5 diseases; with the case, what it says of each. */
  readonly compareDiagnoses: DiagnosisComparison;
  /** contract. By id, code or URI, in any usual spelling; an alternative or retired id answers the live concept. */
  readonly concept?: Maybe<Concept>;
  /** contract. In the order of the ids, null in the place of an unknown one. At most 200 ids. */
  readonly concepts: ReadonlyArray<Maybe<Concept>>;
  /** contract. Ranks every disease that has stated findings for a case; at most 100 diagnoses. */
  readonly differential: Differential;
  /** What stands behind a statement or a mapping, by its id. */
  readonly explain?: Maybe<Explanation>;
  /** contract. A drug string to substance, route, ATC codes and classes; it asks for review rather than guess. */
  readonly harmonizeDrug: DrugHarmonization;
  readonly ingestOptions: IngestOptions;
  /** Runs of the ingest, newest first; at most 100 are remembered. */
  readonly ingestRuns: ReadonlyArray<IngestRun>;
  /** contract. Mentions of concepts in free text of at most 200,000 characters, in order, without overlap: the longest wins, then the surer. A qualifier alone (acute) is none. At most 10 systems; `language` as in mapPhrase. */
  readonly linkMentions: ReadonlyArray<Mention>;
  /** contract. A concept in another system, at most 25 candidates; `confidence` of official maps is null. */
  readonly mapConcept: MappingResult;
  /** contract. What a phrase means in a system, at most 25 candidates; a text of at most 500 characters. `billable` goes down to codes without children. `language` is a tag such as es: names of it come first, then English ones, and no others; without it every language counts alike. A qualifier (mild, frequency) comes after what states a finding where the phrase says more than its name. Phrases that people accepted (loaded as SSSOM or as a plain table) are searched beside the names. */
  readonly mapPhrase: PhraseMapping;
  /** Cost, depth and faults of an operation before it is run; `variables` is the text of a JSON object, because page sizes may come with it. */
  readonly measureQuery: QueryReport;
  /** Any object by its id, exactly as it stands: a retired concept is not exchanged for its replacement. */
  readonly node?: Maybe<Node>;
  /** contract. Null in the place of an unknown id. At most 200 ids. */
  readonly nodes: ReadonlyArray<Maybe<Node>>;
  /** contract */
  readonly release: GraphRelease;
  /** The releases this server holds, newest first. At most 100. */
  readonly releases: ReadonlyArray<GraphRelease>;
  /** contract. Words in any order, the last letters of each may be missing; at most 100 a page. */
  readonly searchConcepts: ConceptSearchConnection;
  /** Shortest connections over hierarchy, mappings and assertions, never through a concept with more than 500 neighbours; `extensions.notices` says when the walk was cut. */
  readonly shortestPaths: ReadonlyArray<ReadonlyArray<Concept>>;
  /** contract. True for a concept and itself, false across systems; an unknown id is an error NOT_FOUND. */
  readonly subsumes: Scalars['Boolean']['output'];
};


export type QueryArticleArgs = {
  pmid: Scalars['String']['input'];
};


export type QueryAssertionArgs = {
  id: Scalars['ID']['input'];
};


export type QueryCompareDiagnosesArgs = {
  case?: InputMaybe<CaseInput>;
  diseases: ReadonlyArray<Scalars['ID']['input']>;
};


export type QueryConceptArgs = {
  by: ConceptRef;
};


export type QueryConceptsArgs = {
  ids: ReadonlyArray<Scalars['ID']['input']>;
};


export type QueryDifferentialArgs = {
  case: CaseInput;
  first?: Scalars['Int']['input'];
  knowledge?: InputMaybe<KnowledgeFilter>;
  prior?: InputMaybe<PriorInput>;
};


export type QueryExplainArgs = {
  id: Scalars['ID']['input'];
};


export type QueryHarmonizeDrugArgs = {
  drug: Scalars['String']['input'];
  route?: InputMaybe<Scalars['String']['input']>;
};


export type QueryIngestRunsArgs = {
  first?: Scalars['Int']['input'];
};


export type QueryLinkMentionsArgs = {
  first?: Scalars['Int']['input'];
  language?: InputMaybe<Scalars['String']['input']>;
  text: Scalars['String']['input'];
  to: ReadonlyArray<Scalars['ID']['input']>;
};


export type QueryMapConceptArgs = {
  first?: Scalars['Int']['input'];
  id: Scalars['ID']['input'];
  patient?: InputMaybe<PatientInput>;
  to: Scalars['ID']['input'];
};


export type QueryMapPhraseArgs = {
  billable?: Scalars['Boolean']['input'];
  first?: Scalars['Int']['input'];
  language?: InputMaybe<Scalars['String']['input']>;
  route?: InputMaybe<Scalars['String']['input']>;
  strategy?: PhraseStrategy;
  text: Scalars['String']['input'];
  to: Scalars['ID']['input'];
};


export type QueryMeasureQueryArgs = {
  text: Scalars['String']['input'];
  variables?: InputMaybe<Scalars['String']['input']>;
};


export type QueryNodeArgs = {
  id: Scalars['ID']['input'];
};


export type QueryNodesArgs = {
  ids: ReadonlyArray<Scalars['ID']['input']>;
};


export type QueryReleasesArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QuerySearchConceptsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
  includeInactive?: Scalars['Boolean']['input'];
  kinds?: InputMaybe<ReadonlyArray<ConceptKind>>;
  language?: InputMaybe<Scalars['String']['input']>;
  mode?: SearchMode;
  systems?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  text: Scalars['String']['input'];
  within?: InputMaybe<Scalars['ID']['input']>;
};


export type QueryShortestPathsArgs = {
  first?: Scalars['Int']['input'];
  from: Scalars['ID']['input'];
  maxLength?: Scalars['Int']['input'];
  to: Scalars['ID']['input'];
};


export type QuerySubsumesArgs = {
  ancestor: Scalars['ID']['input'];
  descendant: Scalars['ID']['input'];
};

export type QueryProblem = {
  readonly __typename?: 'QueryProblem';
  readonly code: Scalars['String']['output'];
  readonly column?: Maybe<Scalars['Int']['output']>;
  /** From 1; null where it is about the operation as a whole. */
  readonly line?: Maybe<Scalars['Int']['output']>;
  readonly message: Scalars['String']['output'];
};

/** What an operation would ask for, measured by the same rules that a request is held to. Nothing is run. */
export type QueryReport = {
  readonly __typename?: 'QueryReport';
  /** Why it would be refused; empty where it would be run. */
  readonly problems: ReadonlyArray<QueryProblem>;
  /** Null where the text is no operation of this schema. */
  readonly size?: Maybe<QuerySize>;
};

export type QuerySize = {
  readonly __typename?: 'QuerySize';
  /** Objects that it asks for: the sum over its fields of the product of the lengths of the lists above them; a list without a page counts as long as it usually is. */
  readonly cost: Scalars['Int']['output'];
  readonly costMax: Scalars['Int']['output'];
  readonly depth: Scalars['Int']['output'];
  readonly depthMax: Scalars['Int']['output'];
};

export type QuestionBurden =
  | 'ASK'
  | 'EXAMINE'
  | 'IMAGING'
  | 'INVASIVE'
  | 'SIMPLE_TEST';

export type RankChange = {
  readonly __typename?: 'RankChange';
  readonly disease: Concept;
  readonly rank: Scalars['Int']['output'];
  /** Null where nothing else speaks of the disease. */
  readonly rankWithout?: Maybe<Scalars['Int']['output']>;
};

export type Reference = {
  readonly __typename?: 'Reference';
  readonly article?: Maybe<Article>;
  /** Journal, volume and pages, or publisher. */
  readonly container?: Maybe<Scalars['String']['output']>;
  readonly id: Scalars['String']['output'];
  readonly kind: ReferenceKind;
  /** What it gives, in our words: figure, population, n. */
  readonly states?: Maybe<Scalars['String']['output']>;
  readonly title?: Maybe<Scalars['String']['output']>;
  readonly uri?: Maybe<Scalars['URI']['output']>;
  readonly year?: Maybe<Scalars['Int']['output']>;
};

export type ReferenceKind =
  | 'ARTICLE'
  | 'BOOK'
  | 'DATABASE_ENTRY'
  | 'GUIDELINE'
  | 'OTHER'
  | 'PAGE'
  | 'STATISTICS';

export type RejectedRecord = {
  readonly __typename?: 'RejectedRecord';
  readonly file: Scalars['String']['output'];
  readonly line: Scalars['Int']['output'];
  readonly reason: Scalars['String']['output'];
  /** What stands there. */
  readonly record: Scalars['String']['output'];
  /** What to do about it. */
  readonly remedy: Scalars['String']['output'];
};

export type RuleOutcome =
  | 'FALSE'
  | 'TRUE'
  | 'UNKNOWN';

export type SearchMode =
  /** Both; by words alone where no embedder is configured, and `why` shows it. */
  | 'HYBRID'
  /** By words. */
  | 'LEXICAL'
  /** By meaning; needs an embedder. */
  | 'VECTOR';

export type Sex =
  | 'FEMALE'
  | 'MALE';

export type SourceEffect = {
  readonly __typename?: 'SourceEffect';
  readonly firstChanges: Scalars['Boolean']['output'];
  /** Alone in the first place without it; null where nothing is. */
  readonly firstWithout?: Maybe<Concept>;
  /** The diagnoses of this answer whose rank changes. */
  readonly moved: ReadonlyArray<RankChange>;
  readonly source: SourceRelease;
  /** Statements of the source about the diagnoses of this answer. */
  readonly statements: Scalars['Int']['output'];
};

/** A publisher's file set as it was loaded. */
export type SourceRelease = Node & {
  readonly __typename?: 'SourceRelease';
  readonly attribution: Scalars['String']['output'];
  readonly homepage?: Maybe<Scalars['URI']['output']>;
  readonly id: Scalars['ID']['output'];
  readonly licence: Scalars['String']['output'];
  readonly loadedAt: Scalars['DateTime']['output'];
  readonly publishedOn?: Maybe<Scalars['Date']['output']>;
  readonly source: Scalars['String']['output'];
  readonly tier: EvidenceTier;
  readonly title: Scalars['String']['output'];
  readonly version: Scalars['String']['output'];
};

/** One step of the engine: retrieve (cosine of the words), tier (4 preferred name, 3 synonym, 2 same words after a change, 1 words like these), rerank, calibrate. */
export type StageScore = {
  readonly __typename?: 'StageScore';
  readonly rank?: Maybe<Scalars['Int']['output']>;
  readonly score: Scalars['Float']['output'];
  readonly stage: Scalars['String']['output'];
};

/** Answered over WebSocket at /graphql, subprotocol graphql-transport-ws; `ingestRuns` and `node` tell the same when asked again. */
export type Subscription = {
  readonly __typename?: 'Subscription';
  /** The run as it is, then at each change, at most four times a second, until it ends. */
  readonly ingestProgress: IngestRun;
};


/** Answered over WebSocket at /graphql, subprotocol graphql-transport-ws; `ingestRuns` and `node` tell the same when asked again. */
export type SubscriptionIngestProgressArgs = {
  run: Scalars['ID']['input'];
};

export type Term = {
  readonly __typename?: 'Term';
  readonly language: Scalars['String']['output'];
  readonly scope: TermScope;
  readonly source: SourceRelease;
  readonly text: Scalars['String']['output'];
  readonly type: TermType;
};

export type TermScope =
  | 'BROAD'
  | 'EXACT'
  | 'NARROW'
  | 'RELATED';

export type TermType =
  | 'ABBREVIATION'
  | 'BRAND'
  | 'FORMER'
  | 'INCLUSION'
  | 'INDEX_ENTRY'
  | 'LAY'
  | 'PREFERRED'
  | 'SYNONYM';



export type ResolverTypeWrapper<T> = Promise<T> | T;


export type ResolverWithResolve<TResult, TParent, TContext, TArgs> = {
  resolve: ResolverFn<TResult, TParent, TContext, TArgs>;
};
export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs> | ResolverWithResolve<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;




/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  Node:
    | ( ArticleParent )
    | ( AssertionModel )
    | ( SystemParent )
    | ( ConceptModel )
    | ( GraphReleaseModel )
    | ( IngestRunModel )
    | ( MappingModel )
    | ( SourceParent )
  ;
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  Abstention: ResolverTypeWrapper<AbstentionParent>;
  Accuracy: ResolverTypeWrapper<Accuracy>;
  AffectedMapping: ResolverTypeWrapper<AffectedMappingModel>;
  AffectedMappings: ResolverTypeWrapper<AffectedMappingsModel>;
  Article: ResolverTypeWrapper<ArticleParent>;
  Assertedness: Assertedness;
  Assertion: ResolverTypeWrapper<AssertionModel>;
  AssertionConnection: ResolverTypeWrapper<AssertionConnectionParent>;
  AssertionEdge: ResolverTypeWrapper<AssertionEdgeParent>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  CannotMiss: ResolverTypeWrapper<CannotMissParent>;
  CannotMissStanding: CannotMissStanding;
  CareSetting: CareSetting;
  CaseInput: CaseInput;
  CheckResult: ResolverTypeWrapper<CheckResult>;
  CodeInput: CodeInput;
  CodeSystem: ResolverTypeWrapper<SystemParent>;
  ComparisonCell: ResolverTypeWrapper<ComparisonCellParent>;
  ComparisonRow: ResolverTypeWrapper<ComparisonRowParent>;
  Concept: ResolverTypeWrapper<ConceptModel>;
  ConceptConnection: ResolverTypeWrapper<ConceptConnectionParent>;
  ConceptEdge: ResolverTypeWrapper<ConceptEdgeParent>;
  ConceptKind: ConceptKind;
  ConceptRef: ConceptRef;
  ConceptSearchConnection: ResolverTypeWrapper<SearchParent>;
  ConceptSearchEdge: ResolverTypeWrapper<SearchEdgeParent>;
  ConceptStanding: ConceptStanding;
  ConceptTouch: ConceptTouch;
  Contribution: ResolverTypeWrapper<ContributionParent>;
  ContributionBasis: ContributionBasis;
  Date: ResolverTypeWrapper<Scalars['Date']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Diagnosis: ResolverTypeWrapper<DiagnosisParent>;
  DiagnosisComparison: ResolverTypeWrapper<ComparisonParent>;
  DiagnosisKind: DiagnosisKind;
  Differential: ResolverTypeWrapper<DifferentialParent>;
  DifferentialCoverage: ResolverTypeWrapper<DifferentialCoverage>;
  DrugClass: ResolverTypeWrapper<DrugClassParent>;
  DrugHarmonization: ResolverTypeWrapper<DrugParent>;
  EvidenceTier: EvidenceTier;
  Explanation: ResolverTypeWrapper<ExplanationParent>;
  ExplanationInput: ResolverTypeWrapper<ExplanationInputParent>;
  Facet: ResolverTypeWrapper<FacetParent>;
  FindingInput: FindingInput;
  FindingStatus: FindingStatus;
  Flip: ResolverTypeWrapper<FlipParent>;
  FlipChange: ResolverTypeWrapper<FlipChangeParent>;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  Frequency: ResolverTypeWrapper<Frequency>;
  GraphCounts: ResolverTypeWrapper<GraphCounts>;
  GraphRelease: ResolverTypeWrapper<GraphReleaseModel>;
  HierarchyEdge: ResolverTypeWrapper<HierarchyEdgeParent>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  IgnoredFinding: ResolverTypeWrapper<IgnoredFindingParent>;
  IngestChanges: ResolverTypeWrapper<IngestChanges>;
  IngestFailure: ResolverTypeWrapper<IngestFailure>;
  IngestLogLine: ResolverTypeWrapper<IngestLogLine>;
  IngestOptions: ResolverTypeWrapper<IngestAccess>;
  IngestPhase: IngestPhase;
  IngestRoom: ResolverTypeWrapper<IngestRoom>;
  IngestRun: ResolverTypeWrapper<IngestRunModel>;
  IngestSource: ResolverTypeWrapper<IngestSource>;
  IngestStatus: IngestStatus;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  KnowledgeFilter: KnowledgeFilter;
  LeftOut: ResolverTypeWrapper<LeftOut>;
  LevelChoice: ResolverTypeWrapper<LevelChoiceParent>;
  MapRule: ResolverTypeWrapper<MapRuleParent>;
  Mapping: ResolverTypeWrapper<MappingModel>;
  MappingConflict: ResolverTypeWrapper<MappingConflictParent>;
  MappingRelation: MappingRelation;
  MappingResult: ResolverTypeWrapper<MappingResultParent>;
  MappingStatus: MappingStatus;
  MatchExplanation: ResolverTypeWrapper<MatchExplanation>;
  MatchKind: MatchKind;
  MatchReason: MatchReason;
  Mention: ResolverTypeWrapper<MentionParent>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  NextQuestion: ResolverTypeWrapper<NextQuestionParent>;
  Node: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Node']>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  PatientFact: PatientFact;
  PatientInput: PatientInput;
  PhraseCandidate: ResolverTypeWrapper<PhraseCandidateParent>;
  PhraseMapping: ResolverTypeWrapper<PhraseMappingParent>;
  PhraseStrategy: PhraseStrategy;
  Predicate: Predicate;
  PriorInput: PriorInput;
  PriorUse: ResolverTypeWrapper<PriorUse>;
  Provenance: ResolverTypeWrapper<ProvenanceModel>;
  Qualifier: ResolverTypeWrapper<Qualifier>;
  Quantity: ResolverTypeWrapper<Quantity>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  QueryProblem: ResolverTypeWrapper<QueryProblem>;
  QueryReport: ResolverTypeWrapper<QueryReport>;
  QuerySize: ResolverTypeWrapper<QuerySize>;
  QuestionBurden: QuestionBurden;
  RankChange: ResolverTypeWrapper<RankChangeParent>;
  Reference: ResolverTypeWrapper<ReferenceParent>;
  ReferenceKind: ReferenceKind;
  RejectedRecord: ResolverTypeWrapper<RejectedRecord>;
  RuleOutcome: RuleOutcome;
  SearchMode: SearchMode;
  Sex: Sex;
  SourceEffect: ResolverTypeWrapper<SourceEffectParent>;
  SourceRelease: ResolverTypeWrapper<SourceParent>;
  StageScore: ResolverTypeWrapper<StageScore>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Subscription: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Term: ResolverTypeWrapper<TermModel>;
  TermScope: TermScope;
  TermType: TermType;
  URI: ResolverTypeWrapper<Scalars['URI']['output']>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  Abstention: AbstentionParent;
  Accuracy: Accuracy;
  AffectedMapping: AffectedMappingModel;
  AffectedMappings: AffectedMappingsModel;
  Article: ArticleParent;
  Assertion: AssertionModel;
  AssertionConnection: AssertionConnectionParent;
  AssertionEdge: AssertionEdgeParent;
  Boolean: Scalars['Boolean']['output'];
  CannotMiss: CannotMissParent;
  CaseInput: CaseInput;
  CheckResult: CheckResult;
  CodeInput: CodeInput;
  CodeSystem: SystemParent;
  ComparisonCell: ComparisonCellParent;
  ComparisonRow: ComparisonRowParent;
  Concept: ConceptModel;
  ConceptConnection: ConceptConnectionParent;
  ConceptEdge: ConceptEdgeParent;
  ConceptRef: ConceptRef;
  ConceptSearchConnection: SearchParent;
  ConceptSearchEdge: SearchEdgeParent;
  Contribution: ContributionParent;
  Date: Scalars['Date']['output'];
  DateTime: Scalars['DateTime']['output'];
  Diagnosis: DiagnosisParent;
  DiagnosisComparison: ComparisonParent;
  Differential: DifferentialParent;
  DifferentialCoverage: DifferentialCoverage;
  DrugClass: DrugClassParent;
  DrugHarmonization: DrugParent;
  Explanation: ExplanationParent;
  ExplanationInput: ExplanationInputParent;
  Facet: FacetParent;
  FindingInput: FindingInput;
  Flip: FlipParent;
  FlipChange: FlipChangeParent;
  Float: Scalars['Float']['output'];
  Frequency: Frequency;
  GraphCounts: GraphCounts;
  GraphRelease: GraphReleaseModel;
  HierarchyEdge: HierarchyEdgeParent;
  ID: Scalars['ID']['output'];
  IgnoredFinding: IgnoredFindingParent;
  IngestChanges: IngestChanges;
  IngestFailure: IngestFailure;
  IngestLogLine: IngestLogLine;
  IngestOptions: IngestAccess;
  IngestRoom: IngestRoom;
  IngestRun: IngestRunModel;
  IngestSource: IngestSource;
  Int: Scalars['Int']['output'];
  KnowledgeFilter: KnowledgeFilter;
  LeftOut: LeftOut;
  LevelChoice: LevelChoiceParent;
  MapRule: MapRuleParent;
  Mapping: MappingModel;
  MappingConflict: MappingConflictParent;
  MappingResult: MappingResultParent;
  MatchExplanation: MatchExplanation;
  Mention: MentionParent;
  Mutation: Record<PropertyKey, never>;
  NextQuestion: NextQuestionParent;
  Node: ResolversInterfaceTypes<ResolversParentTypes>['Node'];
  PageInfo: PageInfo;
  PatientInput: PatientInput;
  PhraseCandidate: PhraseCandidateParent;
  PhraseMapping: PhraseMappingParent;
  PriorInput: PriorInput;
  PriorUse: PriorUse;
  Provenance: ProvenanceModel;
  Qualifier: Qualifier;
  Quantity: Quantity;
  Query: Record<PropertyKey, never>;
  QueryProblem: QueryProblem;
  QueryReport: QueryReport;
  QuerySize: QuerySize;
  RankChange: RankChangeParent;
  Reference: ReferenceParent;
  RejectedRecord: RejectedRecord;
  SourceEffect: SourceEffectParent;
  SourceRelease: SourceParent;
  StageScore: StageScore;
  String: Scalars['String']['output'];
  Subscription: Record<PropertyKey, never>;
  Term: TermModel;
  URI: Scalars['URI']['output'];
};

export type AbstentionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Abstention'] = ResolversParentTypes['Abstention']> = {
  missing?: Resolver<ReadonlyArray<ResolversTypes['PatientFact']>, ParentType, ContextType>;
  missingAttribute?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  nearest?: Resolver<Maybe<ResolversTypes['Concept']>, ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type AccuracyResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Accuracy'] = ResolversParentTypes['Accuracy']> = {
  comparator?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  likelihoodRatioNegative?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  likelihoodRatioNegativeInterval?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Float']>>, ParentType, ContextType>;
  likelihoodRatioPositive?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  likelihoodRatioPositiveInterval?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Float']>>, ParentType, ContextType>;
  n?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  sensitivity?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  setting?: Resolver<Maybe<ResolversTypes['CareSetting']>, ParentType, ContextType>;
  specificity?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
};

export type AffectedMappingResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['AffectedMapping'] = ResolversParentTypes['AffectedMapping']> = {
  concept?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  labelAfter?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  labelBefore?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  relation?: Resolver<ResolversTypes['MappingRelation'], ParentType, ContextType>;
  replacedBy?: Resolver<ReadonlyArray<ResolversTypes['ID']>, ParentType, ContextType>;
  source?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  statedBy?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['MappingStatus'], ParentType, ContextType>;
  target?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  touch?: Resolver<ResolversTypes['ConceptTouch'], ParentType, ContextType>;
};

export type AffectedMappingsResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['AffectedMappings'] = ResolversParentTypes['AffectedMappings']> = {
  accepted?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  mappings?: Resolver<ReadonlyArray<ResolversTypes['AffectedMapping']>, ParentType, ContextType, RequireFields<AffectedMappingsMappingsArgs, 'first'>>;
  total?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ArticleResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Article'] = ResolversParentTypes['Article']> = {
  assertions?: Resolver<ReadonlyArray<ResolversTypes['Assertion']>, ParentType, ContextType, RequireFields<ArticleAssertionsArgs, 'first'>>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  journal?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  pmid?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  title?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  year?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AssertionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Assertion'] = ResolversParentTypes['Assertion']> = {
  accuracy?: Resolver<Maybe<ResolversTypes['Accuracy']>, ParentType, ContextType>;
  conflicts?: Resolver<ReadonlyArray<ResolversTypes['Assertion']>, ParentType, ContextType>;
  frequency?: Resolver<Maybe<ResolversTypes['Frequency']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  note?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  object?: Resolver<Maybe<ResolversTypes['Concept']>, ParentType, ContextType>;
  predicate?: Resolver<ResolversTypes['Predicate'], ParentType, ContextType>;
  provenance?: Resolver<ReadonlyArray<ResolversTypes['Provenance']>, ParentType, ContextType>;
  qualifiers?: Resolver<ReadonlyArray<ResolversTypes['Qualifier']>, ParentType, ContextType>;
  subject?: Resolver<ResolversTypes['Concept'], ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['Quantity']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AssertionConnectionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['AssertionConnection'] = ResolversParentTypes['AssertionConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['AssertionEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Assertion']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type AssertionEdgeResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['AssertionEdge'] = ResolversParentTypes['AssertionEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Assertion'], ParentType, ContextType>;
};

export type CannotMissResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['CannotMiss'] = ResolversParentTypes['CannotMiss']> = {
  assertions?: Resolver<ReadonlyArray<ResolversTypes['Assertion']>, ParentType, ContextType>;
  disease?: Resolver<ResolversTypes['Concept'], ParentType, ContextType>;
  excluded?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  exclusion?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  rank?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  rule?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  standing?: Resolver<ResolversTypes['CannotMissStanding'], ParentType, ContextType>;
  trigger?: Resolver<ReadonlyArray<ResolversTypes['Concept']>, ParentType, ContextType>;
};

export type CheckResultResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['CheckResult'] = ResolversParentTypes['CheckResult']> = {
  examples?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  expected?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  found?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  passed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type CodeSystemResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['CodeSystem'] = ResolversParentTypes['CodeSystem']> = {
  conceptCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  hierarchical?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  languages?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  licence?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  roots?: Resolver<ResolversTypes['ConceptConnection'], ParentType, ContextType, RequireFields<CodeSystemRootsArgs, 'first'>>;
  version?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ComparisonCellResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ComparisonCell'] = ResolversParentTypes['ComparisonCell']> = {
  assertions?: Resolver<ReadonlyArray<ResolversTypes['Assertion']>, ParentType, ContextType>;
  disease?: Resolver<ResolversTypes['Concept'], ParentType, ContextType>;
  excluded?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  frequency?: Resolver<Maybe<ResolversTypes['Frequency']>, ParentType, ContextType>;
};

export type ComparisonRowResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ComparisonRow'] = ResolversParentTypes['ComparisonRow']> = {
  cells?: Resolver<ReadonlyArray<ResolversTypes['ComparisonCell']>, ParentType, ContextType>;
  conflicting?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  conflicts?: Resolver<ReadonlyArray<ResolversTypes['Assertion']>, ParentType, ContextType>;
  discriminates?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  finding?: Resolver<ResolversTypes['Concept'], ParentType, ContextType>;
  inCase?: Resolver<Maybe<ResolversTypes['FindingStatus']>, ParentType, ContextType>;
};

export type ConceptResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Concept'] = ResolversParentTypes['Concept']> = {
  active?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  ancestors?: Resolver<ReadonlyArray<ResolversTypes['Concept']>, ParentType, ContextType>;
  assertions?: Resolver<ResolversTypes['AssertionConnection'], ParentType, ContextType, RequireFields<ConceptAssertionsArgs, 'first'>>;
  childCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  children?: Resolver<ResolversTypes['ConceptConnection'], ParentType, ContextType, RequireFields<ConceptChildrenArgs, 'first'>>;
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  definition?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  descendantCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  descendants?: Resolver<ResolversTypes['ConceptConnection'], ParentType, ContextType, RequireFields<ConceptDescendantsArgs, 'first'>>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['ConceptKind'], ParentType, ContextType>;
  label?: Resolver<ResolversTypes['String'], ParentType, ContextType, Partial<ConceptLabelArgs>>;
  mappings?: Resolver<ReadonlyArray<ResolversTypes['Mapping']>, ParentType, ContextType, Partial<ConceptMappingsArgs>>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  parentEdges?: Resolver<ReadonlyArray<ResolversTypes['HierarchyEdge']>, ParentType, ContextType>;
  parents?: Resolver<ReadonlyArray<ResolversTypes['Concept']>, ParentType, ContextType>;
  pathsToRoot?: Resolver<ReadonlyArray<ReadonlyArray<ResolversTypes['Concept']>>, ParentType, ContextType, RequireFields<ConceptPathsToRootArgs, 'first'>>;
  release?: Resolver<ResolversTypes['GraphRelease'], ParentType, ContextType>;
  replacedBy?: Resolver<ReadonlyArray<ResolversTypes['Concept']>, ParentType, ContextType>;
  source?: Resolver<ResolversTypes['SourceRelease'], ParentType, ContextType>;
  standing?: Resolver<ResolversTypes['ConceptStanding'], ParentType, ContextType>;
  statedBy?: Resolver<ResolversTypes['AssertionConnection'], ParentType, ContextType, RequireFields<ConceptStatedByArgs, 'first'>>;
  system?: Resolver<ResolversTypes['CodeSystem'], ParentType, ContextType>;
  terms?: Resolver<ReadonlyArray<ResolversTypes['Term']>, ParentType, ContextType, Partial<ConceptTermsArgs>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ConceptConnectionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ConceptConnection'] = ResolversParentTypes['ConceptConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ConceptEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Concept']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type ConceptEdgeResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ConceptEdge'] = ResolversParentTypes['ConceptEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Concept'], ParentType, ContextType>;
};

export type ConceptSearchConnectionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ConceptSearchConnection'] = ResolversParentTypes['ConceptSearchConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ConceptSearchEdge']>, ParentType, ContextType>;
  facets?: Resolver<ReadonlyArray<ResolversTypes['Facet']>, ParentType, ContextType>;
  inactiveCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  release?: Resolver<ResolversTypes['GraphRelease'], ParentType, ContextType>;
  tookMs?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type ConceptSearchEdgeResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ConceptSearchEdge'] = ResolversParentTypes['ConceptSearchEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Concept'], ParentType, ContextType>;
  score?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  why?: Resolver<ReadonlyArray<ResolversTypes['MatchExplanation']>, ParentType, ContextType>;
};

export type ContributionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Contribution'] = ResolversParentTypes['Contribution']> = {
  assertions?: Resolver<ReadonlyArray<ResolversTypes['Assertion']>, ParentType, ContextType>;
  basis?: Resolver<ResolversTypes['ContributionBasis'], ParentType, ContextType>;
  explanation?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  finding?: Resolver<Maybe<ResolversTypes['Concept']>, ParentType, ContextType>;
  frequency?: Resolver<Maybe<ResolversTypes['Frequency']>, ParentType, ContextType>;
  logLikelihoodRatio?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  machineRead?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  matchKind?: Resolver<ResolversTypes['MatchKind'], ParentType, ContextType>;
  matched?: Resolver<Maybe<ResolversTypes['Concept']>, ParentType, ContextType>;
  path?: Resolver<ReadonlyArray<ResolversTypes['Concept']>, ParentType, ContextType>;
};

export interface DateScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Date'], any> {
  name: 'Date';
}

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type DiagnosisResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Diagnosis'] = ResolversParentTypes['Diagnosis']> = {
  cannotMiss?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  codes?: Resolver<ReadonlyArray<ResolversTypes['Concept']>, ParentType, ContextType, Partial<DiagnosisCodesArgs>>;
  disease?: Resolver<ResolversTypes['Concept'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['DiagnosisKind'], ParentType, ContextType>;
  missing?: Resolver<ReadonlyArray<ResolversTypes['Contribution']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  opposing?: Resolver<ReadonlyArray<ResolversTypes['Contribution']>, ParentType, ContextType>;
  prior?: Resolver<Maybe<ResolversTypes['Contribution']>, ParentType, ContextType>;
  probability?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  rank?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  rankInterval?: Resolver<ReadonlyArray<ResolversTypes['Int']>, ParentType, ContextType>;
  redFlags?: Resolver<ReadonlyArray<ResolversTypes['Assertion']>, ParentType, ContextType>;
  sameAs?: Resolver<ReadonlyArray<ResolversTypes['Concept']>, ParentType, ContextType>;
  sameAsRules?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  score?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  supporting?: Resolver<ReadonlyArray<ResolversTypes['Contribution']>, ParentType, ContextType>;
  tied?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type DiagnosisComparisonResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['DiagnosisComparison'] = ResolversParentTypes['DiagnosisComparison']> = {
  diseases?: Resolver<ReadonlyArray<ResolversTypes['Concept']>, ParentType, ContextType>;
  release?: Resolver<ResolversTypes['GraphRelease'], ParentType, ContextType>;
  rows?: Resolver<ReadonlyArray<ResolversTypes['ComparisonRow']>, ParentType, ContextType>;
};

export type DifferentialResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Differential'] = ResolversParentTypes['Differential']> = {
  abstained?: Resolver<Maybe<ResolversTypes['Abstention']>, ParentType, ContextType>;
  candidatesConsidered?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  cannotMiss?: Resolver<ReadonlyArray<ResolversTypes['CannotMiss']>, ParentType, ContextType>;
  coverage?: Resolver<ResolversTypes['DifferentialCoverage'], ParentType, ContextType>;
  diagnoses?: Resolver<ReadonlyArray<ResolversTypes['Diagnosis']>, ParentType, ContextType>;
  diagnosis?: Resolver<Maybe<ResolversTypes['Diagnosis']>, ParentType, ContextType, RequireFields<DifferentialDiagnosisArgs, 'disease'>>;
  flips?: Resolver<ReadonlyArray<ResolversTypes['Flip']>, ParentType, ContextType>;
  ignored?: Resolver<ReadonlyArray<ResolversTypes['IgnoredFinding']>, ParentType, ContextType>;
  leftOut?: Resolver<Maybe<ResolversTypes['LeftOut']>, ParentType, ContextType>;
  method?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  nextQuestions?: Resolver<ReadonlyArray<ResolversTypes['NextQuestion']>, ParentType, ContextType>;
  noneOfThese?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  ordered?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  prior?: Resolver<ResolversTypes['PriorUse'], ParentType, ContextType>;
  questionsTried?: Resolver<ReadonlyArray<ResolversTypes['Concept']>, ParentType, ContextType>;
  release?: Resolver<ResolversTypes['GraphRelease'], ParentType, ContextType>;
  robustness?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  tookMs?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  withoutSource?: Resolver<ReadonlyArray<ResolversTypes['SourceEffect']>, ParentType, ContextType>;
  wouldHelp?: Resolver<ReadonlyArray<ResolversTypes['Concept']>, ParentType, ContextType>;
};

export type DifferentialCoverageResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['DifferentialCoverage'] = ResolversParentTypes['DifferentialCoverage']> = {
  commonConditions?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  rareDiseases?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  statement?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type DrugClassResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['DrugClass'] = ResolversParentTypes['DrugClass']> = {
  concept?: Resolver<ResolversTypes['Concept'], ParentType, ContextType>;
  path?: Resolver<ReadonlyArray<ResolversTypes['Concept']>, ParentType, ContextType>;
};

export type DrugHarmonizationResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['DrugHarmonization'] = ResolversParentTypes['DrugHarmonization']> = {
  atc?: Resolver<ReadonlyArray<ResolversTypes['PhraseCandidate']>, ParentType, ContextType>;
  classes?: Resolver<ReadonlyArray<ResolversTypes['DrugClass']>, ParentType, ContextType>;
  confidence?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  ingredient?: Resolver<Maybe<ResolversTypes['Concept']>, ParentType, ContextType>;
  ingredients?: Resolver<ReadonlyArray<ResolversTypes['Concept']>, ParentType, ContextType>;
  needsReview?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  route?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  strengths?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ExplanationResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Explanation'] = ResolversParentTypes['Explanation']> = {
  assertions?: Resolver<ReadonlyArray<ResolversTypes['Assertion']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  inputs?: Resolver<ReadonlyArray<ResolversTypes['ExplanationInput']>, ParentType, ContextType>;
  release?: Resolver<ResolversTypes['GraphRelease'], ParentType, ContextType>;
  summary?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ExplanationInputResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ExplanationInput'] = ResolversParentTypes['ExplanationInput']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  source?: Resolver<Maybe<ResolversTypes['SourceRelease']>, ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type FacetResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Facet'] = ResolversParentTypes['Facet']> = {
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  kind?: Resolver<Maybe<ResolversTypes['ConceptKind']>, ParentType, ContextType>;
  system?: Resolver<Maybe<ResolversTypes['CodeSystem']>, ParentType, ContextType>;
};

export type FlipResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Flip'] = ResolversParentTypes['Flip']> = {
  changes?: Resolver<ReadonlyArray<ResolversTypes['FlipChange']>, ParentType, ContextType>;
  newFirst?: Resolver<ResolversTypes['Concept'], ParentType, ContextType>;
  order?: Resolver<ReadonlyArray<ResolversTypes['Concept']>, ParentType, ContextType>;
};

export type FlipChangeResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['FlipChange'] = ResolversParentTypes['FlipChange']> = {
  finding?: Resolver<ResolversTypes['Concept'], ParentType, ContextType>;
  from?: Resolver<ResolversTypes['FindingStatus'], ParentType, ContextType>;
  to?: Resolver<ResolversTypes['FindingStatus'], ParentType, ContextType>;
};

export type FrequencyResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Frequency'] = ResolversParentTypes['Frequency']> = {
  denominator?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  estimate?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  high?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  low?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  numerator?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  stated?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type GraphCountsResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['GraphCounts'] = ResolversParentTypes['GraphCounts']> = {
  articles?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  assertions?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  concepts?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  cooccurrences?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  hierarchyEdges?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  mappings?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  terms?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type GraphReleaseResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['GraphRelease'] = ResolversParentTypes['GraphRelease']> = {
  contentHash?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  counts?: Resolver<ResolversTypes['GraphCounts'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  sources?: Resolver<ReadonlyArray<ResolversTypes['SourceRelease']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type HierarchyEdgeResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['HierarchyEdge'] = ResolversParentTypes['HierarchyEdge']> = {
  parent?: Resolver<ResolversTypes['Concept'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['SourceRelease'], ParentType, ContextType>;
};

export type IgnoredFindingResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['IgnoredFinding'] = ResolversParentTypes['IgnoredFinding']> = {
  finding?: Resolver<ResolversTypes['Concept'], ParentType, ContextType>;
  known?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  nearest?: Resolver<ReadonlyArray<ResolversTypes['Concept']>, ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type IngestChangesResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['IngestChanges'] = ResolversParentTypes['IngestChanges']> = {
  added?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  changed?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  removed?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  retired?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type IngestFailureResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['IngestFailure'] = ResolversParentTypes['IngestFailure']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type IngestLogLineResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['IngestLogLine'] = ResolversParentTypes['IngestLogLine']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type IngestOptionsResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['IngestOptions'] = ResolversParentTypes['IngestOptions']> = {
  allowed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  freeBytes?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  freeMemoryBytes?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  paths?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  refusal?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  releases?: Resolver<ReadonlyArray<ResolversTypes['GraphRelease']>, ParentType, ContextType, RequireFields<IngestOptionsReleasesArgs, 'first'>>;
  served?: Resolver<ReadonlyArray<ResolversTypes['ID']>, ParentType, ContextType>;
  sources?: Resolver<ReadonlyArray<ResolversTypes['IngestSource']>, ParentType, ContextType>;
};

export type IngestRoomResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['IngestRoom'] = ResolversParentTypes['IngestRoom']> = {
  diskBytes?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  memoryBytes?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type IngestRunResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['IngestRun'] = ResolversParentTypes['IngestRun']> = {
  accepted?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  affectedMappings?: Resolver<Maybe<ResolversTypes['AffectedMappings']>, ParentType, ContextType>;
  changes?: Resolver<Maybe<ResolversTypes['IngestChanges']>, ParentType, ContextType>;
  checks?: Resolver<ReadonlyArray<ResolversTypes['CheckResult']>, ParentType, ContextType>;
  contentHash?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  dryRun?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  failure?: Resolver<Maybe<ResolversTypes['IngestFailure']>, ParentType, ContextType>;
  finishedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  licence?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  log?: Resolver<Maybe<ReadonlyArray<ResolversTypes['IngestLogLine']>>, ParentType, ContextType>;
  needs?: Resolver<Maybe<ResolversTypes['IngestRoom']>, ParentType, ContextType>;
  path?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  phase?: Resolver<Maybe<ResolversTypes['IngestPhase']>, ParentType, ContextType>;
  progress?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  read?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  recordsPerSecond?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  rejected?: Resolver<Maybe<ReadonlyArray<ResolversTypes['RejectedRecord']>>, ParentType, ContextType, RequireFields<IngestRunRejectedArgs, 'first'>>;
  rejectedCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  release?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  secondsLeft?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  skipped?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  source?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  startedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['IngestStatus'], ParentType, ContextType>;
  took?: Resolver<Maybe<ResolversTypes['IngestRoom']>, ParentType, ContextType>;
  version?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type IngestSourceResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['IngestSource'] = ResolversParentTypes['IngestSource']> = {
  files?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  needs?: Resolver<ReadonlyArray<ResolversTypes['ID']>, ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type LeftOutResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['LeftOut'] = ResolversParentTypes['LeftOut']> = {
  of?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  stays?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type LevelChoiceResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['LevelChoice'] = ResolversParentTypes['LevelChoice']> = {
  alternatives?: Resolver<ReadonlyArray<ResolversTypes['Concept']>, ParentType, ContextType>;
  concept?: Resolver<ResolversTypes['Concept'], ParentType, ContextType>;
  confidence?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  level?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type MapRuleResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['MapRule'] = ResolversParentTypes['MapRule']> = {
  expression?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  group?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  needs?: Resolver<ReadonlyArray<ResolversTypes['PatientFact']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['RuleOutcome'], ParentType, ContextType>;
  priority?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  readable?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type MappingResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Mapping'] = ResolversParentTypes['Mapping']> = {
  confidence?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  flags?: Resolver<ReadonlyArray<ResolversTypes['Qualifier']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  provenance?: Resolver<ReadonlyArray<ResolversTypes['Provenance']>, ParentType, ContextType>;
  relation?: Resolver<ResolversTypes['MappingRelation'], ParentType, ContextType>;
  rule?: Resolver<Maybe<ResolversTypes['MapRule']>, ParentType, ContextType>;
  source?: Resolver<ResolversTypes['Concept'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['MappingStatus'], ParentType, ContextType>;
  target?: Resolver<Maybe<ResolversTypes['Concept']>, ParentType, ContextType>;
  targetsTogether?: Resolver<ReadonlyArray<ResolversTypes['Concept']>, ParentType, ContextType>;
  why?: Resolver<ReadonlyArray<ResolversTypes['MatchExplanation']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MappingConflictResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['MappingConflict'] = ResolversParentTypes['MappingConflict']> = {
  mappings?: Resolver<ReadonlyArray<ResolversTypes['Mapping']>, ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type MappingResultResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['MappingResult'] = ResolversParentTypes['MappingResult']> = {
  abstained?: Resolver<Maybe<ResolversTypes['Abstention']>, ParentType, ContextType>;
  candidates?: Resolver<ReadonlyArray<ResolversTypes['Mapping']>, ParentType, ContextType>;
  conflicts?: Resolver<ReadonlyArray<ResolversTypes['MappingConflict']>, ParentType, ContextType>;
  release?: Resolver<ResolversTypes['GraphRelease'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['Concept'], ParentType, ContextType>;
};

export type MatchExplanationResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['MatchExplanation'] = ResolversParentTypes['MatchExplanation']> = {
  highlights?: Resolver<ReadonlyArray<ReadonlyArray<ResolversTypes['Int']>>, ParentType, ContextType>;
  note?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  rank?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['MatchReason'], ParentType, ContextType>;
  score?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  term?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type MentionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Mention'] = ResolversParentTypes['Mention']> = {
  assertion?: Resolver<ResolversTypes['Assertedness'], ParentType, ContextType>;
  candidates?: Resolver<ReadonlyArray<ResolversTypes['PhraseCandidate']>, ParentType, ContextType>;
  cue?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  end?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  start?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type MutationResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  cancelIngest?: Resolver<ResolversTypes['IngestRun'], ParentType, ContextType, RequireFields<MutationCancelIngestArgs, 'run'>>;
  pauseIngest?: Resolver<ResolversTypes['IngestRun'], ParentType, ContextType, RequireFields<MutationPauseIngestArgs, 'run'>>;
  resumeIngest?: Resolver<ResolversTypes['IngestRun'], ParentType, ContextType, RequireFields<MutationResumeIngestArgs, 'run'>>;
  serveRelease?: Resolver<ResolversTypes['IngestRun'], ParentType, ContextType, RequireFields<MutationServeReleaseArgs, 'release'>>;
  startIngest?: Resolver<ResolversTypes['IngestRun'], ParentType, ContextType, RequireFields<MutationStartIngestArgs, 'dryRun' | 'path' | 'source'>>;
};

export type NextQuestionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['NextQuestion'] = ResolversParentTypes['NextQuestion']> = {
  burden?: Resolver<ResolversTypes['QuestionBurden'], ParentType, ContextType>;
  finding?: Resolver<ResolversTypes['Concept'], ParentType, ContextType>;
  ifAbsent?: Resolver<ReadonlyArray<ResolversTypes['Concept']>, ParentType, ContextType>;
  ifPresent?: Resolver<ReadonlyArray<ResolversTypes['Concept']>, ParentType, ContextType>;
  informationGain?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  question?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type NodeResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType: TypeResolveFn<'Article' | 'Assertion' | 'CodeSystem' | 'Concept' | 'GraphRelease' | 'IngestRun' | 'Mapping' | 'SourceRelease', ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PhraseCandidateResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['PhraseCandidate'] = ResolversParentTypes['PhraseCandidate']> = {
  concept?: Resolver<ResolversTypes['Concept'], ParentType, ContextType>;
  confidence?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  relation?: Resolver<ResolversTypes['MappingRelation'], ParentType, ContextType>;
  score?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  stages?: Resolver<ReadonlyArray<ResolversTypes['StageScore']>, ParentType, ContextType>;
  why?: Resolver<ReadonlyArray<ResolversTypes['MatchExplanation']>, ParentType, ContextType>;
};

export type PhraseMappingResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['PhraseMapping'] = ResolversParentTypes['PhraseMapping']> = {
  abstained?: Resolver<Maybe<ResolversTypes['Abstention']>, ParentType, ContextType>;
  candidates?: Resolver<ReadonlyArray<ResolversTypes['PhraseCandidate']>, ParentType, ContextType>;
  levels?: Resolver<ReadonlyArray<ResolversTypes['LevelChoice']>, ParentType, ContextType>;
  release?: Resolver<ResolversTypes['GraphRelease'], ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type PriorUseResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['PriorUse'] = ResolversParentTypes['PriorUse']> = {
  setting?: Resolver<Maybe<ResolversTypes['CareSetting']>, ParentType, ContextType>;
  statement?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  used?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  weight?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type ProvenanceResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Provenance'] = ResolversParentTypes['Provenance']> = {
  author?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  citations?: Resolver<ReadonlyArray<ResolversTypes['Reference']>, ParentType, ContextType>;
  evidenceCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  licence?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  machineRead?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  recordedAt?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  references?: Resolver<ReadonlyArray<ResolversTypes['Article']>, ParentType, ContextType>;
  run?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['SourceRelease'], ParentType, ContextType>;
  tier?: Resolver<ResolversTypes['EvidenceTier'], ParentType, ContextType>;
};

export type QualifierResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Qualifier'] = ResolversParentTypes['Qualifier']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type QuantityResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Quantity'] = ResolversParentTypes['Quantity']> = {
  context?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  high?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  low?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  unit?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type QueryResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  article?: Resolver<Maybe<ResolversTypes['Article']>, ParentType, ContextType, RequireFields<QueryArticleArgs, 'pmid'>>;
  assertion?: Resolver<Maybe<ResolversTypes['Assertion']>, ParentType, ContextType, RequireFields<QueryAssertionArgs, 'id'>>;
  codeSystems?: Resolver<ReadonlyArray<ResolversTypes['CodeSystem']>, ParentType, ContextType>;
  compareDiagnoses?: Resolver<ResolversTypes['DiagnosisComparison'], ParentType, ContextType, RequireFields<QueryCompareDiagnosesArgs, 'diseases'>>;
  concept?: Resolver<Maybe<ResolversTypes['Concept']>, ParentType, ContextType, RequireFields<QueryConceptArgs, 'by'>>;
  concepts?: Resolver<ReadonlyArray<Maybe<ResolversTypes['Concept']>>, ParentType, ContextType, RequireFields<QueryConceptsArgs, 'ids'>>;
  differential?: Resolver<ResolversTypes['Differential'], ParentType, ContextType, RequireFields<QueryDifferentialArgs, 'case' | 'first'>>;
  explain?: Resolver<Maybe<ResolversTypes['Explanation']>, ParentType, ContextType, RequireFields<QueryExplainArgs, 'id'>>;
  harmonizeDrug?: Resolver<ResolversTypes['DrugHarmonization'], ParentType, ContextType, RequireFields<QueryHarmonizeDrugArgs, 'drug'>>;
  ingestOptions?: Resolver<ResolversTypes['IngestOptions'], ParentType, ContextType>;
  ingestRuns?: Resolver<ReadonlyArray<ResolversTypes['IngestRun']>, ParentType, ContextType, RequireFields<QueryIngestRunsArgs, 'first'>>;
  linkMentions?: Resolver<ReadonlyArray<ResolversTypes['Mention']>, ParentType, ContextType, RequireFields<QueryLinkMentionsArgs, 'first' | 'text' | 'to'>>;
  mapConcept?: Resolver<ResolversTypes['MappingResult'], ParentType, ContextType, RequireFields<QueryMapConceptArgs, 'first' | 'id' | 'to'>>;
  mapPhrase?: Resolver<ResolversTypes['PhraseMapping'], ParentType, ContextType, RequireFields<QueryMapPhraseArgs, 'billable' | 'first' | 'strategy' | 'text' | 'to'>>;
  measureQuery?: Resolver<ResolversTypes['QueryReport'], ParentType, ContextType, RequireFields<QueryMeasureQueryArgs, 'text'>>;
  node?: Resolver<Maybe<ResolversTypes['Node']>, ParentType, ContextType, RequireFields<QueryNodeArgs, 'id'>>;
  nodes?: Resolver<ReadonlyArray<Maybe<ResolversTypes['Node']>>, ParentType, ContextType, RequireFields<QueryNodesArgs, 'ids'>>;
  release?: Resolver<ResolversTypes['GraphRelease'], ParentType, ContextType>;
  releases?: Resolver<ReadonlyArray<ResolversTypes['GraphRelease']>, ParentType, ContextType, RequireFields<QueryReleasesArgs, 'first'>>;
  searchConcepts?: Resolver<ResolversTypes['ConceptSearchConnection'], ParentType, ContextType, RequireFields<QuerySearchConceptsArgs, 'first' | 'includeInactive' | 'mode' | 'text'>>;
  shortestPaths?: Resolver<ReadonlyArray<ReadonlyArray<ResolversTypes['Concept']>>, ParentType, ContextType, RequireFields<QueryShortestPathsArgs, 'first' | 'from' | 'maxLength' | 'to'>>;
  subsumes?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType, RequireFields<QuerySubsumesArgs, 'ancestor' | 'descendant'>>;
};

export type QueryProblemResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['QueryProblem'] = ResolversParentTypes['QueryProblem']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  column?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  line?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type QueryReportResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['QueryReport'] = ResolversParentTypes['QueryReport']> = {
  problems?: Resolver<ReadonlyArray<ResolversTypes['QueryProblem']>, ParentType, ContextType>;
  size?: Resolver<Maybe<ResolversTypes['QuerySize']>, ParentType, ContextType>;
};

export type QuerySizeResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['QuerySize'] = ResolversParentTypes['QuerySize']> = {
  cost?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  costMax?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  depth?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  depthMax?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type RankChangeResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['RankChange'] = ResolversParentTypes['RankChange']> = {
  disease?: Resolver<ResolversTypes['Concept'], ParentType, ContextType>;
  rank?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  rankWithout?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type ReferenceResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Reference'] = ResolversParentTypes['Reference']> = {
  article?: Resolver<Maybe<ResolversTypes['Article']>, ParentType, ContextType>;
  container?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['ReferenceKind'], ParentType, ContextType>;
  states?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  title?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  uri?: Resolver<Maybe<ResolversTypes['URI']>, ParentType, ContextType>;
  year?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type RejectedRecordResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['RejectedRecord'] = ResolversParentTypes['RejectedRecord']> = {
  file?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  line?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  record?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  remedy?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type SourceEffectResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['SourceEffect'] = ResolversParentTypes['SourceEffect']> = {
  firstChanges?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  firstWithout?: Resolver<Maybe<ResolversTypes['Concept']>, ParentType, ContextType>;
  moved?: Resolver<ReadonlyArray<ResolversTypes['RankChange']>, ParentType, ContextType>;
  source?: Resolver<ResolversTypes['SourceRelease'], ParentType, ContextType>;
  statements?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type SourceReleaseResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['SourceRelease'] = ResolversParentTypes['SourceRelease']> = {
  attribution?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  homepage?: Resolver<Maybe<ResolversTypes['URI']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  licence?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  loadedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  publishedOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  tier?: Resolver<ResolversTypes['EvidenceTier'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type StageScoreResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['StageScore'] = ResolversParentTypes['StageScore']> = {
  rank?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  score?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  stage?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type SubscriptionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Subscription'] = ResolversParentTypes['Subscription']> = {
  ingestProgress?: SubscriptionResolver<ResolversTypes['IngestRun'], "ingestProgress", ParentType, ContextType, RequireFields<SubscriptionIngestProgressArgs, 'run'>>;
};

export type TermResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Term'] = ResolversParentTypes['Term']> = {
  language?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  scope?: Resolver<ResolversTypes['TermScope'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['SourceRelease'], ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  type?: Resolver<ResolversTypes['TermType'], ParentType, ContextType>;
};

export interface UriScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['URI'], any> {
  name: 'URI';
}

export type Resolvers<ContextType = RequestContext> = {
  Abstention?: AbstentionResolvers<ContextType>;
  Accuracy?: AccuracyResolvers<ContextType>;
  AffectedMapping?: AffectedMappingResolvers<ContextType>;
  AffectedMappings?: AffectedMappingsResolvers<ContextType>;
  Article?: ArticleResolvers<ContextType>;
  Assertion?: AssertionResolvers<ContextType>;
  AssertionConnection?: AssertionConnectionResolvers<ContextType>;
  AssertionEdge?: AssertionEdgeResolvers<ContextType>;
  CannotMiss?: CannotMissResolvers<ContextType>;
  CheckResult?: CheckResultResolvers<ContextType>;
  CodeSystem?: CodeSystemResolvers<ContextType>;
  ComparisonCell?: ComparisonCellResolvers<ContextType>;
  ComparisonRow?: ComparisonRowResolvers<ContextType>;
  Concept?: ConceptResolvers<ContextType>;
  ConceptConnection?: ConceptConnectionResolvers<ContextType>;
  ConceptEdge?: ConceptEdgeResolvers<ContextType>;
  ConceptSearchConnection?: ConceptSearchConnectionResolvers<ContextType>;
  ConceptSearchEdge?: ConceptSearchEdgeResolvers<ContextType>;
  Contribution?: ContributionResolvers<ContextType>;
  Date?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  Diagnosis?: DiagnosisResolvers<ContextType>;
  DiagnosisComparison?: DiagnosisComparisonResolvers<ContextType>;
  Differential?: DifferentialResolvers<ContextType>;
  DifferentialCoverage?: DifferentialCoverageResolvers<ContextType>;
  DrugClass?: DrugClassResolvers<ContextType>;
  DrugHarmonization?: DrugHarmonizationResolvers<ContextType>;
  Explanation?: ExplanationResolvers<ContextType>;
  ExplanationInput?: ExplanationInputResolvers<ContextType>;
  Facet?: FacetResolvers<ContextType>;
  Flip?: FlipResolvers<ContextType>;
  FlipChange?: FlipChangeResolvers<ContextType>;
  Frequency?: FrequencyResolvers<ContextType>;
  GraphCounts?: GraphCountsResolvers<ContextType>;
  GraphRelease?: GraphReleaseResolvers<ContextType>;
  HierarchyEdge?: HierarchyEdgeResolvers<ContextType>;
  IgnoredFinding?: IgnoredFindingResolvers<ContextType>;
  IngestChanges?: IngestChangesResolvers<ContextType>;
  IngestFailure?: IngestFailureResolvers<ContextType>;
  IngestLogLine?: IngestLogLineResolvers<ContextType>;
  IngestOptions?: IngestOptionsResolvers<ContextType>;
  IngestRoom?: IngestRoomResolvers<ContextType>;
  IngestRun?: IngestRunResolvers<ContextType>;
  IngestSource?: IngestSourceResolvers<ContextType>;
  LeftOut?: LeftOutResolvers<ContextType>;
  LevelChoice?: LevelChoiceResolvers<ContextType>;
  MapRule?: MapRuleResolvers<ContextType>;
  Mapping?: MappingResolvers<ContextType>;
  MappingConflict?: MappingConflictResolvers<ContextType>;
  MappingResult?: MappingResultResolvers<ContextType>;
  MatchExplanation?: MatchExplanationResolvers<ContextType>;
  Mention?: MentionResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  NextQuestion?: NextQuestionResolvers<ContextType>;
  Node?: NodeResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  PhraseCandidate?: PhraseCandidateResolvers<ContextType>;
  PhraseMapping?: PhraseMappingResolvers<ContextType>;
  PriorUse?: PriorUseResolvers<ContextType>;
  Provenance?: ProvenanceResolvers<ContextType>;
  Qualifier?: QualifierResolvers<ContextType>;
  Quantity?: QuantityResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  QueryProblem?: QueryProblemResolvers<ContextType>;
  QueryReport?: QueryReportResolvers<ContextType>;
  QuerySize?: QuerySizeResolvers<ContextType>;
  RankChange?: RankChangeResolvers<ContextType>;
  Reference?: ReferenceResolvers<ContextType>;
  RejectedRecord?: RejectedRecordResolvers<ContextType>;
  SourceEffect?: SourceEffectResolvers<ContextType>;
  SourceRelease?: SourceReleaseResolvers<ContextType>;
  StageScore?: StageScoreResolvers<ContextType>;
  Subscription?: SubscriptionResolvers<ContextType>;
  Term?: TermResolvers<ContextType>;
  URI?: GraphQLScalarType;
};

