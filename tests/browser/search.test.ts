import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { expect, inject, it } from 'vitest';
import { describeExplorer, settled } from './explorer.ts';

const frozen = readFileSync(path.resolve(import.meta.dirname, '..', 'search', 'frozen-queries.tsv'), 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => {
    const [query = '', expected = '', systems = ''] = line.split('\t');
    return { query, expected, systems };
  });
/** Every sixth query keeps the whole set's mixture of kinds at a sixth of its time; the server's own test asks them all. */
const sample = frozen.filter((_, index) => index % 6 === 0);

const rowsOf = (page: Page) => page.getByRole('grid', { name: 'Results' }).locator('tr[data-row]');
const idsOf = (page: Page): Promise<string[]> =>
  rowsOf(page).locator('.cell-term a').evaluateAll((links) =>
    links.map((link) => (link.getAttribute('href') ?? '').replace('/concept/', '').split('/').map(decodeURIComponent).join(':')),
  );
const countOf = async (page: Page): Promise<number> => Number((await page.locator('.result-count').innerText()).replace(/\D/g, ''));

async function namesOf(page: Page, ids: readonly string[]): Promise<Map<string, string>> {
  const body = await page.evaluate(async (asked) => {
    const query = 'query Names($ids: [ID!]!) { concepts(ids: $ids) { id code label terms { text } } }';
    const response = await fetch('/graphql', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query, variables: { ids: asked } }) });
    return (await response.json()) as { data: { concepts: { id: string; code: string; label: string; terms: { text: string }[] }[] } };
  }, ids);
  return new Map(body.data.concepts.map(({ id, code, label, terms }) => [id, [id, code, label, ...terms.map(({ text }) => text)].join('\n')]));
}

describeExplorer('Search', inject('seedDataDir'), (explorer) => {
  it('S1 states why each hit matched, and the quoted text occurs in the concept', async () => {
    const page = await explorer.page('/');
    for (const query of ['heart attack', 'pneumonia bact', 'E119', 'diabtes', 'htn', 'fever']) {
      await page.goto(`${explorer.origin}/?q=${encodeURIComponent(query)}`);
      await settled(page);
      const ids = await idsOf(page);
      expect({ query, hits: ids.length > 0 }).toEqual({ query, hits: true });
      const names = await namesOf(page, ids);
      const matched = await rowsOf(page).evaluateAll((rows) =>
        rows.map((row) => [...row.querySelectorAll('.match')].map((match) => ({ words: match.querySelector('.quiet')?.textContent ?? '', quoted: match.querySelector('bdi')?.textContent ?? '' }))),
      );
      matched.forEach((matches, index) => {
        const id = ids[index] ?? '';
        expect({ id, reasons: matches.length > 0 && matches.every(({ words }) => words !== '') }).toEqual({ id, reasons: true });
        for (const { quoted } of matches) expect(names.get(id)).toContain(quoted);
      });
    }
    await page.context().close();
  });

  it('S2 ends with the rows of the last letters typed, whatever order the answers come in', async () => {
    const context = await explorer.profile();
    const page = await context.newPage();
    const delays = [900, 80, 600, 20, 400, 10, 700, 50, 300, 5, 500, 30];
    let asked = 0;
    await page.route('**/graphql', async (route) => {
      if ((route.request().postDataJSON() as { operationName: string }).operationName === 'Suggest') {
        const delay = delays[asked++ % delays.length] ?? 0;
        await new Promise((resolve) => { setTimeout(resolve, delay); });
      }
      await route.continue().catch(() => undefined);
    });
    await page.goto(explorer.origin);
    await settled(page);
    const field = page.getByRole('combobox', { name: 'Search the concepts by name or code' });
    await field.focus();
    await page.keyboard.type('appendicitis', { delay: 30 });
    expect(await field.inputValue()).toBe('appendicitis');
    await page.waitForTimeout(1_500);
    expect(await field.inputValue()).toBe('appendicitis');
    const suggested = await page.getByRole('option').allInnerTexts();
    expect(suggested.length).toBeGreaterThan(4);
    for (const text of suggested) expect(text.toLowerCase()).toContain('appendicitis');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Search: appendicitis' }).waitFor();
    await settled(page);
    expect(new URL(page.url()).search).toBe('?q=appendicitis');
    for (const text of await rowsOf(page).allInnerTexts()) expect(text.toLowerCase()).toContain('appendicitis');
    await context.close();
  });

  it.each([
    ['E11.9', '/concept/ICD10CM/E11.9', 'Control+K'],
    ['HP:0001250', '/concept/HP/0001250', 'Control+K'],
    ['i2510', '/concept/ICD10CM/I25.10', 'Control+K'],
    ['44054006', '/concept/SNOMEDCT/44054006', ''],
    ['A10BA02', '/concept/ATC/A10BA02', ''],
  ])('S4 opens %s, pasted, with Enter', async (code, address, key) => {
    const page = await explorer.page('/');
    if (key === '') await page.getByRole('combobox', { name: 'Search the concepts by name or code' }).focus();
    else await page.keyboard.press(key);
    await page.keyboard.insertText(code);
    await page.keyboard.press('Enter');
    await page.waitForURL(`**${address}`);
    await settled(page);
    // The view comes after the address: its heading takes the focus when it is there.
    await page.waitForFunction(() => document.activeElement?.tagName === 'H1');
    expect(new URL(page.url()).pathname).toBe(address);
    await page.context().close();
  });

  it('S5 counts in each facet what that filter leaves, alone and together', async () => {
    const page = await explorer.page('/?q=pneumonia');
    const facets = (group: string) =>
      page.getByRole('group', { name: group }).locator('[data-facet]').evaluateAll((labels) =>
        labels.map((label) => ({ value: label.getAttribute('data-facet') ?? '', count: Number((label.querySelector('.facet-count')?.textContent ?? '').replace(/\D/g, '')) })),
      );
    for (const group of ['System', 'Kind'] as const) {
      for (const { value, count } of await facets(group)) {
        const box = page.locator(`[data-facet="${value}"] input`);
        await box.check();
        await settled(page);
        expect({ value, left: await countOf(page) }).toEqual({ value, left: count });
        await page.locator(`[data-facet="${value}"] input`).uncheck();
        await settled(page);
      }
    }
    await page.goto(`${explorer.origin}/?q=pneumonia&sys=ICD10CM`);
    await settled(page);
    for (const { value, count } of await facets('Kind')) {
      await page.goto(`${explorer.origin}/?q=pneumonia&sys=ICD10CM&type=${value.toLowerCase()}`);
      await settled(page);
      expect({ value, left: await countOf(page) }).toEqual({ value, left: count });
    }
    await page.context().close();
  });

  it('S6 shows the expected concept of a frozen query among the first three rows', async () => {
    const page = await explorer.page('/');
    const missed: string[] = [];
    for (const { query, expected, systems } of sample) {
      await page.goto(`${explorer.origin}/?q=${encodeURIComponent(query)}${systems ? `&sys=${systems}` : ''}`);
      await settled(page);
      if (!(await idsOf(page)).slice(0, 3).some((id) => expected.split(/[,|]/).includes(id))) missed.push(`${query} (${expected})`);
    }
    expect(missed).toEqual([]);
    await page.context().close();
  });

  it('X4 takes a search, its filters and a concept by keys alone, and Back finds the row', async () => {
    const page = await explorer.page('/');
    await page.keyboard.press('/');
    await page.keyboard.type('pneumonia');
    await page.keyboard.press('Enter');
    await page.getByRole('grid', { name: 'Results' }).waitFor();
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('INPUT');
    await page.keyboard.press('F6');
    for (let tries = 0; tries < 60 && !(await page.evaluate(() => document.activeElement?.getAttribute('role') === 'gridcell')); tries += 1) {
      await page.keyboard.press('Tab');
      expect(await page.evaluate(() => document.activeElement !== document.body)).toBe(true);
    }
    await page.keyboard.press('f');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('type'))).toBe('checkbox');
    await page.keyboard.press('Space');
    await page.waitForURL(/sys=/);
    await settled(page);
    expect(await page.evaluate(() => document.activeElement?.getAttribute('type'))).toBe('checkbox');
    await rowsOf(page).first().locator('td').first().focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    const third = (await idsOf(page))[2];
    await page.keyboard.press('Enter');
    await page.waitForURL('**/concept/**');
    await settled(page);
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
    await page.goBack();
    await settled(page);
    expect(await page.evaluate(() => document.activeElement?.closest('tr')?.querySelector('a')?.getAttribute('href'))).toBe(`/concept/${(third ?? '').replace(':', '/')}`);
    await page.context().close();
  });

  it('names the filter that hides the results and removes it by one key', async () => {
    const page = await explorer.page('/?q=appendectomy&sys=HP');
    const sentence = await page.locator('.no-hits').innerText();
    expect(sentence).toContain('in HPO');
    await page.keyboard.press('Alt+R');
    await page.waitForURL((url) => !url.search.includes('sys='));
    await settled(page);
    expect(await rowsOf(page).count()).toBeGreaterThan(0);
    await page.context().close();
  });
});
