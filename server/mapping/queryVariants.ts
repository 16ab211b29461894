import type { Lexicon } from '../search/lexicon.ts';
import { wordsOf } from '../search/words.ts';
import type { PhraseIndex } from './phraseIndex.ts';
import { sideWords } from './descend.ts';
import type { Phrase, PhraseReader } from './phraseReader.ts';
import { deniers } from './phraseReader.ts';
import type { Rewrites } from './rewrites.ts';
import { weightOf } from './rewrites.ts';

/** How far a reading is from what was typed: 0 where it was not changed in this way, else up to about 1. */
export interface VariantChanges {
  readonly abbreviation: number;
  readonly rewrite: number;
  readonly pivot: number;
  /** Only a part of a list of phrases; more for a later part. */
  readonly part: number;
  /** Without what the phrase denies, and without its side: names seldom say either. */
  readonly aside: number;
}

/** A reading of the phrase: as typed, or changed in stated ways. */
export interface PhraseVariant {
  readonly words: readonly string[];
  /** Those of the words that are said not to be there. */
  readonly denied: ReadonlySet<string>;
  readonly head: string;
  readonly changes: VariantChanges;
  /** Words that were set aside and are not denied. */
  readonly aside?: readonly string[] | undefined;
  /** What was changed, for the reader; undefined as typed. */
  readonly note: string | undefined;
}

const unchanged: VariantChanges = { abbreviation: 0, rewrite: 0, pivot: 0, part: 0, aside: 0 };
export const isAsTyped = ({ changes }: PhraseVariant): boolean => Object.values(changes).every((change) => change === 0);

/** Long forms by short form, as defined in the text that the phrase stands in. */
export type DefinedAbbreviations = ReadonlyMap<string, string>;

const variantsMax = 14;
const rewritesMax = 5;

export class VariantMaker {
  readonly #reader: PhraseReader;
  readonly #rewrites: Rewrites;
  readonly #noise: ReadonlySet<string>;
  readonly #abbreviations = new Map<string, { readonly expansion: string; readonly upper: boolean; readonly written: string }[]>();

  constructor(lexicon: Lexicon, reader: PhraseReader, rewrites: Rewrites) {
    this.#reader = reader;
    this.#rewrites = rewrites;
    this.#noise = new Set(lexicon.phraseNoise);
    for (const { abbreviation, expansion, case: letters } of lexicon.abbreviations) {
      const key = abbreviation.toLowerCase();
      const list = this.#abbreviations.get(key) ?? [];
      this.#abbreviations.set(key, [...list, { expansion, upper: letters === 'upper', written: abbreviation }]);
    }
  }

  /** As typed first. Rewrites are left to `rewritten`, because most phrases are found without them. */
  plain(text: string, index: PhraseIndex, defined: DefinedAbbreviations): readonly PhraseVariant[] {
    const phrase = this.#reader.read(text);
    // A purpose or a certainty of the visit is no part of the thing, unless names speak of it: "personal history of".
    const variants = [...this.#readings(phrase, unchanged, undefined), ...this.#expanded(text, unchanged, defined)];
    for (const variant of variants.slice(0, asideMax)) variants.push(...withoutAside(variant));
    partsOf(text).forEach((part, place) => {
      const changes = { ...unchanged, part: 0.8 + 0.1 * place };
      variants.push(this.#variant(this.#reader.read(part), changes, `Only "${part}" of it.`), ...this.#expanded(part, changes, defined));
    });
    for (const variant of variants.slice(0, 4)) variants.push(...compounds(variant, index));
    return distinct(variants).slice(0, variantsMax);
  }

  /** Each variant with one rule applied. */
  rewritten(variants: readonly PhraseVariant[]): readonly PhraseVariant[] {
    const found = variants.slice(0, 3).flatMap((variant) => this.#rewrites.apply(variant.words, rewritesMax).map(({ words, rule }): PhraseVariant => ({
      words, denied: variant.denied, aside: variant.aside, changes: { ...variant.changes, rewrite: 1 - Math.min(0.9, weightOf(rule)) },
      head: words.includes(variant.head) ? variant.head : (rule.to.at(-1) ?? variant.head),
      note: `"${rule.from.join(' ')}" read as "${rule.to.join(' ')}", as in ${rule.count} concepts.`,
    })));
    return distinct([...variants, ...found]).slice(variants.length, variantsMax + variants.length);
  }

  /** A name that the reading has as a concept of another system. */
  pivot(text: string, { changes: { part, aside: left }, aside }: PhraseVariant, note: string): PhraseVariant {
    return { ...this.#variant(this.#reader.read(text), { ...unchanged, pivot: 1, part, aside: left }, note), aside };
  }

  /** With the words of a visit's purpose or certainty, and without; a history is the patient's own where it is not said to be another's. */
  #readings(phrase: Phrase, changes: VariantChanges, note: string | undefined): readonly PhraseVariant[] {
    const { words, denied, head } = phrase;
    const variants: PhraseVariant[] = [{ words, denied, head, changes, note }];
    if (words.includes(historyWord) && !words.some((word) => ownersOfHistory.has(word))) {
      variants.push({ words: ['personal', ...words], denied, head, changes: { ...changes, abbreviation: Math.min(1, changes.abbreviation + 0.5) }, note: joined(note, 'Read as a personal history.') });
    }
    return distinct([...variants, this.#variant(phrase, changes, note)]);
  }

  #variant({ words, denied, head }: Phrase, changes: VariantChanges, note: string | undefined): PhraseVariant {
    const kept = words.filter((word) => !this.#noise.has(word));
    if (kept.length === 0 || !words.includes(historyWord)) return { words: kept.length > 0 ? kept : words, denied, head, changes, note };
    // The thing itself, where no name speaks of its history.
    return { words: kept, denied, head, changes: { ...changes, aside: 1 }, note: joined(note, `Set aside: ${historyWord}.`) };
  }

  /** Every abbreviation in the text spelled out, one at a time and those with a single meaning all at once. */
  #expanded(text: string, changes: VariantChanges, defined: DefinedAbbreviations): readonly PhraseVariant[] {
    const variants: PhraseVariant[] = [];
    for (const [short, long] of defined) {
      if (/^\w+$/.test(short) || !text.includes(short)) continue; // Words are looked up below.
      variants.push(...this.#readings(this.#reader.read(text.replace(short, long)), { ...changes, abbreviation: 0.5 }, `${short} read as "${long}".`));
    }
    let allAtOnce = text;
    let replaced = 0;
    for (const { start, end } of [...wordsOf(text, (word) => word)].reverse()) {
      const written = text.slice(start, end);
      const expansions = this.#expansionsOf(written, defined);
      for (const expansion of expansions) {
        const spelled = `${text.slice(0, start)}${expansion}${text.slice(end)}`;
        variants.push(...this.#readings(this.#reader.read(spelled), { ...changes, abbreviation: expansions.length === 1 ? 0.5 : 1 }, `${written} read as "${expansion}".`));
      }
      if (expansions[0] !== undefined) {
        allAtOnce = `${allAtOnce.slice(0, start)}${expansions[0]}${allAtOnce.slice(end)}`;
        replaced += 1;
      }
    }
    if (replaced > 1) variants.unshift(...this.#readings(this.#reader.read(allAtOnce), { ...changes, abbreviation: 0.7 }, `Abbreviations read as in "${allAtOnce}".`));
    return variants;
  }

  #expansionsOf(written: string, defined: DefinedAbbreviations): readonly string[] {
    const inText = defined.get(written);
    if (inText !== undefined) return [inText];
    const singular = written.length > 3 && written.endsWith('s') ? written.slice(0, -1) : written;
    const listed = this.#abbreviations.get(written.toLowerCase()) ?? this.#abbreviations.get(singular.toLowerCase()) ?? [];
    return listed.filter(({ upper, written: form }) => !upper || written === form || singular === form).map(({ expansion }) => expansion);
  }
}

/** What is left when what the phrase denies, and its side, are set aside. */
function withoutAside({ words, denied, head, changes, note }: PhraseVariant): readonly PhraseVariant[] {
  const kept = words.filter((word) => !denied.has(word) && !deniers.has(word) && !sideWords.has(word));
  const left = words.filter((word) => !kept.includes(word));
  if (kept.length === 0 || left.length === 0) return [];
  return [{
    words: kept, denied: new Set(), head: kept.includes(head) ? head : (kept.at(-1) ?? ''), changes: { ...changes, aside: 1 }, aside: left.filter((word) => sideWords.has(word)),
    note: joined(note, `Set aside: ${left.join(' ')}.`),
  }];
}
const asideMax = 4;
const historyWord = 'history';
const ownersOfHistory = new Set(['personal', 'family', 'maternal', 'paternal']);
const joined = (note: string | undefined, more: string): string => (note === undefined ? more : `${note} ${more}`);

/** The members of a list of phrases: "ASTHMA;COPD EXACERBATION". */
function partsOf(text: string): readonly string[] {
  const parts = text.split(/[;\\/,|+]| - | with | w\/(?!o\b) ?|\bs\/p\b/i).map((part) => part.trim()).filter((part) => part.length > 2);
  return parts.length > 1 ? parts.slice(0, 3) : [];
}

/** "sub arachnoid" as one word, "gallstone" as two, where the index knows the one and not the other. */
function compounds({ words, denied, head, changes }: PhraseVariant, index: PhraseIndex): readonly PhraseVariant[] {
  const variants: PhraseVariant[] = [];
  words.forEach((word, at) => {
    const next = words[at + 1];
    const joined = next === undefined ? '' : word + next;
    if (joined.length > 5 && index.wordPlace(joined) !== undefined) {
      variants.push({ words: [...words.slice(0, at), joined, ...words.slice(at + 2)], denied, head: head === next || head === word ? joined : head, changes, note: `"${word} ${next ?? ''}" read as one word.` });
    }
    if (word.length < 7 || index.wordPlace(word) !== undefined) return;
    for (let cut = 3; cut <= word.length - 3; cut += 1) {
      const [a, b] = [word.slice(0, cut), word.slice(cut)];
      if (index.wordPlace(a) === undefined || index.wordPlace(b) === undefined) continue;
      variants.push({ words: [...words.slice(0, at), a, b, ...words.slice(at + 1)], denied, head: head === word ? b : head, changes, note: `"${word}" read as two words.` });
      break;
    }
  });
  return variants.slice(0, 2);
}

function distinct(variants: readonly PhraseVariant[]): PhraseVariant[] {
  const seen = new Set<string>();
  return variants.filter(({ words }) => {
    const key = [...words].sort().join(' ');
    return words.length > 0 && !seen.has(key) && seen.add(key);
  });
}
