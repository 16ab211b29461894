import type { ConceptId } from '../domain/concept.ts';
import { limits } from '../domain/limits.ts';
import type { Hierarchy } from '../domain/hierarchy.ts';
import type { DiseaseProfile } from '../differential/diseaseProfile.ts';
import { upwardShares } from '../differential/diseaseProfile.ts';
import type { ComparedFinding, ComparisonBasis } from '../differential/conditionEvidence.ts';
import { practiceShareMin } from '../differential/conditionEvidence.ts';
import { noObject, rowKinds } from '../differential/findingRows.ts';
import type { Method } from '../differential/method.ts';
import { log10Of } from '../differential/method.ts';
import type { DifferentialModel } from '../differential/model.ts';
import { rowsOfDisease } from '../differential/model.ts';
import type { FindingPart } from '../differential/score.ts';
import { scoreParts } from '../differential/score.ts';
import type { TraitPart } from '../differential/traits.ts';
import type { NameMatch } from './caseFindings.ts';
import type { Differential, Diagnosis } from './differential.ts';
import { profileIn } from './differential.ts';

export type MatchKind = 'EXACT' | 'ANCESTOR' | 'DESCENDANT' | 'SIMILAR_TEXT' | 'EXPECTED_UNMENTIONED' | 'ABSENT_EXPECTED' | 'ABSENT' | 'UNEXPLAINED' | 'AGE' | 'SEX' | 'PRIOR';
export type ContributionBasis = ComparisonBasis | 'FREQUENCY_AGAINST_DISEASES' | 'INCIDENCE' | 'ASSUMED_INCIDENCE' | 'ONSET' | 'SEX' | 'NOTHING_STATED';

/** One part of a score, in log10. */
export interface Contribution {
  /** Undefined for what no finding brings: incidence, age, sex. */
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
  /** One where incidence counts, else none. */
  readonly prior: readonly Contribution[];
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
  const { model, prepared, graph: { topology, diseases } } = answer;
  const profile = profileIn(answer, disease);
  const shares = upwardShares(profile, model.terms);
  const shareOf = new Map(Array.from(profile.terms, (term, place) => [term, profile.shares[place] ?? 0] as const));
  const parts = scoreParts(model, prepared, profile);
  const idAt = (concept: number): ConceptId => topology.idAt(concept);
  const conceptOf = (term: number): number => model.terms.concept[term] ?? 0;
  const idOfTerm = (term: number): ConceptId => idAt(conceptOf(term));
  const sent = new Map(answer.findings.map(({ concept, path }) => [concept, path]));
  const pathOf = (concept: number): readonly ConceptId[] => sent.get(concept) ?? [idAt(concept)];
  const nameOf = new Map(answer.findings.map(({ path: [first], byName }) => [first, byName]));
  const underPlaces = statedUnder(profile, model, [...parts.present, ...parts.absent].flatMap(({ place, compared }) => (place === undefined || compared !== undefined ? [] : [place])));
  let rows: ReadonlyMap<number, readonly string[]> | undefined;
  const statements = (terms: readonly number[], first?: number) => once((): readonly string[] => {
    const known = (rows ??= statementsByFinding(answer, disease));
    const leading = first === undefined ? [] : [diseases.assertionIdOf(first)];
    return [...new Set([...leading, ...terms.flatMap((term) => known.get(term) ?? [])])].slice(0, limits.contributionAssertionsMax);
  });
  const waysTo = (concept: number, place: number) => once((): readonly ConceptId[] => {
    const up = conceptOf(place);
    return model.hierarchy.subsumes(up, concept)
      ? joined(pathOf(concept), chainUp(model.hierarchy, concept, up), [], idAt)
      : joined(pathOf(concept), [concept], chainUp(model.hierarchy, up, concept).reverse(), idAt);
  });
  const compared = (concept: number, { units, place }: FindingPart, { basis, why, row }: ComparedFinding, isPresent: boolean, counted: string): Contribution => {
    const term = place ?? 0;
    const kind = conceptOf(term) === concept ? 'EXACT' : model.hierarchy.subsumes(conceptOf(term), concept) ? 'ANCESTOR' : 'DESCENDANT';
    return {
      finding: pathOf(concept)[0] ?? idAt(concept), matched: idOfTerm(term), matchKind: isPresent ? kind : units < 0 ? 'ABSENT_EXPECTED' : 'ABSENT', basis, explanation: `${why}${counted}`,
      logLikelihoodRatio: log10Of(units), share: shareOf.get(term), path: waysTo(concept, term), assertions: statements([term], row),
    };
  };

  const found = prepared.present.map(({ concept, weight }, order): Contribution => {
    const part = parts.present[order] ?? nothingFound;
    const { units, place } = part;
    const path = pathOf(concept);
    if (part.compared !== undefined) return compared(concept, part, part.compared, true, presentCounted(weight));
    if (place === undefined) {
      return { finding: path[0] ?? idAt(concept), matched: undefined, matchKind: 'UNEXPLAINED', basis: 'NOTHING_STATED', explanation: units === 0 ? weighsNothing : `${unexplained}${presentCounted(weight)}`, logLikelihoodRatio: log10Of(units), share: undefined, path: () => path, assertions: () => [] };
    }
    const under = underPlaces.get(place) ?? [];
    const matched = under.includes(place) ? place : under.reduce((best, term) => ((shareOf.get(term) ?? 0) > (shareOf.get(best) ?? -1) ? term : best), under[0] ?? place);
    const up = conceptOf(place);
    return {
      finding: path[0] ?? idAt(concept), matched: idOfTerm(matched), matchKind: up !== concept ? 'ANCESTOR' : matched === place ? 'EXACT' : 'DESCENDANT',
      basis: 'FREQUENCY_AGAINST_DISEASES', explanation: presentExplanation(shares.get(place) ?? 0, backgroundOf(answer, place, profile.condition !== undefined), weight, up !== concept),
      logLikelihoodRatio: log10Of(units), share: shares.get(place),
      path: once(() => joined(path, chainUp(model.hierarchy, concept, up), chainUp(model.hierarchy, conceptOf(matched), up).reverse(), idAt)),
      assertions: statements(under),
    };
  });
  const denied = prepared.absent.flatMap(({ concept }, order): Contribution[] => {
    const part = parts.absent[order];
    if (part === undefined) return [];
    const { units, place, weight } = part;
    if (part.compared !== undefined) return [compared(concept, part, part.compared, false, absentCounted(weight))];
    if (units === 0 || place === undefined) return [];
    const path = pathOf(concept);
    return [{
      finding: path[0] ?? idAt(concept), matched: idOfTerm(place), matchKind: 'ABSENT_EXPECTED', basis: 'FREQUENCY_AGAINST_DISEASES',
      explanation: `${absentExplanation(shares.get(place) ?? 0, model.method)}${absentCounted(weight)}`, logLikelihoodRatio: log10Of(units), share: shares.get(place), path: () => path, assertions: statements(underPlaces.get(place) ?? []),
    }];
  });
  const missing = parts.unmentioned.map(({ term, units }): Contribution => ({
    finding: idOfTerm(term), matched: idOfTerm(term), matchKind: 'EXPECTED_UNMENTIONED', basis: 'FREQUENCY_AGAINST_DISEASES', explanation: unmentionedExplanation(shareOf.get(term) ?? 0, model.method),
    logLikelihoodRatio: log10Of(units), share: shareOf.get(term), path: () => [idOfTerm(term)], assertions: statements([term]),
  }));
  const traits = (part: TraitPart | undefined, matchKind: MatchKind, basis: ContributionBasis): Contribution[] => (part === undefined ? [] : [{
    finding: undefined, matched: matchedTrait(answer, part), matchKind, basis, explanation: part.why(), logLikelihoodRatio: log10Of(part.units), share: undefined,
    path: () => [], assertions: () => part.rows.map((row) => diseases.assertionIdOf(row)).slice(0, limits.contributionAssertionsMax),
  }]);
  const ofFindings = [...found, ...denied].map((part) => withNameMatch(part, part.finding && nameOf.get(part.finding)));
  const parted = [...ofFindings, ...traits(parts.age, 'AGE', 'ONSET'), ...traits(parts.sex, 'SEX', 'SEX')];
  return {
    prior: traits(parts.prior, 'PRIOR', parts.prior?.assumed === true ? 'ASSUMED_INCIDENCE' : 'INCIDENCE'),
    supporting: parted.filter(({ logLikelihoodRatio }) => logLikelihoodRatio > 0).sort((a, b) => b.logLikelihoodRatio - a.logLikelihoodRatio || byId(a, b)),
    opposing: parted.filter(({ logLikelihoodRatio }) => logLikelihoodRatio <= 0).sort((a, b) => a.logLikelihoodRatio - b.logLikelihoodRatio || byId(a, b)),
    missing: missing.sort((a, b) => a.logLikelihoodRatio - b.logLikelihoodRatio || byId(a, b)),
  };
}

/** Matched as it may be, the part rests on two names where no mapping leads from the code that was sent. */
function withNameMatch(part: Contribution, byName: NameMatch | undefined): Contribution {
  if (byName === undefined) return part;
  const { matchKind, explanation } = part;
  return {
    ...part, matchKind: matchKind === 'EXACT' || matchKind === 'ANCESTOR' || matchKind === 'DESCENDANT' ? 'SIMILAR_TEXT' : matchKind,
    explanation: `${explanation} The code is taken for the finding by name, "${byName.sent}" for "${byName.finding}" (confidence ${byName.confidence.toFixed(2)}): no loaded mapping leads there.`,
  };
}

const nothingFound: FindingPart = { units: 0, place: undefined, compared: undefined };
const weighsNothing = 'Nothing that is stated of the disease explains it; it weighs nothing.';
const unexplained = 'Nothing that is stated of the disease explains it: taken as a twentieth as likely as in others.';

/** The class of onset or mode of inheritance that the first of the rows names. */
function matchedTrait({ model, graph: { topology } }: Differential, { rows: [first] }: TraitPart): ConceptId | undefined {
  const object = first === undefined ? noObject : (model.rows.object[first] ?? noObject);
  return object === noObject ? undefined : topology.idAt(object);
}

/** Share in the diseases that a match is told from: of a common condition those of practice; else annotated ones, and where incidence counts practice too. */
const backgroundOf = ({ model, scope: { circumstances } }: Differential, term: number, ofPractice: boolean): number => {
  const inPractice = model.comparison.inPractice[term] ?? 0;
  return ofPractice ? Math.max(practiceShareMin, inPractice) : Math.max(model.meanShares[term] ?? 0, circumstances.priorWeight > 0 ? inPractice : 0);
};

const byId = ({ finding: a = 'none:' }: Contribution, { finding: b = 'none:' }: Contribution): number => (a < b ? -1 : a > b ? 1 : 0);

const percent = (share: number): string => `${(100 * share).toPrecision(2).replace(/^(\d)\.0e\+2$/, '$100')} %`;

const presentExplanation = (share: number, mean: number, weight: number, overAncestor: boolean): string =>
  `${percent(share)} of its patients against ${percent(mean)} in others${overAncestor ? ', at a common ancestor, less by the information given up' : ''}.${presentCounted(weight)}`;
const counted = (weight: number, why: string): string => (weight === 1 ? '' : ` Counted at ${weight.toFixed(2)}: ${why}.`);
const presentCounted = (weight: number): string => counted(weight, 'other findings of the case occur in the same diseases');
const absentCounted = (weight: number): string => counted(weight, 'others that are absent speak more against it, and what a disease shows is often absent together');
const absentExplanation = (share: number, { absentTrust, absentPower }: Method): string =>
  `log10(1 - ${absentTrust} x share^${absentPower}): ${percent(share)} of its patients have it; bounded, and set by judgement, not by a study.`;
const unmentionedExplanation = (share: number, { mentionedShare }: Method): string =>
  `log10(1 - ${mentionedShare} x share): ${percent(share)} of its patients have it, and nobody has mentioned it.`;

/** Ids of the statements in view that the disease has a finding, by number of the finding. */
function statementsByFinding({ model, view, graph }: Differential, disease: number): Map<number, string[]> {
  const { kind, object } = model.rows;
  const byFinding = new Map<number, string[]>();
  for (const row of rowsOfDisease(model, disease)) {
    if ((kind[row] ?? 0) > rowKinds.excluded || (kind[row] === rowKinds.excluded && !model.rows.details.has(row)) || !view.keeps(row)) continue;
    const term = model.terms.numberOf(object[row] ?? 0);
    const known = byFinding.get(term) ?? [];
    known.push(graph.diseases.assertionIdOf(row));
    byFinding.set(term, known);
  }
  return byFinding;
}

/** The stated findings of a disease at or below each of the places, by place. */
function statedUnder({ terms }: DiseaseProfile, model: DifferentialModel, places: readonly number[]): ReadonlyMap<number, readonly number[]> {
  const under = new Map(places.map((place) => [place, [] as number[]]));
  for (const term of terms) for (const above of model.terms.closureOf(term)) under.get(above)?.push(term);
  return under;
}

/** What a part names is asked for when its records are read, and again by its fields. */
function once<Value>(compute: () => Value): () => Value {
  let known: { readonly value: Value } | undefined;
  return () => (known ??= { value: compute() }).value;
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
