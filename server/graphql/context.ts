import type { ReleaseManifest } from '../release/manifest.ts';
import type { Graph } from '../services/graph.ts';
import { limits } from '../domain/limits.ts';
import { DeadlineStore } from '../graph/deadlineStore.ts';
import { Loaders } from './loaders.ts';

/** What one request sees: the release that was served when it came, and loaders of its own. */
export interface RequestContext {
  readonly graph: Graph;
  readonly loaders: Loaders;
  /** The built releases this server holds, newest first. */
  readonly releases: () => Promise<readonly ReleaseManifest[]>;
  readonly requestId: string;
  readonly startedAt: number;
  /** Sentences about the whole answer, sent in `extensions.notices`. */
  readonly notices: string[];
}

export function requestContext(graph: Graph, releases: () => Promise<readonly ReleaseManifest[]>, requestId: string): RequestContext {
  const store = new DeadlineStore(graph.store, limits.requestMsMax);
  return { graph: { ...graph, store }, loaders: new Loaders(store), releases, requestId, startedAt: performance.now(), notices: [] };
}
