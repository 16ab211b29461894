import type { DiseaseProfile } from './diseaseProfile.ts';
import type { DifferentialModel } from './model.ts';
import { propagate, unitsOf, unmentionedUnits } from './model.ts';

/** A finding of the case: its number among the findings of the model, or -1 with what stands above it. */
export interface CaseFinding {
  readonly concept: number;
  /** Itself, if the model knows it, and what is above it. */
  readonly closure: readonly number[];
  readonly information: number;
}
export interface CaseQuestion {
  readonly present: readonly CaseFinding[];
  readonly absent: readonly CaseFinding[];
}
/** A disease whose profile is not that of the model in this question. */
export interface ReplacedProfile {
  readonly disease: number;
  readonly profile: DiseaseProfile;
}

export function scoreAll(model: DifferentialModel, { present, absent }: CaseQuestion, replaced: readonly ReplacedProfile[] = []): Int32Array {
  const { method, shares, unmentioned, information } = model;
  const scores = model.unmentionedTotal.slice();
  const best = new Int32Array(scores.length);
  const mentioned = new Set<number>();
  for (const finding of present) {
    best.fill(-method.unexplainedLoss);
    for (const above of finding.closure) {
      mentioned.add(above);
      const gain = Math.round(method.detourPenalty * (information[above] ?? 0)) - Math.round((method.detourPenalty - 1) * finding.information);
      if (gain <= 0) continue;
      const end = shares.offsets[above + 1] ?? 0;
      for (let place = shares.offsets[above] ?? 0; place < end; place += 1) {
        const disease = shares.disease[place] ?? 0;
        const value = gain + (shares.value[place] ?? 0);
        if (value > (best[disease] ?? 0)) best[disease] = value;
      }
    }
    for (let disease = 0; disease < scores.length; disease += 1) scores[disease] = (scores[disease] ?? 0) + (best[disease] ?? 0);
  }
  for (const term of mentioned) {
    const end = unmentioned.offsets[term + 1] ?? 0;
    for (let place = unmentioned.offsets[term] ?? 0; place < end; place += 1) {
      const disease = unmentioned.disease[place] ?? 0;
      scores[disease] = (scores[disease] ?? 0) - (unmentioned.value[place] ?? 0);
    }
  }
  if (method.absentTrust > 0) {
    for (const finding of absent) {
      const term = finding.closure[0];
      if (term === undefined || model.terms.concept[term] !== finding.concept) continue;
      const end = shares.offsets[term + 1] ?? 0;
      for (let place = shares.offsets[term] ?? 0; place < end; place += 1) {
        const disease = shares.disease[place] ?? 0;
        const share = 10 ** ((shares.value[place] ?? 0) / 10_000);
        scores[disease] = (scores[disease] ?? 0) + unitsOf(1 - method.absentTrust * share);
      }
    }
  }
  for (const { disease, profile } of replaced) scores[disease] = scoreOne(model, { present, absent }, profile);
  return scores;
}

function scoreOne(model: DifferentialModel, { present, absent }: CaseQuestion, profile: DiseaseProfile): number {
  const { method, information } = model;
  const shares = propagate(profile, model.terms, method.combine);
  let score = 0;
  const mentioned = new Set<number>();
  for (const finding of present) {
    let best = -method.unexplainedLoss;
    for (const above of finding.closure) {
      mentioned.add(above);
      const share = shares.get(above);
      if (share === undefined) continue;
      const gain = Math.round(method.detourPenalty * (information[above] ?? 0)) - Math.round((method.detourPenalty - 1) * finding.information);
      if (gain > 0) best = Math.max(best, gain + unitsOf(share));
    }
    score += best;
  }
  profile.terms.forEach((term, place) => { if (!mentioned.has(term)) score += unmentionedUnits(profile.shares[place] ?? 0, method); });
  if (method.absentTrust > 0) {
    for (const finding of absent) {
      const term = finding.closure[0];
      if (term === undefined || model.terms.concept[term] !== finding.concept) continue;
      const share = shares.get(term);
      if (share !== undefined) score += unitsOf(1 - method.absentTrust * 10 ** (unitsOf(share) / 10_000));
    }
  }
  return score;
}
