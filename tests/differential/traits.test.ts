import { expect, it } from 'vitest';
import { noCircumstances } from '../../server/differential/circumstances.ts';
import type { RowDetails } from '../../server/differential/findingRows.ts';
import { noTraits, priorPart } from '../../server/differential/traits.ts';

const ofChildren = { ages: { from: 0, to: 16 }, flags: [], sex: undefined, setting: undefined } as unknown as RowDetails;
const rateOfChildren = { row: 1, rate: 100, details: ofChildren, fromPrevalence: false };

it('a rate of children keeps a twentieth in an adult, and all of it where studies looked for the findings in adults too', () => {
  const asked = { ...noCircumstances, ageYears: 40, priorWeight: 1 };
  const unitsWhereStudied = (agesStudied: readonly { from: number; to: number }[]) => priorPart({ ...noTraits, incidences: [rateOfChildren], agesStudied }, true, asked)?.units;
  expect(unitsWhereStudied([])).toBe(6_990); // log10(100 / 20)
  expect(unitsWhereStudied([{ from: 0, to: 16 }])).toBe(6_990);
  expect(unitsWhereStudied([{ from: 16, to: Infinity }])).toBe(20_000);
});
