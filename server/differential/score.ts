import type { PreparedCase, PresentFinding } from './caseFindings.ts';
import type { FindingParts } from './conditionScore.ts';
import { conditionParts } from './conditionScore.ts';
import type { ComparedFinding } from './conditionEvidence.ts';
import { hasScoredShare } from './conditionEvidence.ts';
import type { DiseaseProfile } from './diseaseProfile.ts';
import { emptyProfile, isEmpty, upwardShares } from './diseaseProfile.ts';
import { absentUnits, ratioOf, unitsOf, unmentionedUnits, weighed } from './method.ts';
import type { DifferentialModel } from './model.ts';
import type { TraitPart } from './traits.ts';
import { agePart, priorPart, sexPart } from './traits.ts';

/** Score of a disease that is no candidate in this question. */
export const noCandidate = -0x80000000;

/** The profiles that are not those of the model in this question, by disease. */
export type ReplacedProfiles = ReadonlyMap<number, DiseaseProfile>;
export const nothingReplaced: ReplacedProfiles = new Map();

/** One finding of a case in one disease: what it brings, and where it matched; no place where it brings nothing. */
export interface FindingPart {
  readonly units: number;
  readonly place: number | undefined;
  /** Of a condition of practice: the figure of the row that counts. */
  readonly compared: ComparedFinding | undefined;
}
export interface AbsentPart extends FindingPart {
  /** 0..1, as far as it counts: less than 1 where another absent finding speaks more against the disease. */
  readonly weight: number;
}
export interface ScoreParts {
  readonly prior: TraitPart | undefined;
  readonly age: TraitPart | undefined;
  readonly sex: TraitPart | undefined;
  readonly present: readonly FindingPart[];
  readonly absent: readonly AbsentPart[];
  /** Findings stated of the disease that nobody has mentioned, and what each takes off. */
  readonly unmentioned: readonly { readonly term: number; readonly units: number }[];
  readonly total: number;
}

/** The score of every disease in units; the sum of the parts that `scoreParts` gives, for each of them. */
export function scoreAll(model: DifferentialModel, patient: PreparedCase, replaced: ReplacedProfiles): Int32Array {
  const scores = model.unmentionedTotal.slice();
  const best = new Int32Array(scores.length);
  for (const finding of patient.present) addPresent(model, finding, best, scores);
  const { unmentioned } = model;
  for (const term of patient.answered) {
    for (let place = unmentioned.offsets[term] ?? 0, end = unmentioned.offsets[term + 1] ?? 0; place < end; place += 1) {
      const disease = unmentioned.disease[place] ?? 0;
      scores[disease] = (scores[disease] ?? 0) - (unmentioned.value[place] ?? 0);
    }
  }
  addAbsent(model, patient, scores);
  const { sex, ageYears, priorWeight } = patient.circumstances;
  if (sex !== undefined || ageYears !== undefined || priorWeight > 0) {
    model.profiles.forEach((profile, disease) => { scores[disease] = (scores[disease] ?? 0) + sumOf(traitParts(profile, patient)); });
  }
  for (const disease of model.conditions) scores[disease] = scoreParts(model, patient, model.profiles[disease] ?? emptyProfile).total;
  for (const disease of model.emptied) scores[disease] = noCandidate;
  for (const [disease, profile] of replaced) {
    scores[disease] = isEmpty(profile) ? noCandidate : scoreParts(model, patient, profile).total;
  }
  return scores;
}

function addPresent({ shares }: DifferentialModel, finding: PresentFinding, best: Int32Array, scores: Int32Array): void {
  best.fill(finding.unexplained);
  for (const { term, gain } of finding.places) {
    for (let place = shares.offsets[term] ?? 0, end = shares.offsets[term + 1] ?? 0; place < end; place += 1) {
      const disease = shares.disease[place] ?? 0;
      const units = gain + (shares.value[place] ?? 0);
      if (units > (best[disease] ?? 0)) best[disease] = units;
    }
  }
  for (let disease = 0; disease < scores.length; disease += 1) scores[disease] = (scores[disease] ?? 0) + weighed(best[disease] ?? 0, finding.weight);
}

/** The absent findings of each annotated disease together, because the strongest of them counts most. */
function addAbsent({ shares, method }: DifferentialModel, { absent }: PreparedCase, scores: Int32Array): void {
  const against = new Map<number, number[]>();
  for (const { term } of absent) {
    if (term === -1) continue;
    for (let place = shares.offsets[term] ?? 0, end = shares.offsets[term + 1] ?? 0; place < end; place += 1) {
      const disease = shares.disease[place] ?? 0;
      const units = absentUnits(ratioOf(shares.value[place] ?? 0), method);
      const others = against.get(disease);
      if (others === undefined) against.set(disease, [units]);
      else others.push(units);
    }
  }
  for (const [disease, units] of against) {
    const weights = absentWeights(units);
    scores[disease] = units.reduce((sum, one, place) => sum + weighed(one, weights[place] ?? 1), scores[disease] ?? 0);
  }
}

/**
 * How far each of the absent findings of one disease counts, in their order: of those that speak against it the k-th strongest
 * by 1/k, because what a disease shows is often absent together (it is early, or mild), and one more never raises it.
 */
function absentWeights(units: readonly number[]): number[] {
  const weights = units.map(() => 1);
  const against = Array.from(units.keys()).filter((place) => (units[place] ?? 0) < 0).sort((a, b) => (units[a] ?? 0) - (units[b] ?? 0));
  against.forEach((place, stronger) => { weights[place] = 1 / (1 + stronger); });
  return weights;
}

type TraitParts = Pick<ScoreParts, 'prior' | 'age' | 'sex'>;
const traitParts = ({ traits, condition }: DiseaseProfile, { circumstances }: PreparedCase): TraitParts =>
  ({ prior: priorPart(traits, condition !== undefined, circumstances), age: agePart(traits, circumstances), sex: sexPart(traits, circumstances) });
const sumOf = ({ prior, age, sex }: TraitParts): number => (prior?.units ?? 0) + (age?.units ?? 0) + (sex?.units ?? 0);

/** The score of one disease with this profile, part by part. */
export function scoreParts(model: DifferentialModel, patient: PreparedCase, profile: DiseaseProfile): ScoreParts {
  const { present, absent: inFull } = profile.condition === undefined ? annotatedParts(model, patient, profile) : conditionParts(model, patient, profile.condition);
  const weights = absentWeights(inFull.map(({ units }) => units));
  const absent = inFull.map((part, place): AbsentPart => {
    const weight = weights[place] ?? 1;
    return { ...part, units: weighed(part.units, weight), weight };
  });
  const traits = traitParts(profile, patient);
  const unmentioned = Array.from(profile.terms, (term, place) => ({ term, units: unmentionedUnits(profile.shares[place] ?? 0, model.method) }))
    .filter(({ term, units }) => units < 0 && !patient.answered.has(term) && (profile.condition === undefined || hasScoredShare(profile.condition, term)));
  const units = [...present, ...absent, ...unmentioned].map((part) => part.units);
  return { ...traits, present, absent, unmentioned, total: units.reduce((sum, part) => sum + part, sumOf(traits)) };
}

function annotatedParts(model: DifferentialModel, patient: PreparedCase, profile: DiseaseProfile): FindingParts {
  const shares = upwardShares(profile, model.terms);
  const present = patient.present.map((finding): FindingPart => {
    let units = finding.unexplained;
    let place: number | undefined;
    for (const { term, gain } of finding.places) {
      const share = shares.get(term);
      if (share === undefined || gain + unitsOf(share) <= units) continue;
      units = gain + unitsOf(share);
      place = term;
    }
    return { units: weighed(units, finding.weight), place, compared: undefined };
  });
  const absent = patient.absent.map(({ term }): FindingPart => {
    const share = shares.get(term);
    return share === undefined ? { units: 0, place: undefined, compared: undefined } : { units: absentUnits(ratioOf(unitsOf(share)), model.method), place: term, compared: undefined };
  });
  return { present, absent };
}
