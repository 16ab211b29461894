import { conceptIdOf } from '../../../server/domain/concept.ts';
import type { GraphRow } from '../../../server/graph-files/rows.ts';
import type { InputFile } from '../../input.ts';
import { conceptRow, oneLine, parentRow, termRow } from '../../rows.ts';
import type { OpenedSource, RecordOutcome, Source } from '../../source.ts';

const system = 'ICD9CM';
const idOf = (code: string) => conceptIdOf(system, code);
const linePattern = /^(\d{3,5}|V\d{2,4}|E\d{3,4})\s+(\S.*)$/;
const shape = 'a code without its dot, spaces, and a label';

/** Characters before the dot: an external cause has one more than a disease or a V code. */
const stemLength = (code: string): number => (code.startsWith('E') ? 4 : 3);

/** `25000` → `250.00`, `E8490` → `E849.0`, `V270` → `V27.0`. */
export function withDotIcd9(code: string): string {
  const stem = stemLength(code);
  return code.length > stem ? `${code.slice(0, stem)}.${code.slice(stem)}` : code;
}

/** The code one character shorter, without a dot at its end; undefined for a category. */
function parentOf(code: string): string | undefined {
  if (!code.includes('.')) return undefined;
  return code.slice(0, -1).replace(/\.$/, '');
}

/** The published list of ICD-9-CM diagnoses. */
export const icd9cm: Source = {
  id: system,
  title: 'ICD-9-CM diagnoses',
  requires: [],
  files: [{ name: 'list', pattern: /^CMS\d+_DESC_LONG_DX.*\.txt$/i, what: 'the diagnoses with their long descriptions' }],
  async open(file) {
    const list = file('list');
    const first = await list.firstLine('iso-8859-1');
    if (!linePattern.test(first)) throw list.unlike('the ICD-9-CM list of diagnoses', shape, first);
    return openList(list, `v${/^CMS(\d+)_/i.exec(list.name)?.[1] ?? ' unknown'}`);
  },
};

function openList(list: InputFile, version: string): OpenedSource {
  const published = new Set<string>();
  const licence = 'Public domain (work of the United States government)';
  return {
    description: {
      source: system, title: icd9cm.title, version,
      // Version 32 took effect on 1 October 2014 and is the last one.
      publishedOn: version === 'v32' ? '2014-10-01' : undefined,
      licence,
      attribution: 'ICD-9-CM, Centers for Medicare & Medicaid Services and National Center for Health Statistics (CDC)',
      homepage: 'https://www.cms.gov/medicare/coding-billing/icd-10-codes/icd-9-cm-diagnosis-procedure-codes-abbreviated-and-full-code-titles',
      tier: 'TERMINOLOGY', requires: [],
      systems: [
        {
          id: system, name: 'International Classification of Diseases, 9th Revision, Clinical Modification', version, licence, languages: ['en'],
          hierarchical: true,
          description: 'The billable diagnoses. Three- and four-digit parents are derived from the codes and have no label, because the list has none.',
        },
      ],
    },
    records: records(),
    derivedRows: () => structuralRows(published),
    statedCounts: () => [],
    isRoot: (code) => !code.includes('.'),
  };

  async function* records(): AsyncGenerator<RecordOutcome> {
    for await (const { number, text } of list.lines('iso-8859-1')) {
      const origin = { file: list.name, line: number };
      const [, code, label] = linePattern.exec(text) ?? [];
      if (text.trim() === '') yield { ...origin, outcome: 'skipped', reason: 'empty line' };
      else if (code === undefined || label === undefined) {
        yield { ...origin, outcome: 'rejected', value: text, reason: `expected ${shape}`, remedy: 'Correct or remove the line.' };
      } else {
        const dotted = withDotIcd9(code);
        published.add(dotted);
        const parent = parentOf(dotted);
        const rows = [conceptRow(idOf(dotted), kindOf(dotted)), termRow(idOf(dotted), 'PREFERRED', oneLine(label))];
        yield { ...origin, outcome: 'accepted', rows: parent === undefined ? rows : [...rows, parentRow(idOf(dotted), idOf(parent))] };
      }
    }
  }
}

/** Chapter 16 (780–799) holds symptoms, E codes causes, V codes reasons for contact. */
function kindOf(code: string): 'DISEASE' | 'FINDING' | 'EVENT' | 'OTHER' {
  if (code.startsWith('E')) return 'EVENT';
  if (code.startsWith('V')) return 'OTHER';
  return code >= '780' && code < '800' ? 'FINDING' : 'DISEASE';
}

/** The parents that the codes imply and the list does not have. */
function structuralRows(published: ReadonlySet<string>): readonly GraphRow[] {
  const derived = new Set<string>();
  const rows: GraphRow[] = [];
  for (const code of published) {
    for (let parent = parentOf(code); parent !== undefined; parent = parentOf(parent)) {
      if (published.has(parent) || derived.has(parent)) break;
      derived.add(parent);
      rows.push(conceptRow(idOf(parent), kindOf(parent), { standing: 'STRUCTURAL' }));
      const above = parentOf(parent);
      if (above !== undefined) rows.push(parentRow(idOf(parent), idOf(above)));
    }
  }
  return rows;
}
