import type { Concept, ConceptId, Term } from '../../domain/concept.ts';
import type { Pause } from '../../domain/deadline.ts';
import { LimitExceeded } from '../../domain/errors.ts';
import { limits } from '../../domain/limits.ts';
import type { StatementRequest } from '../../graph/graphStore.ts';
import { ancestorsOf, descendantsOf, nameOf, pageOf, pathsToRoot } from '../../services/concepts.ts';
import { inTurns } from '../../release/steps.ts';
import type { Graph } from '../../services/graph.ts';
import { badCursor, checkPageSize, decodeCursor, encodeCursor } from '../../services/paging.ts';
import type { ConceptSearch, SearchCounts } from '../../services/searchConcepts.ts';
import type { ConceptAssertionsArgs, RequireFields, Resolvers } from '../generated.ts';
import type { RequestContext } from '../context.ts';
import type { AssertionConnectionParent } from '../parents.ts';
import { sourceOf, systemOfId } from '../lookups.ts';

const idsOf = ({ topology }: Graph, indexes: Uint32Array): ConceptId[] => Array.from(indexes, (index) => topology.idAt(index));
const within = <Item>(what: string, items: readonly Item[], max: number): readonly Item[] => {
  if (items.length > max) throw new LimitExceeded(what, max, items.length, 'This concept has more than the API shows at once.');
  return items;
};

async function statementsOf(
  concept: Concept, role: StatementRequest['role'], { predicate, first, after }: RequireFields<ConceptAssertionsArgs, 'first'>, { loaders }: RequestContext,
): Promise<AssertionConnectionParent> {
  const page = await loaders.statements.load({
    concept: concept.id, role, predicates: predicate ?? undefined,
    first: checkPageSize('assertions', first, limits.pageItemsMax),
    after: after == null ? undefined : decodeCursor(after),
  });
  if (page === undefined) throw badCursor(after ?? '');
  return page;
}

const labelIn = async (language: string, label: string, terms: Promise<readonly Term[]>): Promise<string> =>
  (await terms).find((term) => term.type === 'PREFERRED' && term.language === language)?.text ?? label;

const countsOf = new WeakMap<ConceptSearch, Promise<SearchCounts>>();

/** What a search finds is counted where it is asked for, once, and in a turn of its own. */
function counted(search: ConceptSearch, pause: Pause): Promise<SearchCounts> {
  const known = countsOf.get(search) ?? pause().then(() => inTurns(search.count(), pause));
  countsOf.set(search, known);
  return known;
}

export const conceptResolvers: Resolvers = {
  Concept: {
    system: ({ system }, _args, { graph }) => systemOfId(graph, system),
    // No promise in the usual case: an answer may hold thousands of labels.
    label: ({ id, label }, { language }, { loaders }) => (language == null || language === 'en' ? label : labelIn(language, label, loaders.terms.load(id))),
    name: (concept, _args, { graph }) => nameOf(graph, concept),
    source: ({ source }, _args, { graph }) => sourceOf(graph, source),
    replacedBy: ({ replacedBy }, _args, { loaders }) => loaders.knownConcepts(within('replacedBy', replacedBy, limits.replacementsMax)),
    terms: async ({ id }, { language }, { loaders }) => {
      const terms = within('terms', await loaders.terms.load(id), limits.termsMax);
      return language == null ? terms : terms.filter((term) => term.language === language);
    },
    definition: ({ definition }) => definition ?? null,
    parents: ({ id }, _args, { graph, loaders }) => {
      const parents = idsOf(graph, graph.topology.hierarchy.parentsOf(graph.topology.indexOf(id)));
      return loaders.knownConcepts(within('parents', parents, limits.parentsMax));
    },
    parentEdges: ({ id }, _args, { graph }) => {
      const index = graph.topology.indexOf(id);
      const sources = graph.topology.parentSourcesOf(index);
      const edges = idsOf(graph, graph.topology.hierarchy.parentsOf(index)).map((parent, place) => ({ parent, source: graph.release.sources[sources[place] ?? 0]?.source ?? '' }));
      return within('parentEdges', edges, limits.parentsMax);
    },
    children: ({ id }, { first, after }, { graph }) =>
      pageOf(graph, 'children', graph.topology.hierarchy.childrenOf(graph.topology.indexOf(id)), first, after),
    childCount: ({ id }, _args, { graph }) => graph.topology.hierarchy.childCount(graph.topology.indexOf(id)),
    ancestors: ({ id }, _args, { graph, loaders }) => loaders.knownConcepts(ancestorsOf(graph, id)),
    descendantCount: ({ id }, _args, { graph }) => graph.topology.descendantCount(graph.topology.indexOf(id)),
    descendants: ({ id }, { first, after }, { graph }) =>
      descendantsOf(graph, id, first, after),
    pathsToRoot: ({ id }, { first }, { graph, loaders }) => loaders.knownPaths(pathsToRoot(graph, id, first)),
    mappings: async ({ id }, { to, status }, { loaders }) => {
      const mappings = within('mappings', await loaders.mappings.load(id), limits.mappingsMax);
      return mappings.filter((mapping) => {
        const other = mapping.source === id ? mapping.target : mapping.source;
        return (status == null || status.includes(mapping.status)) && (to == null || (other !== undefined && to.includes(other.slice(0, other.indexOf(':')))));
      });
    },
    assertions: (concept, args, context) => statementsOf(concept, 'SUBJECT', args, context),
    statedBy: (concept, args, context) => statementsOf(concept, 'OBJECT', args, context),
    release: (_concept, _args, { graph }) => graph.release,
  },
  HierarchyEdge: {
    parent: ({ parent }, _args, { loaders }) => loaders.knownConcept(parent),
    source: ({ source }, _args, { graph }) => sourceOf(graph, source),
  },
  Term: {
    source: ({ source }, _args, { graph }) => sourceOf(graph, source),
  },
  ConceptConnection: {
    edges: ({ ids }) => ids.map((id) => ({ id })),
    nodes: ({ ids }, _args, { loaders }) => loaders.knownConcepts(ids),
    pageInfo: ({ ids, hasPrevious, hasNext }) => pageInfo(ids, hasPrevious, hasNext),
    totalCount: ({ total }) => total,
  },
  ConceptEdge: {
    cursor: ({ id }) => encodeCursor(id),
    node: ({ id }, _args, { loaders }) => loaders.knownConcept(id),
  },
  ConceptSearchConnection: {
    edges: ({ found }) => found,
    pageInfo: ({ found, offset, hasNext }) => ({
      hasNextPage: hasNext, hasPreviousPage: offset > 0,
      startCursor: found[0]?.cursor ?? null, endCursor: found.at(-1)?.cursor ?? null,
    }),
    totalCount: async (search, _args, { pause }) => (await counted(search, pause)).total,
    inactiveCount: async (search, _args, { pause }) => (await counted(search, pause)).inactive,
    facets: async (search, _args, { pause }) => (await counted(search, pause)).facets,
    release: (_search, _args, { graph }) => graph.release,
  },
  ConceptSearchEdge: {
    node: ({ id }, _args, { loaders }) => loaders.knownConcept(id),
  },
  AssertionConnection: {
    edges: ({ statements }) => statements.map((assertion) => ({ assertion })),
    nodes: ({ statements }) => statements,
    pageInfo: ({ statements, offset, total }) => pageInfo(statements.map(({ id }) => id), offset > 0, offset + statements.length < total),
    totalCount: ({ total }) => total,
  },
  AssertionEdge: {
    cursor: ({ assertion }) => encodeCursor(assertion.id),
    node: ({ assertion }) => assertion,
  },
};

const pageInfo = (ids: readonly string[], hasPreviousPage: boolean, hasNextPage: boolean) => ({
  hasNextPage,
  hasPreviousPage,
  startCursor: ids[0] === undefined ? null : encodeCursor(ids[0]),
  endCursor: ids.length === 0 ? null : encodeCursor(ids.at(-1) ?? ''),
});
