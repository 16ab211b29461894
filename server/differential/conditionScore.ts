import type { PreparedCase } from './caseFindings.ts';
import type { ComparedFinding, ConditionEvidence } from './conditionEvidence.ts';
import { comparedFinding, findingRoles, sharedUnits } from './conditionEvidence.ts';
import { unitsOf, weighed } from './method.ts';
import type { DifferentialModel } from './model.ts';
import type { FindingPart } from './score.ts';

/** In the order of the case; the absent ones as if each were alone. */
export interface FindingParts {
  readonly present: readonly FindingPart[];
  readonly absent: readonly FindingPart[];
}

const nothing = { units: 0, place: undefined, compared: undefined } as const;

const partly = (compared: ComparedFinding, kept: number): ComparedFinding =>
  ({ ...compared, why: `${compared.why} That is of a broader finding: ${Math.round(100 * kept)} % of it, and the rest as if nothing explained the finding.` });

/**
 * The findings of a case in a condition of practice. A present finding is what it is and all that subsumes it: the nearest
 * of these that the condition has a figure of counts, as far as the way there keeps the information of the finding; else the
 * common ancestor with a finding of the condition that brings most, as in annotated diseases. An absent finding is absent with all that it
 * subsumes: the figure that speaks most against the condition counts.
 */
export function conditionParts({ comparison, method, roles }: DifferentialModel, { present, absent, circumstances }: PreparedCase, condition: ConditionEvidence): FindingParts {
  const nothingExplains = unitsOf(method.unexplainedShare);
  const figureOf = (term: number, isPresent: boolean) => comparedFinding(condition, term, isPresent, circumstances, comparison);
  return {
    present: present.map(({ implied, places, weight, isBackground }): FindingPart => {
      // A finding that no table knows, or that tells no disease apart, is not held against those with the fuller tables either.
      if (places.length === 0) return nothing;
      const unexplained = isBackground ? 0 : nothingExplains;
      const reached = (units: number, kept: number): number => (units > unexplained ? kept * units + (1 - kept) * unexplained : units);
      for (const { term, keptAsKind: kept } of implied) {
        const compared = figureOf(term, true);
        if (compared !== undefined) return { units: weighed(reached(compared.units, kept), weight), place: term, compared: kept < 1 ? partly(compared, kept) : compared };
      }
      let best: FindingPart = { units: unexplained, place: undefined, compared: undefined };
      for (const { term, keptAsSibling: kept } of implied) {
        // Asthma that the patient has speaks for no other disease of the lungs.
        if (isBackground && roles[term] !== findingRoles.background) continue;
        const shared = sharedUnits(condition, term, comparison);
        const units = shared === undefined ? unexplained : reached(shared, kept);
        if (units > best.units) best = { units, place: term, compared: undefined };
      }
      return { ...best, units: weighed(best.units, weight) };
    }),
    absent: absent.map(({ denied }): FindingPart => {
      let best: FindingPart = nothing;
      for (const term of denied) {
        const compared = condition.figures.has(term) ? figureOf(term, false) : undefined;
        if (compared !== undefined && (best.compared === undefined || compared.units < best.units)) best = { units: compared.units, place: term, compared };
      }
      return best;
    }),
  };
}
