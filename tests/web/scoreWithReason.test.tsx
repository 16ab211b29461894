import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ScoreWithReason } from '../../web/src/components/ScoreWithReason.tsx';

beforeEach(() => {
  vi.stubGlobal('matchMedia', () => ({ matches: true, addEventListener: () => undefined, removeEventListener: () => undefined }));
  HTMLDialogElement.prototype.show = function show() { this.open = true; };
  HTMLDialogElement.prototype.close = function close() { this.open = false; };
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const reason = (formula: string) => () => ({
  formula, parts: [{ name: 'fever', value: '+1.2', note: '9 of 31 patients' }], total: { name: 'total', value: '+1.2' }, wouldChange: ['Leaving out fever.'],
});

it('opens formula, parts, total and what would change the number, and closes by Escape', () => {
  render(<ScoreWithReason value="1.2" name="score" reason={reason('The sum of the parts.')} />);
  fireEvent.click(screen.getByRole('button', { name: '1.2 score: why' }));
  const why = within(screen.getByRole('dialog', { name: 'Why this score' }));
  expect(why.getByText('The sum of the parts.')).toBeTruthy();
  expect(why.getAllByRole('row').map((row) => row.textContent)).toEqual(['PartValue', 'fever9 of 31 patients+1.2', 'total+1.2']);
  expect(why.getByText('Leaving out fever.')).toBeTruthy();
  fireEvent.keyDown(screen.getByRole('dialog'), { key: 'Escape' });
  expect(screen.queryByRole('dialog')).toBeNull();
});

it('shows one reason at a time', () => {
  render(
    <>
      <ScoreWithReason value="1" name="first" reason={reason('One.')} />
      <ScoreWithReason value="2" name="second" reason={reason('Two.')} />
    </>,
  );
  fireEvent.click(screen.getByRole('button', { name: '1 first: why' }));
  fireEvent.click(screen.getByRole('button', { name: '2 second: why' }));
  expect(screen.getAllByRole('dialog').map((dialog) => dialog.querySelector('h2')?.textContent)).toEqual(['Why this second']);
});
