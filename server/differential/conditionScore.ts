import type { PreparedCase } from './caseFindings.ts';
import type { ConditionEvidence } from './conditionEvidence.ts';
import { comparedFinding } from './conditionEvidence.ts';
import { unexplainedUnits } from './method.ts';
import type { DifferentialModel } from './model.ts';
import type { AbsentPart, PresentPart } from './score.ts';

export interface ConditionScoreParts {
  readonly present: readonly PresentPart[];
  readonly absent: readonly AbsentPart[];
}

/** What a finding more general than the one studied keeps of its figure. */
const moreGeneralWeight = 0.5;
const nothing = { units: 0, place: undefined, compared: undefined } as const;

/**
 * The findings of a case in a condition of practice. A present finding is what it is and all that subsumes it: the nearest
 * of these that the condition has a figure of counts; else half of that of a finding that it subsumes. An absent finding
 * is absent with all that it subsumes: the figure that speaks most against the condition counts.
 */
export function conditionParts(model: DifferentialModel, { present, absent, circumstances: { setting, priorWeight } }: PreparedCase, condition: ConditionEvidence): ConditionScoreParts {
  const { terms, comparison, method } = model;
  const unexplained = unexplainedUnits(priorWeight, method);
  const figureOf = (term: number, isPresent: boolean) => comparedFinding(condition, term, isPresent, setting, comparison);
  return {
    present: present.map(({ concept, implied, weight }): PresentPart => {
      for (const term of implied) {
        const compared = figureOf(term, true);
        if (compared !== undefined) return { units: Math.round(compared.units * weight), place: term, compared };
      }
      const own = terms.numberOf(concept);
      let best: PresentPart = { ...nothing, units: Math.round(unexplained * weight) };
      if (own === -1) return best;
      for (const term of condition.figures.keys()) {
        if (!terms.closureOf(term).includes(own)) continue;
        const compared = figureOf(term, true);
        if (compared === undefined) continue;
        const units = Math.round(compared.units * moreGeneralWeight * weight);
        if (best.compared === undefined || units > best.units) best = { units, place: term, compared: { ...compared, why: `${compared.why} Half of it, since the finding is more general than the one studied.` } };
      }
      return best;
    }),
    absent: absent.map(({ denied }): AbsentPart => {
      let best: AbsentPart = nothing;
      for (const term of denied) {
        const compared = condition.figures.has(term) ? figureOf(term, false) : undefined;
        if (compared !== undefined && (best.compared === undefined || compared.units < best.units)) best = { units: compared.units, place: term, compared };
      }
      return best;
    }),
  };
}
