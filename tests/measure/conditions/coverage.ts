import type { Condition, Tables } from './tables.ts';
import { belowTarget, hasFigure } from './targets.ts';

const chapters: Readonly<Record<string, string>> = {
  A: 'Infections', B: 'Infections', C: 'Neoplasms', D: 'Blood', E: 'Endocrine and metabolic', F: 'Mental health', G: 'Nervous system', H: 'Eye and ear', I: 'Circulation', J: 'Respiration',
  K: 'Digestion', L: 'Skin', M: 'Joints and muscles', N: 'Kidney and reproduction', O: 'Pregnancy', U: 'Infections',
};
const percent = (part: number, whole: number): string => (whole === 0 ? '-' : `${Math.round((100 * part) / whole)} %`);

/** What is counted of one condition, over the rows that the seeds hold. */
function countsOf({ findings, facts }: Condition, { loaded, readings }: Tables) {
  const statements = findings.flatMap(({ row_id }) => loaded.get(row_id) ?? []);
  const is = (statement: (typeof statements)[number], name: string, value: string): boolean => statement.qualifiers.some((qualifier) => qualifier.name === name && qualifier.value === value);
  const read = [...findings, ...facts].flatMap(({ row_id }) => readings.get(row_id) ?? []);
  return {
    drafted: findings.length + facts.length, loaded: statements.length + facts.filter(({ row_id }) => loaded.has(row_id)).length, findings: statements.length,
    figure: statements.filter(hasFigure).length,
    compared: statements.filter(({ accuracy }) => accuracy?.comparator !== undefined).length,
    concept: statements.filter(({ object }) => object !== undefined).length, exact: statements.filter((row) => is(row, 'match', 'exact')).length,
    against: statements.filter(({ predicate }) => predicate === 'EXCLUDES_FINDING').length + statements.filter((row) => is(row, 'direction', 'against_if_absent')).length,
    read: read.filter(({ verdict }) => verdict !== 'not_yet_read').length, corrected: read.filter(({ verdict }) => verdict === 'corrected').length,
  };
}
type Counts = ReturnType<typeof countsOf>;

/** The list of conditions with what is loaded of each, as Markdown. */
export function coverageTable(tables: Tables): string {
  const rows = tables.conditions.map((condition) => ({ condition, counts: countsOf(condition, tables), below: belowTarget(condition, tables.loaded).join('; ') }));
  const sum = (key: keyof Counts): number => rows.reduce((total, { counts }) => total + counts[key], 0);
  const line = (name: string, counts: Counts, below: string): string =>
    `| ${name} | ${counts.loaded} of ${counts.drafted} | ${counts.findings} | ${percent(counts.figure, counts.findings)} | ${percent(counts.compared, counts.findings)} | ${percent(counts.concept, counts.findings)} | ${percent(counts.exact, counts.findings)} | ${counts.against} | ${percent(counts.corrected, counts.read)} | ${below} |`;
  const total = Object.fromEntries(Object.keys(rows[0]?.counts ?? {}).map((key) => [key, sum(key as keyof Counts)])) as unknown as Counts;
  const shown = rows.toSorted((a, b) => chapterOf(a.condition).localeCompare(chapterOf(b.condition), 'en') || a.condition.cells.name.localeCompare(b.condition.cells.name, 'en'));
  return [
    `${rows.filter(({ counts }) => counts.loaded > 0).length} of ${rows.length} conditions have rows in the seeds; ${rows.filter(({ condition }) => condition.cells.cannot_miss === '1').length} must not be missed.`,
    '',
    '| condition | rows loaded | findings | with a figure | compared | with a concept | exact | speak against | corrected when read again | below target |',
    '| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |',
    ...shown.map(({ condition, counts, below }) => line(`${condition.cells.name}${condition.cells.cannot_miss === '1' ? ' (!)' : ''}, ${chapterOf(condition).toLowerCase()}`, counts, below)),
    line('**all**', total, `${rows.filter(({ below }) => below === '').length} of ${rows.length} meet every target`),
  ].join('\n');
}
const chapterOf = ({ cells }: Condition): string => chapters[cells.chapter] ?? 'Other';

/** What the writers of a condition say that it lacks. */
export const statedGaps = ({ conditions }: Tables): string =>
  conditions.flatMap(({ cells: { name, state } }) => {
    const gap = state.replace(/^draft;?\s*/, '').replace(/^gaps?:\s*/, '');
    return gap === '' || gap === 'draft' ? [] : [`- ${name}: ${gap}.`];
  }).join('\n');
