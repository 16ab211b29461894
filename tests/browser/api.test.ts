import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';
import { expect, inject, it } from 'vitest';
import { axe, clean } from './axe.ts';
import { describeExplorer, settled } from './explorer.ts';

const operation = (page: Page) => page.getByLabel('Operation', { exact: true });
const variables = (page: Page) => page.getByLabel('Variables (JSON)');
const run = (page: Page) => page.getByRole('button', { name: 'Run', exact: true }).click();
const answerIn = async (page: Page): Promise<unknown> => {
  await page.getByRole('button', { name: 'Text', exact: true }).click();
  return JSON.parse(await page.getByRole('region', { name: 'Result as text' }).innerText()) as unknown;
};

describeExplorer('the API page', inject('seedDataDir'), (explorer) => {
  it('G2 shows limit, value and remedy of what is too much, before it is run and after; and goes to where an operation is wrong', async () => {
    const page = await explorer.page('/api');
    expect(await page.locator('.cost').innerText()).toMatch(/Cost \d+ of 250,000/);
    await run(page);
    await page.locator('.json-root').waitFor();
    expect(await axe(page)).toEqual(clean);
    await operation(page).fill('{ concept(by: { id: "HP:0000118" }) {\n descendants(first: 200) { nodes { descendants(first: 200) { nodes { descendants(first: 200) { nodes { id } } } } } } } }');
    const before = page.getByRole('list', { name: 'Problems before running' });
    await before.waitFor();
    const refusal = /query cost: received [\d,]+, at most 250000 allowed\. Ask for smaller pages/;
    expect(await before.innerText()).toMatch(refusal);
    await run(page);
    const errors = page.getByRole('list', { name: 'Errors', exact: true });
    await errors.waitFor();
    expect(await errors.innerText()).toMatch(refusal);
    expect(await axe(page)).toEqual(clean);
    expect(await page.locator('.reply-line').innerText()).toMatch(/request [0-9a-f-]{36}/);

    await operation(page).fill('{\n  release { idd }\n}');
    await page.getByRole('button', { name: 'Go to line 2, column 13' }).first().click();
    expect(await operation(page).evaluate((field: HTMLTextAreaElement) => [document.activeElement === field, field.value.slice(field.selectionStart, field.selectionStart + 3)])).toEqual([true, 'idd']);

    await operation(page).fill('mutation { cancelIngest(run: "run:0") { id } }');
    await run(page);
    await expect.poll(() => errors.innerText()).toContain('Switch on "Allow mutations" to send it. Nothing was sent.');
    await page.getByRole('checkbox', { name: 'Allow mutations' }).check();
    await run(page);
    await expect.poll(() => errors.innerText()).toContain('NOT_CONFIGURED');
    expect(explorer.faults.filter((fault) => !/status of 400/.test(fault))).toEqual([]);
    explorer.faults.length = 0;
    await page.context().close();
  });

  it.each([
    ['Search', '/?q=diabetes+mellitus'], ['ConceptView', '/concept/ICD10CM/E11.9'], ['Differential', '/differential#c1.+1166,+1083,-1249;a17y;sm'],
  ])('G3 the Query drawer of %s lands here with the operation and variables of the view, which bring its data', async (name, address) => {
    const context = await explorer.profile();
    const page = await context.newPage();
    const answered = page.waitForResponse(async (response) => response.url().endsWith('/graphql') && (response.request().postDataJSON() as { operationName: string }).operationName === name);
    await page.goto(explorer.origin + address);
    const { data } = (await (await answered).json()) as { readonly data: object };
    await settled(page);
    await page.getByRole('button', { name: 'Query', exact: true }).click();
    await page.getByRole('button', { name: 'Open in the API page' }).click();
    await page.getByRole('heading', { name: 'API', level: 1 }).waitFor();
    // What it holds may be a case, so it travels in memory alone.
    expect(page.url()).toBe(`${explorer.origin}/api`);
    expect(await page.evaluate(() => JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage), history.state]))).not.toMatch(/1166|diabetes|E11/);
    await run(page);
    await page.locator('.json-root').waitFor();
    const measured = (text: string): string => text.replace(/"tookMs":[\d.]+/g, '');
    expect(measured(JSON.stringify(await answerIn(page)))).toBe(measured(JSON.stringify(data)));
    await context.close();
  });

  it('suggests what the schema has at the place that is written, says what it is, and writes what is chosen', async () => {
    const page = await explorer.page('/api');
    await operation(page).fill('');
    await operation(page).focus();
    await page.keyboard.type('{ searchConcepts(text: "fever", mo');
    const list = page.getByRole('listbox', { name: 'Suggestions' });
    await list.waitFor();
    expect(await list.getByRole('option').allInnerTexts()).toEqual([expect.stringMatching(/^mode\s+SearchMode!$/)]);
    // Until one is chosen, Enter is a new line and Tab leaves.
    expect(await operation(page).getAttribute('aria-activedescendant')).toBeNull();
    await page.keyboard.press('ArrowDown');
    expect(await axe(page)).toEqual(clean);
    await page.keyboard.press('Enter');
    await list.waitFor({ state: 'detached' });
    await page.keyboard.type(': ');
    await page.keyboard.press('Control+Space');
    expect(await list.getByRole('option').allInnerTexts()).toEqual([expect.stringContaining('HYBRID'), expect.stringContaining('LEXICAL'), expect.stringContaining('VECTOR')]);
    await list.getByRole('option', { name: /LEXICAL/ }).click();
    await page.keyboard.type(') { tot');
    await list.waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.keyboard.type(' } }');
    expect(await operation(page).inputValue()).toBe('{ searchConcepts(text: "fever", mode: LEXICAL) { totalCount } }');
    await run(page);
    await page.locator('.json-root').waitFor();
    expect(await answerIn(page)).toEqual({ searchConcepts: { totalCount: expect.any(Number) as number } });

    await operation(page).fill('{ concept(by: { id: "HP:1" }) { chil');
    await operation(page).press('Control+Space');
    await list.waitFor();
    const below = await list.evaluate((element) => element.getBoundingClientRect().top - (document.querySelector('.question-field textarea')?.getBoundingClientRect().top ?? 0));
    expect(below).toBeGreaterThan(20);
    expect(below).toBeLessThan(60);
    await page.keyboard.press('Escape');
    await list.waitFor({ state: 'detached' });
    expect(await operation(page).evaluate((field) => field === document.activeElement)).toBe(true);
    await page.context().close();
    expect(explorer.faults).toEqual([]);
  });

  it('lists what changed in the schema by day', async () => {
    const page = await explorer.page('/api?panel=changes');
    const panel = page.getByRole('tabpanel');
    await panel.getByText(/^\d+ places in the first version$/).click();
    expect(await panel.innerText()).toMatch(/Query\.subsumes\(ancestor:\): ID!/);
    expect(await axe(page)).toEqual(clean);
    await page.getByRole('tab', { name: 'Stored' }).click();
    expect(await panel.innerText()).toContain('None uses a field that will go.');
    await page.context().close();
    expect(explorer.faults).toEqual([]);
  });

  it('G4 lets the keyboard leave the editor: by Tab, and where Tab indents by Escape and Tab', async () => {
    const page = await explorer.page('/api');
    const at = () => page.evaluate(() => document.activeElement?.closest('.question-field')?.textContent ?? 'outside');
    await operation(page).focus();
    await page.keyboard.press('Tab');
    expect(await at()).toContain('Variables');
    await page.keyboard.press('Control+M');
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('Tab');
    expect([await at(), (await variables(page).inputValue()).slice(0, 3)]).toEqual([expect.stringContaining('Variables'), '  {']);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Tab');
    expect(await at()).toBe('outside');
    await page.context().close();
  });

  it('offers each operation as it is sent elsewhere, stored operations with their ids, and the schema', async () => {
    const context = await explorer.profile({ permissions: ['clipboard-read', 'clipboard-write'] });
    const page = await context.newPage();
    await page.goto(`${explorer.origin}/api?op=release&panel=operations`);
    await settled(page);
    await operation(page).fill('query Q($text: String!) { searchConcepts(text: $text, first: 1) { edges { node { id } } } }');
    await variables(page).fill('{ "text": "Addison\'s \\"disease\\"" }');
    await page.getByRole('button', { name: 'Copy as' }).click();
    await page.getByRole('menuitem', { name: 'curl' }).click();
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toMatch(/^curl /);
    const { stdout } = await promisify(execFile)('bash', ['-c', await page.evaluate(() => navigator.clipboard.readText())]);
    await run(page);
    await page.locator('.json-root').waitFor();
    expect((JSON.parse(stdout) as { readonly data: unknown }).data).toEqual(await answerIn(page));

    await page.getByRole('button', { name: 'Copy id of Shell' }).click();
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toMatch(/^sha256:[0-9a-f]{64}$/);
    await page.getByRole('tab', { name: 'Schema' }).click();
    await page.getByLabel('Find a type or a field').fill('subsumes');
    expect(await page.locator('.definitions').innerText()).toContain('Query');
    await context.close();
    expect(explorer.faults).toEqual([]);
  });
});
