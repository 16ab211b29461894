import { isConceptId, systemOf, codeOf } from '../../domain/concept.ts';
import type { Concept, ConceptId } from '../../domain/concept.ts';
import type { Pause } from '../../domain/deadline.ts';
import { limits } from '../../domain/limits.ts';
import { findFlips, rankIntervals, robustnessOf } from '../../differential/robustness.ts';
import { methodName } from '../../differential/method.ts';
import type { SentFinding } from '../../services/caseFindings.ts';
import { cannotMissDiseases, exclusionText } from '../../services/cannotMiss.ts';
import { nameOf } from '../../services/concepts.ts';
import { compareDiagnoses } from '../../services/compareDiagnoses.ts';
import { diagnosisOf } from '../../services/diagnosisOf.ts';
import type { Differential } from '../../services/differential.ts';
import { entryIds, kindOf, rankDiagnoses } from '../../services/differential.ts';
import { nextQuestions } from '../../services/nextQuestions.ts';
import { sourceEffects } from '../../services/sourceEffects.ts';
import { statedFrequency } from '../../services/statedFrequency.ts';
import type { RequestContext } from '../context.ts';
import { sourceOf } from '../lookups.ts';
import { openedParts } from '../openedParts.ts';
import type { CaseInput, FindingInput, Resolvers } from '../generated.ts';

const sentFindings = (findings: readonly FindingInput[]): SentFinding[] => findings.map(({ concept, status }) => ({ concept, status: status ?? 'PRESENT' }));

/** What of a case is taken, and counts nothing in this method. */
const unusedInput = ({ findings, region }: CaseInput): readonly string[] => [
  ...(region == null ? [] : ['The region changes nothing: no loaded figure is told apart by it.']),
  ...(findings.some(({ onsetYears }) => onsetYears != null) ? ['The onset of single findings changes nothing: only the age of the patient counts.'] : []),
];

const kindOfUnknown = 'OTHER';

/** A code that the release does not have, as far as it is known. */
const unknownConcept = (sent: string): Concept => {
  const id: ConceptId = isConceptId(sent) ? sent : `unknown:${sent}`;
  return {
    id, system: systemOf(id), code: codeOf(id), label: codeOf(id), kind: kindOfUnknown, active: false, standing: 'REFERENCED',
    definition: undefined, replacedBy: [], source: '',
  };
};

const assertionsOf = async (ids: readonly string[], { loaders }: RequestContext) =>
  (await Promise.all(ids.map((id) => loaders.assertion.load(id)))).filter((assertion) => assertion !== undefined);

const intervals = new WeakMap<Differential, ReturnType<typeof rankIntervals>>();
const intervalsOf = (answer: Differential, pause: Pause): ReturnType<typeof rankIntervals> => {
  const known = intervals.get(answer) ?? rankIntervals(answer.model, answer.findings, answer.scope, answer.diagnoses.map(({ disease }) => disease), pause);
  intervals.set(answer, known);
  return known;
};

const robustness = new WeakMap<Differential, ReturnType<typeof robustnessOf>>();
const robustnessIn = (answer: Differential, pause: Pause): ReturnType<typeof robustnessOf> => {
  const known = robustness.get(answer) ?? robustnessOf(answer.model, answer.findings, answer.scope, pause);
  robustness.set(answer, known);
  return known;
};

const diagnosisConcept = (answer: Differential, disease: number, loaders: RequestContext['loaders']): Promise<Concept> =>
  loaders.knownConcept(entryIds(answer, disease)[0] ?? 'unknown:');

export const differentialResolvers: Resolvers = {
  Query: {
    differential: async (_root, { case: patient, knowledge, prior, first }, { graph, notices, pause }) => {
      const answer = await rankDiagnoses(graph, {
        patient: { findings: sentFindings(patient.findings), sex: patient.sex ?? undefined, ageYears: patient.ageYears ?? undefined, setting: patient.setting ?? undefined },
        knowledge: {
          tiers: knowledge?.tiers ?? undefined, licences: knowledge?.licences ?? undefined,
          excludeSources: knowledge?.excludeSources ?? [], excludeReferences: knowledge?.excludeReferences ?? [],
        },
        prior: prior == null ? undefined : { use: prior.use, weight: prior.weight ?? 1 }, first,
      }, pause);
      notices.push(...answer.notices, ...unusedInput(patient));
      return answer;
    },
    compareDiagnoses: (_root, { diseases, case: patient }, { graph, pause }) => compareDiagnoses(graph, diseases, sentFindings(patient?.findings ?? []), pause),
  },
  Differential: {
    diagnosis: (answer, { disease }) => diagnosisOf(answer, disease) ?? null,
    nextQuestions: async (answer, _args, { notices, pause }) => (await nextQuestions(answer, notices, pause)).questions,
    questionsTried: async (answer, _args, { notices, loaders, pause }) => loaders.knownConcepts((await nextQuestions(answer, notices, pause)).tried),
    flips: async (answer, _args, { pause }) =>
      (await findFlips(answer.model, answer.findings, answer.scope, { flipsMax: limits.flipsMax, pairedChangesMax: limits.flipChangesPairedMax }, pause))
        .map((flip) => ({ ...flip, answer })),
    robustness: async (answer, _args, { pause }) => {
      const found = await robustnessIn(answer, pause);
      return found === undefined ? null : found.stays / found.of;
    },
    leftOut: async (answer, _args, { pause }) => (await robustnessIn(answer, pause)) ?? null,
    noneOfThese: ({ confidence }) => confidence.noneOfThese,
    withoutSource: async (answer, _args, { pause }) => (await sourceEffects(answer, pause)).map((effect) => ({ ...effect, answer })),
    wouldHelp: async (answer, _args, { loaders, pause }) => (answer.abstained === undefined ? [] : loaders.knownConcepts((await nextQuestions(answer, [], pause)).tried.slice(0, limits.nextQuestionsMax))),
    cannotMiss: (answer, _args, { notices }) => {
      const shelf = cannotMissDiseases(answer);
      if (shelf.length > limits.cannotMissMax) notices.push(`Of ${shelf.length} diseases that must not be missed the first ${limits.cannotMissMax} are shown.`);
      return shelf.slice(0, limits.cannotMissMax).map((shown) => ({ ...shown, answer }));
    },
    candidatesConsidered: ({ ranking }) => ranking.candidateCount,
    abstained: (answer, _args, { pause }) => (answer.abstained === undefined ? null : { reason: answer.abstained, missing: [], missingAttribute: undefined, nearest: async () => (await nextQuestions(answer, [], pause)).tried[0] }),
    method: () => methodName,
    release: (_answer, _args, { graph }) => graph.release,
  },
  Diagnosis: {
    disease: ({ differential, disease }, _args, { loaders }) => diagnosisConcept(differential(), disease, loaders),
    name: async ({ differential, disease }, _args, { loaders, graph }) => nameOf(graph, await diagnosisConcept(differential(), disease, loaders)),
    sameAs: ({ differential, disease }, _args, { loaders }) => loaders.knownConcepts(entryIds(differential(), disease).slice(1)),
    sameAsRules: ({ differential, disease }, _args, { graph }) => {
      const rules = new Map(graph.diseases.merged.map(({ merged, rule }) => [merged, rule]));
      return entryIds(differential(), disease).slice(1).map((other) => rules.get(other) ?? '');
    },
    codes: async ({ differential, disease }, { systems }, { loaders }) => {
      const ids = entryIds(differential(), disease);
      const mappings = (await Promise.all(ids.map((id) => loaders.mappings.load(id)))).flat();
      const ends = [...ids.slice(1), ...mappings.flatMap(({ source, target }) => [source, target]).filter((id) => id !== undefined)];
      const found = [...new Set(ends)].filter((id) => id !== ids[0] && (systems == null || systems.includes(systemOf(id))));
      return loaders.knownConcepts(found.slice(0, limits.mappingsMax));
    },
    prior: async (diagnosis, _args, context, info) => (await openedParts(diagnosis, context, info)).prior[0] ?? null,
    rankInterval: async ({ differential, disease, rank }, _args, { pause }) => (await intervalsOf(differential(), pause)).get(disease) ?? [rank, rank],
    supporting: async (diagnosis, _args, context, info) => (await openedParts(diagnosis, context, info)).supporting,
    opposing: async (diagnosis, _args, context, info) => (await openedParts(diagnosis, context, info)).opposing,
    missing: async (diagnosis, _args, context, info) => (await openedParts(diagnosis, context, info)).missing,
    cannotMiss: ({ differential, disease }) => cannotMissDiseases(differential()).some((shown) => shown.disease === disease && shown.standing === 'KEPT'),
    kind: ({ differential, disease }) => kindOf(differential(), disease),
    redFlags: async ({ differential, disease }, _args, { loaders }) => {
      const pages = await Promise.all(entryIds(differential(), disease).map((concept) => loaders.statements.load({ concept, role: 'SUBJECT', predicates: ['RED_FLAG'], first: limits.redFlagsMax, after: undefined })));
      return pages.flatMap((page) => page?.statements ?? []);
    },
  },
  Contribution: {
    finding: ({ part, records }) => (part.finding === undefined ? null : records.concept(part.finding)),
    matched: ({ part, records }) => (part.matched === undefined ? null : records.concept(part.matched)),
    matchKind: ({ part }) => part.matchKind,
    basis: ({ part }) => part.basis,
    explanation: ({ part }) => part.explanation,
    logLikelihoodRatio: ({ part }) => part.logLikelihoodRatio,
    frequency: ({ part, records }) => (part.share === undefined ? null : statedFrequency(part.share, records.assertions(part.assertions()))),
    path: ({ part, records }) => part.path().map((id) => records.concept(id)),
    assertions: ({ part, records }) => records.assertions(part.assertions()),
    machineRead: ({ part }, _args, { graph }) => part.assertions().some((id) => graph.diseases.isMachineRead(id)),
  },
  CannotMiss: {
    excluded: ({ standing }) => standing === 'EXCLUDED',
    disease: ({ disease, answer }, _args, { loaders }) => diagnosisConcept(answer, disease, loaders),
    trigger: ({ trigger }, _args, { loaders }) => loaders.knownConcepts(trigger),
    assertions: ({ assertions }, _args, context) => assertionsOf(assertions, context),
    exclusion: async ({ exclusion, settling }, _args, context) => exclusionText(await context.loaders.knownConcepts(exclusion), await assertionsOf(settling, context)),
  },
  IgnoredFinding: {
    finding: ({ finding, known }, _args, { loaders }) => (known && isConceptId(finding) ? loaders.knownConcept(finding) : unknownConcept(finding)),
    nearest: ({ nearest }, _args, { loaders }) => loaders.knownConcepts(nearest),
  },
  NextQuestion: {
    finding: ({ finding }, _args, { loaders }) => loaders.knownConcept(finding),
    ifPresent: ({ ifPresent }, _args, { loaders }) => loaders.knownConcepts(ifPresent),
    ifAbsent: ({ ifAbsent }, _args, { loaders }) => loaders.knownConcepts(ifAbsent),
  },
  Flip: {
    changes: ({ changes, answer }) => changes.flatMap(({ place, to }) => {
      const finding = answer.findings[place];
      return finding === undefined ? [] : [{ finding: finding.path[0], from: finding.status, to }];
    }),
    newFirst: ({ newFirst, answer }, _args, { loaders }) => diagnosisConcept(answer, newFirst, loaders),
    order: ({ order, answer }, _args, { loaders }) => Promise.all(order.map((disease) => diagnosisConcept(answer, disease, loaders))),
  },
  SourceEffect: {
    source: ({ source, answer: { graph } }) => sourceOf(graph, source),
    firstWithout: ({ firstWithout, answer }, _args, { loaders }) => (firstWithout === undefined ? null : diagnosisConcept(answer, firstWithout, loaders)),
    moved: ({ moved, answer }) => moved.map((change) => ({ ...change, answer })),
  },
  RankChange: {
    disease: ({ disease, answer }, _args, { loaders }) => diagnosisConcept(answer, disease, loaders),
    rankWithout: ({ rankWithout }) => rankWithout ?? null,
  },
  FlipChange: {
    finding: ({ finding }, _args, { loaders }) => loaders.knownConcept(finding),
  },
  DiagnosisComparison: {
    diseases: ({ diseases }, _args, { loaders }) => loaders.knownConcepts(diseases),
    release: (_comparison, _args, { graph }) => graph.release,
  },
  ComparisonRow: {
    finding: ({ finding }, _args, { loaders }) => loaders.knownConcept(finding),
    inCase: ({ inCase }) => inCase ?? null,
    conflicting: ({ conflicts }) => conflicts.length > 0,
  },
  ComparisonCell: {
    disease: ({ disease }, _args, { loaders }) => loaders.knownConcept(disease),
    frequency: async ({ share, assertions }, _args, context) => (share === undefined ? null : statedFrequency(share, await assertionsOf(assertions, context))),
    assertions: ({ assertions }, _args, context) => assertionsOf(assertions, context),
  },
};
