import type { Lexicon } from '../search/lexicon.ts';
import { featurePlace } from './features.ts';
import type { Judged, RankedConcept } from './phraseRanker.ts';

export const confidenceTerms = ['intercept', 'score', 'margin', 'queryCovered', 'nameCovered', 'threshold'] as const;
export type ConfidenceTerm = (typeof confidenceTerms)[number];
export type ConfidenceCurve = Readonly<Record<ConfidenceTerm, number>>;

/** The logistic curve of a system: its own where the table has one, else that of `*`. */
export function curvesBySystem({ phraseConfidence }: Pick<Lexicon, 'phraseConfidence'>): (system: string) => ConfidenceCurve {
  const valueOf = (system: string, term: ConfidenceTerm): number | undefined => phraseConfidence.find((row) => row.system === system && row.term === term)?.value;
  const curves = new Map<string, ConfidenceCurve>();
  const read = (system: string): ConfidenceCurve => {
    const value = (term: ConfidenceTerm): number => valueOf(system, term) ?? valueOf('*', term) ?? 0;
    return {
      intercept: value('intercept'), score: value('score'), margin: value('margin'), queryCovered: value('queryCovered'), nameCovered: value('nameCovered'), threshold: value('threshold'),
    };
  };
  return (system) => {
    const curve = curves.get(system) ?? read(system);
    curves.set(system, curve);
    return curve;
  };
}

/** What the curve is applied to: the score, its lead over the best other one, and how much the name and the phrase cover of each other. */
export function confidenceInputs(ranked: readonly RankedConcept[], place: number): readonly number[] {
  const candidate = ranked[place];
  const rival = ranked[place === 0 ? 1 : 0];
  if (candidate === undefined) return [];
  const { features } = candidate.comparison;
  const lead = rival === undefined ? marginMax : candidate.score - candidate.judged.part - (rival.score - rival.judged.part);
  return [1, candidate.score - candidate.judged.part, Math.max(-marginMax, Math.min(marginMax, lead)), features[featurePlace.queryCovered] ?? 0, features[featurePlace.nameCovered] ?? 0];
}
const marginMax = 5;

/** Share of such answers that were right on phrases not used for fitting; 0 to 1. What people said of the phrase weighs more. */
export function confidenceOf(curve: ConfidenceCurve, ranked: readonly RankedConcept[], place: number): number {
  const inputs = confidenceInputs(ranked, place);
  const sum = confidenceTerms.slice(0, -1).reduce((total, term, at) => total + curve[term] * (inputs[at] ?? 0), 0);
  return judgedConfidence(1 / (1 + Math.exp(-sum)), ranked[place]?.judged);
}

/** The share in which the phrase was accepted for the concept, drawn to the confidence from names as if that had been seen `priorCount` times. */
export function judgedConfidence(fromNames: number, judged: Judged | undefined): number {
  if (judged === undefined) return fromNames;
  const seen = judged.acceptedInAll + judged.rejected;
  return (judged.accepted + priorCount * fromNames) / (seen + priorCount);
}
const priorCount = 1;
