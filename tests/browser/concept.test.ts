import type { Page } from 'playwright-core';
import { expect, inject, it } from 'vitest';
import { describeExplorer, settled } from './explorer.ts';

const activeText = (page: Page): Promise<string> => page.evaluate(() => document.activeElement?.textContent.trim() ?? '');
const expandedOf = (page: Page): Promise<string | null> => page.evaluate(() => document.activeElement?.getAttribute('aria-expanded') ?? null);
const focusTree = (page: Page): Promise<void> => page.locator('[role=tree] [tabindex="0"]').focus();

interface Parent {
  readonly id: string;
  readonly label: string;
}

async function ask<Answer>(page: Page, query: string): Promise<Answer> {
  return page.evaluate(async (text) => {
    const response = await fetch('/graphql', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query: text }) });
    return ((await response.json()) as { data: Answer }).data;
  }, query);
}

describeExplorer('Concept', inject('seedDataDir'), (explorer) => {
  it('C1 has one tab stop in its tree and answers every key of it with lazy children', async () => {
    const page = await explorer.page('/concept/HP/0001250');
    expect(await page.locator('[role=tree] [tabindex="0"]').count()).toBe(1);
    await focusTree(page);
    expect(await activeText(page)).toContain('Seizure');
    expect(await expandedOf(page)).toBe('false');
    await page.keyboard.press('ArrowRight');
    await page.waitForFunction(() => document.activeElement?.getAttribute('aria-expanded') === 'true');
    await page.waitForFunction(() => document.activeElement?.nextElementSibling?.getAttribute('aria-level') === '6');
    expect(new URL(page.url()).searchParams.get('open')).toBe('HP:0001250');
    await page.keyboard.press('ArrowRight');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-level'))).toBe('6');
    await page.keyboard.press('ArrowLeft');
    expect(await activeText(page)).toContain('Seizure');
    await page.keyboard.press('ArrowLeft');
    expect(await expandedOf(page)).toBe('false');
    await page.keyboard.press('ArrowLeft');
    expect(await activeText(page)).toContain('Abnormal nervous system physiology');
    await page.keyboard.press('Home');
    expect(await activeText(page)).toContain('All');
    await page.keyboard.press('End');
    const last = await activeText(page);
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowDown');
    expect(await activeText(page)).toBe(last);
    await page.keyboard.press('Home');
    await page.keyboard.press('s');
    expect(await activeText(page)).toContain('Seizure');
    await page.keyboard.press('*');
    await page.waitForFunction(() => document.querySelectorAll('[role=treeitem][aria-level="5"][aria-expanded="true"]').length > 5);
    await page.keyboard.press('Shift+F10');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('menuitem');
    await page.keyboard.press('Escape');
    expect(await activeText(page)).toContain('Seizure');
    for (const item of await page.locator('[role=treeitem]').evaluateAll((items) => items.map((each) => [each.getAttribute('aria-level'), each.getAttribute('aria-setsize'), each.getAttribute('aria-posinset')].map(Number)))) {
      expect(item.every((value) => value >= 1)).toBe(true);
      expect(item[2] ?? 0).toBeLessThanOrEqual(item[1] ?? 0);
    }
    await page.keyboard.press('ArrowDown');
    const opened = await activeText(page);
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => !url.pathname.endsWith('/0001250'));
    await settled(page);
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
    expect(opened).toContain(await page.getByRole('heading', { level: 1 }).innerText());
    await page.context().close();
  });

  it('C2 shows ancestors, siblings and every parent on the first view', async () => {
    for (const id of ['HP:0001250', 'HP:0001631', 'ICD10CM:E11.9']) {
      const page = await explorer.page(`/concept/${id.replace(':', '/')}`);
      const { node } = await ask<{ node: { parents: (Parent & { children: { nodes: Parent[] } })[]; pathsToRoot: Parent[][] } }>(
        page,
        `{ node(id: "${id}") { ... on Concept { parents { id label children(first: 200) { nodes { id label } } } pathsToRoot(first: 5) { id label } } } }`,
      );
      const shown = new Set(await page.locator('[role=treeitem][href]').evaluateAll((rows) => rows.map((row) => decodeURIComponent(row.getAttribute('href') ?? ''))));
      const missing = [...node.pathsToRoot.flat(), ...node.parents.flatMap(({ children }) => children.nodes)].filter((each) => !shown.has(`/concept/${each.id.replace(':', '/')}`));
      expect({ id, missing }).toEqual({ id, missing: [] });
      const listed = await page.locator('[data-edge] a').evaluateAll((links) => links.map((link) => link.getAttribute('href')));
      for (const parent of node.parents) expect(listed).toContain(`/concept/${parent.id.replace(':', '/')}`);
      await page.context().close();
    }
  });

  it('C3 undoes each toggle by the same toggle', async () => {
    const page = await explorer.page('/concept/HP/0001250');
    const tree = (): Promise<string> => page.locator('[role=tree]').innerText();
    const first = await tree();
    for (const toggle of ['siblings', 'counts']) {
      const box = page.getByRole('checkbox', { name: toggle });
      await box.uncheck();
      await page.waitForURL((url) => url.search !== '');
      expect(await tree()).not.toBe(first);
      await box.check();
      await page.waitForURL((url) => url.search === '');
      await settled(page);
      expect(await tree()).toBe(first);
    }
    await page.context().close();
  });

  it('C4 opens a row of the tree in a new tab by the middle button', async () => {
    const page = await explorer.page('/concept/HP/0001250');
    const [opened] = await Promise.all([
      page.context().waitForEvent('page'),
      page.locator('[role=treeitem]', { hasText: 'Abnormal nervous system physiology' }).click({ button: 'middle' }),
    ]);
    await settled(opened);
    expect(new URL(opened.url()).pathname).toBe('/concept/HP/0012638');
    expect(new URL(page.url()).pathname).toBe('/concept/HP/0001250');
    await page.context().close();
  });

  it('C5 has a row for each statement and mapping of the answer, in its order', async () => {
    const page = await explorer.page('/concept/OMIM/154700?tab=evidence');
    const { node } = await ask<{ node: { assertions: { nodes: { object: Parent | null }[] }; mappings: { target: Parent | null; source: Parent }[] } }>(
      page,
      '{ node(id: "OMIM:154700") { ... on Concept { assertions(first: 50) { nodes { object { id label } } } } } }',
    );
    const drawn = await page.getByRole('grid', { name: 'About this concept' }).locator('tr[data-row] .cell-concept a').evaluateAll((links) => links.map((link) => link.textContent));
    expect(drawn).toEqual(node.assertions.nodes.flatMap(({ object }) => (object ? [object.label] : [])));
    await page.getByRole('button', { name: 'Load 50 more' }).click();
    await page.waitForURL(/n=100/);
    await page.waitForFunction(() => document.querySelectorAll('tr[data-row]').length > 50);
    await page.context().close();
  });

  it('C6 asks for the content of a tab only when it is opened', async () => {
    const context = await explorer.profile();
    const page = await context.newPage();
    const asked: string[] = [];
    page.on('request', (request) => {
      if (request.url().endsWith('/graphql')) asked.push((request.postDataJSON() as { operationName: string }).operationName);
    });
    await page.goto(`${explorer.origin}/concept/ICD10CM/E11.9`);
    await settled(page);
    expect(asked).not.toContain('ConceptMappings');
    await page.getByRole('tab', { name: 'Overview' }).focus();
    await page.keyboard.press('ArrowRight');
    expect(asked).not.toContain('ConceptMappings');
    await page.keyboard.press('Enter');
    await page.getByRole('grid', { name: 'Mappings' }).waitFor();
    expect(asked).toContain('ConceptMappings');
    expect(asked).not.toContain('ConceptAssertions');
    await context.close();
  });

  it('C7 gives source, version and licence with every edge', async () => {
    const page = await explorer.page('/concept/HP/0001631');
    const { release } = await ask<{ release: { sources: { title: string; version: string; licence: string }[] } }>(page, '{ release { sources { title version licence } } }');
    const known = (text: string): boolean => release.sources.some(({ title, version, licence }) => [title, version, licence].every((part) => text.includes(part)));
    const edges = await page.locator('[data-edge]').allInnerTexts();
    expect(edges.length).toBeGreaterThan(0);
    for (const edge of edges) expect({ edge, known: known(edge) }).toEqual({ edge, known: true });
    await page.goto(`${explorer.origin}/concept/ICD10CM/E11.9?tab=mappings`);
    await settled(page);
    for (const source of await page.locator('tr[data-row] .cell-source').allInnerTexts()) expect({ source, known: known(source) }).toEqual({ source, known: true });
    await page.goto(`${explorer.origin}/concept/OMIM/154700?tab=evidence`);
    await settled(page);
    const rows = await page.locator('tr[data-row]').count();
    for (const row of [0, 20, Math.min(rows - 1, 49)]) {
      await page.locator('tr[data-row]').nth(row).getByRole('button', { name: 'Why' }).click();
      await page.waitForURL(/why=/);
      await page.getByRole('heading', { name: /^Citations/ }).waitFor();
      const why = await page.getByRole('dialog', { name: 'Why this is stated' }).innerText();
      expect({ why, known: known(why) }).toEqual({ why, known: true });
      await page.keyboard.press('Escape');
      await page.waitForURL((url) => !url.search.includes('why='));
      expect(await activeText(page)).toBe('Why');
    }
    await page.context().close();
  });

  it('C9 scrolls 5,000 children within the budget', async () => {
    const context = await explorer.profile();
    const page = await context.newPage();
    await page.route('**/graphql', async (route) => {
      const { operationName, variables } = route.request().postDataJSON() as { operationName: string; variables: { after?: string | null; first: number } };
      if (operationName !== 'TreeChildren') return route.continue();
      const from = Number(variables.after ?? 0);
      const nodes = Array.from({ length: variables.first }, (_, index) => ({
        __typename: 'Concept', id: `HP:9${from + index}`, code: `9${from + index}`, label: `Child ${from + index}`, active: true, standing: 'PUBLISHED', childCount: 0, descendantCount: 0, system: { id: 'HP' },
      }));
      const end = from + variables.first;
      return route.fulfill({ json: { data: { node: { __typename: 'Concept', id: 'HP:0000118', children: { totalCount: 5_000, pageInfo: { hasNextPage: end < 5_000, endCursor: String(end) }, nodes } } } } });
    });
    await page.goto(`${explorer.origin}/concept/HP/0000118?sib=0&open=HP:0000118`);
    await settled(page);
    await focusTree(page);
    for (let loaded = 200; loaded < 5_000; loaded += 200) {
      // The last row belongs to the root; the one before it loads further children.
      await page.keyboard.press('End');
      await page.waitForFunction(() => /^Show/.test(document.activeElement?.textContent ?? ''));
      await page.keyboard.press('ArrowUp');
      await page.waitForFunction(() => /^Load/.test(document.activeElement?.textContent ?? ''));
      await page.keyboard.press('Enter');
      await page.waitForFunction((more) => document.querySelector(`[role=treeitem][href][aria-posinset="${more}"]`) !== null, loaded + 1);
    }
    expect(await page.locator('[role=treeitem]').count()).toBeLessThanOrEqual(80);
    const frames = await page.evaluate(async () => {
      const frame = document.querySelector('.tree-frame');
      if (!frame) throw new Error('no tree');
      const times: number[] = [];
      frame.scrollTop = 0;
      let before = performance.now();
      for (let step = 0; step < 120; step += 1) {
        frame.scrollTop += 300;
        await new Promise(requestAnimationFrame);
        const now = performance.now();
        times.push(now - before);
        before = now;
      }
      return times.sort((one, other) => one - other);
    });
    expect(frames[Math.floor(frames.length * 0.95)]).toBeLessThanOrEqual(34);
    await focusTree(page);
    const started = Date.now();
    await page.keyboard.press('End');
    await page.waitForFunction(() => /^Show/.test(document.activeElement?.textContent ?? ''));
    expect(Date.now() - started).toBeLessThanOrEqual(400);
    await context.close();
  });

  it('keeps codes with a slash, a percent sign and a space in the address', async () => {
    const context = await explorer.profile();
    const page = await context.newPage();
    const asked: string[] = [];
    page.on('request', (request) => {
      if (!request.url().endsWith('/graphql')) return;
      const { operationName, variables } = request.postDataJSON() as { operationName: string; variables: { id: string } };
      if (operationName === 'ConceptView') asked.push(variables.id);
    });
    for (const code of ['A/B', '5 %', 'x?y#z']) {
      await page.goto(`${explorer.origin}/concept/LOCAL/${encodeURIComponent(code)}`);
      await settled(page);
      expect(await page.locator('main').innerText()).toContain(`no concept with the code ${code}`);
    }
    expect(asked).toEqual(['LOCAL:A/B', 'LOCAL:5 %', 'LOCAL:x?y#z']);
    await context.close();
  });
});
