/**
 * The arrays of a release in one file: named columns, each a run of bytes aligned for its element type, found by a table
 * of contents. Opening is one read; nothing is parsed.
 */
export interface ColumnEntry {
  readonly name: string;
  readonly offset: number;
  readonly bytes: number;
}

const alignment = 8;

/** Stands for "none" where a column holds concept indexes. */
export const noConcept = 0xffffffff;

export class ColumnWriter {
  readonly #columns: { readonly name: string; readonly content: Uint8Array }[] = [];

  add(name: string, content: Uint8Array | Uint16Array | Uint32Array | Int32Array | BigUint64Array | Float32Array | Float64Array): void {
    this.#columns.push({ name, content: new Uint8Array(content.buffer, content.byteOffset, content.byteLength) });
  }

  addTexts(name: string, texts: readonly string[]): void {
    const offsets = new Uint32Array(texts.length + 1);
    let total = 0;
    for (let index = 0; index < texts.length; index += 1) {
      total += Buffer.byteLength(texts[index] ?? '', 'utf8');
      offsets[index + 1] = total;
    }
    if (total > 0xffffffff) throw new RangeError(`column ${name}: ${total} bytes of text, at most 4 GiB fit`);
    const content = Buffer.allocUnsafe(total);
    for (let index = 0; index < texts.length; index += 1) content.write(texts[index] ?? '', offsets[index] ?? 0, 'utf8');
    this.add(`${name}.offsets`, offsets);
    this.add(`${name}.text`, content);
  }

  /** Texts that can be looked up; they must be distinct. */
  addTable(name: string, texts: readonly string[]): void {
    this.addTexts(name, texts);
    const slots = new Int32Array(slotCountFor(texts.length)).fill(-1);
    const mask = slots.length - 1;
    for (let index = 0; index < texts.length; index += 1) {
      let slot = hashOf(texts[index] ?? '') & mask;
      while (slots[slot] !== -1) slot = (slot + 1) & mask;
      slots[slot] = index;
    }
    this.add(`${name}.slots`, slots);
  }

  /** Edges sorted by `from`; afterwards the targets of node n are targets[offsets[n]..offsets[n + 1]]. */
  addAdjacency(name: string, nodeCount: number, from: Uint32Array, targets: Uint32Array): void {
    const offsets = new Uint32Array(nodeCount + 1);
    for (const node of from) offsets[node + 1] = (offsets[node + 1] ?? 0) + 1;
    for (let node = 0; node < nodeCount; node += 1) offsets[node + 1] = (offsets[node + 1] ?? 0) + (offsets[node] ?? 0);
    this.add(`${name}.offsets`, offsets);
    this.add(`${name}.targets`, targets);
  }

  finish(): { readonly entries: readonly ColumnEntry[]; readonly chunks: readonly Uint8Array[] } {
    const entries: ColumnEntry[] = [];
    const chunks: Uint8Array[] = [];
    let offset = 0;
    for (const { name, content } of this.#columns) {
      entries.push({ name, offset, bytes: content.byteLength });
      chunks.push(content);
      offset += content.byteLength;
      const gap = (alignment - (offset % alignment)) % alignment;
      if (gap > 0) chunks.push(new Uint8Array(gap));
      offset += gap;
    }
    return { entries, chunks };
  }
}

export interface Adjacency {
  readonly offsets: Uint32Array;
  readonly targets: Uint32Array;
}

export class ColumnReader {
  readonly #buffer: Buffer;
  readonly #entries: ReadonlyMap<string, ColumnEntry>;

  constructor(buffer: Buffer, entries: readonly ColumnEntry[]) {
    this.#buffer = buffer;
    this.#entries = new Map(entries.map((entry) => [entry.name, entry]));
  }

  u8(name: string): Uint8Array {
    const { start, bytes } = this.#place(name);
    return new Uint8Array(this.#buffer.buffer, start, bytes);
  }
  u16(name: string): Uint16Array {
    const { start, bytes } = this.#place(name);
    return new Uint16Array(this.#buffer.buffer, start, bytes / 2);
  }
  u32(name: string): Uint32Array {
    const { start, bytes } = this.#place(name);
    return new Uint32Array(this.#buffer.buffer, start, bytes / 4);
  }
  f32(name: string): Float32Array {
    const { start, bytes } = this.#place(name);
    return new Float32Array(this.#buffer.buffer, start, bytes / 4);
  }
  u64(name: string): BigUint64Array {
    const { start, bytes } = this.#place(name);
    return new BigUint64Array(this.#buffer.buffer, start, bytes / 8);
  }
  f64(name: string): Float64Array {
    const { start, bytes } = this.#place(name);
    return new Float64Array(this.#buffer.buffer, start, bytes / 8);
  }
  texts(name: string): TextColumn {
    const { start, bytes } = this.#place(`${name}.text`);
    return new TextColumn(this.u32(`${name}.offsets`), Buffer.from(this.#buffer.buffer, start, bytes));
  }
  table(name: string): TextTable {
    const { start, bytes } = this.#place(`${name}.slots`);
    return new TextTable(this.texts(name), new Int32Array(this.#buffer.buffer, start, bytes / 4));
  }
  adjacency(name: string): Adjacency {
    return { offsets: this.u32(`${name}.offsets`), targets: this.u32(`${name}.targets`) };
  }

  #place(name: string): { readonly start: number; readonly bytes: number } {
    const entry = this.#entries.get(name);
    if (entry === undefined) throw new Error(`the release has no column "${name}"`);
    return { start: this.#buffer.byteOffset + entry.offset, bytes: entry.bytes };
  }
}

export class TextColumn {
  readonly #offsets: Uint32Array;
  readonly #text: Buffer;
  readonly length: number;

  constructor(offsets: Uint32Array, text: Buffer) {
    this.#offsets = offsets;
    this.#text = text;
    this.length = offsets.length - 1;
  }

  at(index: number): string {
    return this.#text.toString('utf8', this.#offsets[index], this.#offsets[index + 1]);
  }

  /** Length in UTF-8 bytes, without decoding. */
  byteLength(index: number): number {
    return (this.#offsets[index + 1] ?? 0) - (this.#offsets[index] ?? 0);
  }
}

export class TextTable {
  readonly texts: TextColumn;
  readonly #slots: Int32Array;

  constructor(texts: TextColumn, slots: Int32Array) {
    this.texts = texts;
    this.#slots = slots;
  }

  /** Place of the text, or -1. */
  indexOf(text: string): number {
    const mask = this.#slots.length - 1;
    for (let slot = hashOf(text) & mask; ; slot = (slot + 1) & mask) {
      const index = this.#slots[slot] ?? -1;
      if (index === -1 || this.texts.at(index) === text) return index;
    }
  }
}

/** At most half full, so that a probe is short. */
const slotCountFor = (count: number): number => 2 ** Math.ceil(Math.log2(Math.max(2, count * 2)));

/** FNV-1a over UTF-16 units (Fowler, Noll, Vo), finished as in MurmurHash3 so that the low bits are mixed. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return (hash ^ (hash >>> 13)) >>> 0;
}
