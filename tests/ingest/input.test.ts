import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Line } from '../../ingest/input.ts';
import { InputFile } from '../../ingest/input.ts';
import { scratchFolder } from './support.ts';

async function fileOf(content: string | Uint8Array, name = 'table.txt'): Promise<InputFile> {
  const file = path.join(await scratchFolder(), name);
  await writeFile(file, content);
  return new InputFile(file);
}

async function linesOf(file: InputFile, encoding: 'utf-8' | 'iso-8859-1' = 'utf-8'): Promise<readonly Line[]> {
  const lines: Line[] = [];
  for await (const line of file.lines(encoding)) lines.push(line);
  return lines;
}

const text = 'first\r\nMénière\n\nlast';
const expected = [
  { number: 1, text: 'first' }, { number: 2, text: 'Ménière' }, { number: 3, text: '' }, { number: 4, text: 'last' },
];

describe('a publisher\'s file', () => {
  it('gives its lines without their ends, also without an end after the last one', async () => {
    expect(await linesOf(await fileOf(text))).toEqual(expected);
    expect(await linesOf(await fileOf(`${text}\n`))).toEqual(expected);
    expect(await linesOf(await fileOf(''))).toEqual([]);
  });

  it('is unpacked when its bytes are gzip, whatever its name', async () => {
    expect(await linesOf(await fileOf(gzipSync(text), 'table.txt'))).toEqual(expected);
  });

  it('loses its byte order mark', async () => {
    expect(await linesOf(await fileOf(`\uFEFF${text}`))).toEqual(expected);
  });

  it('is read as ISO-8859-1 where a source says so', async () => {
    expect(await linesOf(await fileOf(Buffer.from(text, 'latin1')), 'iso-8859-1')).toEqual(expected);
  });

  it('is refused with the line when it is not UTF-8', async () => {
    const file = await fileOf(Buffer.from(text, 'latin1'));
    await expect(linesOf(file)).rejects.toThrow(`${file.path}:2: is not UTF-8. Save the file as UTF-8, or fetch it again from its publisher.`);
  });

  it('is refused when its gzip is cut short', async () => {
    const whole = gzipSync(Array.from({ length: 5000 }, (_, index) => `line ${index * 7919}`).join('\n'));
    const file = await fileOf(whole.subarray(0, whole.length >> 1), 'table.txt.gz');
    await expect(linesOf(file)).rejects.toThrow(/table\.txt\.gz:\d+: is cut short: its gzip stream has no end\. Fetch the file again\.$/);
  });

  it('is refused when its gzip is damaged', async () => {
    const file = await fileOf(Buffer.concat([gzipSync(text).subarray(0, 12), Buffer.from('this is no deflate stream')]));
    await expect(linesOf(file)).rejects.toThrow(/is damaged: .*\. Fetch the file again\.$/);
  });

  it('is refused when it is not there', async () => {
    await expect(linesOf(new InputFile('nowhere.txt'))).rejects.toThrow(/^nowhere\.txt: cannot be read: ENOENT.* Check the path and its permissions\.$/);
  });

  it('has the size and checksum of its bytes as they lie on the disk', async () => {
    const bytes = gzipSync(text);
    expect(await (await fileOf(bytes)).sum()).toEqual({
      file: 'table.txt', bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex'),
    });
  });

  it('gives the same lines for any text as splitting it whole', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.string({ unit: fc.constantFrom('a', 'é', '😀', '\t', ' ') }), { maxLength: 30 }), async (lines) => {
        const file = await fileOf(lines.map((line) => `${line}\n`).join(''));
        expect((await linesOf(file)).map((line) => line.text)).toEqual(lines);
      }),
      { numRuns: 30 },
    );
  });

  it('keeps a line whole that is longer than what is read at once', async () => {
    const long = 'é'.repeat(400_000);
    expect(await linesOf(await fileOf(`a\n${long}\nb\n`))).toEqual([{ number: 1, text: 'a' }, { number: 2, text: long }, { number: 3, text: 'b' }]);
  });
});
