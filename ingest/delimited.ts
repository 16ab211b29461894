import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parse } from 'csv-parse';
import type { Encoding, InputFile } from './input.ts';

export interface DelimitedRecord {
  /** Of the file, from 1; the last one of a record that spans several. */
  readonly line: number;
  readonly cells: readonly string[];
}

interface ParsedRecord {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

/**
 * Records of a table separated by commas (cells may be quoted) or tabs (quotes are text), from `firstLine` on.
 * Records may have any number of cells; empty lines are passed over.
 */
export async function* readDelimited(
  file: InputFile,
  delimiter: ',' | '\t',
  firstLine: number,
  encoding: Encoding = 'utf-8',
): AsyncGenerator<DelimitedRecord> {
  const parser = parse({
    delimiter, from_line: firstLine, info: true, relax_column_count: true, relax_quotes: true, skip_empty_lines: true, trim: true,
    quote: delimiter === ',' ? '"' : null,
  });
  const fed = pipeline(Readable.from(textOf(file, encoding)), parser);
  // A failed read ends the parser with the same error, which the loop below throws.
  fed.catch(() => undefined);
  for await (const { record, info } of parser as AsyncIterable<ParsedRecord>) yield { line: info.lines, cells: record };
}

async function* textOf(file: InputFile, encoding: Encoding): AsyncGenerator<string> {
  for await (const { text } of file.blocks(encoding)) yield text;
}
