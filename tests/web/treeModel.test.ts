import { describe, expect, it } from 'vitest';
import type { TreeConceptFragment } from '../../web/src/generated/graphql.ts';
import { filtered, idOfKey, neededChildren, toggled, treeEntries, type TreeState } from '../../web/src/views/concept/treeModel.ts';

const concept = (id: string, childCount: number): TreeConceptFragment => ({
  id: `T:${id}`, code: id, label: `Label ${id}`, active: true, standing: 'PUBLISHED', childCount, descendantCount: childCount, system: { id: 'T' },
});
const [root, a, b, x, y] = [concept('root', 3), concept('a', 2), concept('b', 1), concept('x', 0), concept('y', 0)] as const;
/** x has the parents a and b, both under the root. */
const state: TreeState = { paths: [[root, a, x], [root, b, x]], children: new Map(), loading: new Set(), open: [], siblings: true };
const withPages: TreeState = {
  ...state,
  children: new Map([[a.id, { nodes: [x, y], total: 2, next: undefined }], [b.id, { nodes: [x], total: 1, next: undefined }]]),
};
const lines = (from: TreeState): string[] =>
  treeEntries(from).map((entry) => `${'-'.repeat(entry.level)}${entry.kind === 'node' ? entry.concept.code : `+${entry.remaining}`} ${entry.position}/${entry.setSize}`);

describe('the tree around a concept', () => {
  it('leads to it from the root by every parent', () => {
    expect(lines(withPages)).toEqual(['-root 1/1', '--a 1/3', '---x 1/2', '---y 2/2', '--b 2/3', '---x 1/1', '--+1 3/3']);
  });
  it('asks for the siblings of the concept, and for nothing else', () => {
    expect(neededChildren(state)).toEqual([a.id, b.id]);
    expect(neededChildren({ ...state, siblings: false })).toEqual([]);
    expect(neededChildren(withPages)).toEqual([]);
  });
  it('hides the siblings again', () => {
    expect(lines({ ...withPages, siblings: false })).toEqual(['-root 1/1', '--a 1/3', '---x 1/2', '---+1 2/2', '--b 2/3', '---x 1/1', '--+1 3/3']);
  });
  it('says in the address only what differs from the first view', () => {
    expect(toggled(state, [a.id], false)).toEqual([`-${a.id}`]);
    expect(toggled({ ...state, open: [`-${a.id}`] }, [a.id], true)).toEqual([]);
    expect(toggled(state, [y.id], true)).toEqual([y.id]);
    expect(toggled({ ...state, open: [y.id] }, [y.id], false)).toEqual([]);
  });
  it('closes a branch that leads to the concept', () => {
    expect(lines({ ...withPages, open: [`-${a.id}`] })).toEqual(['-root 1/1', '--a 1/3', '--b 2/3', '---x 1/1', '--+1 3/3']);
  });
  it('offers the next page of children, under a key of its own', () => {
    const first = { ...withPages, open: [root.id], children: new Map([...withPages.children, [root.id, { nodes: [a], total: 9, next: 'cursor' }]]) };
    expect(lines(first).at(-1)).toBe('--+7 3/9');
    expect(idOfKey('T:root T:a T:x')).toBe('T:x');
  });
  it('keeps the branches above the rows that a filter finds', () => {
    expect(filtered(treeEntries(withPages), 'label y').map(({ key }) => idOfKey(key))).toEqual([root.id, a.id, y.id]);
    expect(filtered(treeEntries(withPages), ' ')).toHaveLength(7);
    expect(filtered(treeEntries(withPages), 'nothing')).toEqual([]);
  });
});
