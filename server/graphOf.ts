import type { GraphStore } from './graph/graphStore.ts';
import { PhraseIndexes } from './mapping/phraseColumns.ts';
import { PhraseMapper } from './mapping/phraseMapper.ts';
import { DiseaseKnowledge } from './release/diseaseKnowledge.ts';
import type { OpenedRelease } from './release/library.ts';
import { Topology } from './release/topology.ts';
import { TermIndex } from './search/termIndex.ts';
import type { Graph } from './services/graph.ts';

/** A release for questions: its records in whichever store, and what its arrays answer in the process. */
export function graphOf({ manifest, columns }: OpenedRelease, store: GraphStore): Graph {
  const topology = new Topology(columns);
  return {
    release: manifest, store, topology, termIndex: new TermIndex(columns, manifest.lexicon), diseases: new DiseaseKnowledge(columns, topology),
    phrases: new PhraseMapper(new PhraseIndexes(columns), manifest.lexicon, topology),
  };
}
