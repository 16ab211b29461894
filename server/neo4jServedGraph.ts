import { randomUUID } from 'node:crypto';
import { DeadlineExceeded, FileProblem, StoreUnavailable } from './domain/errors.ts';
import { limits } from './domain/limits.ts';
import type { Neo4jConnection } from './graph/neo4j/connection.ts';
import { graphOf } from './graphOf.ts';
import { Neo4jStore } from './graph/neo4j/neo4jStore.ts';
import { rebuildRelease, releasesIn } from './graph/neo4j/rebuild.ts';
import { dropUnread, endLeaseOf, lease, servedIn } from './graph/neo4j/serving.ts';
import type { GraphPlaces } from './openGraph.ts';
import { publishWhereSeedsChanged } from './publish.ts';
import type { BuildProgress, OpenedRelease, ReleaseLibrary } from './release/library.ts';
import type { ReleaseManifest } from './release/manifest.ts';
import type { ServedGraphEvents } from './servedGraph.ts';
import type { Graph } from './services/graph.ts';

export interface Neo4jServedGraphEvents extends ServedGraphEvents {
  /** A release that nobody reads any more was removed. */
  readonly onDropped: (id: string) => void;
}

export interface ServingTimes {
  /** How often a switch and an outage are looked for. */
  readonly pollMs: number;
  /** How often the lease is renewed and what nobody reads is removed. */
  readonly renewalMs: number;
  /** How long requests may still read a release that is not served any more. */
  readonly formerMs: number;
}
export const servingTimes: ServingTimes = { pollMs: 1_000, renewalMs: 10_000, formerMs: 2 * limits.requestMsMax };

/**
 * The release that a Neo4j serves, with its arrays in this process. A switch is noticed within a poll; requests under way
 * keep the release they began with, and a lease keeps it from being dropped under them. While Neo4j is away the last
 * release stays, its reads fail, and `outage` says so; nothing has to be started again.
 */
export class Neo4jServedGraph {
  readonly #connection: Neo4jConnection;
  readonly #library: ReleaseLibrary;
  readonly #events: Neo4jServedGraphEvents;
  readonly #times: ServingTimes;
  readonly #reader = randomUUID();
  /** Until when requests may still read a release that is not served any more. */
  readonly #former = new Map<string, number>();
  #graph: Graph | undefined;
  #outage: string | undefined;
  #refused: string | undefined;
  #stopped = false;
  #polling: Promise<void> | undefined;
  #renewal: NodeJS.Timeout | undefined;

  constructor(connection: Neo4jConnection, library: ReleaseLibrary, events: Neo4jServedGraphEvents, times: ServingTimes = servingTimes) {
    this.#connection = connection;
    this.#library = library;
    this.#events = events;
    this.#times = times;
  }

  get current(): Graph | undefined {
    return this.#graph;
  }
  /** Why questions cannot be answered now. */
  get outage(): string | undefined {
    return this.#outage;
  }

  /** Newest first. */
  async releases(): Promise<readonly ReleaseManifest[]> {
    return releasesIn(this.#connection);
  }

  /** Publishes what is missing and ends when questions can be answered; a Neo4j that is away is waited for. */
  async start(places: GraphPlaces, onProgress: BuildProgress): Promise<void> {
    const serves = async (): Promise<boolean> => {
      await this.#noticing(async () => {
        await publishWhereSeedsChanged(this.#connection, this.#library, places, onProgress);
        await this.#refresh(onProgress);
      });
      return this.#graph !== undefined;
    };
    while (!this.#stopped && !(await serves())) await pause(this.#times.pollMs);
    this.#polling = this.#poll();
    this.#renewal = setInterval(() => void this.#renew(), this.#times.renewalMs);
    this.#renewal.unref();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearInterval(this.#renewal);
    await this.#polling;
    await endLeaseOf(this.#connection, this.#reader).catch(() => undefined); // It runs out by itself.
    await this.#connection.close();
  }

  async #poll(): Promise<void> {
    while (!this.#stopped) {
      await pause(this.#times.pollMs);
      await this.#noticing(() => this.#refresh(() => undefined)).catch((problem: unknown) => { this.#events.onDamaged(this.#refused ?? '', problem); });
    }
  }

  /** Keeps in mind whether Neo4j answers; other problems are the caller's. */
  async #noticing(work: () => Promise<void>): Promise<void> {
    try {
      await work();
      this.#outage = undefined;
    } catch (problem) {
      if (!(problem instanceof StoreUnavailable || problem instanceof DeadlineExceeded)) throw problem;
      this.#outage = problem instanceof StoreUnavailable ? 'Neo4j does not answer.' : 'Neo4j answers too slowly.';
    }
  }

  async #refresh(onProgress: BuildProgress): Promise<void> {
    const wanted = (await servedIn(this.#connection))?.release;
    if (wanted === undefined || wanted === this.#graph?.release.id || wanted === this.#refused) return;
    if (!(await lease(this.#connection, this.#reader, [wanted, ...this.#inUse()]))) return;
    try {
      await this.#serve(await this.#open(wanted, onProgress));
    } catch (problem) {
      if (!(problem instanceof StoreUnavailable)) this.#refused = wanted; // Until another one is switched to.
      throw problem;
    }
  }

  async #open(id: string, onProgress: BuildProgress): Promise<Graph> {
    return graphOf(await this.#arraysOf(id, onProgress), new Neo4jStore(this.#connection, id));
  }

  /** From DATA_DIR where it has them whole, else from Neo4j, and then kept there for the next start. */
  async #arraysOf(id: string, onProgress: BuildProgress): Promise<OpenedRelease> {
    if (await this.#library.has(id)) {
      try {
        return await this.#library.open(id);
      } catch (problem) {
        if (!(problem instanceof FileProblem)) throw problem;
        this.#events.onDamaged(id, problem);
      }
    }
    const rebuilt = await rebuildRelease(this.#connection, id, onProgress);
    await this.#library.keep(rebuilt.manifest, rebuilt.content);
    return rebuilt;
  }

  async #serve(graph: Graph): Promise<void> {
    await graph.diseases.prepare();
    if (this.#graph !== undefined) this.#former.set(this.#graph.release.id, performance.now() + this.#times.formerMs);
    this.#graph = graph;
    this.#former.delete(graph.release.id);
    this.#refused = undefined;
    this.#events.onServing(graph);
  }

  #inUse(): readonly string[] {
    for (const [id, until] of this.#former) if (performance.now() > until) this.#former.delete(id);
    return [...(this.#graph === undefined ? [] : [this.#graph.release.id]), ...this.#former.keys()];
  }

  /** Renews the lease and removes what nobody reads any more. */
  async #renew(): Promise<void> {
    const inUse = this.#inUse();
    const [current] = inUse;
    if (current === undefined) return;
    try {
      await lease(this.#connection, this.#reader, inUse);
      for (const id of await dropUnread(this.#connection, current)) this.#events.onDropped(id);
    } catch (problem) {
      if (!(problem instanceof StoreUnavailable)) this.#events.onDamaged(current, problem); // The poll tells of an outage.
    }
  }
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => { setTimeout(resolve, ms); });
