import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { FileProblem } from '../server/domain/errors.ts';
import type { FileSum } from '../server/graph-files/manifest.ts';

export type Encoding = 'utf-8' | 'iso-8859-1';

export interface Line {
  /** From 1. */
  readonly number: number;
  /** Without its end, be it LF or CRLF. */
  readonly text: string;
}

/** Whole lines of a file, as one text: cheaper than an event for every line. */
export interface Block {
  readonly firstLine: number;
  readonly text: string;
}

const readBytesMax = 1 << 18;
const newline = 0x0a;
const byteOrderMark = '\uFEFF';

/** A publisher's file, read as a stream: plain or gzip (told by its first bytes, not by its name), in a stated encoding. */
export class InputFile {
  readonly path: string;
  /** What a reader of a report calls it. */
  readonly name: string;

  constructor(file: string, name = path.basename(file)) {
    this.path = file;
    this.name = name;
  }

  /** Size and SHA-256 of the bytes as they lie on the disk. Throws FileProblem when it cannot be read. */
  async sum(): Promise<FileSum> {
    const hash = createHash('sha256');
    let bytes = 0;
    for await (const chunk of this.#raw()) {
      hash.update(chunk);
      bytes += chunk.length;
    }
    return { file: this.name, bytes, sha256: hash.digest('hex') };
  }

  /**
   * The text in blocks of whole lines, without a byte order mark.
   * Throws FileProblem, with the line, when the bytes are not of that encoding or the gzip ends too early.
   */
  async *blocks(encoding: Encoding = 'utf-8'): AsyncGenerator<Block> {
    let rest: Buffer = Buffer.alloc(0);
    let line = 1;
    try {
      for await (const chunk of await this.#unpacked()) {
        const end = chunk.lastIndexOf(newline) + 1;
        if (end === 0) {
          rest = Buffer.concat([rest, chunk]);
          continue;
        }
        const text = this.#decode(Buffer.concat([rest, chunk.subarray(0, end)]), encoding, line);
        yield { firstLine: line, text };
        line += newlinesIn(text);
        rest = chunk.subarray(end);
      }
      if (rest.length > 0) yield { firstLine: line, text: this.#decode(rest, encoding, line) };
    } catch (cause) {
      throw this.#readProblem(cause, line);
    }
  }

  async *lines(encoding: Encoding = 'utf-8'): AsyncGenerator<Line> {
    for await (const { firstLine, text } of this.blocks(encoding)) {
      const lines = text.split('\n');
      // A block ends with the end of its last line, after which `split` sees one more, empty line.
      if (lines.at(-1) === '') lines.pop();
      for (const [index, line] of lines.entries()) yield { number: firstLine + index, text: line.replace(/\r+$/, '') };
    }
  }

  async text(encoding: Encoding = 'utf-8'): Promise<string> {
    let whole = '';
    for await (const block of this.blocks(encoding)) whole += block.text;
    return whole;
  }

  /** The first line that is not empty, to see whose file this is; empty for an empty file. */
  async firstLine(encoding: Encoding = 'utf-8'): Promise<string> {
    for await (const line of this.lines(encoding)) if (line.text.trim() !== '') return line.text;
    return '';
  }

  /** The error for a file of another publisher or another shape. */
  unlike(what: string, expected: string, found: string, line?: number): FileProblem {
    const shown = found.length > 120 ? `${found.slice(0, 120)}…` : found;
    return new FileProblem(this.path, line, `is not ${what}: expected ${expected}, found "${shown}".`, `Give the file of ${what}.`);
  }

  async *#raw(): AsyncGenerator<Buffer> {
    try {
      yield* bytesOf(createReadStream(this.path, { highWaterMark: readBytesMax }));
    } catch (cause) {
      throw this.#readProblem(cause, undefined);
    }
  }

  async #unpacked(): Promise<AsyncGenerator<Buffer>> {
    const magic = Buffer.alloc(2);
    const handle = await open(this.path, 'r');
    try {
      await handle.read(magic, 0, 2, 0);
    } finally {
      await handle.close();
    }
    const raw = createReadStream(this.path, { highWaterMark: readBytesMax });
    if (magic[0] !== 0x1f || magic[1] !== 0x8b) return bytesOf(raw);
    const unpacking = createGunzip({ chunkSize: readBytesMax });
    raw.on('error', (cause) => unpacking.destroy(cause));
    return bytesOf(raw.pipe(unpacking));
  }

  #decode(bytes: Buffer, encoding: Encoding, firstLine: number): string {
    const text = encoding === 'iso-8859-1' ? bytes.toString('latin1') : this.#decodeUtf8(bytes, firstLine);
    return firstLine === 1 && text.startsWith(byteOrderMark) ? text.slice(1) : text;
  }

  #decodeUtf8(bytes: Buffer, firstLine: number): string {
    try {
      return decodeStrictly(bytes);
    } catch (cause) {
      const remedy = 'Save the file as UTF-8, or fetch it again from its publisher.';
      throw new FileProblem(this.path, firstLine + linesBeforeBadByte(bytes), 'is not UTF-8.', remedy, { cause });
    }
  }

  #readProblem(cause: unknown, line: number | undefined): unknown {
    if (!(cause instanceof Error) || !('code' in cause) || cause instanceof FileProblem) return cause;
    if (cause.code === 'Z_BUF_ERROR') {
      return new FileProblem(this.path, line, 'is cut short: its gzip stream has no end.', 'Fetch the file again.', { cause });
    }
    if (cause.code === 'Z_DATA_ERROR') {
      return new FileProblem(this.path, line, `is damaged: ${cause.message}.`, 'Fetch the file again.', { cause });
    }
    return new FileProblem(this.path, undefined, `cannot be read: ${cause.message}.`, 'Check the path and its permissions.', { cause });
  }
}

async function* bytesOf(stream: Readable): AsyncGenerator<Buffer> {
  for await (const chunk of stream as AsyncIterable<Buffer>) yield chunk;
}

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const decodeStrictly = (bytes: Buffer): string => strict.decode(bytes);

function linesBeforeBadByte(bytes: Buffer): number {
  let start = 0;
  for (let lines = 0; ; lines += 1) {
    const end = bytes.indexOf(newline, start);
    try {
      decodeStrictly(bytes.subarray(start, end < 0 ? undefined : end));
    } catch {
      return lines;
    }
    if (end < 0) return lines;
    start = end + 1;
  }
}

function newlinesIn(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}
