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
  await writeFile(path.join(ingestDir, 'paused.tsv'), table('4', 300_000));
  const mapped = table('1', 10).replaceAll('LOADED', 'MAPPED');
  await writeFile(path.join(ingestDir, 'mapped-1.tsv'), mapped);
  await writeFile(path.join(ingestDir, 'mapped-2.tsv'), mapped.replace('version: 1', 'version: 2').replace('Concept number 3\t', 'A new name\t'));
  await writeFile(path.join(ingestDir, 'maps.sssom.tsv'), [
    '#mapping_set_id: "https://example.org/maps"', '#mapping_set_version: "1"', '#license: "https://creativecommons.org/publicdomain/zero/1.0/"',
    'subject_id\tpredicate_id\tobject_id\tmapping_justification', 'ICD9CM:250.00\tskos:exactMatch\tMAPPED:C3\tsemapv:ManualMappingCuration',
  ].join('\n') + '\n');
  return { INGEST_DIR: ingestDir, SOURCES_EXCLUDE: 'ATC,CONDITIONS,GEM,HPO,HPOA,ICD10CM,SNOMEDCT-GPS' };
};

const run = (page: Page) => page.locator('.run');
const status = (page: Page, words: string) => run(page).locator('.run-status', { hasText: words }).waitFor({ timeout: 60_000 });
const dryRun = async (page: Page, file: string, source = 'plain'): Promise<void> => {
  await page.getByLabel('Source').selectOption(source);
  await page.getByLabel('File or folder').fill(file);
  await page.getByRole('button', { name: 'Start dry run', exact: true }).click();
  await run(page).getByText(`from ${file}`).waitFor();
};
/** Writes out the release that the dialog names. */
const confirm = async (page: Page): Promise<void> => {
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Type the release to confirm').fill(await dialog.locator('.note code').innerText());
};
const load = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Load it' }).click();
  const act = page.getByRole('dialog').getByRole('button', { name: 'Build and serve' });
  expect(await act.isDisabled()).toBe(true);
  await confirm(page);
  expect(await act.isDisabled()).toBe(true);
  await page.getByRole('dialog').getByRole('checkbox', { name: 'It may be used here under this licence' }).check();
  await act.click();
  await run(page).getByRole('link', { name: /load$/ }).waitFor();
};
/** A server notices the switch a moment after it. */
const serves = (page: Page, address: string, title: string): Promise<void> =>
  expect.poll(async () => {
    await page.goto(address);
    await settled(page);
    return page.getByRole('heading', { level: 1 }).innerText();
  }, { timeout: 60_000, interval: 1_000 }).toBe(title);
/** Of a dry run and the load after it alike; what it needs is a guess at first. */
const figures = async (page: Page) => ({
  balance: await run(page).locator('.balance').innerText(), rejected: await run(page).locator('.rejected').innerText(), release: await run(page).locator('dd code').first().innerText(),
  facts: (await run(page).locator('dl > div').allInnerTexts()).filter((text) => /^(Licence|Concepts|Mappings affected|Content)/.test(text)),
});

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
    expect(dry.facts).toHaveLength(4);
    expect(await run(page).locator('dl').innerText()).toMatch(/Needs, about\s+\d+ MB of memory at the most, [\d.]+ [kM]B of the disk/);
    expect(await run(page).getByRole('region', { name: 'Lines of the log' }).innerText()).toMatch(/READ[\s\S]*LOADED: read 503 = accepted/);
    expect(await axe(page)).toEqual(clean);
    await page.getByRole('button', { name: 'Load it' }).click();
    await page.getByRole('dialog').getByText('Needs about').waitFor();
    expect(await axe(page)).toEqual(clean);
    await page.keyboard.press('Escape');
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
    expect(await run(page).locator('.balance span').innerText()).toBe('read 200,001 = accepted 200,001 + rejected 0 + skipped 0');
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
    explorer.faults.length = 0; // The browser complains of the server that was away.
  });

  it('pauses a run and lets it go on, and follows each of its parts', async () => {
    const page = await explorer.page('/ingest');
    await dryRun(page, 'paused.tsv');
    await run(page).getByRole('progressbar').waitFor();
    await page.getByRole('button', { name: 'Pause', exact: true }).click();
    await status(page, 'paused');
    expect(await run(page).locator('[aria-current=step]').innerText()).toBe('read');
    expect(await axe(page)).toEqual(clean);
    await page.getByRole('button', { name: 'Resume', exact: true }).click();
    await status(page, 'succeeded');
    expect(await run(page).locator('.balance').innerText()).toContain('read 300,001 = accepted 300,001');
    expect(await run(page).locator('.steps li').allInnerTexts()).toEqual([expect.stringContaining('read'), expect.stringContaining('check')]);
    await page.context().close();
  });

  it('switches to a release and rolls back only where its id is typed, and shows the mappings that a reading affects', async () => {
    const page = await explorer.page('/ingest');
    for (const [source, file] of [['plain', 'mapped-1.tsv'], ['sssom', 'maps.sssom.tsv']] as const) {
      await dryRun(page, file, source);
      await status(page, 'succeeded');
      await load(page);
      await status(page, 'succeeded');
    }
    await dryRun(page, 'mapped-2.tsv');
    await status(page, 'succeeded');
    const affected = run(page).getByRole('region', { name: 'Table of affected mappings' });
    await affected.waitFor();
    expect(await affected.innerText()).toMatch(/ICD9CM:250\.00 is the same as MAPPED:C3\s+.*accepted here\s+MAPPED:C3 another name: Concept number 3 is now A new name/);
    expect(await run(page).locator('dl').innerText()).toContain('1, of which 1 accepted here');
    expect(await axe(page)).toEqual(clean);

    const served = page.locator('.releases li', { hasText: 'served', has: page.locator('strong') });
    const before = await page.locator('.releases li', { hasText: 'served before' }).locator('code').first().innerText();
    await page.getByRole('button', { name: /^Roll back to it/ }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Type the release to confirm').fill('release:0000000000000000');
    expect(await dialog.getByRole('button', { name: 'Roll back', exact: true }).isDisabled()).toBe(true);
    expect(await axe(page)).toEqual(clean);
    await confirm(page);
    await dialog.getByRole('button', { name: 'Roll back', exact: true }).click();
    await run(page).getByRole('link', { name: `switch to ${before}` }).waitFor();
    await status(page, 'succeeded');
    await expect.poll(() => served.locator('code').first().innerText(), { timeout: 20_000 }).toBe(before);
    await page.context().close();
    expect(explorer.faults).toEqual([]);
  });

  it('I4 shows a reader the runs and no act', async () => {
    await explorer.restart({ INGEST_DIR: '' });
    const page = await explorer.page('/ingest');
    expect(await page.locator('.run-line').count()).toBeGreaterThan(4);
    await page.getByRole('link', { name: /dry run$/ }).last().click();
    await run(page).waitFor();
    await settled(page);
    expect(await page.getByRole('note', { name: 'Nothing is loaded here' }).innerText()).toContain('INGEST_DIR');
    expect(await run(page).innerText()).toMatch(/read 503[\s\S]*Shown only where files may be loaded[\s\S]*Shown only where files may be loaded: lines of/);
    for (const name of ['Start dry run', 'Load it', 'Pause', 'Resume', 'Cancel', 'Start dry run again']) expect(await page.getByRole('button', { name, exact: true }).count()).toBe(0);
    expect(await page.locator('.releases li').count()).toBeGreaterThan(1);
    expect(await page.getByRole('button', { name: /^(Roll back|Switch) to it/ }).count()).toBe(0);
    expect(await axe(page)).toEqual(clean);
    await page.context().close();
    explorer.faults.length = 0;
  });
}, env);
