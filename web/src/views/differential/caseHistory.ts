import { emptyLink, writeLink, type CaseLink } from './caseCode.ts';
import type { PatientCase } from './patientCase.ts';

const stepsMax = 200;

/** What the workspace shows, with the cases before and after it. What is opened and compared is no step of the case. */
export interface CaseHistory extends CaseLink {
  readonly past: readonly PatientCase[];
  readonly future: readonly PatientCase[];
}

export const emptyHistory: CaseHistory = { ...emptyLink, past: [], future: [] };

const isSame = (one: PatientCase, other: PatientCase): boolean =>
  writeLink({ ...emptyLink, patient: one }) === writeLink({ ...emptyLink, patient: other });

export const changed = (history: CaseHistory, patient: PatientCase): CaseHistory =>
  isSame(history.patient, patient) ? { ...history, patient } : { ...history, patient, past: [...history.past, history.patient].slice(-stepsMax), future: [] };

export function undone(history: CaseHistory): CaseHistory {
  const before = history.past.at(-1);
  return before ? { ...history, patient: before, past: history.past.slice(0, -1), future: [history.patient, ...history.future] } : history;
}

export function redone(history: CaseHistory): CaseHistory {
  const [after, ...future] = history.future;
  return after ? { ...history, patient: after, past: [...history.past, history.patient], future } : history;
}
