import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { CheckResult } from '../../server/domain/ingestRun.ts';
import { InputFile } from '../../ingest/input.ts';
import { plainTableSource } from '../../ingest/plainTable/index.ts';
import type { ReadIntoFolder } from './support.ts';
import { readInto, scratchFolder } from './support.ts';

const header = '# system: TST\n# name: A test system\n# version: 1\n# licence: CC0\n';

async function reading(table: string | Uint8Array): Promise<ReadIntoFolder> {
  const file = path.join(await scratchFolder(), 'table.tsv');
  await writeFile(file, table);
  return readInto(await plainTableSource(new InputFile(file)), [file]);
}

const failed = ({ read }: ReadIntoFolder): readonly Pick<CheckResult, 'name' | 'examples'>[] =>
  read.checks.filter(({ passed }) => !passed).map(({ name, examples }) => ({ name, examples }));

const small = `${header}code\tparent\tlabel\tsynonyms\tdefinition\tlanguage\nA\t\tAlpha\n B \tA\tMénière "type 2"\tone|two\n`;

describe('a plain table', () => {
  it('reads the same with tabs, a byte order mark, CRLF ends or packed', async () => {
    const { manifest, lines } = await reading(small);
    expect(lines.terms).toBe('TST:A\tPREFERRED\tEXACT\ten\tAlpha\nTST:B\tPREFERRED\tEXACT\ten\tMénière "type 2"\nTST:B\tSYNONYM\tEXACT\ten\tone\nTST:B\tSYNONYM\tEXACT\ten\ttwo\n');
    for (const other of [`\uFEFF${small}`, small.replaceAll('\n', '\r\n'), gzipSync(small)]) {
      expect((await reading(other)).manifest.contentHash).toBe(manifest.contentHash);
    }
  });

  it('reads ISO-8859-1 where its header says so, and is refused where it does not', async () => {
    const declared = await reading(Buffer.from(`# encoding: iso-8859-1\n${small}`, 'latin1'));
    expect(declared.lines.terms).toContain('Ménière');
    await expect(reading(Buffer.from(small, 'latin1'))).rejects.toThrow(/table\.tsv:7: is not UTF-8\. Save the file as UTF-8/);
  });

  it('is refused when its gzip is cut short', async () => {
    const rows = Array.from({ length: 20_000 }, (_, index) => `C${index}\tA\tLabel ${index * 7919}\n`).join('');
    const whole = gzipSync(`${header}code\tparent\tlabel\nA\t\tAlpha\n${rows}`);
    await expect(reading(whole.subarray(0, whole.length >> 1))).rejects.toThrow(/is cut short: its gzip stream has no end\. Fetch the file again\.$/);
  });

  it('fails the check of unique codes with both lines', async () => {
    expect(failed(await reading(`${header}code,parent,label\nA,,Alpha\nB,A,Beta\nB,A,Beta again\n`))).toEqual([
      { name: 'unique codes', examples: ['TST:B in lines 7 and 8'] },
      { name: 'one preferred term', examples: ['TST:B has a second one in en: "Beta again"'] },
    ]);
  });

  it('fails the check of dangling parents with the line', async () => {
    expect(failed(await reading(`${header}code,parent,label\nA,,Alpha\nB,X,Beta\n`))).toEqual([
      { name: 'no dangling parent', examples: ['TST:X, parent of TST:B (line 7)'] },
      { name: 'no orphan', examples: ['TST:A (line 6)'] },
    ]);
  });

  it('fails the check of cycles and prints one', async () => {
    expect(failed(await reading(`${header}code,parent,label\nA,C,Alpha\nB,A,Beta\nC,B,Gamma\nD,D,Delta\n`))).toEqual([
      { name: 'no cycle', examples: ['TST:A → TST:C → TST:B → TST:A'] },
    ]);
  });

  it('fails the check of orphans only where the system is hierarchical', async () => {
    const rows = 'code,parent,label\nA,,Alpha\nB,A,Beta\nC,,Alone\n';
    expect(failed(await reading(header + rows))).toEqual([{ name: 'no orphan', examples: ['TST:C (line 8)'] }]);
    expect(failed(await reading(`${header}# hierarchical: no\n${rows}`))).toEqual([]);
  });

  it('fails the check of the encoding where text was decoded wrongly before', async () => {
    expect(failed(await reading(`${header}# hierarchical: no\ncode,label\nA,MÃ©niÃ¨re\n`))).toEqual([
      { name: 'encoding', examples: ['line 7: "MÃ©niÃ¨re"'] },
    ]);
  });

  it.each([
    ['code,label\nA,Alpha\n', /is not a plain table: expected a header of lines "# key: value", found "code,label"\. Give the file of a plain table\.$/],
    ['', /is not a plain table: expected lines "# key: value" and then the columns code, label, …, found ""\./],
    ['# system: X\ncode,label\n', /the header lacks name, version, licence\. Add a line "# key: value" for each\.$/],
    ['# sistem: X\ncode,label\n', /table\.tsv:1: the header has the key "sistem"\. Allowed are system, name, version, licence, source, .*, as "# key: value"\.$/],
    [`${header}code,label,colour\nA,Alpha,red\n`, /table\.tsv:5: unknown column colour\. Allowed are code, parent, label, synonyms, definition, language, brands, kind, replacedBy\.$/],
    [`${header}id,name\nA,Alpha\n`, /table\.tsv:5: is not a plain table: expected the columns code, label and others of .*, found "id,name"\./],
    [`${header}# hierarchical: perhaps\ncode,label\n`, /hierarchical is "perhaps"\. Use yes or no\.$/],
    [`${header}# kind: SYMPTOM\ncode,label\n`, /kind is "SYMPTOM"\. Use one of DISEASE, .*\.$/],
    [`${header}# published: 1 May\ncode,label\n`, /published is "1 May"\. Write the date as 2026-04-25\.$/],
  ])('is refused with what to do: %j', async (table, message) => {
    await expect(reading(table)).rejects.toThrow(message);
  });
});
