import type { Pane } from './differentialParams.ts';

export const focusTab = (pane: Pane): void => {
  document.getElementById(`tab-${pane}`)?.focus();
};

/** Where the detail stands below the list, the focus goes there; beside the list it stays, so that the next row is one key away. */
export function showDetail(pane: Pane): void {
  const [ranked, detail] = ['.pane-ranked', '.pane-detail'].map((pane) => document.querySelector(pane)?.getBoundingClientRect());
  if (ranked && detail && detail.top >= ranked.bottom) focusTab(pane);
}
