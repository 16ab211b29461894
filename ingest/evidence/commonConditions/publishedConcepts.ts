import path from 'node:path';
import type { ConceptId } from '../../../server/domain/concept.ts';
import { readRows } from '../../../server/graph-files/reader.ts';

/** Folders of the graph files whose concepts the tables name. */
const folders = { HP: 'hpo', ICD10CM: 'icd10cm', SNOMEDCT: 'snomedct-gps' } as const;

/** The concepts of the systems that the tables name, as the graph files of the same release have them. */
export class PublishedConcepts {
  readonly #active = new Map<ConceptId, boolean>();
  readonly #preferred = new Map<ConceptId, string>();
  readonly #names = new Map<ConceptId, Set<string>>();
  readonly #children = new Map<ConceptId, ConceptId[]>();

  /** `graphFiles` holds a folder for each source. */
  static async read(graphFiles: string): Promise<PublishedConcepts> {
    const read = new PublishedConcepts();
    for (const folder of Object.values(folders)) await read.#add(path.join(graphFiles, folder));
    return read;
  }

  isActive(id: ConceptId): boolean {
    return this.#active.get(id) === true;
  }
  isKnown(id: ConceptId): boolean {
    return this.#active.has(id);
  }
  preferred(id: ConceptId): string | undefined {
    return this.#preferred.get(id);
  }
  isNamed(id: ConceptId, name: string): boolean {
    return this.#names.get(id)?.has(name) === true;
  }
  /** The concept itself where it has no children, else those below it that have none. */
  leavesOf(id: ConceptId): readonly ConceptId[] {
    const children = this.#children.get(id) ?? [];
    return children.length === 0 ? [id] : children.flatMap((child) => this.leavesOf(child));
  }

  async #add(folder: string): Promise<void> {
    for await (const batch of readRows(folder, 'concepts')) for (const { row } of batch) this.#active.set(row.id, row.active);
    for await (const batch of readRows(folder, 'terms')) {
      for (const { row } of batch) {
        if (row.type === 'PREFERRED' && row.language === 'en') this.#preferred.set(row.concept, row.text);
        const names = this.#names.get(row.concept) ?? new Set();
        this.#names.set(row.concept, names.add(row.text));
      }
    }
    for await (const batch of readRows(folder, 'hierarchy')) {
      for (const { row } of batch) {
        const children = this.#children.get(row.parent);
        if (children === undefined) this.#children.set(row.parent, [row.child]);
        else children.push(row.child);
      }
    }
  }
}
