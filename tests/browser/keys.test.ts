import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, expect, inject, it } from 'vitest';
import { table } from '../runs/ingestApi.ts';
import { describeExplorer, settled } from './explorer.ts';

/** What each act of the table does to the page; an act without a line here fails the check. */
type Effect = (page: Page, key: string) => Promise<boolean>;

const focusIs = (page: Page, selector: string): Promise<boolean> => page.evaluate((wanted) => document.activeElement?.matches(wanted) === true, selector);
const rowOf = (page: Page): Promise<number> => page.evaluate(() => Number(document.activeElement?.closest('[data-row]')?.getAttribute('data-row') ?? document.activeElement?.getAttribute('data-index') ?? -1));
const columnOf = (page: Page): Promise<number> => page.evaluate(() => Number(document.activeElement?.getAttribute('data-column') ?? -1));
const cell = (page: Page, row: number, column: number): Promise<void> => page.locator(`[data-row="${row}"] > [data-column="${column}"]`).first().focus();
const treeRow = (page: Page, index: number): Promise<void> => page.locator(`[role=treeitem][data-index="${index}"]`).focus();
const clipboard = (page: Page): Promise<string> => page.evaluate(() => navigator.clipboard.readText());
const field = (page: Page): Promise<void> => page.locator('#palette').focus();

/** Presses a key and tells whether what is expected came about. */
const then = async (page: Page, key: string, expected: () => Promise<boolean>): Promise<boolean> => {
  await page.keyboard.press(key);
  for (let tries = 0; tries < 40; tries += 1) {
    if (await expected()) return true;
    await page.waitForTimeout(50);
  }
  return false;
};
const popup = async (page: Page, key: string): Promise<boolean> => {
  const [opened] = await Promise.all([page.context().waitForEvent('page', { timeout: 5_000 }), page.keyboard.press(key)]);
  await opened.close();
  return true;
};
const moves = (from: [number, number], to: [number, number]): Effect => async (page, key) => {
  await cell(page, ...from);
  return then(page, key, async () => (await rowOf(page)) === to[0] && (await columnOf(page)) === to[1]);
};

const results = '/?q=diabetes+mellitus';
const concept = '/concept/ICD10CM/E11.9?tab=mappings';
const tree = '/concept/HP/0001250';
const workspace = '/differential#c1.+1166,+1083,+2616';
const asks = '/differential#c1.+1945,+2829';

/** With the focus on the first row of a list of the workspace; `first` is pressed before the key. */
const onWorkspace = async (page: Page, list: string, key: string, expected: () => Promise<boolean>, first?: string): Promise<boolean> => {
  await page.locator(`${list} [data-row="0"] > [data-column="0"]`).focus();
  if (first !== undefined) await page.keyboard.press(first);
  return then(page, key, expected);
};
const onQuestion = async (page: Page, key: string, expected: () => Promise<boolean>): Promise<boolean> => {
  await page.locator('.questions').focus();
  return then(page, key, expected);
};
const propose = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Paste text' }).click();
  await page.getByRole('textbox', { name: 'Text' }).fill('Fever and headache.');
  await page.keyboard.press('Control+Enter');
  await page.locator('[data-proposal="0"]:focus').waitFor();
};

const effects: Record<string, { at: string; effect: Effect }> = {
  'everywhere.palette': { at: results, effect: (page, key) => then(page, key, () => focusIs(page, '#palette')) },
  'everywhere.panes': { at: results, effect: (page, key) => then(page, key, () => focusIs(page, '.shell-head *')) },
  'page.slash': { at: results, effect: (page, key) => then(page, key, () => focusIs(page, '#palette')) },
  'page.help': { at: results, effect: (page, key) => then(page, key, () => page.getByRole('dialog', { name: 'Keys' }).isVisible()) },
  'page.goSearch': { at: tree, effect: (page, key) => then(page, key, async () => new URL(page.url()).pathname === '/') },
  'combobox.next': { at: '/', effect: async (page, key) => {
    await field(page);
    await page.keyboard.type('heart');
    await page.getByRole('listbox').waitFor();
    return then(page, key, async () => (await page.locator('[role=option][aria-selected=true]').count()) === 1);
  } },
  'combobox.previous': { at: '/', effect: async (page, key) => {
    await field(page);
    await page.keyboard.type('heart');
    await page.getByRole('listbox').waitFor();
    return then(page, key, () => page.locator('[role=option]').last().evaluate((last) => last.getAttribute('aria-selected') === 'true'));
  } },
  'combobox.take': { at: '/', effect: async (page, key) => {
    await field(page);
    await page.keyboard.type('heart');
    return then(page, key, async () => page.url().includes('q=heart'));
  } },
  'combobox.newTab': { at: '/', effect: async (page, key) => {
    await field(page);
    await page.keyboard.type('heart');
    await page.getByRole('listbox').waitFor();
    await page.keyboard.press('ArrowDown');
    return popup(page, key);
  } },
  'combobox.close': { at: '/', effect: async (page, key) => {
    await field(page);
    await page.keyboard.type('heart');
    await page.getByRole('listbox').waitFor();
    const closed = await then(page, key, async () => (await page.getByRole('listbox').count()) === 0);
    return closed && then(page, key, async () => (await page.locator('#palette').inputValue()) === '');
  } },
  'grid.up': { at: results, effect: moves([2, 1], [1, 1]) },
  'grid.down': { at: results, effect: moves([2, 1], [3, 1]) },
  'grid.left': { at: results, effect: moves([2, 1], [2, 0]) },
  'grid.right': { at: results, effect: moves([2, 1], [2, 2]) },
  'grid.rowStart': { at: results, effect: moves([2, 2], [2, 0]) },
  'grid.rowEnd': { at: results, effect: moves([2, 0], [2, 3]) },
  'grid.first': { at: results, effect: moves([5, 2], [0, 0]) },
  'grid.last': { at: results, effect: moves([5, 2], [19, 3]) },
  'grid.pageUp': { at: results, effect: moves([15, 1], [5, 1]) },
  'grid.pageDown': { at: results, effect: moves([3, 1], [13, 1]) },
  'grid.open': { at: results, effect: async (page, key) => { await cell(page, 0, 0); return then(page, key, async () => page.url().includes('/concept/')); } },
  'grid.newTab': { at: results, effect: async (page, key) => { await cell(page, 0, 0); return popup(page, key); } },
  'grid.menu': { at: results, effect: async (page, key) => { await cell(page, 0, 0); return then(page, key, () => focusIs(page, '[role=menuitem]')); } },
  'grid.copyCode': { at: results, effect: async (page, key) => { await cell(page, 0, 0); return then(page, key, async () => (await clipboard(page)) === 'E08-E13'); } },
  'grid.copyTerm': { at: results, effect: async (page, key) => { await cell(page, 0, 0); return then(page, key, async () => (await clipboard(page)) === 'E08-E13 Diabetes mellitus'); } },
  'tree.up': { at: tree, effect: async (page, key) => { await treeRow(page, 2); return then(page, key, async () => (await rowOf(page)) === 1); } },
  'tree.down': { at: tree, effect: async (page, key) => { await treeRow(page, 2); return then(page, key, async () => (await rowOf(page)) === 3); } },
  'tree.right': { at: tree, effect: async (page, key) => { await treeRow(page, 0); return then(page, key, async () => (await rowOf(page)) === 1); } },
  'tree.left': { at: tree, effect: async (page, key) => { await treeRow(page, 0); return then(page, key, () => focusIs(page, '[aria-expanded=false]')); } },
  'tree.first': { at: tree, effect: async (page, key) => { await treeRow(page, 2); return then(page, key, async () => (await rowOf(page)) === 0); } },
  'tree.last': { at: tree, effect: async (page, key) => { await treeRow(page, 2); return then(page, key, async () => (await rowOf(page)) === (await page.getByRole('treeitem').count()) - 1); } },
  'tree.siblings': { at: tree, effect: async (page, key) => { await page.locator('[role=tree] [tabindex="0"]').focus(); return then(page, key, async () => (await page.locator('[aria-level="5"][aria-expanded=true]').count()) > 3); } },
  'tree.open': { at: tree, effect: async (page, key) => { await treeRow(page, 2); return then(page, key, async () => !page.url().includes('0001250')); } },
  'tree.newTab': { at: tree, effect: async (page, key) => { await treeRow(page, 2); return popup(page, key); } },
  'tree.menu': { at: tree, effect: async (page, key) => { await treeRow(page, 2); return then(page, key, () => focusIs(page, '[role=menuitem]')); } },
  'tabs.previous': { at: concept, effect: async (page, key) => { await page.locator('#tab-mappings').focus(); return then(page, key, () => focusIs(page, '#tab-overview')); } },
  'tabs.next': { at: concept, effect: async (page, key) => { await page.locator('#tab-mappings').focus(); return then(page, key, () => focusIs(page, '#tab-evidence')); } },
  'tabs.first': { at: concept, effect: async (page, key) => { await page.locator('#tab-mappings').focus(); return then(page, key, () => focusIs(page, '#tab-overview')); } },
  'tabs.last': { at: concept, effect: async (page, key) => { await page.locator('#tab-mappings').focus(); return then(page, key, () => focusIs(page, '#tab-history')); } },
  'tabs.open': { at: concept, effect: async (page, key) => { await page.locator('#tab-history').focus(); return then(page, key, async () => page.url().includes('tab=history')); } },
  ...Object.fromEntries(
    ([['up', 3], ['down', 1], ['first', 0], ['last', 3]] as const).map(([act, index]) => [`menu.${act}`, { at: results, effect: async (page: Page, key: string) => {
      await cell(page, 0, 0);
      await page.keyboard.press('Shift+F10');
      await page.getByRole('menuitem').first().waitFor();
      return then(page, key, () => page.getByRole('menuitem').nth(index).evaluate((item) => item === document.activeElement));
    } }]),
  ),
  'menu.close': { at: results, effect: async (page, key) => {
    await cell(page, 0, 0);
    await page.keyboard.press('Shift+F10');
    await page.getByRole('menu').waitFor();
    return then(page, key, async () => (await page.getByRole('menu').count()) === 0 && (await focusIs(page, '[role=gridcell]')));
  } },
  'search.facets': { at: results, effect: async (page, key) => { await cell(page, 0, 0); return then(page, key, () => focusIs(page, '#facets input')); } },
  'search.unfilter': { at: '/?q=appendectomy&sys=HP', effect: (page, key) => then(page, key, async () => !page.url().includes('sys=')) },
  'page.goDifferential': { at: results, effect: (page, key) => then(page, key, async () => new URL(page.url()).pathname === '/differential') },
  'differential.question': { at: workspace, effect: async (page, key) => { await page.locator('main').focus(); return onWorkspace(page, '.ranked', key, () => focusIs(page, '.questions')); } },
  'differential.undo': { at: workspace, effect: async (page, key) => {
    await onWorkspace(page, '.case-findings', 'a', async () => page.url().includes('-1166'));
    return then(page, key, async () => page.url().includes('+1166'));
  } },
  'differential.redo': { at: workspace, effect: async (page, key) => {
    await onWorkspace(page, '.case-findings', 'a', async () => page.url().includes('-1166'));
    await then(page, 'Control+Z', async () => page.url().includes('+1166'));
    return then(page, key, async () => page.url().includes('-1166'));
  } },
  'findings.present': { at: workspace, effect: (page, key) => onWorkspace(page, '.case-findings', key, async () => page.url().includes('+1166'), 'a') },
  'findings.absent': { at: workspace, effect: (page, key) => onWorkspace(page, '.case-findings', key, async () => page.url().includes('-1166')) },
  'findings.unknown': { at: workspace, effect: (page, key) => onWorkspace(page, '.case-findings', key, async () => page.url().includes('~1166')) },
  'findings.remove': { at: workspace, effect: (page, key) => onWorkspace(page, '.case-findings', key, async () => !page.url().includes('1166') && (await rowOf(page)) === 0) },
  'question.present': { at: asks, effect: (page, key) => onQuestion(page, key, async () => /[+]\d+$/.test(page.url()) && !page.url().endsWith('2829')) },
  'question.absent': { at: asks, effect: (page, key) => onQuestion(page, key, async () => /-\d+$/.test(page.url())) },
  'question.unknown': { at: asks, effect: (page, key) => onQuestion(page, key, async () => /~\d+$/.test(page.url())) },
  'question.skip': { at: asks, effect: async (page, key) => {
    const before = await page.locator('.question').innerText();
    return onQuestion(page, key, async () => (await page.locator('.question').innerText()) !== before);
  } },
  'ranked.compare': { at: workspace, effect: (page, key) => onWorkspace(page, '.ranked', key, async () => page.url().includes(';v')) },
  'ranked.evidence': { at: workspace, effect: (page, key) => onWorkspace(page, '.ranked', key, async () => (await page.locator('.part-statements').count()) > 1) },
  'ranked.flips': { at: workspace, effect: (page, key) => onWorkspace(page, '.ranked', key, async () => page.url().includes('pane=flips')) },
  'proposals.up': { at: workspace, effect: async (page, key) => { await propose(page); await page.keyboard.press('ArrowDown'); return then(page, key, () => focusIs(page, '[data-proposal="0"]')); } },
  'proposals.down': { at: workspace, effect: async (page, key) => { await propose(page); return then(page, key, () => focusIs(page, '[data-proposal="1"]')); } },
  'proposals.confirm': { at: workspace, effect: async (page, key) => { await propose(page); return then(page, key, async () => page.url().includes('1945') && (await page.locator('[data-proposal]').count()) === 1); } },
  'proposals.confirmAll': { at: workspace, effect: async (page, key) => { await propose(page); return then(page, key, async () => page.url().includes('1945') && (await page.locator('[data-proposal]').count()) === 0); } },
  'proposals.reject': { at: workspace, effect: async (page, key) => { await propose(page); return then(page, key, async () => !page.url().includes('1945') && (await page.locator('[data-proposal]').count()) === 1); } },
  ...Object.fromEntries(
    (['absent', 'unknown', 'present'] as const).map((act) => [`proposals.${act}`, { at: workspace, effect: async (page: Page, key: string) => {
      await propose(page);
      if (act === 'present') await page.keyboard.press('a');
      return then(page, key, () => page.locator('[data-proposal="0"]').getByRole('radio', { name: act }).isChecked());
    } }]),
  ),
  'concept.previousTab': { at: concept, effect: async (page, key) => { await cell(page, 0, 0); return then(page, key, async () => !page.url().includes('tab=')); } },
  'concept.nextTab': { at: concept, effect: async (page, key) => { await cell(page, 0, 0); return then(page, key, async () => page.url().includes('tab=evidence')); } },
  'concept.tree': { at: concept, effect: async (page, key) => { await cell(page, 0, 0); return then(page, key, () => focusIs(page, '[role=treeitem]')); } },
};

/** Codes a note of three spans and puts the focus where a key is to be heard. */
const coded = (place: string, effect: Effect): { at: string; effect: Effect } => ({
  at: '/code',
  effect: async (page, key) => {
    await page.getByLabel('Clinical note').fill('Asthma. No fever. Headache.');
    await page.keyboard.press('Control+Enter');
    await page.locator('.codes tr[data-row]').first().waitFor();
    if (place !== '') await page.locator(place).first().focus();
    return effect(page, key);
  },
});
const spanAt = (index: number): string => `.note-text [role=button] >> nth=${index}`;
const onSpan = (page: Page, index: number): Promise<boolean> => page.locator(spanAt(index)).evaluate((span) => span === document.activeElement);
const codeCell = '.codes [data-row="0"] > [data-column="0"]';
const assertedBy = (key: string): string => ['present', 'absent', 'possible', 'conditional', 'historical', 'family'][Number(key) - 1] ?? 'none';
const pressed = (page: Page, name: string): Promise<boolean> => page.locator('.codes').getByRole('button', { name, exact: true, pressed: true }).first().isVisible();

const coderEffects: typeof effects = {
  'page.goCoder': { at: results, effect: (page, key) => then(page, key, async () => new URL(page.url()).pathname === '/code') },
  'coderField.run': { at: '/code', effect: async (page, key) => {
    await page.getByLabel('Clinical note').fill('asthma');
    return then(page, key, () => page.getByRole('region', { name: 'Coded note' }).isVisible());
  } },
  'spans.next': coded(spanAt(0), (page, key) => then(page, key, () => onSpan(page, 1))),
  'spans.previous': coded(spanAt(1), (page, key) => then(page, key, () => onSpan(page, 0))),
  'spans.open': coded(spanAt(0), (page, key) => then(page, key, () => focusIs(page, '#span-panel'))),
  'spans.accept': coded(spanAt(0), (page, key) => then(page, key, () => pressed(page, 'Accepted'))),
  'spans.reject': coded(spanAt(0), (page, key) => then(page, key, () => pressed(page, 'Rejected'))),
  'spans.assert': coded(spanAt(0), (page, key) => then(page, key, async () => (await page.locator(spanAt(0)).getAttribute('aria-label'))?.includes(assertedBy(key)) === true)),
  'spans.codes': coded(spanAt(0), (page, key) => then(page, key, () => focusIs(page, '.codes [role=gridcell]'))),
  'spans.remove': coded(spanAt(0), (page, key) => then(page, key, () => page.locator('.without').isVisible())),
  'spanPanel.close': coded(spanAt(0), async (page, key) => {
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.activeElement?.id === 'span-panel');
    return then(page, key, () => onSpan(page, 0));
  }),
  'codes.accept': coded(codeCell, (page, key) => then(page, key, () => pressed(page, 'Accepted'))),
  'codes.reject': coded(codeCell, (page, key) => then(page, key, () => pressed(page, 'Rejected'))),
  'codes.assert': coded(codeCell, (page, key) => then(page, key, async () => (await page.locator(spanAt(0)).getAttribute('aria-label'))?.includes(assertedBy(key)) === true)),
  'codes.evidence': coded(codeCell, (page, key) => then(page, key, () => onSpan(page, 0))),
};
Object.assign(effects, coderEffects);

const onOperation = (effect: Effect): { at: string; effect: Effect } => ({
  at: '/api',
  effect: async (page, key) => {
    await page.getByLabel('Operation', { exact: true }).focus();
    return effect(page, key);
  },
});
/** With suggestions asked for, of which the first is active. */
const onSuggestions = (effect: Effect): { at: string; effect: Effect } => onOperation(async (page, key) => {
  await page.getByLabel('Operation', { exact: true }).fill('{ relea');
  await page.keyboard.press('Control+Space');
  await page.getByRole('option').first().waitFor();
  return effect(page, key);
});
const activeSuggestion = (page: Page): Promise<number> => page.getByRole('option').evaluateAll((options) => options.findIndex((option) => option.getAttribute('aria-selected') === 'true'));
const apiEffects: typeof effects = {
  'page.goApi': { at: results, effect: (page, key) => then(page, key, async () => new URL(page.url()).pathname === '/api') },
  'page.goIngest': { at: results, effect: (page, key) => then(page, key, async () => new URL(page.url()).pathname === '/ingest') },
  'apiField.run': onOperation((page, key) => then(page, key, () => page.locator('.json-root').isVisible())),
  'apiField.indents': onOperation((page, key) => then(page, key, () => page.getByRole('checkbox', { name: 'Tab indents' }).isChecked())),
  'apiField.complete': onOperation((page, key) => then(page, key, () => page.getByRole('listbox', { name: 'Suggestions' }).isVisible())),
  'completion.next': onSuggestions((page, key) => then(page, key, async () => (await activeSuggestion(page)) === 1)),
  'completion.previous': onSuggestions(async (page, key) => {
    await page.keyboard.press('ArrowDown');
    return then(page, key, async () => (await activeSuggestion(page)) === 0);
  }),
  'completion.take': onSuggestions((page, key) => then(page, key, async () => (await page.getByLabel('Operation', { exact: true }).inputValue()) === '{ release')),
  'apiField.leave': onOperation(async (page, key) => {
    await page.keyboard.press('Control+M');
    return then(page, key, () => focusIs(page, 'textarea[data-indents=false]'));
  }),
};
Object.assign(effects, apiEffects);

const startRun = `mutation { startIngest(source: "plain", path: "keys.tsv") { id } }`;
/** With two runs or more in the list and the focus on one of them. */
const onRuns = (place: number, effect: Effect): { at: string; effect: Effect } => ({
  at: '/ingest',
  effect: async (page, key) => {
    while ((await page.locator('.runs [data-status=SUCCEEDED]').count()) < 2) {
      await page.request.post(new URL('/graphql', page.url()).href, { data: { query: startRun } });
      await page.waitForTimeout(500);
      await page.reload();
      await settled(page);
    }
    await page.locator('.runs a').nth(place).focus();
    return effect(page, key);
  },
});
const runHasFocus = (place: number): Effect => (page, key) => then(page, key, () => page.locator('.runs a').nth(place).evaluate((link) => link === document.activeElement));
const opensPart = (id: string): Effect => (page, key) => then(page, key, async () => page.url().includes('/ingest/') && (await focusIs(page, `#${id}`)));
const ingestEffects: typeof effects = {
  'runs.up': onRuns(1, runHasFocus(0)),
  'runs.down': onRuns(0, runHasFocus(1)),
  'runs.first': onRuns(1, runHasFocus(0)),
  'runs.last': onRuns(0, runHasFocus(-1)),
  'runs.open': onRuns(0, opensPart('run-title')),
  'runs.rejects': onRuns(0, opensPart('rejected-title')),
  'runs.log': onRuns(0, opensPart('log-title')),
};
Object.assign(effects, ingestEffects);

let ingestDir = '';
afterAll(() => rm(ingestDir, { recursive: true, force: true }));
const env = async (): Promise<Readonly<Record<string, string>>> => {
  ingestDir = await mkdtemp(path.join(tmpdir(), 'incoming-'));
  await writeFile(path.join(ingestDir, 'keys.tsv'), table('1', 3, ['BAD\tR\t\t\t\ten']));
  return { INGEST_DIR: ingestDir };
};

describeExplorer('keys', inject('seedDataDir'), (explorer) => {
  it('X10 lists in the overlay exactly the keys that work', async () => {
    const context = await explorer.profile({ permissions: ['clipboard-read', 'clipboard-write'] });
    const page = await context.newPage();
    await page.goto(explorer.origin);
    await settled(page);
    await page.getByRole('button', { name: 'Keys' }).click();
    const listed = await page.locator('[data-act]').evaluateAll((rows) => rows.map((row) => ({ act: row.getAttribute('data-act') ?? '', keys: (row.getAttribute('data-keys') ?? '').split(' ') })));
    expect(listed.map(({ act }) => act).sort()).toEqual(Object.keys(effects).sort());
    const silent: string[] = [];
    for (const { act, keys } of listed) {
      for (const key of keys) {
        const tried = effects[act];
        if (!tried) continue;
        // The same address with a part after its # would be no new load, and would keep what the last key did.
        await page.goto('about:blank');
        await page.goto(explorer.origin + tried.at);
        await settled(page);
        if (!(await tried.effect(page, key))) silent.push(`${act} ${key}`);
      }
    }
    expect(silent).toEqual([]);
    await context.close();
  });

  it('X10 leaves out of the overlay, and out of work, the keys of one character when they are switched off', async () => {
    const page = await explorer.page('/');
    await page.getByRole('button', { name: 'Settings' }).click();
    await page.getByRole('checkbox', { name: /Keys of a single character/ }).uncheck();
    await page.keyboard.press('Escape');
    await page.locator('main').focus();
    await page.keyboard.press('?');
    expect(await page.getByRole('dialog').count()).toBe(0);
    await page.getByRole('button', { name: 'Keys' }).click();
    expect(await page.locator('[data-act="page.help"]').count()).toBe(0);
    expect(await page.locator('[data-act="everywhere.palette"]').count()).toBe(1);
    await page.context().close();
  });
}, env);
