import type { Assertion } from '../domain/assertion.ts';
import type { Concept, ConceptId } from '../domain/concept.ts';
import { limits } from '../domain/limits.ts';
import type { ComparedFinding } from '../differential/conditionEvidence.ts';
import { comparedFinding } from '../differential/conditionEvidence.ts';
import { rowKinds } from '../differential/findingRows.ts';
import { unitsOf } from '../differential/method.ts';
import { rowsOfDisease } from '../differential/model.ts';
import { noCandidate, scoreParts } from '../differential/score.ts';
import type { Differential } from './differential.ts';
import { profileIn } from './differential.ts';

/** KEPT in sight; LESS_LIKELY, and set aside; EXCLUDED by a finding that is absent. */
export type CannotMissStanding = 'KEPT' | 'LESS_LIKELY' | 'EXCLUDED';
const standings: readonly CannotMissStanding[] = ['KEPT', 'LESS_LIKELY', 'EXCLUDED'];

/** A disease that a stated rule keeps in sight. It stands beside the ranking and changes nothing in it. */
export interface CannotMissDisease {
  readonly disease: number;
  readonly rule: string;
  readonly trigger: readonly ConceptId[];
  /** Findings whose absence excludes it, of an excluded one those that are absent; and the statements on what settles it. */
  readonly exclusion: readonly ConceptId[];
  readonly settling: readonly string[];
  readonly standing: CannotMissStanding;
  readonly rank: number | undefined;
  readonly assertions: readonly string[];
}

/** How much likelier than in practice a present finding must be to put the disease on the shelf. */
const triggerRatio = 2;
/** How likely it must be against the likeliest common condition, the prior and all findings counted, to be kept in sight. */
const keptRatio = 0.01;
/** Likelihood ratio of an absent finding that takes it off. */
const exclusionRatio = 0.1;
/** At this ratio of the patient's sex or less it is a disease of the other one. */
const otherSexRatio = 0.1;
const rule = `A source says that it must not be missed, and a present finding is at least ${triggerRatio} times as likely with it as in practice. It is set aside as less likely where it fits less than ${keptRatio} times as well as the common condition that fits best, and excluded when a finding is absent whose absence has a ratio of ${exclusionRatio} or less.`;

const known = new WeakMap<Differential, readonly CannotMissDisease[]>();

/** Diseases marked in the release whose trigger is present: those kept in sight, those less likely, those excluded; each best rank first. One of the other sex is not among them. */
export function cannotMissDiseases(answer: Differential): readonly CannotMissDisease[] {
  const found = known.get(answer) ?? computeShelf(answer);
  known.set(answer, found);
  return found;
}

function computeShelf(answer: Differential): readonly CannotMissDisease[] {
  const { model: { conditions }, ranking: { scores } } = answer;
  const keptFrom = conditions.reduce((best, disease) => Math.max(best, scores[disease] ?? best), noCandidate) + unitsOf(keptRatio);
  const shelf = conditions.flatMap((disease) => onShelf(answer, disease, keptFrom) ?? []);
  const order = ({ standing }: CannotMissDisease): number => standings.indexOf(standing);
  return shelf.sort((a, b) => order(a) - order(b) || (a.rank ?? Infinity) - (b.rank ?? Infinity) || a.disease - b.disease);
}

function onShelf(answer: Differential, disease: number, keptFrom: number): CannotMissDisease | undefined {
  const { model, prepared, view, ranking, graph } = answer;
  const rows = rowsOfDisease(model, disease).filter((row) => view.keeps(row));
  const marks = rows.filter((row) => model.rows.details.get(row)?.cannotMiss === true);
  const profile = profileIn(answer, disease);
  const { condition } = profile;
  if (marks.length === 0 || condition === undefined) return undefined;
  const parts = scoreParts(model, prepared, profile);
  if ((parts.sex?.units ?? 0) <= unitsOf(otherSexRatio)) return undefined;
  const trigger = prepared.present.filter((_, place) => (parts.present[place]?.compared?.units ?? 0) >= unitsOf(triggerRatio)).map(({ concept }) => concept);
  if (trigger.length === 0) return undefined;
  const excludes = (absent: ComparedFinding | undefined): boolean => (absent?.units ?? 0) <= unitsOf(exclusionRatio);
  const excludedBy = prepared.absent.filter((_, place) => excludes(parts.absent[place]?.compared)).map(({ concept }) => concept);
  const wouldExclude = (): number[] => [...condition.figures.keys()].filter((term) => excludes(comparedFinding(condition, term, false, prepared.circumstances, model.comparison))).map((term) => model.terms.concept[term] ?? 0);
  const red = rows.filter((row) => model.rows.kind[row] === rowKinds.redFlag);
  return {
    disease, rule, trigger: trigger.map((concept) => graph.topology.idAt(concept)), exclusion: (excludedBy.length > 0 ? excludedBy : wouldExclude()).map((concept) => graph.topology.idAt(concept)),
    settling: rows.filter((row) => model.rows.kind[row] === rowKinds.confirmedBy).map((row) => graph.diseases.assertionIdOf(row)).slice(0, limits.redFlagsMax),
    standing: excludedBy.length > 0 ? 'EXCLUDED' : parts.total < keptFrom ? 'LESS_LIKELY' : 'KEPT', rank: ranking.rankOf(disease),
    assertions: [...new Set([...marks, ...red])].map((row) => graph.diseases.assertionIdOf(row)).slice(0, limits.redFlagsMax),
  };
}

/** What would exclude the disease, in words. */
export function exclusionText(absent: readonly Concept[], settling: readonly Assertion[]): string {
  const notes = settling.flatMap(({ note }) => note ?? []);
  return [
    absent.length === 0 ? 'No single absent finding excludes it by what is loaded.' : `Absent: ${absent.map(({ label }) => label).join('; or ')}.`,
    ...(notes.length === 0 ? [] : [`What settles it: ${notes.join('; ')}.`]),
  ].join(' ');
}
