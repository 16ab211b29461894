import { describe, expect, it } from 'vitest';
import type { Assertedness, CandidateFragment } from '../../web/src/generated/graphql.ts';
import { classTree } from '../../web/src/views/coder/classTree.ts';
import { changesWithout, choiceKey, codeRows, noDecisions, spansOf, touched, without } from '../../web/src/views/coder/coding.ts';
import { segmentsOf } from '../../web/src/views/coder/segments.ts';
import { systemsOf, targetOf } from '../../web/src/views/coder/coderParams.ts';
import { conceptName } from './mockClient.tsx';

const candidate = (code: string, confidence: number, system = 'T'): CandidateFragment => ({
  concept: { ...conceptName(code), id: `${system}:${code}`, system: { id: system, name: system } }, score: 1, confidence, relation: 'EXACT', why: [], stages: [],
});
const mention = (text: string, quote: string, assertion: Assertedness, candidates: CandidateFragment[], from = 0) => {
  const start = text.indexOf(quote, from);
  return { start, end: start + quote.length, text: quote, assertion, cue: null, candidates };
};
const note = 'Fever 😀 and\r\nnaïve fièvre, no rash. Fever again.';
const mentions = [
  mention(note, 'Fever', 'PRESENT', [candidate('fever', 0.9), candidate('pyrexia', 0.3)]),
  mention(note, 'fièvre', 'FAMILY', [candidate('fever', 0.6)]),
  mention(note, 'rash', 'ABSENT', [candidate('rash', 0.4)]),
  mention(note, 'Fever', 'PRESENT', [candidate('fever', 0.8)], 20),
];

describe('the text of a coded note', () => {
  const spans = spansOf(mentions);
  const quoteOf = (text: string, of: typeof spans) => of.map((span) => segmentsOf(text, [span]).flatMap((segment) => (segment.kind === 'span' ? [segment.text] : [])).join(''));

  it('T1 marks the exact characters of each span beside emoji, accents and CRLF', () => {
    expect(quoteOf(note, spans)).toEqual(spans.map(({ start, end }) => note.slice(start, end)));
    expect(segmentsOf(note, spans).map(({ text }) => text).join('')).toBe(note);
  });

  it('T2 gives every span one part to reach it by, however they overlap', () => {
    const text = 'acute left otitis media with effusion';
    const over = (start: number, end: number) => ({ start, end, text: text.slice(start, end), assertion: 'PRESENT' as const, cue: null, candidates: [] });
    for (const overlapping of [[over(0, 23), over(11, 37)], [over(0, 23), over(11, 17)], [over(0, 23), over(0, 23)], [over(0, 37), over(0, 17), over(18, 37)], [over(6, 17), over(0, 23), over(18, 37)]]) {
      const segments = segmentsOf(text, spansOf(overlapping));
      const first = segments.flatMap((segment) => (segment.kind === 'span' && segment.first ? [segment.span] : []));
      expect(first.map(({ start, end }) => `${start}-${end}`).sort()).toEqual(overlapping.map(({ start, end }) => `${start}-${end}`).sort());
      expect(segments.map((segment) => segment.text).join('')).toBe(text);
    }
  });

  it('leaves out spans that cannot be in the text', () => {
    expect(segmentsOf('abc', spansOf([{ ...mentions[0], start: 2, end: 9 }, { ...mentions[0], start: 2, end: 1 }].map((each) => ({ text: 'x', assertion: 'PRESENT' as const, cue: null, candidates: [], ...each }))))).toEqual([{ kind: 'plain', text: 'abc' }]);
  });
});

describe('the codes of a note', () => {
  const rowsOf = (decisions = noDecisions, min = 0.5) => codeRows(spansOf(mentions, decisions), decisions, min);
  const words = (rows: ReturnType<typeof rowsOf>) => rows.map(({ concept, assertion, evidence, best, sure }) => `${concept.code} ${assertion} ${evidence.length} ${best.confidence} ${sure ? 'sure' : 'nearest'}`);

  it('T3 keeps what is absent or of the family apart from what is present', () => {
    expect(words(rowsOf())).toEqual(['fever PRESENT 2 0.9 sure', 'fever FAMILY 1 0.6 sure', 'rash ABSENT 1 0.4 nearest']);
    expect(words(codeRows(spansOf(mentions), noDecisions, 0, ['PRESENT']))).toEqual(['fever PRESENT 2 0.9 sure']);
  });

  it('follows the corrections of the reader, and no other span', () => {
    const decisions = { ...noDecisions, assertions: new Map([['1 Fever', 'ABSENT' as const]]), chosen: new Map([[choiceKey('2 Fever', 'T'), 'T:fever']]), verdicts: new Map([['T:fever PRESENT', 'accepted' as const]]) };
    expect(words(rowsOf(decisions, 0.95))).toEqual(['fever PRESENT 1 0.8 sure', 'fever ABSENT 1 0.9 nearest', 'rash ABSENT 1 0.4 nearest', 'fever FAMILY 1 0.6 nearest']);
    expect(rowsOf(decisions)[0]?.verdict).toBe('accepted');
    const pyrexia = { ...noDecisions, chosen: new Map([[choiceKey('1 Fever', 'T'), 'T:pyrexia']]) };
    expect(words(rowsOf(pyrexia))).toContain('pyrexia PRESENT 1 0.3 sure');
  });

  it('takes the surest candidate of each system', () => {
    const both = spansOf([mention('fever', 'fever', 'PRESENT', [candidate('a', 0.9, 'X'), candidate('b', 0.8, 'Y'), candidate('c', 0.7, 'X')])]);
    expect(both[0]?.codes.map(({ concept }) => concept.id)).toEqual(['X:a', 'Y:b']);
  });

  it('T5 tells which codes fall, stand or come without one place', () => {
    const spans = spansOf(mentions);
    const [fever, , rash] = spans;
    if (!fever || !rash) throw new Error('no spans');
    expect(without(note, fever)).toBe(note.replace('Fever', '     '));
    const before = codeRows(spans, noDecisions, 0);
    const changes = (gone: typeof fever, later: typeof mentions) => changesWithout(gone, before, codeRows(spansOf(later), noDecisions, 0)).map(({ key, before: from, after, cited }) => [key, from, after, cited]);
    expect(changes(fever, mentions.slice(1))).toEqual([['T:fever PRESENT', 0.9, 0.8, true]]);
    expect(changes(rash, [...mentions.slice(0, 2), ...mentions.slice(3)])).toEqual([['T:rash ABSENT', 0.4, undefined, true]]);
    expect(changes(rash, mentions.map((each) => (each.text === 'rash' ? { ...each, assertion: 'PRESENT' as const } : each)))).toEqual([['T:rash ABSENT', 0.4, undefined, true], ['T:rash PRESENT', undefined, 0.4, false]]);
  });
});

describe('an edit after the coding', () => {
  const coded = 'No fever. Severe headache; no rash.\nCough.';
  const hit = (now: string) => ['fever', 'headache', 'rash', 'Cough'].filter((quote) => touched(coded, now)({ start: coded.indexOf(quote), end: coded.indexOf(quote) + quote.length }));
  it('touches the spans of the sentence that it changed, and no others', () => {
    expect(hit(coded)).toEqual([]);
    expect(hit(coded.replace('No fever', 'Fever'))).toEqual(['fever']);
    expect(hit(coded.replace('Severe', 'Mild'))).toEqual(['headache']);
    expect(hit(`${coded} More`)).toEqual([]);
    expect(hit(coded.replace('Cough', 'Dry cough'))).toEqual(['Cough']);
    expect(hit('')).toEqual(['fever', 'headache', 'rash', 'Cough']);
  });
});

describe('small parts of the Text coder', () => {
  it('puts each class of a medicine under the one that its path names', () => {
    const cls = (...ids: string[]) => ({ concept: conceptName(ids.at(-1) ?? ''), path: ids.map((code) => ({ id: `T:${code}` })) });
    const tree = classTree([cls('C'), cls('C', 'C07'), cls('S'), cls('S', 'S01'), cls('S', 'S01', 'S01E')]);
    expect(JSON.stringify(tree, (key, value: unknown) => (key === 'concept' ? (value as { code: string }).code : value))).toBe(
      '[{"concept":"C","children":[{"concept":"C07","children":[]}]},{"concept":"S","children":[{"concept":"S01","children":[{"concept":"S01E","children":[]}]}]}]',
    );
  });
  it('asks the usual systems where they are loaded', () => {
    expect([systemsOf([], ['ATC', 'HP', 'ICD10CM']), systemsOf([], ['X', 'Y']), systemsOf(['X'], ['HP'])]).toEqual([['HP', 'ICD10CM'], ['X'], ['X']]);
    expect([targetOf('', ['HP', 'ICD10CM']), targetOf('', ['X']), targetOf('ATC', []), targetOf('', [])]).toEqual(['ICD10CM', 'X', 'ATC', '']);
  });
});
