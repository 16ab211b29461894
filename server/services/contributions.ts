import type { ConceptId } from '../domain/concept.ts';
import { limits } from '../domain/limits.ts';
import type { Hierarchy } from '../domain/hierarchy.ts';
import { upwardShares } from '../differential/diseaseProfile.ts';
import { rowKinds } from '../differential/findingRows.ts';
import type { Method } from '../differential/method.ts';
import { log10Of } from '../differential/method.ts';
import { rowsOfDisease } from '../differential/model.ts';
import { scoreParts } from '../differential/score.ts';
import type { Differential, Diagnosis } from './differential.ts';
import { profileIn } from './differential.ts';

export type MatchKind = 'EXACT' | 'ANCESTOR' | 'DESCENDANT' | 'EXPECTED_UNMENTIONED' | 'ABSENT_EXPECTED' | 'UNEXPLAINED';

export type ContributionBasis = 'FREQUENCY_AGAINST_DISEASES' | 'NOTHING_STATED';

/** One part of a score, in log10. */
export interface Contribution {
  readonly finding: ConceptId | undefined;
  readonly matched: ConceptId | undefined;
  readonly matchKind: MatchKind;
  readonly basis: ContributionBasis;
  readonly explanation: string;
  readonly logLikelihoodRatio: number;
  /** Share of the disease's patients that the part was computed from. */
  readonly share: number | undefined;
  readonly path: () => readonly ConceptId[];
  /** Ids of the statements behind it. */
  readonly assertions: () => readonly string[];
}
export interface DiagnosisParts {
  readonly supporting: readonly Contribution[];
  readonly opposing: readonly Contribution[];
  readonly missing: readonly Contribution[];
}

const partsKnown = new WeakMap<Diagnosis, DiagnosisParts>();

/** The parts whose sum is the score, each opened down to its statements. */
export function partsOf(diagnosis: Diagnosis): DiagnosisParts {
  const known = partsKnown.get(diagnosis);
  if (known !== undefined) return known;
  const parts = computeParts(diagnosis.differential(), diagnosis.disease);
  partsKnown.set(diagnosis, parts);
  return parts;
}

function computeParts(answer: Differential, disease: number): DiagnosisParts {
  const { model, prepared, graph: { topology } } = answer;
  const profile = profileIn(answer, disease);
  const shares = upwardShares(profile, model.terms);
  const shareOf = new Map(Array.from(profile.terms, (term, place) => [term, profile.shares[place] ?? 0] as const));
  const parts = scoreParts(model, prepared, profile);
  const idOfTerm = (term: number): ConceptId => topology.idAt(model.terms.concept[term] ?? 0);
  const sent = new Map(answer.findings.map(({ concept, path }) => [concept, path]));
  const pathOf = (concept: number): readonly ConceptId[] => sent.get(concept) ?? [topology.idAt(concept)];
  const statedUnder = (place: number): number[] => Array.from(profile.terms).filter((term) => model.terms.closureOf(term).includes(place));
  let rows: ReadonlyMap<number, readonly string[]> | undefined;
  const statements = (terms: () => readonly number[]) => (): string[] => {
    const known = (rows ??= statementsByFinding(answer, disease));
    return terms().flatMap((term) => known.get(term) ?? []).slice(0, limits.contributionAssertionsMax);
  };

  const explained: Contribution[] = [];
  const unexplained: Contribution[] = [];
  prepared.present.forEach(({ concept, weight }, order) => {
    const { units, place } = parts.present[order] ?? { units: 0, place: undefined };
    const path = pathOf(concept);
    if (place === undefined) {
      unexplained.push({ finding: path[0] ?? topology.idAt(concept), matched: undefined, matchKind: 'UNEXPLAINED', basis: 'NOTHING_STATED', explanation: 'Nothing that is stated of the disease explains it; it weighs nothing.', logLikelihoodRatio: 0, share: undefined, path: () => path, assertions: () => [] });
      return;
    }
    const under = statedUnder(place);
    const matched = under.includes(place) ? place : under.reduce((best, term) => ((shareOf.get(term) ?? 0) > (shareOf.get(best) ?? -1) ? term : best), under[0] ?? place);
    const up = model.terms.concept[place] ?? 0;
    explained.push({
      finding: path[0] ?? topology.idAt(concept), matched: idOfTerm(matched), matchKind: up !== concept ? 'ANCESTOR' : matched === place ? 'EXACT' : 'DESCENDANT',
      basis: 'FREQUENCY_AGAINST_DISEASES',
      explanation: presentExplanation(shares.get(place) ?? 0, model.meanShares[place] ?? 0, weight, up !== concept), logLikelihoodRatio: log10Of(units), share: shares.get(place),
      path: () => joined(path, chainUp(topology.hierarchy, concept, up), chainUp(topology.hierarchy, model.terms.concept[matched] ?? 0, up).reverse(), (index) => topology.idAt(index)),
      assertions: statements(() => under),
    });
  });
  const denied: Contribution[] = prepared.absent.flatMap(({ concept, term }, order) => {
    const units = parts.absent[order] ?? 0;
    if (units === 0) return [];
    const path = pathOf(concept);
    return [{ finding: path[0] ?? topology.idAt(concept), matched: idOfTerm(term), matchKind: 'ABSENT_EXPECTED', basis: 'FREQUENCY_AGAINST_DISEASES', explanation: absentExplanation(shares.get(term) ?? 0, model.method), logLikelihoodRatio: log10Of(units), share: shares.get(term), path: () => path, assertions: statements(() => statedUnder(term)) } as const];
  });
  const missing = parts.unmentioned.map(({ term, units }): Contribution => ({
    finding: idOfTerm(term), matched: idOfTerm(term), matchKind: 'EXPECTED_UNMENTIONED', basis: 'FREQUENCY_AGAINST_DISEASES', explanation: unmentionedExplanation(shareOf.get(term) ?? 0, model.method), logLikelihoodRatio: log10Of(units), share: shareOf.get(term),
    path: () => [idOfTerm(term)], assertions: statements(() => [term]),
  }));
  return {
    supporting: explained.sort((a, b) => b.logLikelihoodRatio - a.logLikelihoodRatio || byId(a, b)),
    opposing: [...denied.sort((a, b) => a.logLikelihoodRatio - b.logLikelihoodRatio || byId(a, b)), ...unexplained],
    missing: missing.sort((a, b) => a.logLikelihoodRatio - b.logLikelihoodRatio || byId(a, b)),
  };
}

const byId = ({ finding: a = 'none:' }: Contribution, { finding: b = 'none:' }: Contribution): number => (a < b ? -1 : a > b ? 1 : 0);

const percent = (share: number): string => `${(100 * share).toPrecision(2).replace(/^(\d)\.0e\+2$/, '$100')} %`;

const presentExplanation = (share: number, mean: number, weight: number, overAncestor: boolean): string =>
  `${percent(share)} of its patients against ${percent(mean)} over all diseases${overAncestor ? ', at a common ancestor, less by the information given up' : ''}${weight < 1 ? `; weighs ${weight.toFixed(2)}, because other findings of the case occur in the same diseases` : ''}.`;
const absentExplanation = (share: number, { absentTrust, absentPower }: Method): string =>
  `log10(1 - ${absentTrust} x share^${absentPower}): ${percent(share)} of its patients have it; set on clinical grounds, bounded, not learned.`;
const unmentionedExplanation = (share: number, { mentionedShare }: Method): string =>
  `log10(1 - ${mentionedShare} x share): ${percent(share)} of its patients have it, and nobody has mentioned it.`;

/** Ids of the statements in view that the disease has a finding, by number of the finding. */
function statementsByFinding({ model, view, graph }: Differential, disease: number): Map<number, string[]> {
  const { kind, object } = model.rows;
  const byFinding = new Map<number, string[]>();
  for (const row of rowsOfDisease(model, disease)) {
    if (kind[row] !== rowKinds.finding || !view.keeps(row)) continue;
    const term = model.terms.numberOf(object[row] ?? 0);
    const known = byFinding.get(term) ?? [];
    known.push(graph.diseases.assertionIdOf(row));
    byFinding.set(term, known);
  }
  return byFinding;
}

/** A shortest chain from a concept up to one that subsumes it, both ends included. */
function chainUp(hierarchy: Hierarchy, from: number, to: number): number[] {
  const cameFrom = new Map<number, number>([[from, from]]);
  for (let level = [from]; level.length > 0 && !cameFrom.has(to); ) {
    const next: number[] = [];
    for (const child of level) {
      for (const parent of hierarchy.parentsOf(child)) {
        if (cameFrom.has(parent)) continue;
        cameFrom.set(parent, child);
        next.push(parent);
      }
    }
    level = next;
  }
  const chain = [to];
  for (let node = to; node !== from; ) {
    node = cameFrom.get(node) ?? from;
    chain.push(node);
  }
  return chain.reverse();
}

const joined = (mapped: readonly ConceptId[], up: readonly number[], down: readonly number[], idAt: (index: number) => ConceptId): readonly ConceptId[] =>
  [...mapped, ...up.slice(1).map(idAt), ...down.slice(1).map(idAt)];
