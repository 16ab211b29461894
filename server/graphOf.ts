import type { GraphStore } from './graph/graphStore.ts';
import { DiseaseKnowledge } from './release/diseaseKnowledge.ts';
import type { OpenedRelease } from './release/library.ts';
import { Topology } from './release/topology.ts';
import { TermIndex } from './search/termIndex.ts';
import type { Graph } from './services/graph.ts';

/** A release for questions: its records in whichever store, and what its arrays answer in the process. */
export function graphOf({ manifest, columns }: OpenedRelease, store: GraphStore): Graph {
  const topology = new Topology(columns);
  return { release: manifest, store, topology, termIndex: new TermIndex(columns, manifest.lexicon), diseases: new DiseaseKnowledge(columns, topology) };
}
