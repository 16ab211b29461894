import { whole } from '../cells.ts';
import type { Statement } from '../connection.ts';

/** Removes the leases of processes that have ended. */
export const forgetReaders: Statement<number, undefined> = {
  text: `
    MATCH (reader:Reader)
    WHERE reader.seenAt < datetime() - duration({milliseconds: $leaseMsMax})
    DELETE reader`,
  parameters: (leaseMsMax) => ({ leaseMsMax: whole(leaseMsMax) }),
  read: () => undefined,
};
