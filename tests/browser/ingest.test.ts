import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page, WebSocketRoute } from 'playwright-core';
import { afterAll, expect, it } from 'vitest';
import { table } from '../runs/ingestApi.ts';
import { axe, clean } from './axe.ts';
import { describeExplorer, settled } from './explorer.ts';

let ingestDir = '';
afterAll(() => rm(ingestDir, { recursive: true, force: true }));

/** A small release, so that a load takes seconds, and files to load. */
const env = async (): Promise<Readonly<Record<string, string>>> => {
  ingestDir = await mkdtemp(path.join(tmpdir(), 'incoming-'));
  await writeFile(path.join(ingestDir, 'ward.tsv'), table('1', 500, ['BAD1\tR\t\t\t\ten', 'BAD2\tR\t\t\t\ten']));
  await writeFile(path.join(ingestDir, 'large.tsv'), table('2', 200_000));
  await writeFile(path.join(ingestDir, 'killed.tsv'), table('3', 50_000));
  return { INGEST_DIR: ingestDir, SOURCES_EXCLUDE: 'ATC,CONDITIONS,GEM,HPO,HPOA,ICD10CM,SNOMEDCT-GPS' };
};

const run = (page: Page) => page.locator('.run');
const status = (page: Page, words: string) => run(page).locator('.run-status', { hasText: words }).waitFor({ timeout: 60_000 });
const dryRun = async (page: Page, file: string): Promise<void> => {
  await page.getByLabel('Source').selectOption('plain');
  await page.getByLabel('File or folder').fill(file);
  await page.getByRole('button', { name: 'Start dry run', exact: true }).click();
  await run(page).getByText(`from ${file}`).waitFor();
};
const load = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Load it' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Build and serve' }).click();
  await run(page).getByRole('link', { name: /load$/ }).waitFor();
};
/** A server notices the switch a moment after it. */
const serves = (page: Page, address: string, title: string): Promise<void> =>
  expect.poll(async () => {
    await page.goto(address);
    await settled(page);
    return page.getByRole('heading', { level: 1 }).innerText();
  }, { timeout: 60_000, interval: 1_000 }).toBe(title);
const figures = async (page: Page) => ({ balance: await run(page).locator('.balance').innerText(), facts: (await run(page).locator('dd').allInnerTexts()).filter((text) => !text.startsWith('release:')), rejected: await run(page).locator('.rejected').innerText() });

describeExplorer('the ingest console', undefined, (explorer) => {
  it('I1 I5 shows a dry run whose figures balance and are those of the load after it', async () => {
    const page = await explorer.page('/ingest');
    expect(await page.getByRole('region', { name: 'Commands' }).innerText()).toContain('npm run ingest -- load');
    await dryRun(page, 'ward.tsv');
    await status(page, 'succeeded');
    await run(page).locator('.rejected').waitFor();
    const dry = await figures(page);
    const [read = 0, accepted = 0, rejected = 0, skipped = 0] = (dry.balance.match(/[\d,]+/g) ?? []).map((text) => Number(text.replaceAll(',', '')));
    expect([read, rejected]).toEqual([503, 2]);
    expect(read).toBe(accepted + rejected + skipped);
    expect(dry.rejected).toMatch(/ward\.tsv, line 508[\s\S]*BAD1[\s\S]*the label is empty/);
    expect(await axe(page)).toEqual(clean);
    await load(page);
    await status(page, 'succeeded');
    await run(page).locator('.rejected').waitFor();
    expect(await figures(page)).toEqual(dry);
    await serves(page, `${explorer.origin}/concept/LOADED/C7`, 'Concept number 7');
    await page.context().close();
    expect(explorer.faults).toEqual([]);
  });

  it('I2 polls while the connection is cut, says so, and catches up when it is back', async () => {
    const page = await explorer.page('/ingest');
    const open: WebSocketRoute[] = [];
    let cut = false;
    await page.routeWebSocket(/graphql/, (socket) => {
      if (cut) void socket.close();
      else {
        socket.connectToServer();
        open.push(socket);
      }
    });
    await dryRun(page, 'large.tsv');
    await run(page).getByRole('progressbar').waitFor();
    await page.getByText('progress comes by itself').waitFor();
    cut = true;
    for (const socket of open) await socket.close();
    await page.getByText('connection lost, polling every 5 s').waitFor();
    cut = false;
    await status(page, 'succeeded');
    expect(await run(page).locator('.balance').innerText()).toBe('read 200,001 = accepted 200,001 + rejected 0 + skipped 0');
    await page.context().close();
  });

  it('I3 shows a run that was killed with its server as failed, and Resume ends it as if nothing had happened', async () => {
    const page = await explorer.page('/ingest');
    await dryRun(page, 'killed.tsv');
    await status(page, 'succeeded');
    await load(page);
    await status(page, 'building the release');
    await explorer.restart();
    await status(page, 'failed');
    expect(await run(page).locator('.trouble').innerText()).toMatch(/ended before it was done[\s\S]*INTERRUPTED[\s\S]*Readers are not affected/);
    await page.getByRole('button', { name: 'Resume' }).click();
    await run(page).getByRole('button', { name: 'Resume' }).waitFor({ state: 'detached' });
    await status(page, 'succeeded');
    await serves(page, `${explorer.origin}/concept/LOADED/C49999`, 'Concept number 49999');
    await page.context().close();
  });

  it('I4 shows a reader the runs and no act', async () => {
    await explorer.restart({ INGEST_DIR: '' });
    const page = await explorer.page('/ingest');
    expect(await page.locator('.run-line').count()).toBeGreaterThan(4);
    await page.getByRole('link', { name: /dry run$/ }).last().click();
    await run(page).waitFor();
    await settled(page);
    expect(await page.getByRole('note', { name: 'Nothing is loaded here' }).innerText()).toContain('INGEST_DIR');
    expect(await run(page).innerText()).toMatch(/read 503[\s\S]*Shown only where files may be loaded/);
    for (const name of ['Start dry run', 'Load it', 'Resume', 'Cancel', 'Start dry run again']) expect(await page.getByRole('button', { name, exact: true }).count()).toBe(0);
    expect(await axe(page)).toEqual(clean);
    await page.context().close();
    explorer.faults.length = 0;
  });
}, env);
