import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { DefinitionNode } from 'graphql';
import { GraphQLError, Kind, parse, print } from 'graphql';
import { limits } from '../domain/limits.ts';
import { checkDocumentText } from './documentText.ts';
import { Refusal } from './refusal.ts';

/** off: any operation, by its text; allow: also stored ones by their id; only: nothing but stored ones, by id or text. */
export type StoredOperationsMode = 'off' | 'allow' | 'only';

/** One spelling for all texts of one operation: the operation first, then its fragments by name, printed alike. Throws GraphQLError where it cannot be read. */
export function canonicalText(text: string): string {
  const { definitions } = parse(text, { maxTokens: limits.queryTokensMax, noLocation: true });
  return print({ kind: Kind.DOCUMENT, definitions: [...definitions].sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1)) });
}
const orderOf = (definition: DefinitionNode): string => `${definition.kind === Kind.OPERATION_DEFINITION ? 0 : 1}${definition.kind === Kind.FRAGMENT_DEFINITION || definition.kind === Kind.OPERATION_DEFINITION ? (definition.name?.value ?? '') : ''}`;

/** SHA-256 of the canonical text. */
export const operationIdOf = (canonical: string): string => createHash('sha256').update(canonical).digest('hex');

/** Spellings of stored operations that were seen and need not be read again. */
const spellingsMax = 500;

/** The explorer's operations, and whether others are run too. */
export class StoredOperations {
  readonly #mode: StoredOperationsMode;
  readonly #texts: ReadonlyMap<string, string>;
  readonly #spellings = new Set<string>();

  constructor(mode: StoredOperationsMode, texts: ReadonlyMap<string, string>) {
    this.#mode = mode;
    this.#texts = texts;
  }

  /** From the file that `npm run generate` writes: text by id. */
  static async read(mode: StoredOperationsMode, file: string): Promise<StoredOperations> {
    return new StoredOperations(mode, new Map(Object.entries(JSON.parse(await readFile(file, 'utf8')) as Readonly<Record<string, string>>)));
  }

  /** The text to run, short and flat enough to be parsed. Throws Refusal and LimitExceeded. */
  textOf(query: string | null | undefined, documentId: string | null | undefined): string {
    if (documentId != null && this.#mode !== 'off') {
      const text = this.#texts.get(documentId.replace(/^sha256:/, ''));
      if (text === undefined) throw new Refusal(404, 'OPERATION_NOT_STORED', 'documentId: no stored operation has this id. Ids are sha256:… of the operations of this version; send the text instead where the server allows it.');
      return text;
    }
    if (query == null) throw new Refusal(400, 'STORED_OPERATIONS_OFF', 'documentId: this server runs no operations by their id. Send the text as "query".');
    checkDocumentText(query);
    if (this.#mode === 'only' && !this.#isStored(query)) {
      throw new Refusal(403, 'OPERATION_NOT_ALLOWED', 'This server runs only the operations that are stored with it (STORED_OPERATIONS=only). Use one of them, or ask those who run the server.');
    }
    return query;
  }

  #isStored(text: string): boolean {
    if (this.#spellings.has(text)) return true;
    let canonical: string;
    try {
      canonical = canonicalText(text);
    } catch (error) {
      if (error instanceof GraphQLError) return false; // What cannot be read is not stored.
      throw error;
    }
    if (!this.#texts.has(operationIdOf(canonical))) return false;
    if (this.#spellings.size >= spellingsMax) this.#spellings.clear();
    this.#spellings.add(text);
    return true;
  }
}
