import { readFile } from 'node:fs/promises';
import type { Route } from 'playwright-core';
import { expect, inject, it } from 'vitest';
import { safetyWording } from '../../web/src/components/safetyWording.ts';
import { describeExplorer, settled } from './explorer.ts';
import { addFinding, askedOfApi, asShown, rowsOf, shownRows } from './workspacePage.ts';

const tall = '+98,+1166,+1083,+2616,+2650,-1249';
const operationOf = (route: Route): string => (route.request().postDataJSON() as { operationName: string }).operationName;

describeExplorer('Differential', inject('seedDataDir'), (explorer) => {
  it('D1 shows for every row parts that sum to its total, as displayed', async () => {
    const page = await explorer.page(`/differential#c1.${tall};a17y;sm`);
    const rows = await rowsOf(page).count();
    expect(rows).toBe(20);
    for (let index = 0; index < rows; index += 1) {
      const row = rowsOf(page).nth(index);
      const fit = await row.locator('.fit-score').evaluate((button) => button.firstChild?.textContent ?? '');
      const name = await row.locator('.diagnosis-name').innerText();
      await row.locator('.fit-score').click();
      await page.locator('#ledger-title', { hasText: name }).waitFor();
      const shown = await page.locator('.ledger-table').evaluate((table) => {
        const value = (line: Element): number => Math.round(Number((line.querySelector('td.number')?.textContent ?? '').replace('−', '-')) * 100);
        const lines = [...table.querySelectorAll('tr[data-part]')].filter((line) => (line as HTMLElement).offsetParent !== null);
        return { sum: lines.reduce((sum, line) => sum + value(line), 0), total: table.querySelector('[data-total] td.number')?.textContent ?? '' };
      });
      expect({ name, total: shown.total, sum: shown.sum }).toEqual({ name, total: fit, sum: Math.round(Number(fit.replace('−', '-')) * 100) });
    }
    await page.context().close();
  });

  it('D2 tells absent from unknown in rank data, word and sign', async () => {
    const page = await explorer.page(`/differential#c1.${tall}`);
    const seen: Record<string, { rows: unknown; word: string; sign: string }> = {};
    for (const [key, sign] of [['a', '-'], ['u', '~'], ['p', '+']] as const) {
      await page.locator('.case-findings [data-row="2"] > [data-column="0"]').focus();
      await page.keyboard.press(key);
      await page.waitForURL((url) => url.hash.includes(`${sign}1083`));
      await settled(page);
      const rows = await shownRows(page);
      expect(rows).toEqual(asShown(await askedOfApi(page, tall.replace('+1083', `${sign}1083`))));
      const status = page.locator('.case-findings [data-row="2"] .print-only .status');
      seen[key] = { rows, word: (await status.textContent()) ?? '', sign: (await status.locator('path').getAttribute('d')) ?? '' };
    }
    const [absent, unknown, present] = [seen['a'], seen['u'], seen['p']];
    expect([absent?.word, unknown?.word, present?.word]).toEqual(['absent', 'unknown', 'present']);
    expect(new Set([absent?.sign, unknown?.sign, present?.sign]).size).toBe(3);
    expect(absent?.rows).not.toEqual(unknown?.rows);
    await page.context().close();
  });

  it('D3 reproduces order, numbers and panes from a link in a fresh profile, and the server logs no finding', async () => {
    const page = await explorer.page(`/differential#c1.${tall};a17y;sm`);
    await rowsOf(page).nth(1).locator('.compare-toggle').click();
    await rowsOf(page).nth(4).locator('.compare-toggle').click();
    await page.getByRole('tab', { name: /^Compare/ }).click();
    await page.locator('.compare-table').waitFor();
    await settled(page);
    const shown = { rows: await shownRows(page), pane: await page.locator('.pane-detail').innerText(), findings: await page.locator('.pane-case').innerText() };
    await page.getByRole('button', { name: 'Share' }).click();
    const link = await page.getByRole('region', { name: 'Link' }).innerText();
    expect(link).toContain('#c1.');
    await page.context().close();
    const fresh = await explorer.page(link.replace(explorer.origin, ''));
    await fresh.locator('.compare-table').waitFor();
    await settled(fresh);
    expect({ rows: await shownRows(fresh), pane: await fresh.locator('.pane-detail').innerText(), findings: await fresh.locator('.pane-case').innerText() }).toEqual(shown);
    expect(explorer.log()).not.toMatch(/HP:\d|Arachnodactyly|#c1|OMIM:/);
    await fresh.context().close();
  });

  it('D3 lists in words exactly what a link holds, and offers a file for a long case', async () => {
    const page = await explorer.page('/differential#c1.+1166@9y,-1249,~1250;a95y;sf;tg');
    await page.getByRole('button', { name: 'Share' }).click();
    expect(await page.locator('.share-lines li').allInnerTexts()).toEqual([
      'age: 90 years or more', 'sex: female', 'setting: genetics clinic', 'present: Arachnodactyly (HP:0001166), began at 9 years', 'absent: Intellectual disability (HP:0001249)', 'unknown: Seizure (HP:0001250)',
    ]);
    await page.keyboard.press('Escape');
    const long = Array.from({ length: 100 }, (_, index) => `+SNOMEDCT:9000000000000${String(index).padStart(3, '0')}`).join(',');
    await page.goto(`${explorer.origin}/differential#c1.${long}`);
    await settled(page);
    await page.getByRole('button', { name: 'Share' }).click();
    expect(await page.getByRole('region', { name: 'Link' }).count()).toBe(0);
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Save the case as a Phenopacket' }).click()]);
    expect(JSON.parse(await readFile(await file.path(), 'utf8'))).toMatchObject({ phenotypicFeatures: { length: 100 } });
    await page.context().close();
  });

  it('enters a finding of the common conditions by its words', async () => {
    const page = await explorer.page('/differential#c1.+1945');
    await page.getByRole('combobox', { name: 'Add a finding' }).fill('rebound tenderness');
    await page.getByRole('option', { name: /rebound tenderness/i }).first().click();
    await page.waitForURL(/MKG/);
    await settled(page);
    expect(await page.locator('.case-findings tr[data-row]').allInnerTexts()).toEqual([expect.stringMatching(/Fever/), expect.stringMatching(/Rebound tenderness/)]);
    await page.context().close();
  });

  it('D4 counts no proposal before it is confirmed', async () => {
    const page = await explorer.page('/differential#c1.+1945,+25258');
    const before = { rows: await shownRows(page), address: page.url() };
    let asked = 0;
    page.on('request', (request) => { if (request.url().endsWith('/graphql') && (request.postDataJSON() as { operationName: string }).operationName === 'Differential') asked += 1; });
    await page.getByRole('button', { name: 'Paste text' }).click();
    await page.getByRole('textbox', { name: 'Text' }).fill('Photophobia and vomiting, no seizures. Mother had migraine.');
    await page.keyboard.press('Control+Enter');
    await page.locator('[data-proposal]').first().waitFor();
    await settled(page);
    expect({ rows: await shownRows(page), address: page.url(), asked }).toEqual({ ...before, asked: 0 });
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.href !== before.address);
    await settled(page);
    expect(await page.locator('.case-findings tr[data-row]').count()).toBe(3);
    await page.keyboard.press('Control+Enter');
    await page.locator('.proposals').waitFor({ state: 'detached' });
    await settled(page);
    expect(new URL(page.url()).hash).toMatch(/-1250\b/);
    expect(new URL(page.url()).hash).toMatch(/~2076\b/);
    await page.context().close();
  });

  it('D5 gives equal scores one rank', async () => {
    const page = await explorer.page('/differential#c1.+1250,+1249');
    const rows = await shownRows(page);
    const tied = rows.filter(({ rank }) => rank.endsWith('='));
    expect(tied.length).toBeGreaterThanOrEqual(2);
    expect(rows).toEqual(asShown(await askedOfApi(page, '+1250,+1249')));
    for (const { rank, fit } of tied.filter((row) => row.rank === tied[0]?.rank)) expect({ rank, fit }).toEqual({ rank: tied[0]?.rank, fit: tied[0]?.fit });
    await page.context().close();
  });

  it('D6 puts the offered diagnosis first when a flip is applied, and undoes it', async () => {
    const page = await explorer.page(`/differential?pane=flips#c1.${tall}`);
    const before = await shownRows(page);
    const flip = page.locator('.flips li').first();
    const offered = (await flip.innerText()).match(/: 1 (.+?), 2 /)?.[1];
    expect(offered).toBeTruthy();
    await flip.getByRole('button', { name: 'Apply' }).click();
    await rowsOf(page).first().locator('.diagnosis-name', { hasText: offered ?? '' }).waitFor();
    await settled(page);
    expect((await shownRows(page))[0]?.id).not.toBe(before[0]?.id);
    await page.keyboard.press('Control+Z');
    await rowsOf(page).first().locator(`a[href="/concept/${(before[0]?.id ?? '').replace(':', '/')}"]`).waitFor();
    await settled(page);
    expect(await shownRows(page)).toEqual(before);
    await page.context().close();
  });

  it('D7 keeps the cannot-miss shelf under every filter, on every page of the list, and in print', async () => {
    const context = await explorer.profile();
    const page = await context.newPage();
    const concept = (code: string, name: string) => ({ id: `T:${code}`, code, label: `Published name ${code}`, name, kind: 'DISEASE', active: true, standing: 'PUBLISHED', system: { id: 'T', name: 'Test' } });
    const entry = (code: string, name: string, standing: 'KEPT' | 'LESS_LIKELY' | 'EXCLUDED') => ({ disease: concept(code, name), rule: 'Rule of the test', trigger: [{ id: 'HP:0001945', label: 'Fever' }], exclusion: 'a normal test', standing, rank: null, assertions: [] });
    await page.route('**/graphql', async (route) => {
      if (operationOf(route) !== 'Differential') { await route.continue(); return; }
      const response = await route.fetch();
      const body = (await response.json()) as { data: { differential: Record<string, unknown> } };
      body.data.differential['cannotMiss'] = [entry('1', 'Never to be missed', 'KEPT'), entry('2', 'Hardly fits', 'LESS_LIKELY'), entry('3', 'Excluded already', 'EXCLUDED')];
      await route.fulfill({ response, json: body });
    });
    for (const address of ['/differential#c1.+1945,+25258', '/differential?scope=explains-all&n=40#c1.+1945,+25258', '/differential#c1.+1945']) {
      await page.goto(explorer.origin + address);
      await settled(page);
      const shelf = page.locator('.cannot-miss');
      for (let chip = 0; chip < (await page.locator('.chip').count()); chip += 1) {
        await page.locator('.chip').nth(chip).click();
        expect({ address, chip, shelf: await shelf.innerText() }).toMatchObject({ shelf: expect.stringMatching(/Cannot miss[^]*Never to be missed[^]*Fever; not excluded[^]*Less likely \(1\)[^]*Excluded \(1\)/) as string });
      }
      await page.emulateMedia({ media: 'print' });
      expect(await shelf.getByText('Never to be missed').isVisible()).toBe(true);
      expect(await shelf.getByText('a normal test').first().isVisible()).toBe(true);
      for (const setAside of ['Hardly fits', 'Excluded already']) expect(await shelf.getByText(setAside).isVisible()).toBe(true);
      await page.emulateMedia({ media: null });
    }
    await context.close();
  });

  it('D8 leaves order and numbers as they are when a finding is wholly unknown, and reports it', async () => {
    const page = await explorer.page(`/differential#c1.${tall}`);
    const before = await shownRows(page);
    await page.goto(`${explorer.origin}/differential#c1.${tall},+9999999`);
    await page.locator('.not-used').waitFor();
    await settled(page);
    expect(await shownRows(page)).toEqual(before);
    expect(await page.locator('.not-used').innerText()).toContain('9999999');
    await page.context().close();
  });

  it('D9 answers ten questions by keys alone, and keeps every letter typed while answers are under way', async () => {
    const page = await explorer.page('/differential#c1.+1945,+2829');
    await page.locator('main').focus();
    await page.keyboard.press('n');
    const asked = new Set<string>();
    for (let count = 0; count < 10; count += 1) {
      const question = await page.locator('.question').innerText();
      asked.add(question);
      await page.keyboard.press('aup'.charAt(count % 3));
      await page.waitForFunction((before) => document.querySelector('.questions')?.getAttribute('aria-busy') === 'false' && document.querySelector('.question')?.textContent !== before, question);
      expect(await page.evaluate(() => document.activeElement?.closest('.questions') !== null)).toBe(true);
    }
    expect(asked.size).toBe(10);
    expect(await page.locator('.case-findings tr[data-row]').count()).toBe(12);
    const held: (() => void)[] = [];
    let holds = true;
    await page.route('**/graphql', async (route) => {
      if (holds) await new Promise<void>((resolve) => { held.push(resolve); });
      await route.continue();
    });
    await page.locator('.case-findings [data-row="0"] > [data-column="0"]').focus();
    await page.keyboard.press('u');
    await page.locator('.renewing').waitFor();
    await page.locator('#finding').focus();
    let typed = '';
    for (const letter of 'photophobia') {
      typed += letter;
      await page.keyboard.press(letter);
      expect(await page.locator('#finding').inputValue()).toBe(typed);
    }
    expect(await page.locator('.ranked-state').innerText()).toBe('updating…');
    expect(await rowsOf(page).count()).toBe(20);
    holds = false;
    for (const release of held) release();
    await settled(page);
    await page.context().close();
  });

  it('shows the answer to the last change, whatever order answers come in', async () => {
    const context = await explorer.profile();
    const page = await context.newPage();
    await page.goto(`${explorer.origin}/differential#c1.${tall}`);
    await settled(page);
    let firstHeld: (() => void) | undefined;
    await page.route('**/graphql', async (route) => {
      if (operationOf(route) === 'Differential' && !firstHeld) await new Promise<void>((resolve) => { firstHeld = resolve; });
      await route.continue().catch(() => undefined);
    });
    await page.locator('.case-findings [data-row="2"] > [data-column="0"]').focus();
    await page.keyboard.press('a');
    await page.locator('.renewing').waitFor();
    await page.keyboard.press('u');
    await page.waitForURL((url) => url.hash.includes('~1083'));
    await page.waitForFunction(() => document.querySelector('.renewing') === null);
    firstHeld?.();
    await settled(page);
    expect(await shownRows(page)).toEqual(asShown(await askedOfApi(page, tall.replace('+1083', '~1083'))));
    await context.close();
  });

  it('D10 shows the banner in the view, on each printed page and in every export', async () => {
    const page = await explorer.page(`/differential#c1.${tall};x`);
    expect(await page.getByRole('note', { name: 'Safety' }).innerText()).toBe(safetyWording.banner);
    await page.emulateMedia({ media: 'print' });
    const line = page.locator('.print-line');
    expect(await line.innerText()).toContain(safetyWording.banner);
    expect(await line.evaluate((element) => getComputedStyle(element).position)).toBe('fixed');
    expect(await page.locator('.synthetic').isVisible()).toBe(true);
    expect(await page.locator('.ledger-table').isVisible()).toBe(true);
    await page.emulateMedia({ media: null });
    for (const format of ['JSON', 'Markdown', 'Phenopacket of the case']) {
      await page.getByRole('button', { name: 'Export' }).click();
      const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('menuitem', { name: format, exact: true }).click()]);
      const text = await readFile(await file.path(), 'utf8');
      expect({ format, banner: text.includes(safetyWording.banner), synthetic: /synthetic/i.test(text), release: text.includes('release:') }).toEqual({ format, banner: true, synthetic: true, release: true });
    }
    await page.context().close();
  });

  it('says in one sentence what an answer brings, and keeps the opened diagnosis when it leaves the list', async () => {
    const page = await explorer.page(`/differential#c1.${tall}`);
    await page.evaluate(() => {
      const region = document.querySelector('[role=status]');
      new MutationObserver(() => { document.documentElement.dataset['told'] = `${document.documentElement.dataset['told'] ?? ''}|${region?.textContent ?? ''}`; }).observe(region ?? document, { subtree: true, childList: true, characterData: true });
    });
    await rowsOf(page).nth(19).locator('.fit-score').click();
    const opened = await page.locator('#ledger-title').innerText();
    await page.locator('.case-findings [data-row="0"] > [data-column="0"]').focus();
    await page.keyboard.press('a');
    await page.waitForURL((url) => url.hash.includes('-98'));
    await settled(page);
    await page.waitForFunction(() => /\|Updated\. [^|]*First: [^|]+, (unchanged|new)\./.test(document.documentElement.dataset['told'] ?? ''));
    expect(await page.locator('#ledger-title').innerText()).toBe(opened);
    await page.context().close();
  });

  it('opens a part to the way in the graph, the statements and their articles', async () => {
    const page = await explorer.page('/differential#c1.+1166,+1083,+2616;oOMIM:154700');
    await page.locator('.ledger-line', { hasText: 'Ectopia lentis' }).click();
    const detail = page.locator('.part-detail');
    await detail.waitFor();
    expect(await detail.locator('.part-statements > li').count()).toBeGreaterThan(0);
    expect(await detail.locator('a.external').first().getAttribute('href')).toMatch(/^https?:/);
    expect(await page.locator('.ledger-line', { hasText: 'Ectopia lentis' }).getAttribute('aria-expanded')).toBe('true');
    await page.context().close();
  });

  it('adds findings by name and as absent, and takes nothing that answers other words', async () => {
    const page = await explorer.page('/differential');
    await addFinding(page, 'fever', 'Fever');
    await addFinding(page, 'no skin rash', 'Skin rash');
    expect(new URL(page.url()).hash).toBe('#c1.+1945,-988');
    await page.route('**/graphql', (route) => (operationOf(route) === 'Suggest' && (route.request().postData() ?? '').includes('neck') ? new Promise(() => undefined) : route.continue()));
    await page.locator('#finding').focus();
    await page.keyboard.type('headache');
    await page.getByRole('listbox', { name: /^Add a finding/ }).waitFor();
    await page.locator('#finding').fill('neck stiffness');
    await page.getByRole('listbox', { name: /^Add a finding/ }).waitFor({ state: 'detached' });
    await page.context().close();
  });
});
