import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const everything = { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] };
/** What another theme can change of a page that has no finding in one. */
export const rulesOfColour: typeof everything = { type: 'rule', values: ['color-contrast', 'link-in-text-block'] };

/** What axe cannot decide alone, and why it holds here. */
const reviewed: Readonly<Record<string, string>> = {
  'color-contrast': 'The tokens are recomputed by their own test; axe cannot see through overlapping layers.',
};

interface AxeFinding {
  readonly id: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
}

export async function axe(page: Page, runOnly = everything): Promise<{ violations: readonly string[]; undecided: readonly string[] }> {
  // Evaluated by the debugger and not as a script of the page, so the content policy stays as it is.
  await page.evaluate(axeSource);
  const found = await page.evaluate(async (rules) => {
    const { axe: runner } = globalThis as unknown as { axe: { run: (root: Document, options: object) => Promise<{ violations: AxeFinding[]; incomplete: AxeFinding[] }> } };
    const { violations, incomplete } = await runner.run(document, { runOnly: rules });
    return { violations, incomplete };
  }, runOnly);
  const lines = (findings: readonly AxeFinding[]): string[] =>
    findings.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary ?? ''}`));
  return { violations: lines(found.violations), undecided: lines(found.incomplete.filter(({ id }) => !(id in reviewed))) };
}

export const clean = { violations: [], undecided: [] };
