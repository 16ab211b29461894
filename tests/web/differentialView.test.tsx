import { act, cleanup, fireEvent, renderHook, screen, within } from '@testing-library/react';
import type { ReactNode } from 'react';
import { Provider } from 'urql';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import DifferentialView from '../../web/src/views/differential/DifferentialView.tsx';
import { learnNames, useFindingNames } from '../../web/src/views/differential/findingNames.ts';
import { conceptName, mockClient, show, type Reply } from './mockClient.tsx';

const fault = (code: string, message = 'A fault.'): Reply => ({ errors: [{ message, extensions: { code, requestId: 'request-7' } }] });
const finding = (id: string) => ({ ...conceptName(id, `Finding ${id}`), id, name: `Finding ${id}` });
const part = (id: string, matchKind: string, logLikelihoodRatio: number) => ({ finding: { id, label: `Finding ${id}` }, matched: null, matchKind, basis: 'FREQUENCY_AGAINST_DISEASES', logLikelihoodRatio, machineRead: false });
const diagnosis = (code: string, rank: number, tied = false) => ({
  rank, tied, score: 1.5, probability: 0.4, kind: 'RARE', cannotMiss: false, name: `Disease ${code}`, disease: conceptName(code, `Disease ${code}`), sameAs: [], prior: null,
  supporting: [part('HP:0000001', 'EXACT', 1.6)], opposing: [], missing: [part('HP:0000009', 'EXPECTED_UNMENTIONED', -0.1)],
});
const list = (more: object = {}): Reply => ({
  data: {
    differential: {
      diagnoses: [diagnosis('B', 1), diagnosis('A', 2, true), diagnosis('C', 2, true)], ordered: true, ignored: [], noneOfThese: 0.2, candidatesConsidered: 3, cannotMiss: [], abstained: null, method: 'method',
      coverage: { rareDiseases: 3, commonConditions: 0, statement: 'Only rare diseases.' }, prior: { used: false, weight: 0, statement: 'No prior.' }, release: { id: 'release:1', createdAt: '2026-01-01' }, ...more,
    },
  },
});
const advice = (more: object = {}): Reply => ({
  data: { differential: { diagnoses: [], wouldHelp: [], leftOut: null, questionsTried: [], nextQuestions: [], flips: [], ...more } },
});
const names = ({ ids }: Record<string, unknown>): Reply => ({ data: { concepts: (ids as string[]).map(finding) } });
const open = (hash: string, replies: { Differential?: Reply; DifferentialAdvice?: Reply } = {}) => {
  const { client, asked } = mockClient({ FindingNames: names, Differential: () => replies.Differential ?? list(), DifferentialAdvice: () => replies.DifferentialAdvice ?? advice() });
  show(client, '/differential', `/differential${hash}`, <DifferentialView />);
  return asked;
};
const operationsOf = (asked: ReturnType<typeof open>) => asked.map(({ query }) => query.definitions.flatMap((definition) => ('operation' in definition ? [definition.name?.value] : []))[0]);
const two = '#c1.+1,+2';
const ranks = (): string[] => within(screen.getByRole('grid', { name: 'Ranked diagnoses' })).getAllByRole('row').slice(1).map((row) => row.textContent.replace(/Disease.*/, ''));

beforeEach(() => {
  vi.stubGlobal('scrollTo', () => undefined);
});
afterEach(() => {
  const clear = screen.queryByRole('button', { name: 'Clear' });
  if (clear) fireEvent.click(clear);
  cleanup();
  vi.unstubAllGlobals();
});

describe('Differential', () => {
  it('asks for nothing but the systems of the release before the first finding, and offers three synthetic examples', () => {
    expect(new Set(operationsOf(open('')))).toEqual(new Set(['Shell']));
    expect(screen.getAllByText(/^synthetic; shows/)).toHaveLength(3);
    expect(screen.getByRole('note', { name: 'Safety' }).textContent).toContain('Not a diagnosis');
  });

  it('asks for the list first and for what builds on it second', () => {
    const asked = open(two);
    const operations = operationsOf(asked);
    expect(operations.indexOf('DifferentialAdvice')).toBeGreaterThan(operations.indexOf('Differential'));
    expect(ranks()).toEqual(['1', '2= tied', '2= tied']);
    expect(screen.getByText('Only rare diseases.')).toBeTruthy();
  });

  it('draws no order for too few findings, and says what would help', () => {
    open('#c1.+1', { Differential: list({ ordered: false, abstained: { reason: 'Too few findings.' } }), DifferentialAdvice: advice({ wouldHelp: [finding('HP:0000077')] }) });
    const rows = within(screen.getByRole('grid', { name: 'Candidates without an order' })).getAllByRole('row').slice(1);
    expect(rows.map((row) => row.querySelector('.diagnosis-name')?.textContent)).toEqual(['Disease A', 'Disease B', 'Disease C']);
    expect(document.querySelectorAll('.cell-rank, .cell-fit, .ledger strong')).toHaveLength(0);
    expect(screen.getByText('Finding HP:0000077')).toBeTruthy();
  });

  it('keeps the list when only the advice fails, and gives reasons for no list that failed', () => {
    open(two, { DifferentialAdvice: fault('INTERNAL_SERVER_ERROR') });
    expect(ranks()).toHaveLength(3);
    expect(screen.getByText(/The next question did not load/)).toBeTruthy();
    cleanup();
    open(two, { Differential: fault('LIMIT_EXCEEDED', 'case: findings: received 101, at most 100 allowed.') });
    expect(screen.getByText(/The server refused the ranking/)).toBeTruthy();
    expect(screen.getByText(/at most 100 allowed/)).toBeTruthy();
    expect(screen.getByText('Reasons unavailable.')).toBeTruthy();
  });

  it('shows the cannot-miss shelf with rule, trigger and exclusion, those less likely and those excluded apart', () => {
    const entry = (code: string, standing: string) => ({ disease: { ...conceptName(code, `Published ${code}`), name: `Urgent ${code}` }, rule: 'Rule 7', trigger: [{ id: 'HP:0000001', label: 'Trigger' }], exclusion: 'a normal test', standing, rank: 4, assertions: [] });
    open(two, { Differential: list({ cannotMiss: [entry('X', 'KEPT'), entry('Z', 'LESS_LIKELY'), entry('Y', 'EXCLUDED')] }) });
    const shelf = screen.getByRole('region', { name: /Cannot miss/ });
    expect(shelf.textContent).toMatch(/Urgent X\s*because of Trigger; not excluded\s*What would exclude it: a normal test.*Less likely \(1\).*Urgent Z.*Excluded \(1\).*Urgent Y.*What excludes it: a normal test.*RuleRule 7/);
  });

  it('says that incidence does not count while no setting is said, and takes one', () => {
    open(two, { Differential: list({ coverage: { rareDiseases: 3, commonConditions: 2, statement: 'some' } }) });
    const setting = (): HTMLElement => within(screen.getByRole('note', { name: 'Incidence' })).getByRole('group', { name: 'Setting' });
    expect(within(setting()).getAllByRole('button').map(({ textContent }) => textContent)).toEqual(['primary care', 'emergency department', 'hospital', 'genetics clinic']);
    fireEvent.click(within(setting()).getByRole('button', { name: 'genetics clinic' }));
    expect(screen.queryByRole('note', { name: 'Incidence' })).toBeNull();
    expect((document.getElementById('case-setting') as HTMLSelectElement).value).toBe('GENETICS');
    expect(document.activeElement?.id).toBe('case-setting');
  });

  it('calls a disease by its label where it is a finding, and by its name where it is a diagnosis, whichever was met first', () => {
    const named = (id: string) => ({ ...conceptName(id.slice(2), `Label of ${id}`), name: `Name of ${id}` });
    const { client, asked } = mockClient({ FindingNames: ({ ids }) => ({ data: { concepts: (ids as string[]).map(named) } }) });
    const wrapper = ({ children }: { children: ReactNode }) => <Provider value={client}>{children}</Provider>;
    learnNames([named('T:7')]);
    const { result, rerender } = renderHook(({ findings, diseases }) => useFindingNames(findings, diseases), { wrapper, initialProps: { findings: ['T:7'], diseases: [] as string[] } });
    expect([result.current.labelOf('T:7'), asked.length]).toEqual(['Label of T:7', 0]);
    rerender({ findings: ['T:7'], diseases: ['T:7', 'T:8'] });
    learnNames([conceptName('8', 'Label of T:8')]);
    rerender({ findings: ['T:7', 'T:8'], diseases: ['T:7', 'T:8'] });
    const { labelOf, nameOf } = result.current;
    expect(['T:7', 'T:8'].map((id) => [labelOf(id), nameOf(id)])).toEqual([['Label of T:7', 'Name of T:7'], ['Label of T:8', 'Name of T:8']]);
  });

  it('calls a disease by its name in what to ask, what would flip and what is compared', () => {
    const named = (code: string) => ({ id: `T:${code}`, name: `Name of ${code}` });
    const question = { finding: finding('HP:0000005'), question: 'Is there five?', informationGain: 0.5, burden: 'ASK', ifPresent: [named('B')], ifAbsent: [named('C')] };
    const flip = { changes: [{ finding: { id: 'HP:0000002', label: 'Finding HP:0000002' }, from: 'PRESENT', to: 'ABSENT' }], newFirst: named('A'), order: [named('A'), named('B'), named('C')] };
    const compared = { compareDiagnoses: { diseases: [named('A'), named('B')], rows: [] } };
    const { client } = mockClient({
      FindingNames: names, Differential: () => list(), DifferentialAdvice: () => advice({ nextQuestions: [question], flips: [flip] }), CompareDiagnoses: () => ({ data: compared }),
    });
    show(client, '/differential', `/differential?pane=flips${two};vT:A,T:B`, <DifferentialView />);
    expect(screen.getByText(/If present, first:/).textContent).toContain('first: Name of B; if absent: Name of C');
    expect(screen.getByText(/Each of these changes/).closest('div')?.textContent).toMatch(/1 Name of A, 2 Name of B, 3 Name of C/);
    fireEvent.click(screen.getByRole('tab', { name: /^Compare/ }));
    expect(screen.getAllByRole('columnheader').map(({ textContent }) => textContent.trim())).toEqual(expect.arrayContaining(['Name of A', 'Name of B']));
    expect(screen.getByRole('button', { name: 'Leave out Name of A' })).toBeTruthy();
  });

  it('says how many parts of a score rest in part on a reading of a machine, and marks these', () => {
    const first = diagnosis('B', 1);
    open(two, { Differential: list({ diagnoses: [{ ...first, supporting: first.supporting.map((supporting) => ({ ...supporting, machineRead: true })) }, diagnosis('A', 2)] }) });
    const ledger = within(screen.getByRole('region', { name: 'Disease B' }));
    expect(ledger.getByText(/rest in part on statements whose reading is a machine's, not a person's/).textContent).toMatch(/^1 of 2 parts/);
    expect(ledger.getByRole('button', { name: /Finding HP:0000001/ }).textContent).toContain("rests in part on statements whose reading is a machine's");
    expect(ledger.getByRole('button', { name: /Finding HP:0000009/ }).textContent).not.toContain("rests in part on statements whose reading is a machine's");
  });

  it('says that a code is none of the release, and takes it out of the case', () => {
    const ignored = [{ finding: { ...conceptName('1', '0000001'), id: 'HP:0000001' }, known: false, reason: 'this release has no such concept', nearest: [] }];
    const { client } = mockClient({ FindingNames: ({ ids }) => ({ data: { concepts: (ids as string[]).map((id) => (id === 'HP:0000001' ? null : finding(id))) } }), Differential: () => list({ ignored }), DifferentialAdvice: () => advice() });
    show(client, '/differential', `/differential${two}`, <DifferentialView />);
    const unused = screen.getByRole('region', { name: /Not used/ });
    expect(unused.textContent).toContain('HP:0000001: this release has no such concept. Look for a slip in the code, or enter the finding by its name.');
    fireEvent.click(within(unused).getByRole('button', { name: 'Remove HP:0000001' }));
    expect(document.querySelectorAll('.case-findings tr[data-row]')).toHaveLength(1);
    expect(document.activeElement?.id).toBe('finding');
  });

  it('sets, undoes and removes by keys, and tells what it did not understand in the address', () => {
    open('#c1.+1,+2,bogus;a5y');
    expect(screen.getByRole('note', { name: /not used/ }).textContent).toContain('bogus');
    const status = (): string => within(screen.getByRole('radiogroup', { name: 'Status of Finding HP:0000002' })).getAllByRole<HTMLInputElement>('radio').find(({ checked }) => checked)?.getAttribute('aria-label') ?? '';
    const cell = (): Element => {
      const found = document.querySelector('.case-findings [data-row="1"] [data-column="0"]');
      if (!found) throw new Error('the case has no second finding');
      return found;
    };
    act(() => { (cell() as HTMLElement).focus(); });
    fireEvent.keyDown(cell(), { key: 'a' });
    expect(status()).toBe('absent');
    fireEvent.keyDown(cell(), { key: 'u' });
    expect(status()).toBe('unknown');
    fireEvent.keyDown(cell(), { key: 'z', code: 'KeyZ', ctrlKey: true });
    expect(status()).toBe('absent');
    fireEvent.keyDown(cell(), { key: 'Delete' });
    expect(document.querySelectorAll('.case-findings tr[data-row]')).toHaveLength(1);
    expect(document.activeElement?.closest('.case-findings tr[data-row]')).toBeTruthy();
  });
});
