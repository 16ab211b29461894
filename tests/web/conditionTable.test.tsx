import { cleanup, fireEvent, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { ConditionRowFragment } from '../../web/src/generated/graphql.ts';
import { correctionTable, figureText, reviewColumns, weakSpots } from '../../web/src/views/concept/condition/conditionRows.ts';
import ConditionTab from '../../web/src/views/concept/condition/ConditionTab.tsx';
import { reviewColumns as tableColumns } from '../../ingest/evidence/commonConditions/tables.ts';
import { isMachine } from '../../server/domain/assertion.ts';
import { conceptName, mockClient, show, source } from './mockClient.tsx';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

interface Change extends Partial<Omit<ConditionRowFragment, 'qualifiers' | 'provenance'>> {
  readonly qualifiers?: Readonly<Record<string, string>>;
  readonly author?: string | null;
}
const row = (id: string, { qualifiers = {}, author = 'machine-2', ...change }: Change = {}): ConditionRowFragment => ({
  id, predicate: 'HAS_FINDING', note: 'rebound tenderness', object: conceptName('R', 'Rebound tenderness'), frequency: null, value: null, accuracy: null,
  qualifiers: Object.entries({ row: id, match: 'exact', direction: 'for', grade: 'B', locator: 'abstract', ...qualifiers }).map(([name, value]) => ({ name, value })),
  provenance: [{
    tier: 'CURATED', author, machineRead: isMachine(author ?? ''), recordedAt: '2026-01-02', licence: 'CC BY 4.0', source,
    citations: [{ id: 'PMID:1', title: 'A study of the abdomen', year: 2001, container: 'Journal 1:1', uri: 'https://pubmed.ncbi.nlm.nih.gov/1/', states: 'read: abstract, in a copy' }],
  }],
  ...change,
});
const frequency = { estimate: 5 / 13, low: 0.18, high: 0.64, numerator: 5, denominator: 13, stated: '5/13' };
const accuracy = {
  sensitivity: null, specificity: null, likelihoodRatioPositive: 11, likelihoodRatioPositiveInterval: [4.9, 25], likelihoodRatioNegative: 0.88, likelihoodRatioNegativeInterval: null,
  comparator: 'other acute abdominal pain',
};

const rows = [
  row('a-f01', { accuracy, qualifiers: { conflict: 'rebound' } }),
  row('a-f02', { accuracy: { ...accuracy, likelihoodRatioPositive: 4, likelihoodRatioPositiveInterval: [2.7, 5.9] }, qualifiers: { conflict: 'rebound' } }),
  row('a-f03', { object: null, note: 'words without a concept', frequency, qualifiers: { match: 'none', direction: 'neutral', grade: 'C' } }),
  row('a-f04', { predicate: 'EXCLUDES_FINDING', note: 'cough', object: conceptName('C', 'Cough'), qualifiers: { direction: 'against_if_present', association: '0.2 (0.1-0.4)', stat: 'or' } }),
  row('a-x01', { predicate: 'RED_FLAG', note: 'shock', object: null, qualifiers: { fact: 'red_flag' } }),
  { ...row('other'), qualifiers: [], note: 'of another source' },
];
const open = (nodes: readonly ConditionRowFragment[] = rows) => {
  const { client } = mockClient({ ConditionTable: () => ({ data: { node: { __typename: 'Concept', id: 'T:A', assertions: { totalCount: nodes.length, nodes } } } }) });
  const onWhy = vi.fn();
  show(client, '/', '/', <ConditionTab id="T:A" onWhy={onWhy} onReport={() => undefined} />);
  return onWhy;
};
const section = (title: RegExp) => {
  const found = screen.getByRole('heading', { name: title }).closest('section');
  if (!found) throw new Error('no section');
  return within(found);
};

describe('the clinical table', () => {
  it('parts what speaks for, against and neither, with figure, comparison, source and grade', () => {
    const onWhy = open();
    const line = section(/^Speaks for it \(2 rows\)/).getAllByRole('row')[1];
    expect(line?.textContent).toContain('LR+ 11 (4.9–25); LR− 0.88');
    expect(line?.textContent).toContain('other acute abdominal pain');
    expect(line?.textContent).toContain('A study of the abdomen');
    expect(line?.textContent).toContain('Journal 1:1, 2001, read in a copy');
    expect(line?.textContent).toContain('grade B');
    expect(section(/^Speaks against it/).getByText('odds ratio 0.2 (0.1-0.4), not a likelihood ratio')).toBeTruthy();
    expect(section(/does not tell it apart/).getByText('words without a concept')).toBeTruthy();
    expect(section(/^Red flags/).getByText('shock')).toBeTruthy();
    expect(screen.queryByText('of another source')).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: 'Why: Cough, row a-f04' }));
    expect(onWhy).toHaveBeenCalledWith('a-f04');
  });

  it('sets sources that disagree side by side', () => {
    open();
    const disagreement = section(/^Sources disagree/);
    expect(disagreement.getAllByRole('listitem')).toHaveLength(1);
    expect(disagreement.getByText('LR+ 11 (4.9–25); LR− 0.88')).toBeTruthy();
    expect(disagreement.getByText('LR+ 4 (2.7–5.9); LR− 0.88')).toBeTruthy();
    expect(disagreement.getByText('differs from')).toBeTruthy();
  });

  it('says that no person has read it until one has, and takes a row without an author for unread', () => {
    open();
    expect(screen.getByText(/^No person has read these rows/)).toBeTruthy();
    cleanup();
    open([row('a-f01', { author: 'Dr A. Reader' }), row('a-f02'), row('a-f03', { author: null })]);
    expect(screen.getByText('A person has read 1 of 3 rows; no person has read the others.')).toBeTruthy();
  });

  it('says so where no table describes the concept', () => {
    open([]);
    expect(screen.getByText('No table of common conditions describes this concept.')).toBeTruthy();
  });

  it('counts its weak spots', () => {
    expect(weakSpots(rows.slice(0, 4))).toEqual([
      '2 of 4 findings are not compared with people without the condition', '1 of 4 findings have no concept, so that they cannot be entered in a case',
      '1 of 4 findings have grade C: few patients, or second hand', '4 of 4 findings were read in an abstract only',
    ]);
  });
});

describe('a correction', () => {
  it('is a file of reviews.tsv with every row, what it says and the day, and nothing that breaks a line', () => {
    expect(reviewColumns).toEqual([...tableColumns]);
    const lines = correctionTable([row('a-f01', { accuracy, object: conceptName('R', 'Tab\there') }), row('a-f03', { frequency })], '2026-11-27').split('\n');
    expect(lines).toHaveLength(4);
    expect(lines[1]?.split('\t')).toEqual(['', 'a-f01', '', '2026-11-27', '', '', 'Tab here: LR+ 11 (4.9–25); LR− 0.88', '', '']);
    expect(lines[2]).toContain('5 of 13');
  });

  it('leaves the figure out where none was read, and the middle of a range that has no value of its own', () => {
    expect(figureText(row('a-f09'))).toBe('');
    const value = { value: 217.5, low: 18, high: 417, unit: 'per 100000 person-years' };
    expect(figureText(row('a-x02', { value: { ...value, context: 'Denmark, middle of the range' } }))).toBe('18–417 per 100000 person-years');
    expect(figureText(row('a-x03', { value: { ...value, context: 'Denmark' } }))).toBe('217.5 (18–417) per 100000 person-years');
  });
});
