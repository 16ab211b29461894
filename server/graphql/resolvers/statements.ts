import { evaluateRule, nothingKnown } from '../../domain/mapRule.ts';
import { ruleOf } from '../../domain/mapping.ts';
import { limits } from '../../domain/limits.ts';
import type { Resolvers } from '../generated.ts';

export const statementResolvers: Resolvers = {
  Assertion: {
    subject: ({ subject }, _args, { loaders }) => loaders.knownConcept(subject),
    object: ({ object }, _args, { loaders }) => (object === undefined ? null : loaders.knownConcept(object)),
    note: ({ note }) => note ?? null,
    value: ({ value }) => value ?? null,
    frequency: ({ frequency }) => frequency ?? null,
    accuracy: ({ accuracy }) => accuracy ?? null,
    provenance: ({ provenance }) => [provenance],
    conflicts: async (assertion, _args, { loaders }) => (await loaders.contraries.load(assertion)).slice(0, limits.conflictsMax),
  },
  Mapping: {
    source: ({ source }, _args, { loaders }) => loaders.knownConcept(source),
    target: ({ target }, _args, { loaders }) => (target === undefined ? null : loaders.knownConcept(target)),
    targetsTogether: ({ targetsTogether }, _args, { loaders }) => loaders.knownConcepts(targetsTogether),
    confidence: ({ proposal }) => proposal?.confidence ?? null,
    why: ({ proposal }) => (proposal === undefined ? [] : [{ reason: proposal.reason, term: null, highlights: [], score: proposal.confidence, rank: proposal.rank, note: proposal.why }]),
    rule: (mapping) => {
      const rule = ruleOf(mapping);
      return rule === undefined ? null : { ...rule, verdict: mapping.verdict ?? evaluateRule(rule.expression, nothingKnown) };
    },
    provenance: ({ provenance }) => [provenance],
  },
};
