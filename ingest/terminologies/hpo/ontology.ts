import type { ConceptId, ConceptKind } from '../../../server/domain/concept.ts';
import { isConceptId } from '../../../server/domain/concept.ts';
import type { InputFile } from '../../input.ts';
import { idIn, readStanzas, valueOf, valuesOf } from './stanzas.ts';

export const hpoRoot = 'HP:0000001';
const phenotypicAbnormality = 'HP:0000118';
const versionPattern = /^hp\/releases\/(\d{4}-\d{2}-\d{2})$/;

const idsIn = (values: readonly string[]): readonly ConceptId[] => values.map(idIn).filter(isConceptId);

/** The ids and the is-a of hp.obo, which its own terms and the annotations of diseases need before their turn. */
export class HpoOntology {
  readonly version: string;
  readonly names: ReadonlyMap<string, string>;
  readonly #parents: ReadonlyMap<string, readonly ConceptId[]>;
  /** Retired or alternative id to the live terms in its place. */
  readonly #replacements: ReadonlyMap<string, readonly ConceptId[]>;

  private constructor(
    version: string,
    names: ReadonlyMap<string, string>,
    parents: ReadonlyMap<string, readonly ConceptId[]>,
    replacements: ReadonlyMap<string, readonly ConceptId[]>,
  ) {
    this.version = version;
    this.names = names;
    this.#parents = parents;
    this.#replacements = replacements;
  }

  /** Throws FileProblem when the file is not hp.obo. */
  static async read(file: InputFile): Promise<HpoOntology> {
    const names = new Map<string, string>();
    const parents = new Map<string, readonly ConceptId[]>();
    const replacements = new Map<string, readonly ConceptId[]>();
    const aliases = new Map<string, readonly ConceptId[]>();
    let version = '';
    for await (const stanza of readStanzas(file)) {
      if (stanza.type === '') version = versionIn(file, valueOf(stanza, 'data-version'), await file.firstLine());
      const id = valueOf(stanza, 'id');
      if (stanza.type !== 'Term' || id === undefined || !isConceptId(id)) continue;
      if (valueOf(stanza, 'is_obsolete') === 'true') {
        const replacedBy = idsIn(valuesOf(stanza, 'replaced_by'));
        if (replacedBy.length > 0) replacements.set(id, replacedBy);
        continue;
      }
      names.set(id, valueOf(stanza, 'name') ?? '');
      parents.set(id, idsIn(valuesOf(stanza, 'is_a')));
      for (const alias of valuesOf(stanza, 'alt_id')) aliases.set(alias, [id]);
    }
    // Where an id is an alternative of one term and retired in favour of another, the retired term's own word counts.
    return new HpoOntology(version, names, parents, new Map([...aliases, ...replacements]));
  }

  isLive(id: string): boolean {
    return this.names.has(id);
  }

  /** The live terms that stand for a retired or alternative id; none for a live or unknown one. */
  replacementsOf(id: string): readonly ConceptId[] {
    return (this.#replacements.get(id) ?? []).filter((replacement) => this.isLive(replacement));
  }

  /** The live term for an id as cited, be it live, alternative or retired; undefined where there is none or no single one. */
  liveTerm(id: string): ConceptId | undefined {
    if (this.isLive(id)) return isConceptId(id) ? id : undefined;
    const [replacement, ...others] = this.replacementsOf(id);
    return others.length === 0 ? replacement : undefined;
  }

  /** Every alternative or retired id that stands for this one live term alone. */
  aliases(): ReadonlyMap<ConceptId, readonly string[]> {
    const aliases = new Map<ConceptId, string[]>();
    for (const alias of this.#replacements.keys()) {
      const live = this.isLive(alias) ? undefined : this.liveTerm(alias);
      if (live !== undefined) aliases.set(live, [...(aliases.get(live) ?? []), alias]);
    }
    return aliases;
  }

  /** Whether `ancestor` is the term itself or above it. */
  isUnder(id: string, ancestor: string): boolean {
    const seen = new Set<string>();
    const waiting = [id];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      if (next === ancestor) return true;
      if (seen.has(next)) continue;
      seen.add(next);
      waiting.push(...(this.#parents.get(next) ?? []));
    }
    return false;
  }

  kindOf(id: string): ConceptKind {
    if (id === hpoRoot) return 'OTHER';
    return this.isUnder(id, phenotypicAbnormality) ? 'FINDING' : 'QUALIFIER';
  }
}

function versionIn(file: InputFile, dataVersion: string | undefined, firstLine: string): string {
  const version = versionPattern.exec(dataVersion ?? '')?.[1];
  if (version === undefined) throw file.unlike('the Human Phenotype Ontology (hp.obo)', 'a header with "data-version: hp/releases/…"', dataVersion ?? firstLine);
  return version;
}
