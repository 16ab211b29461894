import { publishedId } from '../../../server/domain/codeSystem.ts';
import type { MappingRelation } from '../../../server/domain/mapping.ts';
import { mappingRelations } from '../../../server/domain/mapping.ts';
import type { Fault } from '../../fault.ts';
import type { InputFile } from '../../input.ts';
import type { OpenedSource, Source } from '../../source.ts';
import { readSourceHeader } from '../../tableHeader.ts';
import { tableRecords } from '../../tableRecords.ts';
import type { StatedMapping } from '../statedMappings.ts';
import { isCount, isDate, StatedMappings } from '../statedMappings.ts';

const what = 'a table of accepted phrases';
const requiredColumns = ['phrase', 'code'] as const;
const columnNames = [...requiredColumns, 'relation', 'count', 'decision', 'language', 'author', 'date', 'comment'] as const;
type ColumnName = (typeof columnNames)[number];

/** Phrases with the code that a person accepted or rejected for each, of one system, whose header names both. */
export async function acceptedSource(file: InputFile): Promise<Source> {
  const header = await readSourceHeader(file, { what, furtherKeys: ['system'], requiredColumns, columnNames });
  const { source, title, version, licence, attribution, homepage, requires } = header;
  const system = header.stated('system');
  const open = (): OpenedSource => {
    const mappings = new StatedMappings(source, { name: title, version, licence });
    return {
      description: { source, title, version, publishedOn: undefined, licence, attribution, homepage, tier: 'CURATED', requires, systems: mappings.systems },
      records: tableRecords(file, header, (cell) => {
        const read = readRow(cell, system);
        if ('reason' in read) return read;
        mappings.add(read);
        return [];
      }),
      derivedRows: () => mappings.rows(),
      statedCounts: () => [],
    };
  };
  return { id: source, title, requires, files: [{ name: 'table', pattern: /^/, what }], open: async () => open() };
}

function readRow(cell: (column: ColumnName) => string, system: string): StatedMapping | Fault {
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
