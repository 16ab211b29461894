import { codeSystemForms } from '../domain/codeSystem.ts';
import type { Graph } from '../services/graph.ts';
import type { SourceParent, SystemParent } from './parents.ts';

/** The release entry of a source that a record of the release names. */
export function sourceOf({ release }: Graph, source: string): SourceParent {
  const found = release.sources.find((entry) => entry.source === source);
  if (found === undefined) throw new Error(`a record names the source ${source}, which the release lacks`);
  return found;
}

/** The system as loaded; one that is only referred to is described as such. */
export function systemOfId({ release }: Graph, id: string): SystemParent {
  return (
    release.systems.find((system) => system.id === id) ?? {
      id, name: codeSystemForms[id]?.name ?? id, version: 'not loaded', licence: 'not loaded', languages: [], hierarchical: false,
      description: 'Not loaded: its codes are known only as other sources refer to them.', conceptCount: 0,
    }
  );
}
