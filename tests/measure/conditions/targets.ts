import type { Condition, Tables } from './tables.ts';

/** What a finished condition has at least, counted over rows that the seeds hold. */
const targets: readonly { readonly name: string; readonly atLeast: number; readonly reached: (condition: Condition, loaded: Tables['loaded']) => number }[] = [
  { name: 'findings with a figure', atLeast: 10, reached: ({ findings }, loaded) => distinct(findings.filter(({ row_id }) => hasFigure(loaded.get(row_id))).map(({ concept, as_stated }) => concept || as_stated)) },
  { name: 'comparisons', atLeast: 3, reached: ({ findings }, loaded) => findings.filter(({ row_id, who_not }) => who_not !== '' && hasFigure(loaded.get(row_id))).length },
  { name: 'findings against', atLeast: 1, reached: ({ findings }, loaded) => findings.filter(({ row_id, direction }) => loaded.has(row_id) && direction.startsWith('against')).length },
  { name: 'settings with a prior', atLeast: 2, reached: ({ facts }, loaded) => distinct(facts.filter(({ row_id, kind, setting }) => kind === 'setting_prior' && setting !== '' && loaded.has(row_id)).map(({ setting }) => setting)) },
  ...([['red flag', 'red_flag', 1], ['settling test', 'test', 1], ['confusables', 'confusable', 3]] as const).map(([name, kind, atLeast]) => (
    { name, atLeast, reached: ({ facts }: Condition, loaded: Tables['loaded']) => facts.filter((fact) => fact.kind === kind && loaded.has(fact.row_id)).length })),
];
const distinct = (values: readonly string[]): number => new Set(values).size;
type Statement = ReturnType<Tables['loaded']['get']>;
export const hasFigure = (statement: Statement): boolean =>
  statement !== undefined && (statement.frequency !== undefined || statement.accuracy !== undefined || statement.qualifiers.some(({ name }) => name === 'association'));

/** The targets that a condition misses, with what it has of each: "confusables 2 of 3". */
export const belowTarget = (condition: Condition, loaded: Tables['loaded']): readonly string[] =>
  targets.flatMap(({ name, atLeast, reached }) => {
    const count = reached(condition, loaded);
    return count >= atLeast ? [] : [`${name} ${count} of ${atLeast}`];
  });
