import type { Locator, Page } from 'playwright-core';
import { settled } from './explorer.ts';

/** What a Differential page shows, read as a person reads it, and what the API says of the same case. */

export interface ShownRow {
  readonly id: string;
  readonly rank: string;
  readonly fit: string;
}

export const rowsOf = (page: Page): Locator => page.locator('.ranked tr[data-row]');

export const shownRows = (page: Page): Promise<ShownRow[]> =>
  rowsOf(page).evaluateAll((rows) =>
    rows.map((row) => ({
      id: decodeURIComponent((row.querySelector('.diagnosis-codes a')?.getAttribute('href') ?? '').replace('/concept/', '').replace('/', ':')),
      rank: row.querySelector('.cell-rank .number')?.firstChild?.textContent ?? '',
      fit: row.querySelector('.fit-score')?.firstChild?.textContent ?? '',
    })),
  );

export interface ApiDiagnosis {
  readonly rank: number;
  readonly tied: boolean;
  readonly score: number;
  readonly disease: { readonly id: string; readonly label: string };
}

/** The answer of the API for a case written as in a link: `+98,-1249`. */
export async function askedOfApi(page: Page, findings: string, first = 20): Promise<readonly ApiDiagnosis[]> {
  const statuses: Record<string, string> = { '+': 'PRESENT', '-': 'ABSENT', '~': 'UNKNOWN' };
  const sent = findings.split(',').map((item) => ({ concept: `HP:${item.slice(1).padStart(7, '0')}`, status: statuses[item.charAt(0)] }));
  return page.evaluate(async (variables) => {
    const query = 'query ($case: CaseInput!, $first: Int!) { differential(case: $case, first: $first) { diagnoses { rank tied score disease { id label } } } }';
    const response = await fetch('/graphql', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query, variables }) });
    return ((await response.json()) as { data: { differential: { diagnoses: ApiDiagnosis[] } } }).data.differential.diagnoses;
  }, { case: { findings: sent }, first });
}

const hundredths = (score: number): string => {
  const rounded = Math.round(score * 100);
  const digits = (Math.abs(rounded) / 100).toFixed(2);
  return rounded === 0 ? digits : `${rounded > 0 ? '+' : '−'}${digits}`;
};

export const asShown = (diagnoses: readonly ApiDiagnosis[]): ShownRow[] =>
  diagnoses.map(({ rank, tied, score, disease }) => ({ id: disease.id, rank: `${rank}${tied ? '=' : ''}`, fit: hundredths(score) }));

/** Tab until the focus is on what is meant; fails where it is never reached. */
export async function tabTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  for (let step = 0; step < 80; step += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${String(target)} was not reached with ${key}`);
}

/** Types into the field of findings and takes what is named so, once it is among the suggestions. */
export async function addFinding(page: Page, typed: string, label: string): Promise<void> {
  await page.locator('#finding').focus();
  await page.keyboard.type(typed);
  await page.getByRole('option').filter({ has: page.getByText(label, { exact: true }) }).first().waitFor();
  while ((await page.locator('[role=option][aria-selected=true]').filter({ hasText: label }).count()) === 0) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByRole('radiogroup', { name: `Status of ${label}`, exact: true }).waitFor();
  await settled(page);
}
