import type { ConceptId } from '../../../server/domain/concept.ts';
import type { GraphRow } from '../../../server/graph-files/rows.ts';
import { officialMappingRow } from '../../rows.ts';

/** One row with the combination flag: in `scenario`, `target` is one of the choices of list `choiceList`. */
export interface CombinationRow {
  readonly source: ConceptId;
  readonly target: ConceptId;
  readonly scenario: string;
  readonly choiceList: string;
  readonly rawFlags: string;
}

/**
 * A scenario needs one code of each of its choice lists together, so each way to choose is one mapping: the code of
 * the first list is its target, the others go with it. Rows may come in any order.
 */
export function combinationRows(rows: readonly CombinationRow[]): readonly GraphRow[] {
  const scenarios = new Map<string, CombinationRow[]>();
  for (const row of rows) {
    const key = `${row.source} ${row.scenario}`;
    const known = scenarios.get(key);
    if (known === undefined) scenarios.set(key, [row]);
    else known.push(row);
  }
  return [...scenarios.values()].flatMap((scenario) => choicesOf(scenario).map(mappingOf));
}

/** Every way to take one row of each choice list, lists in their order. */
function choicesOf(scenario: readonly CombinationRow[]): readonly (readonly CombinationRow[])[] {
  const lists = new Map<string, CombinationRow[]>();
  for (const row of scenario) lists.set(row.choiceList, [...(lists.get(row.choiceList) ?? []), row]);
  return [...lists]
    .sort(([a], [b]) => Number(a) - Number(b))
    .reduce<readonly (readonly CombinationRow[])[]>((chosen, [, list]) => chosen.flatMap((before) => list.map((row) => [...before, row])), [[]]);
}

function mappingOf(chosen: readonly CombinationRow[]): GraphRow {
  const [first, ...others] = chosen;
  if (first === undefined) throw new Error('a scenario has at least one choice list');
  return officialMappingRow({
    source: first.source,
    target: first.target,
    targetsTogether: others.map(({ target }) => target),
    relation: 'CLOSE',
    flags: [
      { name: 'flags', value: chosen.map(({ rawFlags }) => rawFlags).join('+') },
      { name: 'approximate', value: '1' },
      { name: 'no_map', value: '0' },
      { name: 'combination', value: '1' },
      { name: 'scenario', value: first.scenario },
      { name: 'choice_list', value: chosen.map(({ choiceList }) => choiceList).join('+') },
    ],
  });
}
