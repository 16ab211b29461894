import type { Circumstances } from './circumstances.ts';
import { noCircumstances } from './circumstances.ts';
import type { DifferentialModel } from './model.ts';
import { findingRoles, practiceInformationMax } from './conditionEvidence.ts';
import { gainOf, keptOf, unexplainedUnits } from './method.ts';

/** A place above a finding where diseases can match it, and what a match there is worth. */
export interface MatchPlace {
  readonly term: number;
  readonly gain: number;
}

export interface ImpliedFinding {
  readonly term: number;
  /** Share of what a match there is worth that stays after what is given up to reach it, 0..1: of a condition that states this very finding, of which the patient has a kind. */
  readonly keptAsKind: number;
  /** The same of one that states another finding of this kind. */
  readonly keptAsSibling: number;
}

export interface PresentFinding {
  /** Index of the release. */
  readonly concept: number;
  /** The findings of the model that it implies, itself and all that subsumes it, nearest first. */
  readonly implied: readonly ImpliedFinding[];
  /** Those of them where a match in an annotated disease is worth more than none, the most first. Where incidence counts, conditions of practice are among the others that it is told from. */
  readonly places: readonly MatchPlace[];
  /** The patient has it for other reasons, as far as the tables of common conditions say: no diagnosis has to explain it. */
  readonly isBackground: boolean;
  /** Units in an annotated disease that nothing connects with it; 0 where there are no places, so that the finding changes nothing. */
  readonly unexplained: number;
  /** 0..1: less than 1 where other findings of the case occur in the same diseases. */
  readonly weight: number;
}

export interface AbsentFinding {
  readonly concept: number;
  /** Its number, or -1 where no disease has it. */
  readonly term: number;
  /** Stated findings that are absent with it: those it subsumes. */
  readonly denied: readonly number[];
}

/** A case in the numbers of the model. */
export interface PreparedCase {
  readonly circumstances: Circumstances;
  readonly present: readonly PresentFinding[];
  readonly absent: readonly AbsentFinding[];
  /** Numbers of all findings that are answered: implied by a present one or denied by an absent one. */
  readonly answered: ReadonlySet<number>;
}

/** `present` and `absent` are indexes of the release, each once; no present one subsumes another. */
export function prepareCase(model: DifferentialModel, present: readonly number[], absent: readonly number[], circumstances: Circumstances = noCircumstances): PreparedCase {
  const matched = present.map((concept) => ({ concept, ...matchPlaces(model, concept, circumstances) }));
  const weights = overlapWeights(model, matched.map(({ concept }) => model.terms.numberOf(concept)));
  const denied = absent.map((concept) => ({ concept, term: model.terms.numberOf(concept), denied: deniedTerms(model, concept) }));
  return {
    circumstances,
    present: matched.map((finding, place) => ({ ...finding, weight: weights[place] ?? 1 })),
    absent: denied,
    answered: new Set([...matched.flatMap(({ implied }) => implied.map(({ term }) => term)), ...denied.flatMap((finding) => finding.denied)]),
  };
}

/** Whether the tables of common conditions name a finding, or what subsumes it nearest, only as history or as a risk factor. */
export function isBackground({ terms, hierarchy, roles }: DifferentialModel, concept: number): boolean {
  const role = [concept, ...hierarchy.ancestorsOf(concept)].map((index) => roles[terms.numberOf(index)]).find((found) => found !== undefined && found !== findingRoles.unspoken);
  return role === findingRoles.background;
}

function matchPlaces(model: DifferentialModel, concept: number, { priorWeight }: Circumstances): Pick<PresentFinding, 'implied' | 'places' | 'isBackground' | 'unexplained'> {
  const { terms, hierarchy, informationMax, practiceInformation, method } = model;
  const information = priorWeight > 0 ? practiceInformation : model.information;
  const implied = [concept, ...hierarchy.ancestorsOf(concept)].map((index) => terms.numberOf(index)).filter((term) => term !== -1);
  const known = isBackground(model, concept);
  const unexplained = known ? 0 : unexplainedUnits(priorWeight, method);
  const own = terms.numberOf(concept);
  const of = (term: number, all: Int32Array, max: number): number => Math.min(max, term === -1 ? informationMax : (all[term] ?? 0));
  const ofFinding = of(own, information, informationMax);
  const places = implied
    .map((term) => ({ term, gain: gainOf(of(term, information, ofFinding), ofFinding, unexplained, method) }))
    .filter(({ gain }) => gain > unexplained)
    .sort((a, b) => b.gain - a.gain); // Of equal ones the nearest stays first: the sort is stable.
  const kept = (term: number, max: number): number => keptOf(of(term, practiceInformation, max), of(own, practiceInformation, max), method);
  return { isBackground: known, unexplained: places.length === 0 ? 0 : unexplained, places, implied: implied.map((term) => ({ term, keptAsKind: kept(term, practiceInformationMax), keptAsSibling: kept(term, informationMax) })) };
}

function deniedTerms({ terms, hierarchy }: DifferentialModel, concept: number): number[] {
  return [concept, ...hierarchy.descendantsOf(concept)].map((index) => terms.numberOf(index)).filter((term) => term !== -1);
}

/**
 * 1 / (1 + overlapWeight x sum of the correlations with the other findings): two findings of the same diseases tell less
 * than twice what one tells (effective number of correlated observations, Kish 1965, Survey Sampling, 161).
 */
function overlapWeights(model: DifferentialModel, terms: readonly number[]): number[] {
  const { overlapWeight } = model.method;
  const sums = terms.map(() => 0);
  if (overlapWeight > 0) {
    for (let a = 0; a < terms.length; a += 1) {
      for (let b = a + 1; b < terms.length; b += 1) {
        const correlation = correlationOf(model, terms[a] ?? -1, terms[b] ?? -1);
        sums[a] = (sums[a] ?? 0) + correlation;
        sums[b] = (sums[b] ?? 0) + correlation;
      }
    }
  }
  return sums.map((sum) => 1 / (1 + overlapWeight * sum));
}

/** Correlation over the diseases of having one and the other finding (phi coefficient with shares for counts), never below 0. */
export function correlationOf({ shares: { offsets, disease }, shareRatios, meanShares, diseases }: DifferentialModel, a: number, b: number): number {
  if (a === -1 || b === -1) return 0;
  const endA = offsets[a + 1] ?? 0;
  const endB = offsets[b + 1] ?? 0;
  let both = 0;
  for (let placeA = offsets[a] ?? 0, placeB = offsets[b] ?? 0; placeA < endA && placeB < endB; ) {
    const step = (disease[placeA] ?? 0) - (disease[placeB] ?? 0);
    if (step === 0) both += (shareRatios[placeA] ?? 0) * (shareRatios[placeB] ?? 0);
    if (step <= 0) placeA += 1;
    if (step >= 0) placeB += 1;
  }
  const shareA = meanShares[a] ?? 0;
  const shareB = meanShares[b] ?? 0;
  const spread = Math.sqrt(shareA * (1 - shareA) * shareB * (1 - shareB));
  return spread === 0 ? 0 : Math.max(0, (both / diseases.length - shareA * shareB) / spread);
}
