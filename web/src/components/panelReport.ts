import { useEffect } from 'react';
import type { ExportTable } from './exportTable.ts';
import type { Received } from './useAnswer.ts';

/** What the open tab shows, for the acts of the view: its query and its rows. */
export interface PanelReport {
  readonly received: Received;
  readonly complete: boolean;
  readonly table: () => ExportTable;
}

export type OnReport = (report: PanelReport | undefined) => void;

/** `table` changes when its rows do. */
export function usePanelReport(onReport: OnReport, received: Received | undefined, complete: boolean, table: () => ExportTable): void {
  useEffect(() => {
    onReport(received && { received, complete, table });
    return () => {
      onReport(undefined);
    };
  }, [complete, onReport, received, table]);
}
