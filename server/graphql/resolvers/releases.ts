import type { Resolvers } from '../generated.ts';
import { isMachine } from '../../domain/assertion.ts';
import { limits } from '../../domain/limits.ts';
import { readReference, pmidOf } from '../../domain/reference.ts';
import { sourceReleaseId } from '../../services/graph.ts';
import { checkPageSize } from '../../services/paging.ts';
import { pageOf } from '../../services/concepts.ts';
import { sourceOf, systemOfId } from '../lookups.ts';

export const releaseResolvers: Resolvers = {
  GraphRelease: {
    sources: (release) => release.sources,
  },
  SourceRelease: {
    id: (source) => sourceReleaseId(source),
    publishedOn: (source) => source.publishedOn ?? null,
    homepage: (source) => source.homepage ?? null,
  },
  CodeSystem: {
    roots: (system, { first, after }, { graph }) => pageOf(graph, 'roots', graph.topology.rootsOf(system.id), first, after),
  },
  Provenance: {
    source: ({ source }, _args, { graph }) => sourceOf(graph, source),
    tier: ({ source }, _args, { graph }) => sourceOf(graph, source).tier,
    licence: ({ source }, _args, { graph }) => sourceOf(graph, source).licence,
    run: ({ source }, _args, { graph }) => sourceReleaseId(sourceOf(graph, source)),
    // PubMed numbers its articles in the order in which they come.
    references: ({ references }) => references.flatMap((reference) => pmidOf(reference) ?? []).sort((a, b) => Number(b) - Number(a)).map((pmid) => ({ pmid })),
    citations: async ({ references, states }, _args, { loaders }) => {
      const facts = await Promise.all(references.map((reference) => loaders.references.load(reference)));
      return references.map((reference, place) => ({ reference, states, facts: facts[place] }));
    },
    evidenceCode: ({ evidenceCode }) => evidenceCode ?? null,
    author: ({ author }) => author ?? null,
    machineRead: ({ author }) => isMachine(author ?? ''),
    recordedAt: ({ recordedAt }) => recordedAt ?? null,
  },
  Reference: {
    id: ({ reference }) => reference,
    kind: ({ reference, facts }) => facts?.kind ?? readReference(reference).kind,
    title: ({ facts }) => facts?.title ?? null,
    year: ({ facts }) => facts?.year ?? null,
    container: ({ facts }) => facts?.container ?? null,
    uri: ({ reference, facts }) => facts?.uri ?? readReference(reference).uri ?? null,
    states: ({ states }) => states ?? null,
    article: ({ reference }) => {
      const pmid = pmidOf(reference);
      return pmid === undefined ? null : { pmid };
    },
  },
  Article: {
    id: ({ pmid }) => `PMID:${pmid}`,
    title: async ({ pmid }, _args, { loaders }) => (await loaders.references.load(`PMID:${pmid}`))?.title ?? null,
    journal: async ({ pmid }, _args, { loaders }) => (await loaders.references.load(`PMID:${pmid}`))?.container ?? null,
    year: async ({ pmid }, _args, { loaders }) => (await loaders.references.load(`PMID:${pmid}`))?.year ?? null,
    assertions: async ({ pmid }, { first }, { graph }) => {
      const [citing] = await graph.store.citing([`PMID:${pmid}`], checkPageSize('assertions', first, limits.pageItemsMax));
      return citing ?? [];
    },
  },
  Facet: {
    system: (facet, _args, { graph }) => ('system' in facet ? systemOfId(graph, facet.system) : null),
    kind: (facet) => ('kind' in facet ? facet.kind : null),
  },
  Explanation: {
    release: (_explanation, _args, { graph }) => graph.release,
  },
  ExplanationInput: {
    source: ({ source }, _args, { graph }) => (source === undefined ? null : sourceOf(graph, source)),
  },
};
