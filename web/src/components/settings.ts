import { useSyncExternalStore } from 'react';

export const themes = ['system', 'light', 'dark'] as const;
export const densities = ['comfortable', 'compact'] as const;
export const pageSizes = [20, 50, 100] as const;

export interface Settings {
  readonly theme: (typeof themes)[number];
  readonly density: (typeof densities)[number];
  /** Whether keys that are a single character act at all (WCAG 2.1.4). */
  readonly letters: boolean;
  readonly pageSize: (typeof pageSizes)[number];
  /** Replace the rows by the next ones instead of adding them below. */
  readonly pages: boolean;
  /** A case stands in no address and so in no browser history; only Share makes a link of it. For shared workstations. */
  readonly linksOnShareOnly: boolean;
}

export const initialSettings: Settings = { theme: 'system', density: 'comfortable', letters: true, pageSize: 20, pages: false, linksOnShareOnly: false };

const storageKey = 'medical-knowledge-graph.settings';

const oneOf = <Value>(values: readonly Value[], value: unknown, otherwise: Value): Value =>
  values.find((candidate) => candidate === value) ?? otherwise;

/** What was stored may be of an older version or edited by hand: each field that does not fit falls back alone. */
export function readSettings(stored: string | null): Settings {
  if (stored === null) return initialSettings;
  let fields: Partial<Record<keyof Settings, unknown>>;
  try {
    const parsed: unknown = JSON.parse(stored);
    if (typeof parsed !== 'object' || parsed === null) return initialSettings;
    fields = parsed;
  } catch (error) {
    if (error instanceof SyntaxError) return initialSettings;
    throw error;
  }
  return {
    theme: oneOf(themes, fields.theme, initialSettings.theme),
    density: oneOf(densities, fields.density, initialSettings.density),
    letters: oneOf([true, false], fields.letters, initialSettings.letters),
    pageSize: oneOf(pageSizes, fields.pageSize, initialSettings.pageSize),
    pages: oneOf([true, false], fields.pages, initialSettings.pages),
    linksOnShareOnly: oneOf([true, false], fields.linksOnShareOnly, initialSettings.linksOnShareOnly),
  };
}

/** Browsers that forbid storage throw on access; the settings then last as long as the page. */
function stored(): string | null {
  try {
    return localStorage.getItem(storageKey);
  } catch (error) {
    if (error instanceof DOMException) return null;
    throw error;
  }
}

let current = readSettings(stored());
const listeners = new Set<() => void>();

function show({ theme, density }: Settings): void {
  const { dataset } = document.documentElement;
  dataset['theme'] = theme;
  dataset['density'] = density;
}
show(current);

export const settings = (): Settings => current;

export function changeSettings(change: Partial<Settings>): void {
  current = { ...current, ...change };
  try {
    localStorage.setItem(storageKey, JSON.stringify(current));
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
  }
  show(current);
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const useSettings = (): Settings => useSyncExternalStore(subscribe, settings);
