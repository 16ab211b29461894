import { parseConceptId } from '../../domain/codeSystem.ts';
import type { ConceptId } from '../../domain/concept.ts';
import { isConceptId } from '../../domain/concept.ts';
import { limits } from '../../domain/limits.ts';
import type { ConceptReference } from '../../services/concepts.ts';
import { checkIds, resolveConcept, subsumes } from '../../services/concepts.ts';
import { explain } from '../../services/explain.ts';
import { nodesOf, nodeTypeOf } from '../../services/nodes.ts';
import { checkPageSize } from '../../services/paging.ts';
import { inTurns } from '../../release/steps.ts';
import { searchConcepts } from '../../services/searchConcepts.ts';
import { shortestPaths } from '../../services/shortestPaths.ts';
import type { RequestContext } from '../context.ts';
import type { ConceptRef, Resolvers } from '../generated.ts';

/** An id as published, whatever its spelling; the text itself where it is none, which then is not found. */
const published = (id: string): ConceptId => parseConceptId(id) ?? (isConceptId(id) ? id : `unknown:${id}`);

const referenceOf = ({ id, code, uri }: ConceptRef): ConceptReference => {
  if (id != null) return { id };
  if (code != null) return { code };
  return { uri };
};

const nodesById = async (ids: readonly string[], { graph, ingest: { runs } }: RequestContext) => {
  checkIds('ids', ids);
  const nodes = await nodesOf(graph, (id) => runs.run(id), ids.map((id) => (nodeTypeOf(id) === 'Concept' ? published(id) : id)));
  return nodes.map((node) => (node === undefined ? null : { __typename: node.type, ...node.value }));
};

export const queryResolvers: Resolvers = {
  Query: {
    node: async (_root, { id }, context) => (await nodesById([id], context))[0] ?? null,
    nodes: (_root, { ids }, context) => nodesById(ids, context),
    release: (_root, _args, { graph }) => graph.release,
    releases: async (_root, { first }, { releases }) => (await releases()).slice(0, checkPageSize('releases', first, limits.releasesMax)),
    codeSystems: (_root, _args, { graph }) => graph.release.systems,
    concept: async (_root, { by }, { graph, loaders }) => {
      const id = resolveConcept(graph, referenceOf(by));
      return id === undefined ? null : ((await loaders.concept.load(id)) ?? null);
    },
    concepts: (_root, { ids }, { loaders }) => {
      checkIds('ids', ids);
      return Promise.all(ids.map(async (id) => (await loaders.concept.load(published(id))) ?? null));
    },
    searchConcepts: (_root, { text, systems, kinds, within, mode, language, includeInactive, first, after }, { graph, pause }) =>
      inTurns(searchConcepts(graph, {
        text, mode, includeInactive, first, systems: systems ?? undefined, kinds: kinds ?? undefined, within: within ?? undefined,
        language: language ?? undefined, after: after ?? undefined,
      }), pause),
    subsumes: (_root, { ancestor, descendant }, { graph }) => subsumes(graph, ancestor, descendant),
    shortestPaths: async (_root, { from, to, maxLength, first }, { graph, loaders, notices }) => {
      const { paths, cut } = await shortestPaths(graph, from, to, maxLength, first);
      if (cut !== undefined) notices.push(cut);
      return loaders.knownPaths(paths);
    },
    article: async (_root, { pmid }, { graph }) => {
      const [citing] = await graph.store.citing([`PMID:${pmid.replace(/^PMID:/i, '')}`], 1);
      return citing === undefined ? null : { pmid: pmid.replace(/^PMID:/i, '') };
    },
    assertion: async (_root, { id }, { graph }) => (await graph.store.assertions([id]))[0] ?? null,
    explain: async (_root, { id }, { graph }) => (await explain(graph, id)) ?? null,
  },
};
