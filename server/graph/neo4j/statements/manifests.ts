import { textAt } from '../cells.ts';
import type { Statement } from '../connection.ts';

export const manifestsOf: Statement<undefined, { readonly id: string; readonly manifest: string }> = {
  text: `
    MATCH (release:Release {state: 'READY'})
    RETURN release.id AS id, release.manifest AS manifest ORDER BY release.createdAt DESC, release.id`,
  parameters: () => ({}),
  read: (row) => ({ id: textAt(row, 'id'), manifest: textAt(row, 'manifest') }),
};
