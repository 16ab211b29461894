import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { InputFile } from '../../../ingest/input.ts';
import { CodeList } from '../../../ingest/terminologies/icd10cm/codeList.ts';
import { namedCodes } from '../../../ingest/terminologies/icd10cm/noteCodes.ts';
import { scratchFolder } from '../support.ts';

const entries = [
  '1', 'A00-A09', 'A00', 'A000', 'A001', 'A04', 'A040', 'A041', 'A044', 'A045', 'B20', 'B20', 'B95-B97', 'B96',
  '4', 'E00-E07', 'E00', 'E03', 'E030', 'E08-E13', 'E08', 'E080', 'E085', 'E0851', 'E0852', 'E09', 'E090', 'E095', 'E0951', 'E0952', 'E13', 'E130', 'E135', 'E1352', 'E70-E88', 'E70', 'E89', 'E89',
  '5', 'F01-F09', 'F02', 'F0281', 'F02811', 'F02818', 'F10-F19', 'F10', 'F101', 'F1017', 'F19', 'F191', 'F1917',
  '6', 'G35-G37', 'G35',
  '9', 'I60-I69', 'I69', 'I690', 'I6902', 'I69020', 'I69023', 'I699', 'I6992', 'I69923', 'I699230',
  '13', 'M05-M14', 'M10', 'M1A', 'M1A0',
  '19', 'T36-T50', 'T36', 'T360', 'T360X5', 'T360X5A', 'T50',
];

async function codeList(): Promise<CodeList> {
  const file = path.join(await scratchFolder(), 'codes.txt');
  await writeFile(file, entries.join('\r\n'));
  return CodeList.read(new InputFile(file));
}

describe('the codes that a note names', () => {
  it.each([
    ['cholera (A00.-)', ['A00'], 'cholera', 'A00.-'],
    ['cholera (A00.0)', ['A00.0'], 'cholera', 'A00.0'],
    ['dementia with agitation (F02.81-)', ['F02.81'], 'dementia with agitation', 'F02.81-'],
    ['multiple sclerosis (G35-)', ['G35'], 'multiple sclerosis', 'G35-'],
    ['gout (M1A.-, M10.-)', ['M1A', 'M10'], 'gout', 'M1A.-, M10.-'],
    ['colitis (A04.0-A04.4)', ['A04.0', 'A04.1', 'A04.4'], 'colitis', 'A04.0-A04.4'],
    ['colitis (A04.0 -A04.5)', ['A04'], 'colitis', 'A04.0 -A04.5'],
    ['thyroid disorders (E00-E03.-)', ['E00-E07'], 'thyroid disorders', 'E00-E03.-'],
    ['diabetes mellitus (E08-E13)', ['E08-E13'], 'diabetes mellitus', 'E08-E13'],
    ['diabetes (E08.- - E09.-)', ['E08', 'E09'], 'diabetes', 'E08.- - E09.-'],
    ['infections (A00-B97)', ['chapter-1'], 'infections', 'A00-B97'],
    ['HIV disease (B20)', ['B20'], 'HIV disease', 'B20'],
    ['a disease (E00-E85), chronic', ['E00-E07', 'E08-E13', 'E70'], 'a disease, chronic', 'E00-E85'],
    ['gangrene in diabetes (E08-E13 with .52)', ['E08.52', 'E09.52', 'E13.52'], 'gangrene in diabetes', 'E08-E13 with .52'],
    ['angiopathy (E08-E13 with .51-.52)', ['E08.5', 'E09.5', 'E13.5'], 'angiopathy', 'E08-E13 with .51-.52'],
    ['dementia (F10-F19, with .17, .27)', ['F10.17', 'F19.17'], 'dementia', 'F10-F19, with .17, .27'],
    ['stuttering (I69. with final characters -23)', ['I69.023', 'I69.923'], 'stuttering', 'I69. with final characters -23'],
    ['code from category B96 to identify organism', ['B96'], 'code from category B96 to identify organism', 'B96'],
    ['conditions classified to A04.-', ['A04'], 'conditions classified to A04.-', 'A04.-'],
    ['see A04.0 to A04.4', ['A04.0', 'A04.1', 'A04.4'], 'see A04.0 to A04.4', 'A04.0 to A04.4'],
    ['unlisted code (E08.7)', [], 'unlisted code', 'E08.7'],
    ['vitamin B12 deficiency (of vertebra T12)', [], 'vitamin B12 deficiency (of vertebra T12)', ''],
    ['code, if applicable, for codes G35.0-G35.9, to identify:', [], 'code, if applicable, for codes G35.0-G35.9, to identify:', ''],
  ])('%s', async (note, nodes, text, range) => {
    expect(namedCodes(note, await codeList())).toEqual({ nodes, text, range, condition: '' });
  });

  it('keeps a condition on one character beside the codes, because hundreds would fulfil it', async () => {
    expect(namedCodes('adverse effect (T36-T50 with fifth or sixth character 5)', await codeList())).toEqual({
      nodes: ['T36-T50'], text: 'adverse effect', range: 'T36-T50 with fifth or sixth character 5', condition: 'fifth or sixth character 5',
    });
  });
});
