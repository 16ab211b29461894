import { createHash } from 'node:crypto';
import type { Qualifier } from '../../server/domain/assertion.ts';
import type { ConceptId } from '../../server/domain/concept.ts';
import { conceptIdOf } from '../../server/domain/concept.ts';
import type { MappingRelation } from '../../server/domain/mapping.ts';
import { exampleFlags } from '../../server/domain/mapping.ts';
import type { GraphRow, MappingRow } from '../../server/graph-files/rows.ts';
import type { SourceManifest } from '../../server/graph-files/manifest.ts';
import { conceptRow, oneLine, termRow } from '../rows.ts';

/** One mapping of a set as a person or a tool states it, read from one line. */
export interface StatedMapping {
  /** Undefined where the subject is a phrase and no code. */
  readonly subject: ConceptId | undefined;
  /** The phrase, or the name of the subject. */
  readonly phrase: string;
  readonly language: string;
  /** Undefined where the set says that there is none. */
  readonly object: ConceptId | undefined;
  readonly relation: MappingRelation;
  readonly status: 'ACCEPTED' | 'CANDIDATE' | 'REJECTED';
  readonly count: number;
  /** As stated; empty values are left out. */
  readonly facts: Readonly<Record<string, string>>;
}

/** Gathers the mappings of one set: equal ones once, with how often each was stated; phrases without a code become concepts of the set. */
export class StatedMappings {
  /** The system that holds the phrases once there are any; for the description of the source. */
  readonly systems: SourceManifest['systems'] = [];
  readonly #source: string;
  readonly #facts: Pick<SourceManifest['systems'][number], 'name' | 'version' | 'licence'>;
  readonly #rows = new Map<string, { readonly row: MappingRow; count: number }>();
  readonly #phrases = new Map<ConceptId, { readonly text: string; readonly language: string }>();

  constructor(source: string, facts: Pick<SourceManifest['systems'][number], 'name' | 'version' | 'licence'>) {
    this.#source = source;
    this.#facts = facts;
  }

  add({ subject, phrase, language, object, relation, status, count, facts }: StatedMapping): void {
    const text = oneLine(phrase);
    const source = subject ?? this.#phraseConcept(text, language);
    const flags: Qualifier[] = Object.entries({ ...facts, [exampleFlags.phrase]: text, [exampleFlags.language]: text === '' || language === 'en' ? '' : language }).filter(([, value]) => value !== '').map(([name, value]) => ({ name, value: oneLine(value).replaceAll('|', '¦') }));
    const row: MappingRow = { source, target: object, targetsTogether: [], relation, status, flags, references: [] };
    const key = JSON.stringify(row);
    const known = this.#rows.get(key);
    if (known === undefined) this.#rows.set(key, { row, count });
    else known.count += count;
  }

  *rows(): Iterable<GraphRow> {
    for (const [id, { text, language }] of this.#phrases) {
      yield conceptRow(id, 'OTHER');
      yield termRow(id, 'PREFERRED', text, 'EXACT', language);
    }
    for (const { row, count } of this.#rows.values()) yield { kind: 'mappings', row: { ...row, flags: [...row.flags, { name: exampleFlags.count, value: String(count) }] } };
  }

  #phraseConcept(text: string, language: string): ConceptId {
    const folded = text.toLowerCase();
    const slug = folded.normalize('NFKD').replaceAll(/\p{M}/gu, '').replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-|-$/g, '').slice(0, slugMax);
    const id = conceptIdOf(this.#source, `${slug}${slug === '' ? '' : '-'}${createHash('sha256').update(`${language} ${folded}`).digest('hex').slice(0, 8)}`);
    if (!this.#phrases.has(id)) this.#phrases.set(id, { text, language });
    if (this.systems.length === 0) this.systems.push({ ...this.#facts, id: this.#source, languages: [], hierarchical: false, description: 'Phrases with the concepts that were accepted or rejected for them.' });
    for (const { languages } of this.systems) if (!languages.includes(language)) languages.push(language);
    return id;
  }
}
const slugMax = 40;

/** A date as 2026-04-25, the only form that sorts. */
export const isDate = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text);
/** Above 0 and whole. */
export const isCount = (text: string): boolean => /^[1-9]\d{0,8}$/.test(text);
