import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { conditionFault } from '../../ingest/evidence/commonConditions/conditions.ts';
import type { Fault } from '../../ingest/fault.ts';
import { firstFault } from '../../ingest/fault.ts';
import { PublishedConcepts } from '../../ingest/evidence/commonConditions/publishedConcepts.ts';
import { factRules, findingRules } from '../../ingest/evidence/commonConditions/rowFaults.ts';
import { sourceFault, sourceGap } from '../../ingest/evidence/commonConditions/sources.ts';
import type { ConditionRow, FactRow, FindingRow, SourceRow } from '../../ingest/evidence/commonConditions/tables.ts';
import { conditionColumns, factColumns, findingColumns, sourceColumns } from '../../ingest/evidence/commonConditions/tables.ts';
import { accuracyOf, frequencyOf } from '../../ingest/evidence/commonConditions/figures.ts';

const input = path.join(import.meta.dirname, 'cases', 'conditions', 'input');
let published: PublishedConcepts;
beforeAll(async () => {
  published = await PublishedConcepts.read(input);
});

const cellsOf = <Column extends string>(columns: readonly Column[], given: Partial<Record<Column, string>>): Record<Column, string> =>
  ({ ...Object.fromEntries(columns.map((column) => [column, ''])), ...given });
const sourceCells = (given: Partial<SourceRow['cells']> = {}): SourceRow['cells'] =>
  cellsOf(sourceColumns, { source_id: 'study', title: 'A study', year: '2001', what_read: 'abstract', tier: '2', status: 'ok', address_read: 'https://example.org', ...given });
const finding = (given: Partial<FindingRow['cells']> = {}): FindingRow['cells'] =>
  cellsOf(findingColumns, {
    row_id: 'appendicitis-f01', condition: 'appendicitis', concept: 'HP:0012735', label: 'Cough', match: 'exact', as_stated: 'cough', kind: 'symptom', burden: 'ASK',
    direction: 'for', stat: 'freq', n: '49', m: '65', pct: '75.4', source: 'study', grade: 'B', ...given,
  });
const fact = (given: Partial<FactRow['cells']> = {}): FactRow['cells'] =>
  cellsOf(factColumns, { row_id: 'appendicitis-x01', condition: 'appendicitis', kind: 'incidence', statement: 'all', measure: 'rate', value: '5', unit: 'per 100000 person-years', source: 'study', grade: 'A', ...given });
const condition = (given: Partial<ConditionRow['cells']> = {}): ConditionRow['cells'] =>
  cellsOf(conditionColumns, {
    condition: 'appendicitis', name: 'Acute appendicitis', icd10cm_root: 'ICD10CM:K35', icd10cm_root_label: 'Acute appendicitis', icd10cm_codes: 'K35.2|K35.3', cannot_miss: '1',
    snomed: 'SNOMEDCT:85189001', snomed_label: 'Acute appendicitis (disorder)', snomed_match: 'exact', ...given,
  });

const context = () => ({
  published, conditions: new Set(['appendicitis']),
  sources: new Map(['1', '2', '3', '4', '5'].map((tier) => [tier === '2' ? 'study' : `tier-${tier}`, { origin: { file: 'sources.tsv', line: 2 }, cells: sourceCells({ tier }) }])),
});

const plantedInFindings: readonly (readonly [Partial<FindingRow['cells']>, string])[] = [
  [{ row_id: 'cough-f01' }, 'the id is not that of a row of its condition'],
  [{ condition: 'typhus', row_id: 'typhus-f01' }, 'conditions.tsv has no such condition'],
  [{ source: 'nowhere' }, 'sources.tsv has no such source'],
  [{ concept: 'HP:9999999' }, 'the release has no such concept'],
  [{ concept: 'HP:0000057', label: 'Clitoromegaly' }, 'the concept is retired'],
  [{ label: 'Coughing' }, 'the release calls HP:0012735 "Cough"'],
  [{ concept: '', match: 'none' }, 'a label stands without a concept'],
  [{ setting: 'HOME' }, 'setting is none of'], [{ sex: 'F' }, 'sex is none of'], [{ grade: 'D' }, 'grade is none of'], [{ flags: 'small_n;odd' }, 'flags: none of'],
  [{ match: 'like' }, 'match is none of'], [{ kind: 'feeling' }, 'kind is none of'], [{ direction: 'against' }, 'direction is none of'], [{ stat: 'mean' }, 'stat is none of'],
  [{ qualifiers: 'mood=low' }, 'qualifiers: none of'],
  [{ match: 'none' }, 'match is "none" and the concept is "HP:0012735"'],
  [{ as_stated: '' }, 'as_stated is empty'],
  [{ burden: 'IMAGING' }, 'burden of a symptom is none of'],
  [{ pct: 'most' }, 'pct is no number'],
  [{ n: '', m: '', pct: '101' }, 'pct is too large'], [{ sens: '1.2' }, 'sens is too large'],
  [{ n: '', pct: '', pct_low: '9', pct_high: '4' }, 'the range is not in order'],
  [{ m: '', pct: '' }, 'n stands without m and pct'], [{ n: '66', pct: '' }, 'n is more than m'], [{ pct: '85.4' }, '49/65 is 75.38 %'],
  [{ n0: '43', m0: '64', pct0: '76', who_not: 'others' }, '43/64 is 67.19 %'],
  [{ stat: 'lr', sens: '0.94', spec: '0.95', lr_pos: '5', who_not: 'others' }, 'sensitivity 0.94 and specificity 0.95 give lr_pos'],
  [{ stat: 'lr', sens: '0.94', spec: '0.95', lr_neg: '0.5', who_not: 'others' }, 'sensitivity 0.94 and specificity 0.95 give lr_neg'],
  [{ stat: 'lr', lr_pos: '3', lr_pos_ci: '4-9', who_not: 'others' }, 'lr_pos does not lie in its interval'],
  [{ stat: 'lr', lr_neg: '3', lr_neg_ci: 'wide', who_not: 'others' }, 'lr_neg_ci is no interval'],
  [{ stat: 'or', assoc: '3', assoc_ci: '9-2' }, 'assoc does not lie in its interval'],
  [{ stat: 'sens_spec' }, 'stat is sens_spec and none of sens, spec is given'],
  [{ stat: 'sens_spec', sens: '0.9', spec: '0.8' }, 'a comparison stands without who_not'],
  [{ stat: 'band', band: 'often' }, 'band is no HPO frequency term'],
  [{ grade: 'A' }, 'a source of tier 2 with 65 patients reaches B at most'],
  [{ n: '9', m: '13', pct: '69' }, 'a source of tier 2 with 13 patients reaches C at most'],
  [{ source: 'tier-3', grade: 'A' }, 'a source of tier 3 with 65 patients reaches B at most'],
  [{ source: 'tier-4' }, 'a source of tier 4 with 65 patients reaches C at most'], [{ source: 'tier-5' }, 'reaches C at most'],
];
const plantedInFacts: readonly (readonly [Partial<FactRow['cells']>, string])[] = [
  [{ row_id: 'appendicitis-q01' }, 'the id is not that of a row of its condition'], [{ condition: 'typhus', row_id: 'typhus-x01' }, 'conditions.tsv has no such condition'],
  [{ source: 'nowhere' }, 'sources.tsv has no such source'], [{ concept: 'HP:0012735', label: 'Coughing' }, 'the release calls HP:0012735 "Cough"'],
  [{ setting: 'HOME' }, 'setting is none of'], [{ sex: 'F' }, 'sex is none of'], [{ grade: 'D' }, 'grade is none of'], [{ flags: 'odd' }, 'flags: none of'],
  [{ kind: 'cause' }, 'kind is none of'], [{ measure: 'feeling' }, 'measure is none of'], [{ unit: 'per year' }, 'unit is none of'], [{ value: 'many' }, 'value is no number'],
  [{ statement: '' }, 'statement is empty'], [{ low: '9', high: '3' }, 'low, value and high are not in order'], [{ source: 'tier-4', grade: 'B' }, 'a source of tier 4 reaches C at most'],
  [{ source: 'tier-4', kind: 'red_flag', measure: '', value: '', unit: '' }, 'a source of tier 4 reaches B at most'],
];

/** The rules that the planted faults ran into, by place. */
function caughtBy<Row>(rules: readonly ((row: Row) => Fault | undefined)[], rows: readonly Row[]): ReadonlySet<number> {
  return new Set(rows.map((row) => rules.findIndex((rule) => rule(row) !== undefined)));
}

describe('rows of the tables', () => {
  it('that are right pass every rule', () => {
    expect(firstFault(findingRules(context()), finding())).toBeUndefined();
    expect(firstFault(factRules(context()), fact())).toBeUndefined();
  });
  it.each(plantedInFindings)('a finding with %j is refused', (given, reason) => {
    const found = firstFault(findingRules(context()), finding(given));
    expect(found?.reason).toContain(reason);
    expect(found?.remedy).not.toBe('');
  });
  it.each(plantedInFacts)('a fact with %j is refused', (given, reason) => {
    expect(firstFault(factRules(context()), fact(given))?.reason).toContain(reason);
  });
  it('leave no rule that never refuses anything', () => {
    const ofFinding = findingRules(context());
    const ofFact = factRules(context());
    expect([...ofFinding.keys()].filter((place) => !caughtBy(ofFinding, plantedInFindings.map(([given]) => finding(given))).has(place))).toEqual([]);
    expect([...ofFact.keys()].filter((place) => !caughtBy(ofFact, plantedInFacts.map(([given]) => fact(given))).has(place))).toEqual([]);
  });
  it('keep what a source contradicts in itself where the row says so', () => {
    expect(firstFault(findingRules(context()), finding({ pct: '85.4', flags: 'inconsistent' }))).toBeUndefined();
  });
});

describe('a source', () => {
  it('that is complete may be cited, without title or year it may not', () => {
    expect(sourceGap(sourceCells())).toBeUndefined();
    expect(sourceGap(sourceCells({ year: '' }))).toBe('the source has no year yet');
    expect(sourceGap(sourceCells({ status: 'year_pending' }))).toBe('the source has no year yet');
    expect(sourceGap(sourceCells({ title: '' }))).toBe('the source has no title yet');
    expect(sourceGap(sourceCells({ title: '[title not on the page read: a cohort]' }))).toBe('the source has no title yet');
  });
  it.each<readonly [Partial<SourceRow['cells']>, string]>([
    [{ source_id: 'Study A' }, 'a source id is'], [{ tier: '0' }, 'tier is none of'], [{ status: 'fine' }, 'status is none of'], [{ year: '201' }, 'year is no year'],
    [{ pmid: 'PMID:1' }, 'pmid is no PubMed id'], [{ doi: 'doi:10.1' }, 'doi is no DOI'], [{ pmcid: '123' }, 'pmcid is no id'], [{ address_read: 'the web' }, 'address_read is no address'],
    [{ address_read: 'https://docslib.org/a' }, 'this host shows what others published'],
    ...['http://192.0.2.7:8081/1', 'https://dev.example.org/a', 'https://uatmsp.example.org/a', 'https://journal-org.ezproxy.example.edu/a'].map((address_read) => [{ address_read }, 'this host is a bare number, a server for tests or a proxy'] as const),
    [{ what_read: '' }, 'what_read is empty'],
  ])('with %j is refused', (given, reason) => {
    expect(sourceFault(sourceCells(given))?.reason).toContain(reason);
  });
});

describe('a condition', () => {
  it('that names live codes passes', () => {
    expect(conditionFault(published, condition())).toBeUndefined();
  });
  it.each<readonly [Partial<ConditionRow['cells']>, string]>([
    [{ condition: 'Acute appendicitis' }, 'a condition is words'], [{ name: '' }, 'the name is empty'], [{ snomed_match: 'same' }, 'snomed_match is none of'],
    [{ snomed_match: 'none' }, 'snomed_match is "none"'], [{ cannot_miss: 'yes' }, 'cannot_miss is neither'], [{ icd10cm_codes: '' }, 'no ICD-10-CM code is given'],
    [{ icd10cm_codes: 'K35.2|K99' }, 'ICD-10-CM of the release has no such code'], [{ snomed_label: 'Appendicitis (disorder)' }, 'has no such name in the release'],
    [{ icd10cm_root: 'ICD10CM:K99' }, 'the release has no such concept'], [{ icd10cm_root_label: 'Appendicitis' }, 'the release calls ICD10CM:K35'],
  ])('with %j is refused', (given, reason) => {
    expect(conditionFault(published, condition(given))?.reason).toContain(reason);
  });
});

describe('figures', () => {
  it('of counted patients carry the Wilson interval (13 of 13 is 77 to 100 %)', () => {
    expect(frequencyOf(finding({ n: '13', m: '13', pct: '100' }))).toMatchObject({ estimate: 1, low: expect.closeTo(0.772, 3) as number, high: 1, stated: '13/13 (100%)' });
  });
  it('of a percentage of a known group carry it too, without inventing the count', () => {
    const frequency = frequencyOf(finding({ n: '', m: '440', pct: '81' }));
    expect(frequency).toMatchObject({ estimate: 0.81, low: expect.closeTo(0.771, 3) as number, high: expect.closeTo(0.844, 3) as number, stated: '81% of 440' });
    expect(frequency).not.toHaveProperty('numerator');
  });
  it('of both groups give sensitivity and specificity, marked as computed; odds ratios never do', () => {
    const both = accuracyOf(finding({ n: '5', m: '13', pct: '38', n0: '43', m0: '64', pct0: '67', who_not: 'other boys', setting: 'EMERGENCY' }), '');
    expect(both).toEqual({ accuracy: { sensitivity: 0.3846, specificity: 0.3281, n: 77, comparator: 'other boys', setting: 'EMERGENCY' }, fromCounts: true });
    expect(accuracyOf(finding({ n: '', m: '', pct: '', stat: 'or', assoc: '8.87', who_not: 'other boys' }), '')).toBeUndefined();
  });
});
