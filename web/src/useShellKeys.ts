import { useEffect } from 'react';
import { useNavigate } from 'react-router';
import { actFor, type ActIn } from './components/keys.ts';
import { paletteFieldId } from './Palette.tsx';
import type { Sheet } from './App.tsx';

/** Keys that act anywhere, unless a dialog is open: what is behind it must not move. */
export function useShellKeys(open: (sheet: Sheet) => void): void {
  const navigate = useNavigate();
  useEffect(() => {
    const toField = (): void => {
      const field = document.getElementById(paletteFieldId);
      if (field instanceof HTMLInputElement) {
        field.focus();
        field.select();
      }
    };
    const acts: Record<Exclude<ActIn<'everywhere'>, 'panes'> | ActIn<'page'>, () => void> = {
      palette: toField,
      slash: toField,
      help: () => {
        open('keys');
      },
      goSearch: () => {
        void navigate('/');
      },
      goDifferential: () => {
        void navigate('/differential');
      },
      goCoder: () => {
        void navigate('/code');
      },
      goApi: () => {
        void navigate('/api');
      },
      goIngest: () => {
        void navigate('/ingest');
      },
    };
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || document.querySelector('dialog:modal')) return;
      const act = actFor('everywhere', event) ?? actFor('page', event);
      if (!act) return;
      if (act === 'panes') {
        // After the last pane the key is the browser's, so that nobody is kept in the page.
        if (focusNextPane()) event.preventDefault();
        return;
      }
      event.preventDefault();
      acts[act]();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => {
      document.removeEventListener('keydown', onKeyDown);
    };
  }, [navigate, open]);
}

function focusNextPane(): boolean {
  const panes = [...document.querySelectorAll<HTMLElement>('[data-pane]')];
  // The innermost pane counts: the tree is one inside the page.
  const at = panes.findLastIndex((pane) => pane.contains(document.activeElement));
  const next = panes[at + 1];
  if (!next) return false;
  const stop = next.querySelector<HTMLElement>('[role=tree] [tabindex="0"], [data-pane-start]');
  (stop ?? next).focus();
  if (!next.contains(document.activeElement)) next.querySelector<HTMLElement>('a[href], button, input, [tabindex="0"]')?.focus();
  return true;
}
