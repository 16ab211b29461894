import type { ConceptKind } from '../../../server/domain/concept.ts';
import { conceptIdOf } from '../../../server/domain/concept.ts';
import type { GraphRow } from '../../../server/graph-files/rows.ts';
import { oneLine, termRow } from '../../rows.ts';
import { fullySpecifiedName, languageRefsets, preferred, synonym } from './metadata.ts';
import { readFullName } from './semanticTags.ts';
import type { RowVerdict } from './rf2File.ts';

interface ChosenName {
  readonly language: string;
  readonly text: string;
  /** Place of the reference set that prefers it; the lowest is the label. */
  readonly rank: number;
}
interface ConceptNames {
  kind: ConceptKind;
  readonly chosen: ChosenName[];
}

/** No reference set prefers the name; and the last resort, the fully specified name without its tag. */
const notPreferred = 1_000;
const fromFullName = 1_001;

/** Gathers the names of concepts, and chooses for each language the one that the language reference sets prefer. */
export class Descriptions {
  readonly #rankOfRefset = new Map(languageRefsets.map((refset, rank) => [refset, rank]));
  readonly #rankOfDescription = new Map<string, number>();
  readonly #names = new Map<string, ConceptNames>();
  readonly #definitions = new Map<string, string>();
  readonly languages = new Set<string>();

  takeAcceptability([, , , , refset = '', description = '', acceptability]: readonly string[]): RowVerdict {
    const rank = this.#rankOfRefset.get(refset) ?? this.#rankOfRefset.size;
    this.#rankOfRefset.set(refset, rank);
    if (acceptability === preferred && rank < (this.#rankOfDescription.get(description) ?? notPreferred)) this.#rankOfDescription.set(description, rank);
    return { rows: [] };
  }

  takeDefinition([, , , , concept = '', language, , text = '']: readonly string[]): RowVerdict {
    if (language !== 'en') return { skipped: 'a definition in another language than English' };
    if (this.#definitions.has(concept)) return { skipped: 'a second definition of the concept' };
    this.#definitions.set(concept, oneLine(text));
    return { rows: [] };
  }

  take([id = '', , , , concept = '', language = '', type, term = '']: readonly string[]): RowVerdict {
    const text = oneLine(term);
    if (text === '' || !/^[a-z]{2}/.test(language)) return { rejected: 'a description needs a term and a language', value: id, remedy: 'Report it to the publisher.' };
    const names = this.#names.get(concept) ?? { kind: 'OTHER', chosen: [] };
    this.#names.set(concept, names);
    this.languages.add(language);
    if (type === fullySpecifiedName) {
      const { name, kind } = readFullName(text);
      if (language === 'en' || names.kind === 'OTHER') names.kind = kind;
      const displaced = choose(names.chosen, { language, text: name, rank: fromFullName });
      return { rows: displaced.length === 0 && name === text ? [] : [termRow(conceptIdOf('SNOMEDCT', concept), 'SYNONYM', text, 'EXACT', language)] };
    }
    if (type !== synonym) return { skipped: 'a description of another type than a name' };
    return { rows: choose(names.chosen, { language, text, rank: this.#rankOfDescription.get(id) ?? notPreferred }).map((name) => termRow(conceptIdOf('SNOMEDCT', concept), 'SYNONYM', name.text, 'EXACT', name.language)) };
  }

  /** Undefined for a concept without a name in force. */
  kindOf(concept: string): ConceptKind | undefined {
    return this.#names.get(concept)?.kind;
  }
  definitionOf(concept: string): string {
    return this.#definitions.get(concept) ?? '';
  }

  /** The label of every concept in every language it has a name in; asked for after the last description. */
  *labels(): Generator<GraphRow> {
    for (const [concept, { chosen }] of this.#names) for (const { language, text } of chosen) yield termRow(conceptIdOf('SNOMEDCT', concept), 'PREFERRED', text, 'EXACT', language);
  }
}

/** Keeps the better of the name and the one chosen before; answers the names that are no label: none, the new one or the old one. */
function choose(chosen: ChosenName[], name: ChosenName): readonly ChosenName[] {
  const place = chosen.findIndex(({ language }) => language === name.language);
  const before = chosen[place];
  if (before === undefined) {
    chosen.push(name);
    return [];
  }
  const better = name.rank < before.rank || (name.rank === before.rank && name.text < before.text);
  if (better) chosen[place] = name;
  const other = better ? before : name;
  return other.rank === fromFullName ? [] : [other];
}
