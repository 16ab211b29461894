import type { TreeConceptFragment } from '../../generated/graphql.ts';

export interface ChildPage {
  readonly nodes: readonly TreeConceptFragment[];
  readonly total: number;
  readonly next: string | undefined;
}

export interface TreeState {
  /** From a root to the concept, shortest first. */
  readonly paths: readonly (readonly TreeConceptFragment[])[];
  readonly children: ReadonlyMap<string, ChildPage>;
  readonly loading: ReadonlySet<string>;
  /** As in the address: ids opened, and with a minus ids closed. */
  readonly open: readonly string[];
  readonly siblings: boolean;
}

interface Place {
  readonly key: string;
  readonly parent: string | undefined;
  readonly level: number;
  readonly position: number;
  readonly setSize: number;
}

export type TreeEntry =
  | (Place & { readonly kind: 'node'; readonly concept: TreeConceptFragment; readonly expanded: boolean | undefined; readonly current: boolean })
  | (Place & { readonly kind: 'more'; readonly of: string; readonly loaded: boolean; readonly remaining: number });

/** No id holds a space, so a path of ids can be cut again. */
const separator = ' ';
export const idOfKey = (key: string): string => key.slice(key.lastIndexOf(separator) + 1);

const conceptOf = ({ paths }: TreeState): TreeConceptFragment | undefined => paths[0]?.at(-1);

/** Concepts that stand open without being asked to: those that lead to the concept. */
function leadingIds({ paths }: Pick<TreeState, 'paths'>): ReadonlySet<string> {
  return new Set(paths.flatMap((path) => path.slice(0, -1).map(({ id }) => id)));
}

function isExpanded(state: TreeState, id: string, leading = leadingIds(state)): boolean {
  return leading.has(id) ? !state.open.includes(`-${id}`) : state.open.includes(id);
}

/** Whether all children of an expanded concept are shown, or only those that lead to the concept. */
function showsAll(state: TreeState, id: string, leading: ReadonlySet<string>, parents: ReadonlySet<string>): boolean {
  return !leading.has(id) || state.open.includes(id) || (state.siblings && parents.has(id));
}

const parentIds = ({ paths }: Pick<TreeState, 'paths'>): ReadonlySet<string> => new Set(paths.flatMap((path) => path.at(-2)?.id ?? []));

/** The concepts whose children have to be known before the tree can be drawn as asked. */
export function neededChildren(state: TreeState): readonly string[] {
  const leading = leadingIds(state);
  const parents = parentIds(state);
  const asked = state.open.filter((id) => !id.startsWith('-'));
  return [...new Set([...parents, ...asked])].filter(
    (id) => isExpanded(state, id, leading) && showsAll(state, id, leading, parents) && !state.children.has(id),
  );
}

/** The rows of the tree from top to bottom. */
export function treeEntries(state: TreeState): readonly TreeEntry[] {
  const leading = leadingIds(state);
  const parents = parentIds(state);
  const current = conceptOf(state)?.id;
  const onPaths = new Map<string, Map<string, TreeConceptFragment>>();
  const roots = new Map<string, TreeConceptFragment>();
  for (const path of state.paths) {
    path.forEach((concept, index) => {
      const parent = path[index - 1];
      if (!parent) {
        roots.set(concept.id, concept);
        return;
      }
      const children = onPaths.get(parent.id) ?? new Map<string, TreeConceptFragment>();
      onPaths.set(parent.id, children.set(concept.id, concept));
    });
  }
  const entries: TreeEntry[] = [];
  const visit = (concept: TreeConceptFragment, place: Place): void => {
    const expanded = concept.childCount > 0 ? isExpanded(state, concept.id, leading) : undefined;
    entries.push({ ...place, kind: 'node', concept, expanded, current: concept.id === current });
    if (expanded !== true) return;
    const page = showsAll(state, concept.id, leading, parents) ? state.children.get(concept.id) : undefined;
    const ways = [...(onPaths.get(concept.id)?.values() ?? [])];
    // A child that leads to the concept is shown although its page is not loaded yet.
    const shown = page ? [...page.nodes, ...ways.filter(({ id }) => !page.nodes.some((node) => node.id === id))] : ways;
    const total = page?.total ?? concept.childCount;
    const remaining = total - shown.length;
    const waits = state.loading.has(concept.id) && !page;
    const more = remaining > 0 && (page ? page.next !== undefined : !waits);
    const setSize = page ? total : shown.length + (more ? 1 : 0);
    const at = (key: string, position: number): Place => ({ key, parent: place.key, level: place.level + 1, position, setSize });
    shown.forEach((child, index) => {
      visit(child, at(`${place.key}${separator}${child.id}`, index + 1));
    });
    if (more) {
      // Another key for each page, so that the row after it is not taken for the same one.
      const key = `${place.key}${separator}…${shown.length}`;
      entries.push({ ...at(key, shown.length + 1), kind: 'more', of: concept.id, loaded: page !== undefined, remaining });
    }
  };
  [...roots.values()].forEach((root, index) => {
    visit(root, { key: root.id, parent: undefined, level: 1, position: index + 1, setSize: roots.size });
  });
  return entries;
}

/** What the address says after a branch is opened or closed. */
export function toggled(state: TreeState, ids: readonly string[], expand: boolean): readonly string[] {
  const leading = leadingIds(state);
  const open = new Set(state.open);
  for (const id of ids) {
    open.delete(id);
    open.delete(`-${id}`);
    if (leading.has(id) !== expand) open.add(expand ? id : `-${id}`);
  }
  return [...open];
}

/** Rows that hold the words, and the branches that lead to them. */
export function filtered(entries: readonly TreeEntry[], words: string): readonly TreeEntry[] {
  const wanted = words.trim().toLowerCase();
  if (wanted === '') return entries;
  const parentOf = new Map(entries.map(({ key, parent }) => [key, parent]));
  const kept = new Set<string>();
  for (const entry of entries) {
    if (entry.kind !== 'node' || !`${entry.concept.code} ${entry.concept.label}`.toLowerCase().includes(wanted)) continue;
    for (let key: string | undefined = entry.key; key !== undefined; key = parentOf.get(key)) kept.add(key);
  }
  return entries.filter(({ key }) => kept.has(key));
}
