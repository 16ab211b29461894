import type { IndexReader } from '../search/termIndex.ts';
import type { Lexicon } from '../search/lexicon.ts';
import { buildPhraseIndex } from './buildPhraseIndex.ts';
import type { ConceptSystems, NamedTerm, StatedLink } from './phraseEntries.ts';
import { phraseEntries } from './phraseEntries.ts';
import { PhraseIndex } from './phraseIndex.ts';
import { PhraseReader } from './phraseReader.ts';
import type { RewriteRule } from './rewrites.ts';
import { mineRewrites, Rewrites } from './rewrites.ts';

/** What the writing needs of a column writer; `ColumnWriter` of the release satisfies it. */
export interface PhraseColumnWriter {
  add(name: string, content: Uint8Array | Uint32Array): void;
  addTexts(name: string, texts: readonly string[]): void;
}

/** Lays out the names of every system for the mapping of phrases, and the rewrite rules mined from them. */
export function writePhraseColumns(
  columns: PhraseColumnWriter, terms: readonly NamedTerm[], links: readonly StatedLink[], concepts: ConceptSystems, systems: readonly string[], lexicon: Lexicon,
): void {
  const reader = new PhraseReader(lexicon);
  const bySystem = phraseEntries(terms, links, concepts);
  const indexed = systems.filter((_, system) => bySystem.has(system));
  columns.addTexts('phrases.systems', indexed);
  for (const system of indexed) {
    const { arrays, nameTerm } = buildPhraseIndex(bySystem.get(systems.indexOf(system)) ?? [], reader);
    const at = `phrases.${system}`;
    columns.addTexts(`${at}.words`, arrays.words);
    columns.addTexts(`${at}.grams`, arrays.grams);
    columns.add(`${at}.nameTerm`, nameTerm);
    for (const name of arrayNames) columns.add(`${at}.${name}`, arrays[name]);
  }
  columns.addTexts('phrases.rewrites', mineRewrites(bySystem.values(), reader).map(({ from, to, count, share }) => [from.join(' '), to.join(' '), count, share.toFixed(4)].join('\t')));
}

const arrayNames = [
  'nameConcept', 'nameKind', 'nameMarks', 'nameHead', 'nameWordOffsets', 'nameWords', 'postingOffsets', 'postings', 'gramOffsets', 'gramWords', 'keyHash', 'keyName',
] as const;

/** The phrase indexes of a release by system, each opened when it is first asked for. */
export class PhraseIndexes {
  readonly systems: readonly string[];
  readonly rewrites: Rewrites;
  readonly #columns: IndexReader;
  readonly #opened = new Map<string, PhraseIndex>();

  constructor(columns: IndexReader) {
    this.#columns = columns;
    const systems = columns.texts('phrases.systems');
    this.systems = Array.from({ length: systems.length }, (_, place) => systems.at(place));
    const rules = columns.texts('phrases.rewrites');
    this.rewrites = new Rewrites(Array.from({ length: rules.length }, (_, place) => ruleOf(rules.at(place))));
  }

  /** Undefined for a system without names. */
  of(system: string): PhraseIndex | undefined {
    const known = this.#opened.get(system);
    if (known !== undefined || !this.systems.includes(system)) return known;
    const at = `phrases.${system}`;
    const texts = (name: string): string[] => {
      const column = this.#columns.texts(`${at}.${name}`);
      return Array.from({ length: column.length }, (_, place) => column.at(place));
    };
    const u32 = (name: string): Uint32Array => this.#columns.u32(`${at}.${name}`);
    const nameTerm = u32('nameTerm');
    const termText = this.#columns.texts('terms.text');
    const index = new PhraseIndex({
      words: texts('words'), grams: texts('grams'), nameKind: this.#columns.u8(`${at}.nameKind`), nameMarks: this.#columns.u8(`${at}.nameMarks`),
      nameConcept: u32('nameConcept'), nameHead: u32('nameHead'), nameWordOffsets: u32('nameWordOffsets'), nameWords: u32('nameWords'),
      postingOffsets: u32('postingOffsets'), postings: u32('postings'), gramOffsets: u32('gramOffsets'), gramWords: u32('gramWords'),
      keyHash: u32('keyHash'), keyName: u32('keyName'),
    }, (name) => termText.at(nameTerm[name] ?? 0));
    this.#opened.set(system, index);
    return index;
  }
}

function ruleOf(line: string): RewriteRule {
  const [from = '', to = '', count = '', share = ''] = line.split('\t');
  return { from: from.split(' '), to: to.split(' '), count: Number(count), share: Number(share) };
}
