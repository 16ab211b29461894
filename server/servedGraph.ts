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
  #refreshing = false;
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
    await this.#serve(graph);
    this.#timer = setInterval(() => void this.#refreshAlone(), pollMs);
    this.#timer.unref();
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#graph?.store.close();
  }

  /** Opening takes longer than a poll on a busy machine: a second one beside it would serve the same release again. */
  async #refreshAlone(): Promise<void> {
    if (this.#refreshing) return;
    this.#refreshing = true;
    try {
      await this.#refresh();
    } finally {
      this.#refreshing = false;
    }
  }

  async #refresh(): Promise<void> {
    const [wanted] = await this.#library.served();
    if (wanted === undefined || wanted === this.#graph?.release.id || wanted === this.#refused) return;
    try {
      await this.#serve(await openGraph(this.#library, wanted));
    } catch (problem) {
      this.#refused = wanted; // Until another one is switched to: the release served now stays.
      this.#events.onDamaged(wanted, problem);
    }
  }

  async #serve(graph: Graph): Promise<void> {
    await graph.diseases.prepare();
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
