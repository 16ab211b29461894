import type { Qualifier } from '../../../server/domain/assertion.ts';
import type { ConceptId } from '../../../server/domain/concept.ts';
import { conceptIdOf } from '../../../server/domain/concept.ts';
import { readDelimited } from '../../delimited.ts';
import type { InputFile } from '../../input.ts';
import { officialMappingRow } from '../../rows.ts';
import type { OpenedSource, RecordOutcome, Source } from '../../source.ts';
import { withDot } from '../icd10cm/codeList.ts';
import { withDotIcd9 } from '../icd9cm/index.ts';
import type { CombinationRow } from './combinations.ts';
import { combinationRows } from './combinations.ts';

const flagColumns = ['flags', 'approximate', 'no_map', 'combination', 'scenario', 'choice_list'] as const;
const codePatterns = { ICD10CM: /^[A-Z][0-9A-Z]{2,6}$/, ICD9CM: /^(?:\d{3,5}|V\d{2,4}|E\d{3,4})$/ };
const idOf = {
  ICD10CM: (code: string) => conceptIdOf('ICD10CM', withDot(code)),
  ICD9CM: (code: string) => conceptIdOf('ICD9CM', withDotIcd9(code)),
};
type GemSystem = keyof typeof idOf;
/** In the files, a code that has no counterpart points to this word, or to nothing. */
const noCode = new Set(['', 'NoDx', 'NODX']);

interface Direction {
  readonly file: string;
  readonly from: GemSystem;
  readonly to: GemSystem;
}
const directions: readonly Direction[] = [
  { file: 'forward', from: 'ICD9CM', to: 'ICD10CM' },
  { file: 'backward', from: 'ICD10CM', to: 'ICD9CM' },
];
const headerOf = ({ from, to }: Direction): string => [from, to].map((system) => system.toLowerCase()).concat(flagColumns).join(',');

/** The General Equivalence Mappings between ICD-9-CM and ICD-10-CM. */
export const gem: Source = {
  id: 'GEM',
  title: 'General Equivalence Mappings',
  requires: ['ICD10CM', 'ICD9CM'],
  files: [
    { name: 'forward', pattern: /^icd9toicd10cmgem\.csv$/i, what: 'the mappings from ICD-9-CM to ICD-10-CM' },
    { name: 'backward', pattern: /^icd10cmtoicd9gem\.csv$/i, what: 'the mappings from ICD-10-CM to ICD-9-CM' },
  ],
  async open(file) {
    for (const direction of directions) {
      const input = file(direction.file);
      const header = await input.firstLine();
      if (header.replaceAll('"', '') !== headerOf(direction)) throw input.unlike('General Equivalence Mappings', `the columns ${headerOf(direction)}`, header);
    }
    return openGem(file);
  },
};

function openGem(file: (name: string) => InputFile): OpenedSource {
  const combinations: CombinationRow[] = [];
  return {
    description: {
      source: gem.id, title: gem.title, version: 'CMS GEMs 2018', publishedOn: '2017-10-01',
      licence: 'Public domain (work of the United States government)',
      attribution: 'General Equivalence Mappings, Centers for Medicare & Medicaid Services and National Center for Health Statistics (CDC)',
      homepage: 'https://www.cms.gov/medicare/coding-billing/icd-10-codes',
      tier: 'TERMINOLOGY', requires: gem.requires.slice(), systems: [],
    },
    records: records(),
    derivedRows: () => combinationRows(combinations),
    statedCounts: () => [],
  };

  async function* records(): AsyncGenerator<RecordOutcome> {
    for (const direction of directions) yield* readDirection(file(direction.file), direction, combinations);
  }
}

async function* readDirection(input: InputFile, direction: Direction, combinations: CombinationRow[]): AsyncGenerator<RecordOutcome> {
  for await (const { line, cells } of readDelimited(input, ',', 2)) {
    const origin = { file: input.name, line };
    const refuse = (value: string, reason: string): RecordOutcome => ({
      ...origin, outcome: 'rejected', value, reason, remedy: 'Correct the row, or fetch the file again.',
    });
    const [sourceCode = '', targetCode = '', ...flagCells] = cells;
    if (flagCells.length !== flagColumns.length) {
      yield refuse(cells.join(','), `${cells.length} columns instead of ${flagColumns.length + 2}`);
      continue;
    }
    const flags = flagColumns.map((name, index): Qualifier => ({ name, value: flagCells[index] ?? '' }));
    const source = codeIn(direction.from, sourceCode);
    const target = codeIn(direction.to, targetCode);
    const stated = (name: (typeof flagColumns)[number]): string => flagCells[flagColumns.indexOf(name)] ?? '';
    if (source === undefined) yield refuse(sourceCode, `no code of ${direction.from}`);
    else if (stated('no_map') === '1' && noCode.has(targetCode)) {
      yield { ...origin, outcome: 'accepted', rows: [officialMappingRow({ source, target: undefined, relation: 'NOT_MAPPED', flags })] };
    } else if (target === undefined) yield refuse(targetCode, `no code of ${direction.to}, and no_map is not 1`);
    else if (stated('combination') === '1') {
      combinations.push({ source, target, scenario: stated('scenario'), choiceList: stated('choice_list'), rawFlags: stated('flags') });
      yield { ...origin, outcome: 'accepted', rows: [] };
    } else {
      const relation = stated('approximate') === '0' ? 'EXACT' : 'CLOSE';
      yield { ...origin, outcome: 'accepted', rows: [officialMappingRow({ source, target, relation, flags })] };
    }
  }
}

const codeIn = (system: GemSystem, code: string): ConceptId | undefined => (codePatterns[system].test(code) ? idOf[system](code) : undefined);
