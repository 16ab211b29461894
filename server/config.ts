import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { InvalidInput } from './domain/errors.ts';
import { isLoopback } from './domain/loopback.ts';
import type { StoredOperationsMode } from './graphql/storedOperations.ts';

const checkout = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

export interface Config {
  readonly port: number;
  readonly host: string;
  /** Where built releases, loaded sources and the journal live. */
  readonly dataDir: string;
  readonly seedsDir: string;
  readonly webDir: string;
  readonly sourcesExcluded: ReadonlySet<string>;
  readonly production: boolean;
  readonly logLevel: string;
  readonly storedOperations: StoredOperationsMode;
  /** How long /health says that the server ends before it takes no more connections. */
  readonly drainMs: number;
  /** The folder that operators may load from over the API; undefined: nothing is loaded over it. */
  readonly ingestDir: string | undefined;
  /** Whoever loads over the API must have it; undefined: only requests of this machine load. */
  readonly ingestKey: string | undefined;
  /** Where the graph is kept for several processes; undefined: the embedded store. */
  readonly neo4j: { readonly uri: string; readonly user: string; readonly password: string } | undefined;
}

const environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(4000),
  HOST: z.string().min(1).default('127.0.0.1'),
  DATA_DIR: z.string().min(1).default(path.join(checkout, 'data')),
  SOURCES_EXCLUDE: z.string().default(''),
  AUTH_MODE: z.literal('open').optional(),
  NEO4J_URI: z.string().regex(/^(bolt|neo4j)(\+s|\+ssc)?:\/\/[^/]/, 'expected bolt://host:port or neo4j://host:port').optional(),
  NEO4J_USER: z.string().default('neo4j'),
  NEO4J_PASSWORD: z.string().default(''),
  NODE_ENV: z.string().default('development'),
  STORED_OPERATIONS: z.enum(['off', 'allow', 'only']).default('allow'),
  DRAIN_MS: z.coerce.number().int().min(0).max(60_000).default(2_000),
  INGEST_DIR: z.string().optional(),
  INGEST_KEY: z.string().regex(/^[\w.~+/=-]{16,}$/, 'expected at least 16 letters, digits and signs of base64').optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
});

/** Reads the environment once. Throws InvalidInput that names every bad variable at once. */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const parsed = environment.safeParse(Object.fromEntries(Object.entries(env).filter(([, value]) => value !== '')));
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => `${issue.path.join('.')}="${issue.path[0] === 'INGEST_KEY' ? '…' : (env[String(issue.path[0])] ?? '')}": ${issue.message}`);
    throw new InvalidInput(`The environment cannot be used. ${problems.join('; ')}. Correct or unset these variables.`);
  }
  if (!isLoopback(parsed.data.HOST) && parsed.data.AUTH_MODE !== 'open') {
    throw new InvalidInput(`HOST="${parsed.data.HOST}" can be reached from other machines, and this server asks nobody who they are. Listen on 127.0.0.1, or set AUTH_MODE=open if that is meant.`);
  }
  if (!isLoopback(parsed.data.HOST) && parsed.data.INGEST_DIR !== undefined && parsed.data.INGEST_KEY === undefined) {
    throw new InvalidInput(`INGEST_DIR is set and HOST="${parsed.data.HOST}" can be reached from other machines: whoever reaches it could replace the graph. Set INGEST_KEY, listen on 127.0.0.1, or unset INGEST_DIR and load with "npm run ingest".`);
  }
  const { PORT, HOST, DATA_DIR, SOURCES_EXCLUDE, NEO4J_URI, NEO4J_USER, NEO4J_PASSWORD, NODE_ENV, LOG_LEVEL, STORED_OPERATIONS, DRAIN_MS, INGEST_DIR, INGEST_KEY } = parsed.data;
  return {
    port: PORT, host: HOST, dataDir: path.resolve(DATA_DIR), seedsDir: path.join(checkout, 'graph-seeds'), webDir: path.join(checkout, 'web'),
    sourcesExcluded: new Set(SOURCES_EXCLUDE.split(',').map((source) => source.trim()).filter((source) => source !== '')),
    production: NODE_ENV === 'production', logLevel: LOG_LEVEL, storedOperations: STORED_OPERATIONS, drainMs: DRAIN_MS,
    ingestDir: INGEST_DIR === undefined ? undefined : path.resolve(INGEST_DIR), ingestKey: INGEST_KEY,
    neo4j: NEO4J_URI === undefined ? undefined : { uri: NEO4J_URI, user: NEO4J_USER, password: NEO4J_PASSWORD },
  };
}
