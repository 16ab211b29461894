import { readDelimited } from '../../delimited.ts';
import type { InputFile } from '../../input.ts';
import type { OpenedSource, RecordOutcome, Source } from '../../source.ts';
import { StatedMappings } from '../statedMappings.ts';
import type { SssomHeader } from './header.ts';
import { readSssomHeader } from './header.ts';
import { isFault, readSssomRow } from './row.ts';

/** A mapping set in the Simple Standard for Sharing Ontological Mappings (Matentzoglu 2022, Database baac035), as a table. */
export async function sssomSource(file: InputFile): Promise<Source> {
  const header = await readSssomHeader(file);
  return { id: header.source, title: header.title, requires: [], files: [{ name: 'table', pattern: /^/, what: 'an SSSOM mapping set' }], open: async () => openSet(file, header) };
}

function openSet(file: InputFile, { source, title, version, licence, attribution, homepage, curieMap, defaults, delimiter, columns, columnsLine }: SssomHeader): OpenedSource {
  const mappings = new StatedMappings(source, { name: title, version, licence });
  return {
    description: { source, title, version, publishedOn: undefined, licence, attribution, homepage, tier: 'CURATED', requires: [], systems: mappings.systems },
    records: records(),
    derivedRows: () => mappings.rows(),
    statedCounts: () => [],
  };

  async function* records(): AsyncGenerator<RecordOutcome> {
    for await (const { line, cells } of readDelimited(file, delimiter, columnsLine + 1)) {
      const origin = { file: file.name, line };
      if (cells.length > columns.length) {
        yield { ...origin, outcome: 'rejected', value: cells.join(' '), reason: `${cells.length} cells for ${columns.length} columns`, remedy: 'Remove tabs from the cells.' };
        continue;
      }
      const slot = (name: string): string => (cells[columns.indexOf(name)] ?? '') || (defaults[name] ?? '');
      const read = readSssomRow(slot, curieMap);
      if (isFault(read)) {
        yield { ...origin, outcome: 'rejected', ...read };
        continue;
      }
      mappings.add(read);
      yield { ...origin, outcome: 'accepted', rows: [] };
    }
  }
}
