import { cleanup, fireEvent, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { safetyWording } from '../../web/src/components/safetyWording.ts';
import CoderView from '../../web/src/views/coder/CoderView.tsx';
import { conceptName, mockClient, show, type Reply } from './mockClient.tsx';

beforeEach(() => {
  vi.stubGlobal('scrollTo', () => undefined);
  vi.stubGlobal('CSS', { escape: (text: string) => text.replace(/["\\]/g, '\\$&') });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const candidate = (code: string, confidence: number, more: object = {}) => ({
  concept: conceptName(code), score: 3, confidence, relation: 'EXACT', why: [{ reason: 'EXACT', term: `Name ${code}`, note: null }],
  stages: [{ stage: 'retrieve', score: 1, rank: 1 }, { stage: 'tier', score: 4, rank: null }, { stage: 'rerank', score: 3, rank: 1 }, { stage: 'calibrate', score: confidence, rank: null }], ...more,
});
const open = (replies: Record<string, (variables: Record<string, unknown>) => Reply>, address = '/code') => {
  const { client, asked } = mockClient(replies);
  show(client, '/code', address, <CoderView />);
  return asked;
};
const type = (label: string, text: string): HTMLElement => {
  const field = screen.getByLabelText(label);
  fireEvent.change(field, { target: { value: text } });
  return field;
};
const fault = (code: string): Reply => ({ errors: [{ message: 'text: received 300000, at most 200000 allowed.', extensions: { code, requestId: 'request-7' } }] });

describe('Text coder, note', () => {
  const text = 'Fever, no rash. Mother had migraine.';
  const reply: Reply = {
    data: {
      linkMentions: [
        { start: 0, end: 5, text: 'Fever', assertion: 'PRESENT', cue: null, candidates: [candidate('fever', 0.94), candidate('chill', 0.2)] },
        { start: 10, end: 14, text: 'rash', assertion: 'ABSENT', cue: 'no', candidates: [candidate('rash', 0.97)] },
        { start: 27, end: 35, text: 'migraine', assertion: 'FAMILY', cue: 'Mother had', candidates: [candidate('migraine', 0.3)] },
      ],
    },
  };
  const code = (replies: Record<string, (variables: Record<string, unknown>) => Reply> = { CodeNote: () => reply }) => {
    const asked = open(replies);
    fireEvent.keyDown(type('Clinical note', text), { key: 'Enter', ctrlKey: true });
    return asked;
  };

  it('carries the safety banner and asks nothing while one types', () => {
    const asked = open({});
    expect(screen.getByRole('note', { name: 'Safety' }).textContent).toBe(safetyWording.banner);
    expect(screen.getByText(new RegExp(safetyWording.input))).toBeTruthy();
    type('Clinical note', text);
    expect(asked).toEqual([]);
  });

  it('names each span with its assertion, cue and code', () => {
    code();
    const spans = within(screen.getByRole('region', { name: 'Coded note' })).getAllByRole('button');
    expect(spans.map((span) => span.getAttribute('aria-label'))).toEqual(['Fever, present, fever', 'rash, absent by “no”, rash', 'migraine, family by “Mother had”, migraine']);
    expect(spans.map((span) => span.textContent)).toEqual(['Fever', 'rash', 'migraine']);
  });

  it('lists codes with assertion and evidence, and what is not sure enough as nearest only', () => {
    code();
    const rows = within(screen.getByRole('grid', { name: 'Codes of the note' })).getAllByRole('row').map((row) => row.textContent);
    expect(rows[1]).toBe('Sure enough to code, from 50 %');
    expect(rows[2]).toMatch(/present.*Label fever.*“Fever”.*94/);
    expect(rows[3]).toMatch(/absent.*Label rash/);
    expect(rows[4]).toBe('Nearest only, below 50 %');
    expect(rows[5]).toMatch(/family.*Label migraine/);
  });

  it('moves by ] and [, corrects by a number, accepts by a, and goes to the code by o', () => {
    code();
    const [fever, rash] = within(screen.getByRole('region', { name: 'Coded note' })).getAllByRole('button');
    if (!fever || !rash) throw new Error('no spans');
    fever.focus();
    fireEvent.keyDown(fever, { key: ']' });
    expect(document.activeElement).toBe(rash);
    fireEvent.keyDown(rash, { key: '3' });
    expect(rash.getAttribute('aria-label')).toMatch(/^rash, possible/);
    fireEvent.keyDown(rash, { key: 'a' });
    expect(screen.getByRole('button', { name: 'Accepted' }).closest('tr')?.textContent).toMatch(/possible.*Label rash/);
    fireEvent.keyDown(rash, { key: 'o' });
    expect(document.activeElement?.textContent).toMatch(/Label rash/);
    fireEvent.keyDown(document.activeElement ?? document.body, { key: 'o' });
    expect(document.activeElement).toBe(rash);
    fireEvent.keyDown(rash, { key: '[' });
    expect(document.activeElement).toBe(fever);
  });

  it('opens the candidates of a span, takes another, and tells what falls without the span', () => {
    code({ CodeNote: (variables) => (String(variables['text']).startsWith(' ') ? { data: { linkMentions: [] } } : reply) });
    fireEvent.click(screen.getByRole('button', { name: /^Fever/ }));
    const panel = within(screen.getByRole('region', { name: '“Fever”' }));
    fireEvent.click(panel.getByRole('button', { name: 'Choose' }));
    expect(screen.getByRole('button', { name: 'Fever, present, chill' })).toBeTruthy();
    fireEvent.click(panel.getByRole('button', { name: 'Remove this evidence' }));
    expect(panel.getByText('falls: nothing else in the note leads to it', { selector: '[data-change="T:fever PRESENT"] td' })).toBeTruthy();
    fireEvent.keyDown(panel.getByRole('group', { name: 'Assertion' }), { key: 'Escape' });
    expect(screen.queryByRole('region', { name: '“Fever”' })).toBeNull();
  });

  it('greys what an edit touches until it is coded again', () => {
    code();
    type('Clinical note', text.replace('no rash', 'a rash'));
    expect(screen.getByRole('button', { name: /^rash.*edited since$/ })).toBeTruthy();
    expect(screen.getByRole('button', { name: 'migraine, family by “Mother had”, migraine' })).toBeTruthy();
  });

  it('says what was looked for when nothing is found', () => {
    code({ CodeNote: () => ({ data: { linkMentions: [] } }) });
    expect(screen.getByText(/No name of T was found in the note/)).toBeTruthy();
  });

  it.each([['LIMIT_EXCEEDED', /The server refused the codes of the note/], ['INTERNAL_SERVER_ERROR', /The codes of the note did not load/]])('shows %s and keeps the text', (errorCode, words) => {
    code({ CodeNote: () => fault(errorCode) });
    expect(screen.getByText(words)).toBeTruthy();
    expect(screen.getByText('request-7')).toBeTruthy();
    expect(screen.getByLabelText<HTMLTextAreaElement>('Clinical note').value).toBe(text);
  });

  it('clears text, codes and decisions', () => {
    code();
    fireEvent.click(screen.getByRole('button', { name: 'Clear' }));
    expect(screen.queryByRole('grid')).toBeNull();
    expect(screen.getByLabelText<HTMLTextAreaElement>('Clinical note').value).toBe('');
  });
});

describe('Text coder, phrase', () => {
  const mapping = (change: object): Reply => ({ data: { mapPhrase: { candidates: [candidate('M17', 0.63, { relation: 'BROADER' })], levels: [], abstained: null, ...change } } });
  const map = (replies: Record<string, (variables: Record<string, unknown>) => Reply>, address = '/code?tab=phrase') => {
    const asked = open(replies, address);
    type('Phrase to map', 'left knee osteoarthritis');
    fireEvent.click(screen.getByRole('button', { name: 'Map the phrase' }));
    return asked;
  };

  it('says how the best concept relates to the phrase', () => {
    map({ CodePhrase: () => mapping({}) });
    expect(document.querySelector('.verdict')?.textContent).toBe('Label M17 is broader than the phrase.');
    expect(document.querySelector('.stages')?.textContent).toMatch(/Words shared1\.00, place 1.*the preferred name/);
  });

  it('abstains with the nearest concept, the missing attribute and the question, and takes the answer', () => {
    const asked = map({ CodePhrase: () => mapping({ abstained: { reason: 'No exact concept.', missing: ['LATERALITY'], missingAttribute: 'left', nearest: conceptName('M17') } }) });
    const note = within(screen.getByRole('note', { name: 'Not decided' }));
    expect(note.getByText(/Cannot say/)).toBeTruthy();
    expect(document.querySelector('.abstained')?.textContent).toMatch(/Nearest: T M17 Label M17, which does not say “left”/);
    expect(note.getByText('Left, right, or both sides?')).toBeTruthy();
    fireEvent.click(note.getByRole('button', { name: 'bilateral' }));
    expect(asked.at(-1)?.variables).toMatchObject({ text: 'left knee osteoarthritis, bilateral' });
  });

  it('Y6 draws the certain levels, their alternatives, where it stops, and what is missing', () => {
    map(
      { CodePhrase: () => mapping({ levels: [{ level: 1, concept: conceptName('A'), confidence: 0.96, alternatives: [conceptName('C')] }], abstained: { reason: '2 codes fit the phrase equally.', missing: ['INDICATION'], missingAttribute: null, nearest: null } }) },
      '/code?tab=phrase&how=levels',
    );
    const levels = within(document.querySelector<HTMLElement>('.levels') ?? document.body);
    expect(levels.getAllByRole('listitem').map((level) => level.textContent)).toEqual([expect.stringMatching(/^Level 1 T A Label A.*96.*Also possible: T C Label C/)]);
    expect(document.querySelector('[data-level-end]')?.textContent).toBe('It stops here, at the last certain level: 2 codes fit the phrase equally. Missing: indication.');
  });
});

describe('Text coder, medicine', () => {
  it('sets the strength aside, shows route, codes and classes, and asks for review with its reason', () => {
    const asked = open(
      {
        CodeDrug: () => ({
          data: {
            harmonizeDrug: {
              ingredients: [conceptName('C07AA06', 'timolol')], route: null, strengths: ['0.5%'], confidence: 0.45, needsReview: true,
              atc: ['C07AA06', 'S01ED01'].map((code) => candidate(code, 0.45, { stages: [], why: [{ reason: 'EXACT', term: 'timolol', note: 'Named so in ATC.' }] })),
              classes: [{ concept: conceptName('C'), path: [{ id: 'T:C' }] }, { concept: conceptName('C07'), path: [{ id: 'T:C' }, { id: 'T:C07' }] }],
            },
          },
        }),
        CodePhrase: () => ({ data: { mapPhrase: { candidates: [], levels: [], abstained: { reason: '2 codes of ATC fit the phrase equally.', missing: ['ROUTE'], missingAttribute: null, nearest: null } } } }),
      },
      '/code?tab=drug',
    );
    type('Medicine as prescribed', 'timolol 0.5%');
    fireEvent.click(screen.getByRole('button', { name: 'Code the medicine' }));
    expect(document.querySelector('[data-review="yes"]')?.textContent).toMatch(/Needs review\. 2 codes bear the name; the route would tell them apart/);
    expect(screen.getByText('0.5%')).toBeTruthy();
    expect(document.querySelector('.classes .classes')?.textContent).toContain('C07');
    expect(document.querySelector('[data-level-end]')?.textContent).toMatch(/stops before the first level.*Missing: route/);
    fireEvent.click(screen.getByRole('button', { name: 'ophthalmic' }));
    expect(asked.map(({ variables }) => (variables as { route: unknown }).route)).toContain('ophthalmic');
  });
});
