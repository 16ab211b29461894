import { useEffect, useRef } from 'react';
import { actFor, isTextField, type ActIn } from '../../components/keys.ts';

/** Keys of the whole workspace; they leave text fields their own undo, and are silent behind a dialog. */
export function useCaseKeys(acts: Record<ActIn<'differential'>, () => void>): void {
  const latest = useRef(acts);
  useEffect(() => {
    latest.current = acts;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || isTextField(event.target) || document.querySelector('dialog:modal')) return;
      const act = actFor('differential', event);
      if (!act) return;
      event.preventDefault();
      latest.current[act]();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => {
      document.removeEventListener('keydown', onKeyDown);
    };
  }, []);
}
