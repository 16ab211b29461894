import { useCallback, useLayoutEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { useSettings } from '../../components/settings.ts';
import { useUrlState, type UrlState } from '../../components/useUrlState.ts';
import type { ValuesOf } from '../../components/urlParams.ts';
import { emptyLink, readLink, writeLink, type CaseLink } from './caseCode.ts';
import { changed, emptyHistory, redone, undone, type CaseHistory } from './caseHistory.ts';
import { differentialParams } from './differentialParams.ts';
import type { PatientCase } from './patientCase.ts';

/** Outlives the view, so that a look at a concept and Back loses nothing; a reload keeps only what the address holds. */
let history: CaseHistory = emptyHistory;
const listeners = new Set<() => void>();

function show(next: CaseHistory): void {
  history = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** An address that was opened, pasted, or returned to; the one that a change has just written says what is shown already. */
function adopt(link: CaseLink | undefined): void {
  if (!link || writeLink(link) === writeLink(history)) return;
  const read = { opened: link.opened, compared: link.compared };
  show(history === emptyHistory ? { ...emptyHistory, ...read, patient: link.patient } : { ...changed(history, link.patient), ...read });
}

type Look = Partial<Pick<CaseLink, 'opened' | 'compared'>>;
type ParamChange = Partial<ValuesOf<typeof differentialParams>>;

export interface Workspace extends CaseHistory {
  readonly url: UrlState<typeof differentialParams>;
  /** What of the address could not be read. */
  readonly invalid: readonly string[];
  /** A step of the case, which can be undone. */
  readonly change: (change: (patient: PatientCase) => PatientCase) => void;
  readonly undo: () => void;
  readonly redo: () => void;
  /** What is opened and compared, and how the view stands; no step of the case. */
  readonly look: (change: Look, params?: ParamChange) => void;
  readonly clear: () => void;
  /** The address with the case, as Share gives it. */
  readonly linkAt: (release: string) => string;
}

/**
 * The case and what is looked at, kept in step with the part of the address after its `#`. Every change replaces that part in
 * place: Back leaves the workspace, and steps of the case have an undo of their own.
 */
export function useWorkspace(): Workspace {
  const navigate = useNavigate();
  const { hash } = useLocation();
  const { linksOnShareOnly } = useSettings();
  const url = useUrlState(differentialParams);
  const { address } = url;
  const link = useMemo(() => readLink(hash), [hash]);
  // Before the first drawing: an effect would come after an empty workspace was seen.
  useState(() => {
    adopt(link);
  });
  const now = useSyncExternalStore(subscribe, () => history);

  const write = useCallback(
    (next: CaseHistory, params: ParamChange = {}) => {
      show(next);
      void navigate(address(params) + (linksOnShareOnly ? '' : hashOf(next)), { replace: true });
    },
    [address, linksOnShareOnly, navigate],
  );

  useLayoutEffect(() => {
    adopt(link);
    // Back from another view finds the case in memory; where links come from Share only, one is read and taken out of the address.
    if (link ? linksOnShareOnly : writeLink(history) !== '' && !linksOnShareOnly) write(history);
  }, [link, linksOnShareOnly, write]);

  return {
    ...now,
    url,
    invalid: [...url.invalid, ...(link?.invalid ?? [])],
    change: (change) => {
      write(changed(history, change(history.patient)));
    },
    undo: () => {
      write(undone(history));
    },
    redo: () => {
      write(redone(history));
    },
    look: (change, params) => {
      write({ ...history, ...change }, params);
    },
    clear: () => {
      write({ ...changed(history, emptyLink.patient), opened: undefined, compared: [] });
    },
    linkAt: (release) => address({ at: release }) + hashOf(history),
  };
}

const hashOf = (link: CaseLink): string => {
  const written = writeLink(link);
  return written === '' ? '' : `#${written}`;
};
