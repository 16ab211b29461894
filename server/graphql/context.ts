import type { ReleaseManifest } from '../release/manifest.ts';
import type { Graph } from '../services/graph.ts';
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

export const requestContext = (graph: Graph, releases: () => Promise<readonly ReleaseManifest[]>, requestId: string): RequestContext => ({
  graph, loaders: new Loaders(graph.store), releases, requestId, startedAt: performance.now(), notices: [],
});
