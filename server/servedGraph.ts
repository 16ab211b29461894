import { DomainError } from './domain/errors.ts';
import { openGraph, openServed } from './openGraph.ts';
import type { ReleaseLibrary } from './release/library.ts';
import type { Graph } from './services/graph.ts';

export interface ServedGraphEvents {
  readonly onServing: (graph: Graph) => void;
  readonly onDamaged: (id: string, problem: unknown) => void;
}

/**
 * The release that questions are answered from. A switch is noticed within a poll and takes effect for the next request;
 * a request under way keeps the release it began with.
 */
export class ServedGraph {
  readonly #library: ReleaseLibrary;
  readonly #events: ServedGraphEvents;
  #graph: Graph | undefined;
  #refused: string | undefined;
  #opening = false;
  #timer: NodeJS.Timeout | undefined;

  constructor(library: ReleaseLibrary, events: ServedGraphEvents) {
    this.#library = library;
    this.#events = events;
  }

  get current(): Graph | undefined {
    return this.#graph;
  }

  async start(pollMs: number): Promise<void> {
    const graph = await openServed(this.#library, this.#events.onDamaged);
    if (graph === undefined) throw new NothingToServe();
    this.#serve(graph);
    this.#timer = setInterval(() => void this.#refresh(), pollMs);
    this.#timer.unref();
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#graph?.store.close();
  }

  async #refresh(): Promise<void> {
    if (this.#opening) return; // Opening may take longer than a poll, and must not begin twice.
    this.#opening = true;
    try {
      await this.#openWanted();
    } finally {
      this.#opening = false;
    }
  }

  async #openWanted(): Promise<void> {
    const [wanted] = await this.#library.served();
    if (wanted === undefined || wanted === this.#graph?.release.id || wanted === this.#refused) return;
    try {
      this.#serve(await openGraph(this.#library, wanted));
    } catch (problem) {
      this.#refused = wanted; // Until another one is switched to: the release served now stays.
      this.#events.onDamaged(wanted, problem);
    }
  }

  #serve(graph: Graph): void {
    this.#graph = graph;
    this.#refused = undefined;
    this.#events.onServing(graph);
  }
}

class NothingToServe extends DomainError {
  readonly code = 'NOTHING_TO_SERVE';
  constructor() {
    super('No built release can be opened. Remove the releases folder of DATA_DIR and start again: it is built from the seeds.');
  }
}
