import { parseConceptId, parseConceptUri } from '../server/domain/codeSystem.ts';
import type { ConceptId, ConceptKind } from '../server/domain/concept.ts';
import { isConceptId } from '../server/domain/concept.ts';
import { readRows } from '../server/graph-files/reader.ts';
import type { Fault } from './fault.ts';

/** Folders of the graph files that the next release is built from, one for each source; asked for by the tables that name concepts of others. */
export type GraphFolders = () => Promise<readonly string[]>;

interface LoadedConcept {
  readonly kind: ConceptKind;
  readonly active: boolean;
  readonly replacedBy: readonly ConceptId[];
}

/** The concepts that the loaded sources list. */
export class LoadedConcepts {
  readonly #concepts = new Map<ConceptId, LoadedConcept>();
  /** Concept by the former ids that its source gives for it. */
  readonly #former = new Map<ConceptId, ConceptId>();

  static async read(folders: readonly string[]): Promise<LoadedConcepts> {
    const read = new LoadedConcepts();
    for (const folder of folders) await read.#add(folder);
    return read;
  }

  /** The live concept of one of these kinds that an id, in any usual spelling, stands for; or why there is none. */
  live(stated: string, kinds: readonly ConceptKind[]): ConceptId | Fault {
    const read = parseConceptUri(stated) ?? parseConceptId(stated);
    if (read === undefined) return { value: stated, reason: 'an id has a system, a colon and a code', remedy: 'Write it as OMIM:154700 or HP:0001250.' };
    const id = this.#concepts.has(read) ? read : (this.#former.get(read) ?? read);
    const concept = this.#concepts.get(id);
    if (concept === undefined) return { value: stated, reason: 'no loaded source has this concept', remedy: 'Correct the id, or load its system first.' };
    const [replacement, ...others] = concept.replacedBy;
    if (!concept.active && replacement !== undefined && others.length === 0 && this.#concepts.get(replacement)?.active === true) return this.live(replacement, kinds);
    if (!concept.active) return { value: stated, reason: 'the concept is retired', remedy: others.length > 0 ? `Choose one of ${concept.replacedBy.join(', ')}.` : 'Choose one that is in use.' };
    return kinds.includes(concept.kind) ? id : { value: stated, reason: `the concept is of the kind ${concept.kind}`, remedy: `Give one of the kind ${kinds.join(', ')}.` };
  }

  async #add(folder: string): Promise<void> {
    for await (const batch of readRows(folder, 'concepts')) {
      for (const { row: { id, kind, active, standing, replacedBy } } of batch) if (standing !== 'REFERENCED') this.#concepts.set(id, { kind, active, replacedBy });
    }
    for await (const batch of readRows(folder, 'terms')) {
      for (const { row: { type, text, concept } } of batch) if (type === 'FORMER' && isConceptId(text)) this.#former.set(text, concept);
    }
  }
}
