import { mappingRelations } from '../domain/mapping.ts';
import type { IndexReader } from '../search/termIndex.ts';
import type { Lexicon } from '../search/lexicon.ts';
import { buildPhraseIndex } from './buildPhraseIndex.ts';
import type { AcceptedExample, ExampleIndex, RejectedExample } from './exampleIndex.ts';
import { buildExamples, openExamples } from './exampleIndex.ts';
import type { ConceptSystems, NamedTerm, StatedLink } from './phraseEntries.ts';
import { phraseEntries } from './phraseEntries.ts';
import type { PhraseArrays } from './phraseArrays.ts';
import { PhraseIndex } from './phraseIndex.ts';
import { PhraseReader } from './phraseReader.ts';
import type { RewriteRule } from './rewrites.ts';
import { mineRewrites, Rewrites } from './rewrites.ts';

/** What the writing needs of a column writer; `ColumnWriter` of the release satisfies it. */
export interface PhraseColumnWriter {
  add(name: string, content: Uint8Array | Uint32Array): void;
  addTexts(name: string, texts: readonly string[]): void;
}

/** Phrases that people judged, by system. */
export interface JudgedPhrases {
  readonly accepted: readonly AcceptedExample[];
  readonly rejected: readonly RejectedExample[];
}

/** Lays out the names of every system for the mapping of phrases, the rewrite rules mined from them, and the phrases that people judged. It may be stopped between its steps. */
export function* writePhraseColumns(
  columns: PhraseColumnWriter, terms: readonly NamedTerm[], links: readonly StatedLink[], judged: ReadonlyMap<string, JudgedPhrases>, concepts: ConceptSystems, systems: readonly string[], lexicon: Lexicon,
): Generator<undefined, void> {
  const reader = new PhraseReader(lexicon);
  const bySystem = phraseEntries(terms, links, concepts);
  const indexed = systems.filter((_, system) => bySystem.has(system));
  columns.addTexts('phrases.systems', indexed);
  for (const system of indexed) {
    yield;
    const { arrays, nameTerm } = yield* buildPhraseIndex(bySystem.get(systems.indexOf(system)) ?? [], reader);
    addArrays(columns, `phrases.${system}`, arrays);
    columns.add(`phrases.${system}.nameTerm`, nameTerm);
  }
  columns.addTexts('examples.systems', [...judged.keys()]);
  for (const [system, { accepted, rejected }] of judged) {
    const { arrays, examples } = yield* buildExamples(accepted, reader);
    addArrays(columns, `examples.${system}`, arrays);
    columns.addTexts(`examples.${system}.texts`, examples.map(({ phrase }) => phrase));
    columns.add(`examples.${system}.counts`, Uint32Array.from(examples, ({ count }) => count));
    columns.add(`examples.${system}.relations`, Uint8Array.from(examples, ({ relation }) => mappingRelations.indexOf(relation)));
    columns.addTexts(`examples.${system}.rejected`, rejected.map(({ phrase, concept, count }) => `${concept}\t${count}\t${phrase}`));
  }
  const rewrites = yield* mineRewrites(bySystem.values(), reader);
  columns.addTexts('phrases.rewrites', rewrites.map(({ from, to, count, share }) => [from.join(' '), to.join(' '), count, share.toFixed(4)].join('\t')));
}

function addArrays(columns: PhraseColumnWriter, at: string, arrays: PhraseArrays): void {
  columns.addTexts(`${at}.words`, arrays.words);
  columns.addTexts(`${at}.grams`, arrays.grams);
  for (const name of arrayNames) columns.add(`${at}.${name}`, arrays[name]);
}

const arrayNames = [
  'nameConcept', 'nameKind', 'nameMarks', 'nameLanguage', 'nameHead', 'nameWordOffsets', 'nameWords', 'nameDenied', 'postingOffsets', 'postings', 'gramOffsets', 'gramWords', 'keyHash', 'keyName',
] as const;

/** The phrase indexes of a release by system, each opened when it is first asked for. */
export class PhraseIndexes {
  readonly systems: readonly string[];
  readonly rewrites: Rewrites;
  readonly #columns: IndexReader;
  readonly #opened = new Map<string, PhraseIndex>();
  readonly #examples = new Map<string, ExampleIndex>();
  /** Languages of the names, in the order of `nameLanguage`. */
  readonly languages: readonly string[];
  readonly #judged: ReadonlySet<string>;

  constructor(columns: IndexReader) {
    this.#columns = columns;
    this.systems = this.#texts('phrases.systems');
    this.languages = this.#texts('languages');
    this.#judged = new Set(this.#texts('examples.systems'));
    this.rewrites = new Rewrites(this.#texts('phrases.rewrites').map(ruleOf));
  }

  /** Undefined for a system without names. */
  of(system: string): PhraseIndex | undefined {
    const known = this.#opened.get(system);
    if (known !== undefined || !this.systems.includes(system)) return known;
    const nameTerm = this.#columns.u32(`phrases.${system}.nameTerm`);
    const termText = this.#columns.texts('terms.text');
    const index = new PhraseIndex(this.#arrays(`phrases.${system}`), (name) => termText.at(nameTerm[name] ?? 0));
    this.#opened.set(system, index);
    return index;
  }

  /** The phrases of a system that people judged; undefined where there are none. */
  examplesOf(system: string, reader: PhraseReader): ExampleIndex | undefined {
    const known = this.#examples.get(system);
    if (known !== undefined || !this.#judged.has(system)) return known;
    const at = `examples.${system}`;
    const arrays = this.#arrays(at);
    const [counts, relations] = [this.#columns.u32(`${at}.counts`), this.#columns.u8(`${at}.relations`)];
    const examples = this.#texts(`${at}.texts`).map((phrase, name): AcceptedExample => ({
      phrase, concept: arrays.nameConcept[name] ?? 0, count: counts[name] ?? 0, relation: mappingRelations[relations[name] ?? 0] ?? 'EXACT', language: arrays.nameLanguage[name] ?? 0,
    }));
    const rejected = this.#texts(`${at}.rejected`).map((line): RejectedExample => {
      const [concept = '', count = '', phrase = ''] = line.split('\t');
      return { phrase, concept: Number(concept), count: Number(count) };
    });
    const opened = openExamples({ arrays, examples }, rejected, reader);
    this.#examples.set(system, opened);
    return opened;
  }

  #texts(name: string): string[] {
    const column = this.#columns.texts(name);
    return Array.from({ length: column.length }, (_, place) => column.at(place));
  }

  #arrays(at: string): PhraseArrays {
    const u32 = (name: string): Uint32Array => this.#columns.u32(`${at}.${name}`);
    const u8 = (name: string): Uint8Array => this.#columns.u8(`${at}.${name}`);
    return {
      words: this.#texts(`${at}.words`), grams: this.#texts(`${at}.grams`), nameKind: u8('nameKind'), nameMarks: u8('nameMarks'), nameLanguage: u8('nameLanguage'),
      nameConcept: u32('nameConcept'), nameHead: u32('nameHead'), nameWordOffsets: u32('nameWordOffsets'), nameWords: u32('nameWords'), nameDenied: u8('nameDenied'),
      postingOffsets: u32('postingOffsets'), postings: u32('postings'), gramOffsets: u32('gramOffsets'), gramWords: u32('gramWords'),
      keyHash: u32('keyHash'), keyName: u32('keyName'),
    };
  }
}

function ruleOf(line: string): RewriteRule {
  const [from = '', to = '', count = '', share = ''] = line.split('\t');
  return { from: from.split(' '), to: to.split(' '), count: Number(count), share: Number(share) };
}
