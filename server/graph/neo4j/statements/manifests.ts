import { textAt } from '../cells.ts';
import type { Statement } from '../connection.ts';

export const manifestsOf: Statement<undefined, string> = {
  text: `
    MATCH (release:Release {state: 'READY'})
    RETURN release.manifest AS manifest ORDER BY release.createdAt DESC, release.id`,
  parameters: () => ({}),
  read: (row) => textAt(row, 'manifest'),
};
