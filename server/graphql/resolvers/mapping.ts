import { readableRule } from '../../domain/mapRule.ts';
import { inTurns } from '../../release/steps.ts';
import { harmonizeDrug } from '../../services/harmonizeDrug.ts';
import { linkMentions } from '../../services/linkMentions.ts';
import { mapConcept } from '../../services/mapConcept.ts';
import { mapPhrase } from '../../services/mapPhrase.ts';
import { parseConceptId } from '../../domain/codeSystem.ts';
import type { PatientInput, Resolvers } from '../generated.ts';

const patientOf = ({ ageYears, sex, conditions }: PatientInput) => ({
  ageYears: ageYears ?? undefined, sex: sex ?? undefined, conditions: conditions?.flatMap((id) => parseConceptId(id) ?? []),
});

export const mappingResolvers: Resolvers = {
  Query: {
    mapConcept: (_root, { id, to, patient, first }, { graph, pause }) => mapConcept(graph, id, to, patient == null ? undefined : patientOf(patient), first, pause),
    mapPhrase: (_root, { text, to, strategy, route, language, billable, first }, { graph }) => mapPhrase(graph, { text, to, strategy, billable, first, route: route ?? undefined, language: language ?? undefined }),
    linkMentions: (_root, { text, to, language, first }, { graph, pause }) => inTurns(linkMentions(graph, text, to, language ?? undefined, first), pause),
    harmonizeDrug: (_root, { drug, route }, { graph }) => harmonizeDrug(graph, drug, route ?? undefined),
  },
  MappingResult: {
    source: ({ source }, _args, { loaders }) => loaders.knownConcept(source),
    abstained: ({ abstained }) => abstained ?? null,
    release: (_result, _args, { graph }) => graph.release,
  },
  MapRule: {
    readable: ({ expression }) => readableRule(expression),
    outcome: ({ verdict }) => verdict.outcome,
    needs: ({ verdict }) => verdict.needs,
  },
  Abstention: {
    nearest: async ({ nearest }, _args, { loaders }) => {
      const id = typeof nearest === 'function' ? await nearest() : nearest;
      return id === undefined ? null : loaders.knownConcept(id);
    },
    missingAttribute: ({ missingAttribute }) => missingAttribute ?? null,
  },
  PhraseMapping: {
    abstained: ({ abstained }) => abstained ?? null,
    release: (_mapping, _args, { graph }) => graph.release,
  },
  PhraseCandidate: {
    concept: ({ id }, _args, { loaders }) => loaders.knownConcept(id),
  },
  LevelChoice: {
    concept: ({ id }, _args, { loaders }) => loaders.knownConcept(id),
    alternatives: ({ alternatives }, _args, { loaders }) => loaders.knownConcepts(alternatives),
  },
  Mention: {
    cue: ({ cue }) => cue ?? null,
  },
  DrugHarmonization: {
    ingredient: ({ ingredients: [first] }, _args, { loaders }) => (first === undefined ? null : loaders.knownConcept(first)),
    ingredients: ({ ingredients }, _args, { loaders }) => loaders.knownConcepts(ingredients),
    route: ({ route }) => route ?? null,
    confidence: ({ confidence }) => confidence ?? null,
  },
  DrugClass: {
    concept: ({ id }, _args, { loaders }) => loaders.knownConcept(id),
    path: ({ path }, _args, { loaders }) => loaders.knownConcepts(path),
  },
};
