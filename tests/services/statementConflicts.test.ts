import { expect, it } from 'vitest';
import type { Assertion } from '../../server/domain/assertion.ts';
import { conflictsAmong } from '../../server/services/statementConflicts.ts';

const statement = (id: string, more: Partial<Assertion>): Assertion => ({
  id, subject: 'MKG:clot', predicate: 'HAS_FINDING', object: 'HP:0000010', note: undefined, value: undefined, frequency: undefined, accuracy: undefined, qualifiers: [],
  provenance: { source: 'CONDITIONS', evidenceCode: undefined, author: undefined, recordedAt: undefined, references: [`PMID:${id}`], states: undefined }, ...more,
});
const share = (low: number, high: number) => ({ frequency: { estimate: (low + high) / 2, low, high, stated: '' } });
const named = (value: string) => ({ qualifiers: [{ name: 'conflict', value }] });
const idsOf = (found: readonly Assertion[]): readonly string[] => found.map(({ id }) => id);

it('sets a statement against one that excludes the finding', () => {
  const both = [statement('1', {}), statement('2', { predicate: 'EXCLUDES_FINDING' })];
  expect(idsOf(conflictsAmong(both, both))).toEqual(['1', '2']);
  expect(conflictsAmong(both.slice(0, 1), both)).toEqual([]);
});

it('takes the name of a conflict from the tables, also with a statement about another finding', () => {
  const [own, other, alone] = [statement('1', named('a')), statement('2', { ...named('a'), object: 'HP:0000020' }), statement('3', named('b'))];
  expect(idsOf(conflictsAmong([own], [own, other, alone]))).toEqual(['1', '2']);
  expect(conflictsAmong([alone], [own, other, alone])).toEqual([]);
});

it('sets shares of two sources against each other where their intervals lie apart, and none without an interval', () => {
  const [low, high, point, near] = [statement('1', share(0.1, 0.2)), statement('2', share(0.3, 0.5)), statement('3', share(0.9, 0.9)), statement('4', share(0.15, 0.35))];
  expect(idsOf(conflictsAmong([low, high, point], []))).toEqual(['1', '2']);
  expect(conflictsAmong([low, near], [])).toEqual([]);
});
