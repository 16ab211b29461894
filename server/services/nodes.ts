import type { Assertion } from '../domain/assertion.ts';
import type { Concept } from '../domain/concept.ts';
import { isConceptId } from '../domain/concept.ts';
import type { IngestRun } from '../domain/ingestRun.ts';
import type { Mapping } from '../domain/mapping.ts';
import { pmidOf } from '../domain/reference.ts';
import type { ReleaseManifest } from '../release/manifest.ts';
import type { Graph } from './graph.ts';
import { sourceReleaseId } from './graph.ts';

/** Any object of the API that has an id of its own. */
export type GraphNode =
  | { readonly type: 'Concept'; readonly value: Concept }
  | { readonly type: 'Assertion'; readonly value: Assertion }
  | { readonly type: 'Mapping'; readonly value: Mapping }
  | { readonly type: 'Article'; readonly value: { readonly pmid: string } }
  | { readonly type: 'GraphRelease'; readonly value: ReleaseManifest }
  | { readonly type: 'SourceRelease'; readonly value: ReleaseManifest['sources'][number] }
  | { readonly type: 'CodeSystem'; readonly value: ReleaseManifest['systems'][number] }
  | { readonly type: 'IngestRun'; readonly value: IngestRun };

type NodeType = GraphNode['type'];

/** The beginning of an id tells its type; everything else with a colon is a concept. */
export function nodeTypeOf(id: string): NodeType {
  if (id.startsWith('assertion:')) return 'Assertion';
  if (id.startsWith('mapping:')) return 'Mapping';
  if (id.startsWith('release:')) return 'GraphRelease';
  if (id.startsWith('source:')) return 'SourceRelease';
  if (id.startsWith('run:')) return 'IngestRun';
  if (pmidOf(id) !== undefined) return 'Article';
  return id.includes(':') ? 'Concept' : 'CodeSystem';
}

/** In the order of the ids, one read of the store for each type among them; undefined for an unknown id. Runs are not of the graph. */
export async function nodesOf(graph: Graph, runOf: (id: string) => IngestRun | undefined, ids: readonly string[]): Promise<readonly (GraphNode | undefined)[]> {
  const of = (type: NodeType): string[] => [...new Set(ids.filter((id) => nodeTypeOf(id) === type))];
  const found = new Map<string, GraphNode>();
  const conceptIds = of('Concept').filter(isConceptId);
  const [concepts, assertions, mappings, citing] = await Promise.all([
    conceptIds.length === 0 ? [] : graph.store.concepts(conceptIds),
    of('Assertion').length === 0 ? [] : graph.store.assertions(of('Assertion')),
    of('Mapping').length === 0 ? [] : graph.store.mappingsById(of('Mapping')),
    of('Article').length === 0 ? [] : graph.store.citing(of('Article'), 1),
  ]);
  for (const value of concepts) if (value !== undefined) found.set(value.id, { type: 'Concept', value });
  for (const value of assertions) if (value !== undefined) found.set(value.id, { type: 'Assertion', value });
  for (const value of mappings) if (value !== undefined) found.set(value.id, { type: 'Mapping', value });
  of('Article').forEach((id, place) => {
    const pmid = pmidOf(id);
    if (citing[place] !== undefined && pmid !== undefined) found.set(id, { type: 'Article', value: { pmid } });
  });
  for (const id of of('IngestRun')) {
    const value = runOf(id);
    if (value !== undefined) found.set(id, { type: 'IngestRun', value });
  }
  found.set(graph.release.id, { type: 'GraphRelease', value: graph.release });
  for (const value of graph.release.sources) found.set(sourceReleaseId(value), { type: 'SourceRelease', value });
  for (const value of graph.release.systems) found.set(value.id, { type: 'CodeSystem', value });
  return ids.map((id) => found.get(id));
}
