import type { ReleaseManifest } from '../release/manifest.ts';
import type { Graph } from '../services/graph.ts';
import type { Deadline, Pause } from '../domain/deadline.ts';
import type { DomainError } from '../domain/errors.ts';
import type { IngestRuns } from '../runs/ingestRuns.ts';
import { Loaders } from './loaders.ts';
import { Pacer } from './pacer.ts';
import type { QuerySize } from './queryLimits.ts';
import type { Turns } from './turns.ts';

/** What is kept of a request beside its answer, for log and metrics: nothing that was asked, and words of the schema alone. */
export interface RequestRecord {
  readonly id: string;
  readonly startedAt: number;
  /** The fields of the schema that it begins with, each once. */
  rootFields: readonly string[];
  size: QuerySize | undefined;
  /** Codes of its errors. */
  readonly codes: Set<string>;
}

/** The runs of the ingest, and whether this request may start and cancel them. */
export interface IngestAccess {
  readonly runs: IngestRuns;
  /** The folder that files are loaded from, or why they are not for this request. */
  readonly folder: string | DomainError;
}

/** What one request sees: the release that was served when it came, and loaders of its own. */
export interface RequestContext {
  readonly graph: Graph;
  readonly loaders: Loaders;
  /** Taken before and between what computes for long. */
  readonly pause: Pause;
  /** In whose turns the lists of the answer are written. */
  readonly pacer: Pacer;
  /** The built releases this server holds, newest first. */
  readonly releases: () => Promise<readonly ReleaseManifest[]>;
  readonly ingest: IngestAccess;
  /** Of a server in production the schema is not told. */
  readonly production: boolean;
  readonly record: RequestRecord;
  /** Sentences about the whole answer, sent in `extensions.notices`. */
  readonly notices: string[];
}

/** The same for every request of a server. */
export type ServerParts = Pick<RequestContext, 'releases' | 'production'> & { readonly turns: Turns };

export function requestContext(graph: Graph, { turns, ...parts }: ServerParts, ingest: IngestAccess, deadline: Deadline, record: RequestRecord): RequestContext {
  const store = graph.store.until(deadline);
  const pause = (): Promise<void> => turns.take(record, deadline);
  return { ...parts, graph: { ...graph, store }, loaders: new Loaders(store), pause, pacer: new Pacer(pause), ingest, record, notices: [] };
}
