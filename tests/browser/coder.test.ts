import { readFileSync } from 'node:fs';
import type { Page, Route } from 'playwright-core';
import { expect, inject, it } from 'vitest';
import { safetyWording } from '../../web/src/components/safetyWording.ts';
import { axe, clean } from './axe.ts';
import { describeExplorer, settled } from './explorer.ts';

const note = '34F, 2 d of fever 🤒 and severe headache. No seizures. Mother had migraine.\nHx of asthma. Possible bacterial meningitis; très fatiguée.';

interface Mention {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly assertion: string;
}

/** Codes the note in a page, and gives what was sent and what came back. */
async function code(page: Page, text: string): Promise<{ sent: string; mentions: readonly Mention[] }> {
  await page.getByLabel('Clinical note').fill(text);
  const answered = page.waitForResponse((response) => response.url().endsWith('/graphql') && (response.request().postDataJSON() as { operationName: string }).operationName === 'CodeNote');
  await page.keyboard.press('Control+Enter');
  const response = await answered;
  await page.getByRole('region', { name: 'Coded note' }).waitFor();
  await settled(page);
  const { variables } = response.request().postDataJSON() as { variables: { text: string } };
  const { data } = (await response.json()) as { data: { linkMentions: Mention[] } };
  return { sent: variables.text, mentions: data.linkMentions };
}
const marksOf = (page: Page) =>
  page.locator('.note-text [data-span]').evaluateAll((marks) => marks.map((mark) => ({ text: mark.textContent, name: mark.getAttribute('aria-label') ?? '', assertion: mark.getAttribute('data-assertion') ?? '' })));
const activeName = (page: Page): Promise<string> => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '');
const operationOf = (route: Route): string => (route.request().postDataJSON() as { operationName: string }).operationName;

describeExplorer('Text coder', inject('seedDataDir'), (explorer) => {
  it('T1 highlights exactly the characters between the offsets, with emoji, accents and CRLF', async () => {
    const page = await explorer.page('/code');
    for (const text of [note, '🤒👩🏽‍⚕️ fever\r\n\r\nNo rash — naïve café, e\u0301pilepsy.\tAsthma\r\nheadache 😀😀 nausea']) {
      const { sent, mentions } = await code(page, text);
      expect(mentions.length).toBeGreaterThan(1);
      expect((await marksOf(page)).map((mark) => mark.text)).toEqual(mentions.map(({ start, end }) => sent.slice(start, end)));
      expect(mentions.map((mention) => mention.text)).toEqual(mentions.map(({ start, end }) => sent.slice(start, end)));
      expect(await page.locator('.note-text').evaluate((text_) => text_.textContent)).toBe(sent);
    }
    await page.context().close();
  });

  it('T1 has offsets of the text as sent where a program sends CRLF', async () => {
    const page = await explorer.page('/code');
    const text = '😀\r\nNo fever.\r\nÉpilepsie, asthma\r\n';
    const mentions = await page.evaluate(async (sent) => {
      const response = await fetch('/graphql', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query: 'query ($text: String!) { linkMentions(text: $text, to: ["HP"]) { start end text assertion } }', variables: { text: sent } }) });
      return ((await response.json()) as { data: { linkMentions: Mention[] } }).data.linkMentions;
    }, text);
    expect(mentions.map(({ start, end }) => text.slice(start, end))).toEqual(mentions.map((mention) => mention.text));
    expect(mentions.map((mention) => mention.text)).toEqual(['fever', 'asthma']);
    await page.context().close();
  });

  it('T2 reaches and names spans that overlap', async () => {
    const context = await explorer.profile();
    const page = await context.newPage();
    const text = 'acute left otitis media with effusion';
    const over = (start: number, end: number) => ({ start, end, text: text.slice(start, end), assertion: 'PRESENT', cue: null, candidates: [] });
    await page.route('**/graphql', (route) => (operationOf(route) === 'CodeNote' ? route.fulfill({ json: { data: { linkMentions: [over(0, 23), over(11, 17), over(11, 37)] } } }) : route.continue()));
    await page.goto(`${explorer.origin}/code`);
    await settled(page);
    await code(page, text);
    await page.locator('.note-text [tabindex="0"]').focus();
    const reached = [await activeName(page)];
    for (let step = 0; step < 2; step += 1) {
      await page.keyboard.press(']');
      reached.push(await activeName(page));
    }
    expect(reached).toEqual(['acute left otitis media, present, no code', 'otitis, present, no code, within acute left otitis media and otitis media with effusion', 'otitis media with effusion, present, no code']);
    expect(await page.locator('.note-text').evaluate((element) => element.textContent)).toBe(text);
    await context.close();
  });

  it('T3 never lists an absent, historical or family span as present', async () => {
    const page = await explorer.page('/code?min=0');
    const { mentions } = await code(page, note);
    const kinds = new Set(mentions.map(({ assertion }) => assertion));
    expect([...kinds]).toEqual(expect.arrayContaining(['PRESENT', 'ABSENT', 'FAMILY', 'HISTORICAL', 'POSSIBLE']));
    const rows = await page.locator('.codes tr[data-row]').evaluateAll((found) => found.map((row) => ({ assertion: row.querySelector('.assertion')?.getAttribute('data-assertion') ?? '', quotes: [...row.querySelectorAll('.quote')].map((quote) => quote.textContent.slice(1, -1)) })));
    for (const { text, assertion } of mentions) {
      const own = rows.filter(({ quotes }) => quotes.includes(text));
      expect({ text, listed: [...new Set(own.map((row) => row.assertion))] }).toEqual({ text, listed: own.length > 0 ? [assertion] : [] });
    }
    expect(rows.length).toBeGreaterThan(3);
    await page.context().close();
  });

  it('T4 asks nothing when it is left, and keeps nothing of the text: not in addresses, storage, history or after Back', async () => {
    const context = await explorer.profile();
    const page = await context.newPage();
    const requested: string[] = [];
    page.on('request', (request) => requested.push(`${request.method()} ${request.url()} ${request.headers()['referer'] ?? ''}`));
    let asked = false;
    page.on('dialog', (dialog) => { asked = true; void dialog.accept(); });
    await page.goto(`${explorer.origin}/code`);
    await settled(page);
    await code(page, note);
    const stored = () => page.evaluate(async () => JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage), history.state, document.cookie, await indexedDB.databases(), location.href, await caches.keys()]));
    expect(await stored()).not.toMatch(/fever|headache/i);
    await page.getByRole('link', { name: 'Medical Knowledge Graph' }).click();
    await page.getByRole('heading', { level: 1, name: 'Search' }).waitFor();
    await page.goBack();
    await settled(page);
    expect(await page.getByLabel('Clinical note').inputValue()).toBe('');
    expect(await page.locator('body').innerText()).not.toMatch(/headache/);
    await page.reload();
    await settled(page);
    expect(await page.getByLabel('Clinical note').inputValue()).toBe('');
    expect(await stored()).not.toMatch(/fever|headache/i);
    expect(requested.filter((line) => /fever|headache/i.test(decodeURIComponent(line)))).toEqual([]);
    expect(requested.filter((line) => line.includes('/graphql')).every((line) => line.startsWith('POST'))).toBe(true);
    expect(asked).toBe(false);
    await context.close();
  });

  it('T5 codes the note again without a piece of evidence and shows the changed score', async () => {
    const page = await explorer.page('/code');
    await code(page, 'Asthma. Fever and fever.');
    const remove = async (name: RegExp, key: string): Promise<string> => {
      await page.locator('.note-text [role=button]').filter({ hasText: name }).first().focus();
      await page.keyboard.press('Delete');
      const row = page.locator(`[data-change^="${key}"]`);
      await row.waitFor();
      return row.innerText();
    };
    expect(await remove(/Asthma/, 'HP:0002099')).toMatch(/\d+\s%\s+falls/);
    expect(await remove(/Fever/, 'HP:0001945')).toMatch(/(\d+)\s%\s+\1\s%, stands by other evidence/);
    await page.context().close();
  });

  it('Y6 offers no level that the answer does not bear out, and names what is missing', async () => {
    const page = await explorer.page('/code?tab=phrase&to=ATC');
    for (const phrase of ['timolol', 'hydrocortisone', 'metformin', 'insulin']) {
      await page.getByLabel('Phrase to map').fill(phrase);
      const answered = page.waitForResponse((response) => response.url().endsWith('/graphql') && (response.request().postDataJSON() as { operationName: string }).operationName === 'CodePhrase');
      await page.keyboard.press('Control+Enter');
      const { data } = (await (await answered).json()) as { data: { mapPhrase: { levels: { concept: { id: string }; confidence: number }[]; abstained: { missing: string[]; reason: string } | null } } };
      await page.getByRole('heading', { name: new RegExp(phrase) }).waitFor();
      await settled(page);
      const { levels, abstained } = data.mapPhrase;
      const drawn = await page.locator('[data-level] .level-name a').evaluateAll((links) => links.map((link) => link.getAttribute('href')));
      expect({ phrase, drawn }).toEqual({ phrase, drawn: levels.map(({ concept }) => `/concept/${concept.id.replace(':', '/')}`) });
      expect(levels.every(({ confidence }) => confidence >= 0.8)).toBe(true);
      const end = await page.locator('[data-level-end]').innerText();
      if (abstained) expect(end).toContain(abstained.reason);
      if (abstained?.missing.includes('ROUTE')) expect(end).toContain('Missing: route');
    }
    await page.getByLabel('Phrase to map').fill('timolol');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('button', { name: 'ophthalmic' }).click();
    await page.locator('[data-level="5"]').waitFor();
    expect(await page.locator('[data-level="5"] .level-name').innerText()).toContain('S01ED01');
    await page.context().close();
  });

  it('does a whole note by keyboard alone, with the focus always to be seen', async () => {
    const page = await explorer.page('/code');
    const visible = (): Promise<boolean> => page.evaluate(() => {
      const active = document.activeElement;
      if (!active || active === document.body) return false;
      const { width, height, bottom, top } = active.getBoundingClientRect();
      return (width > 0 || height > 0) && bottom > 0 && top < innerHeight;
    });
    for (let tab = 0; tab < 40 && !(await page.evaluate(() => document.activeElement?.matches('textarea'))); tab += 1) await page.keyboard.press('Tab');
    await page.keyboard.insertText(note);
    await page.keyboard.press('Control+Enter');
    await page.getByRole('region', { name: 'Coded note' }).waitFor();
    await settled(page);
    expect(await page.evaluate(() => document.activeElement?.matches('textarea'))).toBe(true);
    for (let tab = 0; tab < 20 && !(await page.evaluate(() => document.activeElement?.matches('.note-text [role=button]'))); tab += 1) await page.keyboard.press('Tab');
    expect(await activeName(page)).toMatch(/^fever, present/);
    await page.keyboard.press(']');
    await page.keyboard.press('a');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.activeElement?.id === 'span-panel');
    expect(await visible()).toBe(true);
    for (let tab = 0; tab < 10 && !(await page.evaluate(() => document.activeElement?.matches('[role=gridcell]'))); tab += 1) await page.keyboard.press('Tab');
    await page.keyboard.press('End');
    expect(await visible()).toBe(true);
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => document.activeElement?.matches('.note-text [role=button]') === true);
    await page.keyboard.press('o');
    await page.waitForFunction(() => document.activeElement?.matches('.codes [role=gridcell]') === true);
    expect(await page.locator('.codes tr[data-row]:focus-within').innerText()).toContain('Accepted');
    await page.keyboard.press('2');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'Why this confidence' }).waitFor();
    await page.keyboard.press('Escape');
    expect(await visible()).toBe(true);
    await page.context().close();
  });

  it('gives the banner first, and no more of the note than its quotes, in an export', async () => {
    const page = await explorer.page('/code');
    await code(page, note);
    for (const format of ['CSV for spreadsheets', 'JSON']) {
      await page.getByRole('button', { name: 'Export' }).click();
      const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('menuitem', { name: format }).click()]);
      const text = readFileSync(await download.path(), 'utf8');
      expect(text).toContain(safetyWording.banner);
      expect(text).toContain('headache');
      expect(text).not.toContain('34F');
    }
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.print-line').innerText()).toContain(safetyWording.banner);
    await page.context().close();
  });

  it('shows hostile text as text', async () => {
    const page = await explorer.page('/code');
    const hostile = '<img src=x onerror="document.title=1"> fever \u202eezam\u0007 headache';
    await code(page, hostile);
    expect(await page.locator('img').count()).toBe(0);
    expect(await page.locator('.note-text').evaluate((element) => element.textContent)).toContain('‹U+202E›ezam‹U+0007›');
    await page.context().close();
    expect(explorer.faults).toEqual([]);
  });

  const themes = [
    { name: 'light', options: { colorScheme: 'light' } },
    { name: 'dark', options: { colorScheme: 'dark' } },
    { name: '320 px', options: { colorScheme: 'light', viewport: { width: 320, height: 640 } } },
  ] as const;
  it.each(themes)('X1, X6 has no finding of axe and no sideways scrolling with answers on it, at $name', async ({ options }) => {
    const page = await explorer.page('/code', options);
    const check = async (what: string): Promise<void> => {
      await settled(page);
      expect({ what, ...(await axe(page)) }).toEqual({ what, ...clean });
      const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      expect({ what, over: Math.max(0, over) }).toEqual({ what, over: 0 });
    };
    await code(page, note);
    await check('note');
    await page.locator('.note-text [role=button]').first().click();
    await page.getByRole('button', { name: 'Remove this evidence' }).click();
    await page.locator('.without').waitFor();
    await check('span');
    await page.getByLabel('Clinical note').fill(note.replace('fever', 'fevers'));
    await check('edited');
    await page.locator('.codes .score').first().click();
    await check('why');
    await page.keyboard.press('Escape');
    await page.goto(`${explorer.origin}/code?tab=phrase&to=ATC`);
    for (const phrase of ['timolol', 'metformin']) {
      await page.getByLabel('Phrase to map').fill(phrase);
      await page.keyboard.press('Control+Enter');
      await page.getByRole('heading', { name: new RegExp(phrase) }).waitFor();
      await check(phrase);
    }
    await page.getByRole('button', { name: 'Show the other codes of level 2' }).click();
    await page.locator('.siblings').waitFor();
    await check('siblings');
    await page.goto(`${explorer.origin}/code?tab=drug`);
    await page.getByLabel('Medicine as prescribed').fill('timolol 0.5%');
    await page.keyboard.press('Control+Enter');
    await page.locator('[data-level-end]').waitFor();
    await check('medicine');
    await page.context().close();
  });

  it('X5, X1 says what failed or was refused, keeps the text, and answers after Retry', async () => {
    const tabs = [
      { at: '/code', label: 'Clinical note', operation: 'CodeNote' },
      { at: '/code?tab=phrase', label: 'Phrase to map', operation: 'CodePhrase' },
      { at: '/code?tab=drug', label: 'Medicine as prescribed', operation: 'CodeDrug' },
    ];
    for (const { at, label, operation } of tabs) {
      const page = await explorer.page(at);
      for (const errorCode of ['INTERNAL_SERVER_ERROR', 'LIMIT_EXCEEDED']) {
        await page.route('**/graphql', (route) =>
          operationOf(route) === operation ? route.fulfill({ json: { errors: [{ message: 'A fault.', extensions: { code: errorCode, requestId: 'request-7' } }] } }) : route.continue(),
        );
        await page.getByLabel(label, { exact: true }).fill(`metformin ${errorCode.slice(0, 1)}`);
        await page.keyboard.press('Control+Enter');
        const trouble = page.locator('.trouble').first();
        await trouble.waitFor();
        expect(await trouble.innerText()).toContain('request-7');
        expect({ at, errorCode, ...(await axe(page)) }).toEqual({ at, errorCode, ...clean });
        await page.unroute('**/graphql');
        await trouble.getByRole('button', { name: 'Retry' }).click();
        await trouble.waitFor({ state: 'detached' });
        expect(await page.getByLabel(label, { exact: true }).inputValue()).toContain('metformin');
      }
      await page.context().close();
    }
    explorer.faults.length = 0;
  });
});
