import type { Graph } from '../../server/services/graph.ts';
import { ancestorsOf, descendantsOf, indexOfConcept, subsumes } from '../../server/services/concepts.ts';
import { atOnce } from '../../server/release/steps.ts';
import { searchConcepts } from '../../server/services/searchConcepts.ts';

/** One question of the bench: over HTTP as `query` with variables, and inside the service as a call. */
export interface BenchCase {
  readonly name: string;
  readonly query: string;
  readonly variables: (random: () => number) => Readonly<Record<string, unknown>>;
  /** The same question without HTTP and GraphQL; absent where nothing is left then. */
  readonly inService?: (graph: Graph, variables: Readonly<Record<string, unknown>>) => unknown;
}

/** What the questions are about: branches of a hierarchy, the system that concepts are drawn from (any, if undefined), words as people type them. */
export interface Subject {
  readonly branches: readonly string[];
  readonly system: string | undefined;
  readonly words: readonly string[];
}

const chapters = Array.from({ length: 22 }, (_, place) => `ICD10CM:chapter-${place + 1}`);
const words = ['pneumonia', 'diabetes mellitus', 'fracture of radius', 'headache', 'myocardial infarction', 'renal failure', 'seizure', 'carcinoma of breast', 'anemia', 'asthma', 'short stature', 'chest pain', 'depressive episode', 'metformin', 'hearing loss', 'cirrhosis of liver'];

export const ofSeeds: Subject = { branches: [...chapters, 'HP:0000118'], system: undefined, words };

/** A SNOMED CT of the size that the loaded release has; the words are those of the generator that writes it. */
export const ofSnomed: Subject = {
  branches: ['404684003', '71388002', '123037004', '410607006', '105590001', '373873005'].map((code) => `SNOMEDCT:${code}`),
  system: 'SNOMEDCT',
  words: ['acute heart inflammation', 'neoplasm of lung', 'fracture femur', 'chronic kidney', 'liver biopsy', 'severe bilateral', 'retina hemorrhage', 'thyroid', 'benign skin', 'artery stenosis', 'infective colon', 'bladder endoscopy'],
};

/** Asks in the order in which a person types: from the third letter on. */
const typed = (subject: Subject, random: () => number): string => {
  const word = subject.words[Math.floor(random() * subject.words.length)] ?? '';
  return word.slice(0, 3 + Math.floor(random() * (word.length - 2)));
};
const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const search = (graph: Graph, variables: Readonly<Record<string, unknown>>, first: number) =>
  atOnce(searchConcepts(graph, {
    text: text(variables['text']), within: variables['within'] === undefined ? undefined : text(variables['within']), first,
    systems: undefined, kinds: undefined, mode: 'HYBRID', language: undefined, includeInactive: false, after: undefined,
  }));

export function benchCases(graph: Graph, subject: Subject): readonly BenchCase[] {
  const { topology } = graph;
  const size = topology.hierarchy.size;
  const inHierarchy = Array.from({ length: size }, (_, index) => index).filter((index) => topology.hierarchy.parentsOf(index).length > 0 && (subject.system === undefined || topology.systemOf(index) === subject.system));
  const branch = (random: () => number): string => subject.branches[Math.floor(random() * subject.branches.length)] ?? '';
  const child = (random: () => number): string => topology.idAt(inHierarchy[Math.floor(random() * inHierarchy.length)] ?? 0);
  const diseases = Array.from({ length: size }, (_, index) => index).filter((index) => topology.systemOf(index) === 'OMIM');
  const id = (variables: Readonly<Record<string, unknown>>) => topology.idAt(indexOfConcept(graph, text(variables['id'])));
  return [
    { name: 'empty query', query: '{ __typename }', variables: () => ({}) },
    {
      name: 'concept with parents', query: 'query($id: ID!) { concept(by: { id: $id }) { id label kind parents { id label } } }',
      variables: (random) => ({ id: child(random) }),
    },
    {
      name: 'subsumes', query: 'query($a: ID!, $d: ID!) { subsumes(ancestor: $a, descendant: $d) }',
      variables: (random) => ({ a: branch(random), d: child(random) }),
      inService: (open, { a, d }) => subsumes(open, text(a), text(d)),
    },
    {
      name: 'all ancestors', query: 'query($id: ID!) { concept(by: { id: $id }) { ancestors { id label } } }',
      variables: (random) => ({ id: child(random) }),
      inService: (open, variables) => ancestorsOf(open, id(variables)),
    },
    {
      name: 'descendants of a branch, first 50', query: 'query($id: ID!) { concept(by: { id: $id }) { descendantCount descendants(first: 50) { nodes { id label } pageInfo { endCursor hasNextPage } } } }',
      variables: (random) => ({ id: branch(random) }),
      inService: (open, variables) => descendantsOf(open, id(variables), 50, undefined),
    },
    {
      name: 'typeahead, first 10', query: 'query($text: String!) { searchConcepts(text: $text, first: 10) { edges { score node { id label } why { reason term highlights } } } }',
      variables: (random) => ({ text: typed(subject, random) }),
      inService: (open, variables) => search(open, variables, 10),
    },
    {
      name: 'search within a branch', query: 'query($text: String!, $within: ID) { searchConcepts(text: $text, within: $within, first: 20) { totalCount facets { count kind } edges { score node { id label } } } }',
      variables: (random) => ({ text: typed(subject, random), within: branch(random) }),
      inService: (open, variables) => atOnce(search(open, variables, 20).count()),
    },
    {
      name: 'assertions of a disease with provenance',
      query: 'query($id: ID!) { concept(by: { id: $id }) { label assertions(first: 50) { totalCount nodes { id predicate object { id label } frequency { estimate stated } qualifiers { name value } provenance { source { source version } evidenceCode citations { id kind uri } } } } } }',
      variables: (random) => ({ id: topology.idAt(diseases[Math.floor(random() * diseases.length)] ?? 0) }),
    },
  ];
}
