import type { BrowserContext, Page } from 'playwright-core';
import { expect, inject, it } from 'vitest';
import { describeExplorer, settled } from './explorer.ts';
import { rowsOf, tabTo } from './workspacePage.ts';

/** Everything that leaves the page other than in the body of a POST, and everything that stays in the browser. */
function traces(context: BrowserContext): string[] {
  const seen: string[] = [];
  context.on('request', (request) => {
    seen.push(`${request.method()} ${request.url().replace(/#.*/, '')} referrer ${request.headers()['referer'] ?? ''}`);
    if (request.method() === 'GET' && request.url().includes('/graphql')) seen.push('a question was sent by GET');
  });
  return seen;
}

const stored = (page: Page): Promise<string> =>
  page.evaluate(async () => JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage), document.cookie, await indexedDB.databases(), await caches.keys(), history.state, window.name]));

const note = 'Zebrafinch boy with photophobia and vomiting. No seizures.';
/** Codes and names of what is entered, and words of the note that are no finding. */
const secrets = /HP(:|%3A)?0*(1945|25258|613|2013|1250)\b|#c1|[+~](1945|25258|613)|OMIM|ORPHA|fever|stiff|photophobia|vomiting|seizure|zebrafinch/i;

describeExplorer('the privacy of a case', inject('seedDataDir'), (explorer) => {
  it('X9 leaves no trace of a case or a text in a requested address, a referrer, the storage or the log', async () => {
    const context = await explorer.profile();
    const seen = traces(context);
    const page = await context.newPage();
    await page.goto(`${explorer.origin}/differential`);
    await settled(page);
    await page.locator('#finding').fill('HP:0001945');
    await page.keyboard.press('Enter');
    await page.locator('.case-findings tr[data-row]').waitFor();
    await page.getByRole('button', { name: 'Paste text' }).click();
    await page.getByRole('textbox', { name: 'Text' }).fill(note);
    await page.keyboard.press('Control+Enter');
    await page.locator('[data-proposal]').first().waitFor();
    await page.keyboard.press('Control+Enter');
    await settled(page);
    await rowsOf(page).first().locator('.fit-score').click();
    await rowsOf(page).nth(0).locator('.compare-toggle').click();
    await rowsOf(page).nth(1).locator('.compare-toggle').click();
    await page.getByRole('tab', { name: /^Compare/ }).click();
    await page.locator('.compare-table').waitFor();
    await page.reload();
    await page.locator('.compare-table').waitFor();
    await settled(page);
    const kept = await stored(page);
    await page.getByRole('link', { name: 'Search', exact: true }).click();
    await settled(page);
    expect(seen.filter((line) => secrets.test(line))).toEqual([]);
    expect(seen.filter((line) => line.includes('GET /graphql') || line === 'a question was sent by GET')).toEqual([]);
    expect(kept).not.toMatch(secrets);
    expect(explorer.log()).not.toMatch(secrets);
    await context.close();
  });

  it('X9 keeps a case out of the address and the history where links come from Share only', async () => {
    const page = await explorer.page('/differential');
    await page.getByRole('button', { name: 'Settings' }).click();
    await page.getByRole('checkbox', { name: /Keep cases out of addresses/ }).check();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Infant with febrile seizures' }).click();
    await rowsOf(page).first().waitFor();
    await settled(page);
    expect(page.url()).toBe(`${explorer.origin}/differential`);
    await page.getByRole('link', { name: 'Search', exact: true }).click();
    await settled(page);
    await page.goBack();
    await rowsOf(page).first().waitFor();
    expect(page.url()).toBe(`${explorer.origin}/differential`);
    await page.getByRole('button', { name: 'Share' }).click();
    expect(await page.getByRole('region', { name: 'Link' }).innerText()).toContain('#c1.+2373');
    await page.context().close();
  });

  it('skips to main without losing the case', async () => {
    const page = await explorer.page('/differential#c1.+1945,+25258');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('main');
    expect(new URL(page.url()).hash).toBe('#c1.+1945,+25258');
    await page.context().close();
  });

  it('J2 goes by keys alone from pasted text over questions and a flip to print', async () => {
    const page = await explorer.page('/differential');
    await page.evaluate(() => { window.print = () => { document.documentElement.dataset['printed'] = 'yes'; }; });
    await page.locator('main').focus();
    await tabTo(page, page.getByRole('button', { name: 'Paste text' }));
    await page.keyboard.press('Enter');
    await page.keyboard.type('Fever and stiff neck, photophobia. No seizures.');
    await page.keyboard.press('Control+Enter');
    await page.locator('[data-proposal]').first().waitFor();
    await page.keyboard.press('Control+Enter');
    await rowsOf(page).first().waitFor();
    await settled(page);
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('finding');
    await page.keyboard.press('Tab');
    await page.keyboard.press('n');
    for (let count = 0; count < 3; count += 1) {
      const before = await page.locator('.case-findings tr[data-row]').count();
      await page.keyboard.press('u');
      await page.waitForFunction((rows) => document.querySelectorAll('.case-findings tr[data-row]').length > rows && document.querySelector('.questions')?.getAttribute('aria-busy') === 'false', before);
    }
    await tabTo(page, rowsOf(page).first().locator('[data-column="0"]'));
    await page.keyboard.press('f');
    await page.locator('.flips li').first().waitFor();
    const first = await rowsOf(page).first().locator('.diagnosis-name').innerText();
    await tabTo(page, page.locator('.flips li').first().getByRole('button', { name: 'Apply' }));
    await page.keyboard.press('Enter');
    await page.waitForFunction((before) => document.querySelector('.renewing') === null && document.querySelector('.ranked .diagnosis-name')?.textContent !== before, first);
    await settled(page);
    await tabTo(page, page.getByRole('button', { name: 'Print' }), 'Shift+Tab');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.documentElement.dataset['printed'])).toBe('yes');
    await page.context().close();
  });
});
