import type { BrowserContext, Page, Route } from 'playwright-core';
import { beforeAll, expect, inject, it } from 'vitest';
import { axe, clean, rulesOfColour } from './axe.ts';
import { describeExplorer, settled } from './explorer.ts';
import { places } from './places.ts';

const operationOf = (route: Route): string => (route.request().postDataJSON() as { operationName: string }).operationName;
/** The text and the focus, without what tells the time. */
const shown = (page: Page): Promise<{ readonly text: string; readonly focus: string }> =>
  page.evaluate(() => {
    const copy = document.body.cloneNode(true) as HTMLElement;
    for (const volatile of copy.querySelectorAll('[data-volatile]')) volatile.remove();
    const { activeElement } = document;
    return { text: copy.innerText, focus: `${activeElement?.tagName ?? ''} ${activeElement?.id ?? ''} ${activeElement?.textContent ?? ''}`.slice(0, 80) };
  });
/** Pixels that a page is wider than its window. */
const over = (page: Page): Promise<number> => page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth));

async function expectPrinted(page: Page): Promise<void> {
  await page.emulateMedia({ media: 'print' });
  const line = page.locator('.print-line');
  expect(await line.isVisible()).toBe(true);
  // Fixed in print means on every page.
  expect(await line.evaluate((element) => getComputedStyle(element).position)).toBe('fixed');
  expect(await line.innerText()).toMatch(/release .+ of \d+ \w+ \d{4}/);
  const counted = await page.evaluate(() =>
    [...document.styleSheets].some((sheet) => [...sheet.cssRules].some((rule) => rule instanceof CSSPageRule && rule.cssText.includes('counter(page)'))),
  );
  expect(counted).toBe(true);
  expect((await page.pdf()).byteLength).toBeGreaterThan(1_000);
  await page.emulateMedia({ media: null });
}

/** Makes the words of a page 40 % longer and accented; answers what does not hold them. */
const cutByLongerWords = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const accents: Record<string, string> = { a: 'å', e: 'é', i: 'ï', o: 'ö', u: 'ü', A: 'Å', E: 'É', O: 'Ö' };
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = node.nodeValue ?? '';
      if (text.trim() === '' || node.parentElement?.closest('code, script, option')) continue;
      const longer = text.replace(/[aeiouAEO]/g, (letter) => accents[letter] ?? letter);
      // Longer words and more of them, as in German: one word of any length would be no test of a page.
      node.nodeValue = longer.replace(/\p{L}{5,}/gu, (word) => word + 'ẍ'.repeat(Math.ceil(word.length * 0.4)));
    }
    return [...document.querySelectorAll('button, a, label, h1, h2, td, dd, p')]
      .filter((element) => !element.closest('.visually-hidden, .skip'))
      .filter((element) => element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).display !== 'inline')
      .map((element) => `${element.tagName} ${element.textContent.slice(0, 60)}`);
  });

describeExplorer('every view', inject('seedDataDir'), (explorer) => {
  /** A profile that has seen other pages. */
  let used: BrowserContext;
  beforeAll(async () => { used = await explorer.profile(); });

  // A load costs more than any look at what was loaded, so that one serves all.
  it.each(places)('X1, X2, X3, X6, X7, X8 holds at $address', async ({ address }) => {
    const page = await used.newPage();
    await page.goto(explorer.origin + address);
    await settled(page);
    const first = await shown(page);
    await page.reload();
    await settled(page);
    expect(await shown(page)).toEqual(first);
    const fresh = await explorer.page(address);
    expect(await shown(fresh)).toEqual(first);
    await fresh.context().close();

    expect(await axe(page)).toEqual(clean);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await axe(page, rulesOfColour)).toEqual(clean);
    await page.emulateMedia({ colorScheme: 'light' });
    await expectPrinted(page);

    await page.setViewportSize({ width: 320, height: 640 });
    expect({ over: await over(page), ...(await axe(page)) }).toEqual({ over: 0, ...clean });
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.evaluate(() => { document.documentElement.style.fontSize = '200%'; });
    expect(await over(page)).toBe(0);
    await page.evaluate(() => { document.documentElement.style.fontSize = ''; });
    await page.setViewportSize({ width: 1024, height: 768 });
    expect({ cut: await cutByLongerWords(page), over: await over(page) }).toEqual({ cut: [], over: 0 });
    await page.close();
    expect(explorer.faults).toEqual([]);
  });

  it('X1 has no finding of axe with each sheet, drawer, list and menu open', async () => {
    const page = await explorer.page('/concept/OMIM/154700?tab=evidence');
    const opened: [string, () => Promise<void>][] = [
      ['keys', () => page.keyboard.press('?')],
      ['settings', () => page.getByRole('button', { name: 'Settings' }).click()],
      ['release', () => page.getByRole('button', { name: /^Release/ }).click()],
      ['query', () => page.getByRole('button', { name: 'Query' }).click()],
      ['export', () => page.getByRole('button', { name: 'Export' }).click()],
      ['suggestions', async () => {
        await page.keyboard.press('Control+K');
        await page.keyboard.type('heart');
        await page.getByRole('listbox').waitFor();
        await page.keyboard.press('ArrowDown');
      }],
      ['why', async () => {
        await page.getByRole('gridcell', { name: 'Why' }).first().getByRole('button').click();
        await page.getByRole('heading', { name: 'Citations' }).waitFor();
      }],
    ];
    for (const [what, open] of opened) {
      await open();
      await settled(page);
      expect({ what, ...(await axe(page)) }).toEqual({ what, ...clean });
      await page.keyboard.press('Escape');
      if (what === 'suggestions') await page.keyboard.press('Escape');
      await page.locator('main').focus();
    }
    await page.context().close();
  });

  it('X1 has no finding of axe while waiting, failed, refused and offline', async () => {
    const answers: [string, (route: Route) => Promise<void>][] = [
      ['waiting', () => new Promise(() => undefined)],
      ['failed', (route) => route.fulfill({ status: 200, json: { errors: [{ message: 'A fault.', extensions: { code: 'INTERNAL_SERVER_ERROR', requestId: 'r-1' } }] } })],
      ['refused', (route) => route.fulfill({ status: 200, json: { errors: [{ message: 'At most 5.', extensions: { code: 'LIMIT_EXCEEDED', requestId: 'r-2' } }] } })],
      ['offline', (route) => route.abort()],
    ];
    for (const [state, answer] of answers) {
      const context = await explorer.profile();
      const page = await context.newPage();
      await page.route('**/graphql', (route) => (operationOf(route) === 'Shell' ? route.continue() : answer(route)));
      for (const address of ['/?q=fever', '/concept/ICD10CM/E11.9', '/differential#c1.+1166,+1083']) {
        await page.goto(explorer.origin + address);
        await page.locator(state === 'waiting' ? '.skeleton' : '.trouble').first().waitFor();
        expect({ state, address, ...(await axe(page)) }).toEqual({ state, address, ...clean });
      }
      await context.close();
    }
    explorer.faults.length = 0;
  });

  it('X3 keeps a strict content policy', async () => {
    const policy = (await fetch(explorer.origin)).headers.get('content-security-policy') ?? '';
    expect(policy).toMatch(/default-src '(none|self)'/);
    expect(policy).not.toMatch(/unsafe-/);
  });

  it('X3 shows hostile labels as text', async () => {
    const hostile = '<img src=x onerror="document.title=1">\u202egnp.exe\u0007';
    const context = await explorer.profile();
    const page = await context.newPage();
    await page.route('**/graphql', async (route) => {
      const response = await route.fetch();
      const body = await response.text();
      await route.fulfill({ response, body: body.replace(/"label":"[^"]*"/g, `"label":${JSON.stringify(hostile)}`) });
    });
    for (const { address } of places) {
      await page.goto(explorer.origin + address);
      await settled(page);
      expect(await page.locator('img').count()).toBe(0);
      const text = await page.evaluate(() => document.body.textContent);
      expect(text).not.toMatch(/[\u202e\u0007]/);
    }
    await page.goto(`${explorer.origin}/?q=diabetes+mellitus`);
    await settled(page);
    expect(await page.locator('td bdi', { hasText: '<img src=x' }).first().textContent()).toContain('‹U+202E›gnp.exe');
    await context.close();
    expect(explorer.faults).toEqual([]);
  });

  it('X5 says what failed when any one operation fails, and keeps the rest', async () => {
    const broke = new Set<string>();
    const page = await used.newPage();
    const seen = new Set<string>();
    page.on('request', (request) => {
      if (request.url().endsWith('/graphql')) seen.add((request.postDataJSON() as { operationName: string }).operationName);
    });
    for (const { view, address } of places) {
      await page.goto('about:blank');
      seen.clear();
      await page.goto(explorer.origin + address);
      await settled(page);
      // Once in each view is enough: its addresses ask the same.
      for (const broken of [...seen].filter((name) => name !== 'QualifierNames' && !broke.has(`${view} ${name}`))) {
        broke.add(`${view} ${broken}`);
        await page.route('**/graphql', (route) =>
          operationOf(route) === broken
            ? route.fulfill({ status: 200, json: { errors: [{ message: 'A fault.', extensions: { code: 'INTERNAL_SERVER_ERROR', requestId: 'request-7' } }] } })
            : route.continue(),
        );
        // The same address with a part after its # would be no new load.
        await page.goto('about:blank');
        await page.goto(explorer.origin + address);
        const trouble = page.locator('.trouble').first();
        await trouble.waitFor();
        expect({ address, broken, text: await trouble.innerText() }).toMatchObject({ text: expect.stringContaining('request-7') as string });
        expect(await page.getByRole('heading', { level: 1 }).innerText()).not.toBe('');
        await page.unroute('**/graphql');
        await trouble.getByRole('button', { name: 'Retry' }).click();
        await trouble.waitFor({ state: 'detached' });
      }
    }
    await page.close();
    explorer.faults.length = 0;
  });
});
