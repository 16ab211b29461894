import { FileProblem } from '../../../server/domain/errors.ts';
import { publishedId } from '../../../server/domain/codeSystem.ts';
import type { MappingRelation } from '../../../server/domain/mapping.ts';
import { mappingRelations } from '../../../server/domain/mapping.ts';
import { readDelimited } from '../../delimited.ts';
import type { InputFile } from '../../input.ts';
import type { OpenedSource, RecordOutcome, Source } from '../../source.ts';
import { readColumns, readKeys } from '../../tableHeader.ts';
import type { StatedMapping } from '../statedMappings.ts';
import { isCount, isDate, StatedMappings } from '../statedMappings.ts';

const what = 'a table of accepted phrases';
const requiredKeys = ['source', 'name', 'version', 'licence', 'system'] as const;
const optionalKeys = ['attribution', 'homepage', 'requires'] as const;
const requiredColumns = ['phrase', 'code'] as const;
const columnNames = [...requiredColumns, 'relation', 'count', 'decision', 'language', 'author', 'date', 'comment'] as const;
type ColumnName = (typeof columnNames)[number];

/** Phrases with the code that a person accepted or rejected for each, of one system, whose header names both. */
export async function acceptedSource(file: InputFile): Promise<Source> {
  const { values, columnsLine } = await readKeys(file, { what, requiredKeys, optionalKeys, requiredColumns });
  const stated = (key: (typeof requiredKeys)[number]): string => Buffer.from(values.get(key) ?? '', 'latin1').toString('utf8');
  const source = stated('source');
  if (!/^[A-Za-z0-9._-]+$/.test(source)) throw new FileProblem(file.path, undefined, `"${source}" is no id.`, 'Use letters, digits, dot, dash and underscore.');
  const { columns, delimiter } = await readColumns(file, 'utf-8', columnsLine, { what, requiredColumns, columnNames });
  const [title, version, licence, system] = [stated('name'), stated('version'), stated('licence'), stated('system')];
  const requires = (values.get('requires') ?? '').split(',').map((id) => id.trim()).filter((id) => id !== '');
  const open = (): OpenedSource => {
    const mappings = new StatedMappings(source, { name: title, version, licence });
    return {
      description: { source, title, version, publishedOn: undefined, licence, attribution: values.get('attribution') ?? title, homepage: values.get('homepage'), tier: 'CURATED', requires, systems: mappings.systems },
      records: records(mappings),
      derivedRows: () => mappings.rows(),
      statedCounts: () => [],
    };
  };
  return { id: source, title, requires, files: [{ name: 'table', pattern: /^/, what }], open: async () => open() };

  async function* records(mappings: StatedMappings): AsyncGenerator<RecordOutcome> {
    for await (const { line, cells } of readDelimited(file, delimiter, columnsLine + 1)) {
      const origin = { file: file.name, line };
      const fault = cells.length > columns.length ? { value: cells.join(' '), reason: `${cells.length} cells for ${columns.length} columns`, remedy: 'Quote cells that hold the separator.' } : undefined;
      const read = fault ?? readRow((column) => cells[columns.indexOf(column)] ?? '', system);
      if ('reason' in read) {
        yield { ...origin, outcome: 'rejected', ...read };
        continue;
      }
      mappings.add(read);
      yield { ...origin, outcome: 'accepted', rows: [] };
    }
  }
}

function readRow(cell: (column: ColumnName) => string, system: string): StatedMapping | { readonly value: string; readonly reason: string; readonly remedy: string } {
  const [phrase, code, relation, count, decision, date] = [cell('phrase'), cell('code'), cell('relation') || 'EXACT', cell('count') || '1', cell('decision') || 'ACCEPTED', cell('date')];
  if (!/[\p{L}\p{N}]/u.test(phrase)) return { value: phrase, reason: 'the phrase holds no letter and no digit', remedy: 'Give the phrase as it was written.' };
  if (code === '' || /[\s|]/.test(code)) return { value: code, reason: 'a code must not be empty or hold spaces', remedy: 'Correct the code.' };
  if (!isRelation(relation)) return { value: relation, reason: 'unknown relation', remedy: `Use one of ${mappingRelations.join(', ')}.` };
  if (!isCount(count)) return { value: count, reason: 'count is no whole number above 0', remedy: 'Correct it or leave it empty for 1.' };
  if (decision !== 'ACCEPTED' && decision !== 'REJECTED') return { value: decision, reason: 'unknown decision', remedy: 'Use ACCEPTED or REJECTED.' };
  if (date !== '' && !isDate(date)) return { value: date, reason: 'no date', remedy: 'Write it as 2026-04-25.' };
  const object = publishedId(system, code);
  return { subject: undefined, phrase, object, relation, status: decision, count: Number(count), language: cell('language') || 'en', facts: { author: cell('author'), date, comment: cell('comment') } };
}

const isRelation = (text: string): text is MappingRelation => mappingRelations.some((relation) => relation === text);
