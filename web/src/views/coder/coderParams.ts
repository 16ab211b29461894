import { flag, globalParams, id, oneOf, set } from '../../components/urlParams.ts';
import { assertions } from '../../components/AssertionMark.tsx';

export const tabKeys = ['note', 'phrase', 'drug'] as const;
export type TabKey = (typeof tabKeys)[number];

/** Confidence in per cent below which a code is not listed. */
export const minimums = ['0', '30', '50', '80', '95'] as const;

/** How the view is set, never what is typed in it: an address ends up in histories and logs. */
export const coderParams = {
  tab: oneOf('tab', tabKeys, 'note'),
  /** Systems in which a note is coded; empty stands for the usual ones. */
  systems: set('sys'),
  min: oneOf('min', minimums, '50'),
  only: set('only', assertions.map((assertion) => assertion.toLowerCase())),
  /** The system a phrase is mapped to; empty stands for the usual one. */
  to: id('to'),
  how: oneOf('how', ['auto', 'rank', 'levels'], 'auto'),
  billable: flag('billable', false),
  ...globalParams,
};

const usualSystems: readonly string[] = ['HP', 'ICD10CM'];

/** The systems asked for, else the usual ones that are loaded, else the first. */
export function systemsOf(asked: readonly string[], loaded: readonly string[]): readonly string[] {
  if (asked.length > 0) return asked;
  const usual = usualSystems.filter((system) => loaded.includes(system));
  return usual.length > 0 ? usual : loaded.slice(0, 1);
}

export const targetOf = (asked: string, loaded: readonly string[]): string => (asked !== '' ? asked : loaded.includes('ICD10CM') ? 'ICD10CM' : (loaded[0] ?? ''));
