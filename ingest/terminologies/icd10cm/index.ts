import type { Predicate } from '../../../server/domain/assertion.ts';
import type { ConceptKind } from '../../../server/domain/concept.ts';
import { conceptIdOf } from '../../../server/domain/concept.ts';
import type { GraphRow } from '../../../server/graph-files/rows.ts';
import type { InputFile } from '../../input.ts';
import { assertionRow, conceptRow, parentRow, termRow } from '../../rows.ts';
import type { OpenedSource, RecordOutcome, Source } from '../../source.ts';
import { blockCode, chapterCode, CodeList, withDot, withoutDot } from './codeList.ts';
import { namedCodes } from './noteCodes.ts';
import type { NoteTag, TabularElement } from './tabular.ts';
import { readTabular } from './tabular.ts';

const system = 'ICD10CM';
const idOf = (code: string) => conceptIdOf(system, code);

const predicateOf: Partial<Record<NoteTag, Predicate>> = {
  excludes1: 'EXCLUDES1', excludes2: 'EXCLUDES2', codeFirst: 'CODE_FIRST', useAdditionalCode: 'USE_ADDITIONAL', codeAlso: 'CODE_ALSO',
};

/** Symptoms, external causes and reasons for contact are no diseases; every other chapter holds diseases and injuries. */
const kindOfChapter: Readonly<Record<string, ConceptKind>> = { '18': 'FINDING', '20': 'EVENT', '21': 'OTHER' };

const codeBeforeSeventh = 6;
const trailingRange = /\s*\([A-Z][0-9A-Z]{2}(?:-[A-Z][0-9A-Z]{2})?\)$/;

/** The tabular list of ICD-10-CM with the list of all its codes. */
export const icd10cm: Source = {
  id: system,
  title: 'ICD-10-CM tabular list',
  requires: [],
  files: [
    { name: 'tabular', pattern: /^icd-?10cm?-?_?tabular.*\.xml$/i, what: 'the tabular list as XML' },
    { name: 'codes', pattern: /^code-list.*\.txt$/i, what: 'the list of all codes, chapters and blocks, one a line' },
  ],
  async open(file) {
    const tabular = file('tabular');
    const { version, publishedOn } = await edition(tabular);
    const list = await CodeList.read(file('codes'));
    return openTabular(tabular, list, version, publishedOn);
  },
};

function openTabular(tabular: InputFile, list: CodeList, version: string, publishedOn: string | undefined): OpenedSource {
  const seen = new Set<string>();
  let chapters = 0;
  const licence = 'Public domain (work of the United States government)';
  return {
    description: {
      source: system,
      title: icd10cm.title,
      version,
      publishedOn,
      licence,
      attribution: 'ICD-10-CM, National Center for Health Statistics (CDC) and Centers for Medicare & Medicaid Services',
      homepage: 'https://www.cdc.gov/nchs/icd/icd-10-cm/',
      tier: 'TERMINOLOGY',
      requires: [],
      systems: [
        {
          id: system,
          name: 'International Classification of Diseases, 10th Revision, Clinical Modification',
          version,
          licence,
          languages: ['en'],
          hierarchical: true,
          description:
            'Chapters, blocks, categories and all codes, those made by a seventh character included. A block of one category is written as a range (B20-B20).',
        },
      ],
    },
    records: records(),
    statedCounts: () => [
      {
        what: 'entries of the code list', stated: list.entries.size, found: seen.size,
        examples: [
          ...[...list.entries].filter((code) => !seen.has(code)).map((code) => `${code} is missing`),
          ...[...seen].filter((code) => !list.entries.has(code)).map((code) => `${code} is not in the list`),
        ],
      },
      { what: 'roots, which are the chapters', stated: chapters, found: [...seen].filter((code) => code.startsWith('chapter-')).length },
    ],
    isRoot: (code) => code.startsWith('chapter-'),
  };

  async function* records(): AsyncGenerator<RecordOutcome> {
    for await (const element of readTabular(tabular)) {
      const origin = { file: tabular.name, line: element.line };
      if (element.name === '' || element.label === '') {
        const remedy = 'Complete the element in the file, or ask its publisher.';
        yield { ...origin, outcome: 'rejected', value: element.name || element.label, reason: `a ${element.type} without a name or description`, remedy };
        continue;
      }
      if (element.type === 'chapter') chapters += 1;
      const codes = codesOf(element);
      for (const { code } of codes) seen.add(code);
      yield { ...origin, outcome: 'accepted', rows: rowsOf(element, codes, list) };
    }
  }
}

interface Code {
  readonly code: string;
  readonly label: string;
  /** Code part of the parent's id; undefined for a chapter and for a block, whose parent the code list tells. */
  readonly parent: string | undefined;
}

/** The element itself and, where it takes a seventh character, the codes that this makes. */
function codesOf({ type, name, label, around, seventhCharacters }: TabularElement): readonly Code[] {
  if (type === 'chapter') return [{ code: chapterCode(name), label: label.replace(trailingRange, ''), parent: undefined }];
  if (type === 'section') return [{ code: blockCode(name), label: label.replace(trailingRange, ''), parent: undefined }];
  const isCategory = name.length === 3;
  const stem = withoutDot(name).padEnd(codeBeforeSeventh, 'X');
  return [
    { code: name, label, parent: isCategory ? blockCode(around) : around },
    ...[...seventhCharacters].map(([character, meaning]) => ({ code: withDot(stem + character), label: `${label}, ${meaning}`, parent: name })),
  ];
}

function rowsOf(element: TabularElement, codes: readonly Code[], list: CodeList): readonly GraphRow[] {
  const kind = kindOfChapter[element.chapter] ?? 'DISEASE';
  const rows: GraphRow[] = [];
  for (const { code, label, parent } of codes) {
    rows.push(conceptRow(idOf(code), kind), termRow(idOf(code), 'PREFERRED', label));
    const above = parent ?? list.groupAround(code);
    if (above !== undefined) rows.push(parentRow(idOf(code), idOf(above)));
  }
  const [own] = codes;
  if (own !== undefined) rows.push(...noteRows(own.code, element, list));
  return rows;
}

function noteRows(code: string, { type, notes }: TabularElement, list: CodeList): readonly GraphRow[] {
  const subject = idOf(code);
  return notes.flatMap(({ tag, text }): readonly GraphRow[] => {
    // "disorders of:" only introduces the notes after it; a chapter's includes describe its scope instead of naming conditions.
    const namesCondition = !text.endsWith(':') && (tag === 'inclusionTerm' || (tag === 'includes' && type === 'diag'));
    if (namesCondition) return [termRow(subject, 'INCLUSION', text, 'NARROW')];
    const predicate = predicateOf[tag];
    if (predicate === undefined) return [];
    const named = namedCodes(text, list);
    const qualifiers = [
      { name: 'range', value: named.range },
      { name: 'condition', value: named.condition },
    ].filter(({ value }) => value !== '');
    if (named.nodes.length === 0) return [assertionRow({ subject, predicate, note: named.text, qualifiers })];
    return named.nodes.map((node) => assertionRow({ subject, predicate, object: idOf(node), note: named.text, qualifiers }));
  });
}

/** The fiscal year is in the file; the update within it only in the file's name ("…-April-1-2026.xml"). */
async function edition(tabular: InputFile): Promise<{ readonly version: string; readonly publishedOn: string | undefined }> {
  for await (const { text } of tabular.blocks()) {
    const year = /<version>\s*(\d{4})\s*<\/version>/.exec(text)?.[1];
    if (!text.includes('<ICD10CM.tabular>') || year === undefined) {
      throw tabular.unlike('the ICD-10-CM tabular list', 'the root element <ICD10CM.tabular> with its <version>', text.trimStart().split('\n')[0] ?? '');
    }
    const [, month, day, updateYear] = /([A-Z][a-z]+)-(\d{1,2})-(\d{4})\.xml/.exec(tabular.name) ?? [];
    if (month === undefined) return { version: `FY${year}`, publishedOn: undefined };
    const date = new Date(`${month} ${day ?? ''} ${updateYear ?? ''} UTC`);
    const publishedOn = Number.isNaN(date.valueOf()) ? undefined : date.toISOString().slice(0, 10);
    return { version: `FY${year} (${month} ${day ?? ''}, ${updateYear ?? ''})`, publishedOn };
  }
  throw tabular.unlike('the ICD-10-CM tabular list', 'the root element <ICD10CM.tabular>', '');
}
