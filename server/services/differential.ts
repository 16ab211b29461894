import type { CareSetting } from '../domain/assertion.ts';
import type { ConceptId } from '../domain/concept.ts';
import type { Pause } from '../domain/deadline.ts';
import { InvalidInput } from '../domain/errors.ts';
import { limits } from '../domain/limits.ts';
import type { PreparedCase, PresentFinding } from '../differential/caseFindings.ts';
import { prepareCase } from '../differential/caseFindings.ts';
import type { Confidence } from '../differential/confidence.ts';
import { confidenceOf, fittedCalibration } from '../differential/confidence.ts';
import type { Circumstances } from '../differential/circumstances.ts';
import type { DiseaseProfile } from '../differential/diseaseProfile.ts';
import { emptyProfile, isEmpty } from '../differential/diseaseProfile.ts';
import type { ReplacedProfiles } from '../differential/score.ts';
import { log10Of } from '../differential/method.ts';
import type { DifferentialModel } from '../differential/model.ts';
import { assumedRate } from '../differential/traits.ts';
import type { Ranking } from '../differential/ranking.ts';
import type { Scope, UsedFindings } from '../differential/robustness.ts';
import { rankPrepared, usedFindings } from '../differential/robustness.ts';
import type { CaseFinding, IgnoredFinding, ReadFindings, SentFinding } from './caseFindings.ts';
import { readFindings } from './caseFindings.ts';
import type { Graph } from './graph.ts';
import type { KnowledgeFilter, KnowledgeView } from './knowledgeView.ts';
import { knowledgeView } from './knowledgeView.ts';
import { checkPageSize } from './paging.ts';

export interface PatientCase {
  readonly findings: readonly SentFinding[];
  readonly sex: 'FEMALE' | 'MALE' | undefined;
  readonly ageYears: number | undefined;
  readonly setting: CareSetting | undefined;
}
export interface DifferentialQuestion {
  readonly patient: PatientCase;
  readonly knowledge: KnowledgeFilter;
  readonly prior: { readonly use: boolean; readonly weight: number } | undefined;
  readonly first: number;
}

/** Which diseases can be found at all. */
export interface Coverage {
  readonly rareDiseases: number;
  readonly commonConditions: number;
  readonly statement: string;
}
export type DiagnosisKind = 'RARE' | 'COMMON';
export interface PriorUse {
  readonly used: boolean;
  readonly weight: number;
  readonly setting: CareSetting | undefined;
  readonly statement: string;
}

/** An answer: the ranking, and all that its further parts are computed from when they are asked for. */
export interface Differential {
  readonly question: DifferentialQuestion;
  readonly graph: Graph;
  readonly model: DifferentialModel;
  readonly view: KnowledgeView;
  readonly scope: Scope;
  readonly findings: readonly CaseFinding[];
  readonly used: UsedFindings;
  readonly prepared: PreparedCase;
  readonly ranking: Ranking;
  readonly confidence: Confidence;
  readonly diagnoses: readonly Diagnosis[];
  readonly ignored: readonly IgnoredFinding[];
  /** Whether the present findings suffice for ranks to rely on. */
  readonly ordered: boolean;
  readonly abstained: string | undefined;
  readonly coverage: Coverage;
  readonly prior: PriorUse;
  readonly notices: readonly string[];
  readonly tookMs: number;
}
export interface Diagnosis {
  readonly differential: () => Differential;
  /** Number in the model. */
  readonly disease: number;
  readonly rank: number;
  /** Log10. */
  readonly score: number;
  readonly probability: number;
  readonly tied: boolean;
}

/** Ranks all diseases for a case. An empty or wholly unknown case has no diagnoses. */
export async function rankDiagnoses(graph: Graph, question: DifferentialQuestion, pause: Pause): Promise<Differential> {
  const startedAt = performance.now();
  checkPageSize('differential', question.first, limits.diagnosesMax);
  const { ageYears, findings } = question.patient;
  if (ageYears !== undefined && !(ageYears >= 0 && ageYears <= limits.ageYearsMax)) throw new InvalidInput(`case: ageYears is ${ageYears}, 0 to ${limits.ageYearsMax} is allowed.`);
  return rankRead(graph, question, await readFindings(graph, findings, pause), startedAt);
}

/** The same of findings that are read already; `startedAt` in milliseconds of `performance`. */
export function rankRead(graph: Graph, question: DifferentialQuestion, { findings, ignored }: ReadFindings, startedAt: number): Differential {
  const { patient, knowledge, prior, first } = question;
  const { ageYears, sex, setting } = patient;
  const { model } = graph.diseases;
  const view = knowledgeView(graph, knowledge);
  const used = usedFindings(model, findings);
  const priorUsed = priorUse(model, view.replaced, patient, prior);
  const circumstances: Circumstances = { sex, ageYears, setting, priorWeight: priorUsed.weight };
  const prepared = prepareCase(model, used.present, used.absent, circumstances);
  const telling = prepared.present.filter(tellsApart).length;
  const ranking = rankPrepared(model, prepared, view.replaced);
  const confidence = confidenceOf(ranking, used.present.length, fittedCalibration);
  const answer: Differential = {
    question, graph, model, view, scope: { circumstances, replaced: view.replaced }, findings, used, prepared, ranking, confidence,
    diagnoses: ranking.top(first).map((disease): Diagnosis => {
      const score = ranking.scores[disease] ?? 0;
      return {
        differential: () => answer, disease, rank: ranking.rankOf(disease) ?? 0, score: log10Of(score),
        probability: confidence.probabilityOf(score), tied: ranking.isTied(disease),
      };
    }),
    ignored: [...ignored, ...unusedFindings(graph, used), ...unmatchedFindings(graph, model, prepared)],
    ordered: telling >= presentMin,
    abstained: abstention(telling, used, ranking, confidence, ignored),
    coverage: coverageOf(model, view.replaced),
    prior: priorUsed,
    notices: view.notices,
    tookMs: performance.now() - startedAt,
  };
  return answer;
}

/** The profile of a disease as this question sees it. */
export const profileIn = ({ model, view }: Differential, disease: number): DiseaseProfile =>
  view.replaced.get(disease) ?? model.profiles[disease] ?? emptyProfile;

export const kindOf = (answer: Differential, disease: number): DiagnosisKind => (profileIn(answer, disease).condition === undefined ? 'RARE' : 'COMMON');

/** The diagnosis first, then the same disease in other systems. */
export const entryIds = ({ graph, model }: Pick<Differential, 'graph' | 'model'>, disease: number): readonly ConceptId[] =>
  (model.diseases[disease] ?? []).map((entry) => graph.topology.idAt(entry));

function unusedFindings({ topology }: Graph, { unused }: UsedFindings): IgnoredFinding[] {
  const reasons = { UNKNOWN: 'unknown: it neither helps nor harms', IMPLIED: 'implied by the more specific', CONTRADICTED: 'absent, and contradicted by the present' };
  return unused.map(({ concept, why, by }) => ({
    finding: topology.idAt(concept), known: true, nearest: [], reason: by === undefined ? reasons[why] : `${reasons[why]} ${topology.idAt(by)}`,
  }));
}

/** Whether a match anywhere is worth more than none. */
const tellsApart = ({ places }: PresentFinding): boolean => places.length > 0;

function unmatchedFindings({ topology }: Graph, model: DifferentialModel, { present, absent }: PreparedCase): IgnoredFinding[] {
  const nearestOf = (concept: number): ConceptId[] => model.hierarchy.ancestorsOf(concept).filter((above) => model.terms.numberOf(above) !== -1).slice(0, limits.nearestFindingsMax).map((above) => topology.idAt(above));
  return [
    ...present.filter((finding) => !tellsApart(finding)).map(({ concept }) => ({ concept, reason: `${model.terms.numberOf(concept) === -1 ? 'no disease is stated to have it or anything near it' : 'nearly every disease has it'}, so it tells none apart` })),
    ...absent.filter(({ term }) => term === -1).map(({ concept }) => ({ concept, reason: 'absent, and no disease is stated to have it' })),
  ].map(({ concept, reason }) => ({ finding: topology.idAt(concept), known: true, reason, nearest: nearestOf(concept) }));
}

/** Fewer present findings that tell diseases apart give a list, but no order to rely on. */
const presentMin = 2;
/** Below this probability the first place is hardly better than the others. */
const firstProbabilityMin = 0.02;

function abstention(telling: number, { unused }: UsedFindings, ranking: Ranking, confidence: Confidence, ignored: readonly IgnoredFinding[]): string | undefined {
  const { bestScore } = ranking;
  if (bestScore === undefined) return ignored.length > 0 ? 'No finding of the case is known to this release, or no statement is left to compare it with.' : 'The case has no finding to rank by.';
  if (unused.some(({ why }) => why === 'CONTRADICTED')) return 'The findings contradict each other: one is absent that another, present one implies.';
  if (telling < presentMin) return `Too few findings: ${telling} present that ${telling === 1 ? 'tells' : 'tell'} diseases apart, at least ${presentMin} are needed for an order to rely on.`;
  if (confidence.probabilityOf(bestScore) < firstProbabilityMin) return 'The findings tell the candidates hardly apart.';
  return undefined;
}

function coverageOf({ conditions, emptied, profiles }: DifferentialModel, replaced: ReplacedProfiles): Coverage {
  let commonConditions = conditions.length;
  let rareDiseases = profiles.length - conditions.length - emptied.length;
  for (const [disease, now] of replaced) {
    const before = profiles[disease] ?? emptyProfile;
    commonConditions += Number(now.condition !== undefined) - Number(before.condition !== undefined);
    rareDiseases += Number(isRare(now)) - Number(isRare(before));
  }
  const common = commonConditions > 0 ? `of common conditions only ${commonConditions}` : `common conditions are ${conditions.length === 0 ? 'not loaded' : 'left out'}`;
  return { rareDiseases, commonConditions, statement: `${rareDiseases} rare diseases with annotations are candidates; ${common}. A condition missing from the list is not ruled out.` };
}

const isRare = (profile: DiseaseProfile): boolean => profile.condition === undefined && !isEmpty(profile);

/** Off without a setting and for genetics, as long as the question does not say otherwise. */
function priorUse({ profiles }: DifferentialModel, replaced: ReplacedProfiles, { setting }: PatientCase, prior: DifferentialQuestion['prior']): PriorUse {
  const weight = prior?.weight ?? 1;
  if (!(weight >= 0 && weight <= limits.priorWeightMax)) throw new InvalidInput(`prior: weight is ${weight}, 0 to ${limits.priorWeightMax} is allowed.`);
  const none = (statement: string): PriorUse => ({ used: false, weight: 0, setting, statement });
  if (prior?.use === false || weight === 0) return none('Incidence does not count: it was switched off.');
  if (prior === undefined && setting === undefined) return none('Incidence does not count: no setting is given.');
  if (prior === undefined && setting === 'GENETICS') return none('Incidence does not count in genetics: who is sent there was selected for rare diseases.');
  if (!profiles.some((profile, disease) => (replaced.get(disease) ?? profile).traits.incidences.length > 0)) return none('No incidence is loaded or left in, so no prior counts.');
  return {
    used: true, weight, setting,
    statement: `log10 of new cases per 100,000 person-years against 1, that of the setting where stated; ${assumedRate} is assumed where none is. Findings are told from those of the conditions of practice.`,
  };
}
