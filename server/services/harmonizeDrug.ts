import type { ConceptId } from '../domain/concept.ts';
import { codeOf } from '../domain/concept.ts';
import { NotConfigured } from '../domain/errors.ts';
import { limits } from '../domain/limits.ts';
import type { Graph } from './graph.ts';
import type { PhraseCandidate } from './mapPhrase.ts';
import { checkText } from './mapPhrase.ts';

export interface HarmonizedDrug {
  readonly ingredients: readonly ConceptId[];
  readonly route: string | undefined;
  readonly strengths: readonly string[];
  readonly atc: readonly PhraseCandidate[];
  readonly classes: readonly { readonly id: ConceptId; readonly path: readonly ConceptId[] }[];
  readonly confidence: number | undefined;
  readonly needsReview: boolean;
}

const codesMax = 10;

/** Substance, route and classes of a raw drug string. Classes are those of the codes that fit, proven by the tree of ATC. */
export function harmonizeDrug(graph: Graph, drug: string, route: string | undefined): HarmonizedDrug {
  checkText('drug', drug, limits.drugTextMax);
  const { phrases, topology } = graph;
  if (phrases.drugs === undefined) throw new NotConfigured('harmonizeDrug needs ATC, and this release holds none. Load it, or do not leave it out.');
  const answer = phrases.drugs.harmonize(drug, route);
  const [best] = answer.codes;
  const atc = answer.codes.slice(0, codesMax).map(({ concept, confidence, note }, place): PhraseCandidate => ({
    id: topology.idAt(concept), score: confidence, confidence, relation: 'EXACT', stages: [],
    why: [{ reason: 'EXACT', term: answer.substances.map(({ words }) => words.join(' ')).join(' and '), highlights: [], score: confidence, rank: place + 1, note }],
  }));
  const fitting = answer.codes.filter(({ confidence }) => best !== undefined && confidence > best.confidence / 4).map(({ concept }) => concept);
  const classes = [...new Set(fitting.flatMap((concept) => topology.hierarchy.ancestorsOf(concept)))].sort((a, b) => a - b);
  return {
    ingredients: answer.substances.flatMap(({ codes }) => preferredOf(codes.map((code) => topology.idAt(code)), atc)),
    route: answer.route, strengths: answer.strengths, atc, confidence: best?.confidence, needsReview: answer.needsReview,
    classes: classes.map((concept) => ({ id: topology.idAt(concept), path: [...topology.hierarchy.ancestorsOf(concept)].reverse().concat(concept).map((node) => topology.idAt(node)) })),
  };
}

/** Of the codes of one substance the one that the answer prefers, else the first. */
function preferredOf(codes: readonly ConceptId[], atc: readonly PhraseCandidate[]): readonly ConceptId[] {
  const best = atc.find(({ id }) => codes.includes(id))?.id ?? [...codes].sort((a, b) => (codeOf(a) < codeOf(b) ? -1 : 1))[0];
  return best === undefined ? [] : [best];
}
