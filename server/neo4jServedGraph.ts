import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { DeadlineExceeded, FileProblem, StoreFault, StoreRefused, StoreUnavailable } from './domain/errors.ts';
import { limits } from './domain/limits.ts';
import type { Neo4jConnection } from './graph/neo4j/connection.ts';
import { graphOf } from './graphOf.ts';
import { Neo4jStore } from './graph/neo4j/neo4jStore.ts';
import { rebuildRelease, releasesIn } from './graph/neo4j/rebuild.ts';
import { dropUnread, endLeaseOf, lease, servedIn } from './graph/neo4j/serving.ts';
import type { GraphPlaces } from './openGraph.ts';
import { noteServed, publishWhereSeedsChanged } from './publish.ts';
import type { BuildProgress, OpenedRelease, ReleaseLibrary } from './release/library.ts';
import type { ReleaseManifest } from './release/manifest.ts';
import type { ServedGraphEvents } from './servedGraph.ts';
import type { Graph } from './services/graph.ts';

export interface Neo4jServedGraphEvents extends ServedGraphEvents {
  /** A release that nobody reads any more was removed. */
  readonly onDropped: (id: string) => void;
  /** From now on Neo4j does not answer, for this reason; told once, until it is back or the reason is another. */
  readonly onAway: (reason: string, problem: unknown) => void;
  readonly onBack: () => void;
  /** What is done beside the answering fails for a reason that is no outage; told once until it succeeds. */
  readonly onUpkeepFailing: (what: Upkeep, problem: unknown) => void;
}

type Upkeep = 'renewing the lease' | 'removing releases';

export interface ServingTimes {
  /** How often a switch and an outage are looked for. */
  readonly pollMs: number;
  /** How often the lease is renewed and what nobody reads is removed. */
  readonly renewalMs: number;
  /** How long requests may still read a release that is not served any more. */
  readonly formerMs: number;
}
const servingTimes: ServingTimes = { pollMs: 1_000, renewalMs: 10_000, formerMs: 2 * limits.requestMsMax };

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
  readonly #failing = new Map<Upkeep, string>();
  readonly #ending = new AbortController();
  #loops: readonly Promise<void>[] = [];

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

  /** Ids from the served release to the one served longest ago, as far as they were built here; while Neo4j is away, as they were last noted. */
  async served(places: GraphPlaces): Promise<readonly string[]> {
    // Who looks at the runs meanwhile does not wait for it each time.
    if (this.#outage === undefined) {
      await noteServed(this.#connection, this.#library, places).catch((problem: unknown) => {
        if (outageOf(problem) === undefined) throw problem;
      });
    }
    return this.#library.served();
  }

  /** As Neo4j tells now. Rejects where it does not answer. */
  async isServed(id: string): Promise<boolean> {
    return (await servedIn(this.#connection))?.release === id;
  }

  /** Publishes what is missing and ends when questions can be answered; a Neo4j that is away is waited for. Throws StoreRefused where it refuses the credentials. */
  async start(places: GraphPlaces, onProgress: BuildProgress): Promise<void> {
    const serves = async (): Promise<boolean> => {
      await this.#noticing(async () => {
        await publishWhereSeedsChanged(this.#connection, this.#library, places, onProgress);
        await this.#refresh(onProgress);
      }, (problem) => problem instanceof StoreRefused);
      return this.#graph !== undefined;
    };
    while (!this.#isEnding && !(await serves())) await this.#pause(this.#times.pollMs);
    this.#loops = [
      this.#every(this.#times.pollMs, () => this.#poll()),
      this.#every(this.#times.renewalMs, () => this.#keepUp('renewing the lease', () => this.#renewLease())),
      this.#every(this.#times.renewalMs, () => this.#keepUp('removing releases', () => this.#removeUnread())),
    ];
  }

  async stop(): Promise<void> {
    this.#ending.abort();
    await endLeaseOf(this.#connection, this.#reader).catch(() => undefined); // It runs out by itself.
    await this.#connection.close();
    await Promise.all(this.#loops);
  }

  get #isEnding(): boolean {
    return this.#ending.signal.aborted;
  }

  /** One time after another: where one takes long, the next does not begin beside it. */
  async #every(ms: number, work: () => Promise<void>): Promise<void> {
    for (;;) {
      await this.#pause(ms);
      if (this.#isEnding) return;
      await work();
    }
  }

  async #pause(ms: number): Promise<void> {
    await setTimeout(ms, undefined, { signal: this.#ending.signal }).catch(() => undefined);
  }

  async #poll(): Promise<void> {
    await this.#noticing(() => this.#refresh(() => undefined)).catch((problem: unknown) => { this.#events.onDamaged(this.#refused ?? '', problem); });
  }

  /** Keeps in mind, and tells, whether Neo4j answers; other problems are the caller's, as is an outage that it will not wait for. */
  async #noticing(work: () => Promise<void>, isFinal: (problem: unknown) => boolean = () => false): Promise<void> {
    try {
      await work();
    } catch (problem) {
      const reason = outageOf(problem);
      if (reason === undefined || isFinal(problem)) throw problem;
      if (reason !== this.#outage && !this.#isEnding) this.#events.onAway(reason, problem);
      this.#outage = reason;
      return;
    }
    if (this.#outage !== undefined) this.#events.onBack();
    this.#outage = undefined;
  }

  async #refresh(onProgress: BuildProgress): Promise<void> {
    const wanted = (await servedIn(this.#connection))?.release;
    if (wanted === undefined || wanted === this.#graph?.release.id || wanted === this.#refused) return;
    if (!(await lease(this.#connection, this.#reader, [wanted, ...this.#inUse()]))) return;
    try {
      await this.#serve(await this.#open(wanted, onProgress));
    } catch (problem) {
      if (outageOf(problem) === undefined) this.#refused = wanted; // Until another one is switched to.
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

  async #renewLease(): Promise<void> {
    await lease(this.#connection, this.#reader, this.#inUse());
  }

  /** Beside the renewing, because a large release takes longer to remove than a lease lasts. */
  async #removeUnread(): Promise<void> {
    const [current] = this.#inUse();
    if (current === undefined) return;
    for (const id of await dropUnread(this.#connection, current)) this.#events.onDropped(id);
  }

  async #keepUp(what: Upkeep, work: () => Promise<void>): Promise<void> {
    try {
      await work();
      this.#failing.delete(what);
    } catch (problem) {
      // The poll tells of a Neo4j that is away or slow.
      if (problem instanceof StoreUnavailable || problem instanceof DeadlineExceeded || this.#failing.get(what) === String(problem)) return;
      this.#failing.set(what, String(problem));
      this.#events.onUpkeepFailing(what, problem);
    }
  }
}

/** Why Neo4j cannot be asked now; undefined where a problem is of another kind. */
function outageOf(problem: unknown): string | undefined {
  if (problem instanceof StoreUnavailable) return 'Neo4j does not answer.';
  if (problem instanceof DeadlineExceeded) return 'Neo4j answers too slowly.';
  if (problem instanceof StoreRefused) return 'Neo4j refuses the credentials of this server.';
  return problem instanceof StoreFault ? problem.message : undefined;
}
