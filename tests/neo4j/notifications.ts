import type { OnNotification } from '../../server/graph/neo4j/connection.ts';

/** Classes of notifications that no statement of ours may bring. */
const unwanted = new Set(['DEPRECATION', 'PERFORMANCE', 'UNSUPPORTED', 'SECURITY']);

export interface Notifications {
  readonly unwanted: readonly string[];
  readonly listen: OnNotification;
}

/** Hears what Neo4j says of the statements of a connection. */
export function notifications(): Notifications {
  const heard: string[] = [];
  return {
    unwanted: heard,
    listen: ({ rawClassification, statusDescription }, text) => {
      if (unwanted.has(rawClassification ?? '')) heard.push(`${statusDescription} in ${text}`);
    },
  };
}
