import { readFile } from 'node:fs/promises';
import type { TestProject } from 'vitest/node';
import { javaIsHere, startNeo4j } from './neo4jServer.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Bolt addresses of the Neo4j of each worker of this run; none where none could be started. */
    readonly neo4jUris: readonly string[];
  }
}

/**
 * Starts a Neo4j for each worker where a file of this run asks for one, since any worker may get it: a Neo4j serves one release,
 * and two files that switch it would meet. Without Java or Maven those files are skipped, but not in CI.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const areWanted = await someFileNames(project, /sharedNeo4j/);
  if (areWanted && !javaIsHere()) {
    if (process.env['CI'] === 'true') throw new Error('Java 17 and Maven are needed for the tests of the Neo4j store.');
    process.stdout.write('Skipping the tests of the Neo4j store: Java or Maven is missing.\n');
  }
  const servers = await Promise.all(Array.from({ length: areWanted && javaIsHere() ? project.vitest.config.maxWorkers : 0 }, () => startNeo4j()));
  project.provide('neo4jUris', servers.map(({ uri }) => uri));
  return async () => { for (const server of servers) await server.stop(); };
}

async function someFileNames({ vitest }: TestProject, pattern: RegExp): Promise<boolean> {
  const asked = 'filenamePattern' in vitest && Array.isArray(vitest.filenamePattern) ? vitest.filenamePattern.map(String) : [];
  const files = new Set((await vitest.globTestSpecifications(asked)).map(({ moduleId }) => moduleId));
  return (await Promise.all([...files].map((file) => readFile(file, 'utf8')))).some((text) => pattern.test(text));
}
