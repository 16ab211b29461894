import { readFile } from 'node:fs/promises';
import type { TestProject } from 'vitest/node';
import { javaIsHere, startNeo4j } from './neo4jServer.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Bolt address of the Neo4j of this run; '' where none could be started. */
    readonly neo4jUri: string;
  }
}

/** Starts one Neo4j where a file of this run asks for it. Without Java or Maven those files are skipped, but not in CI. */
export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const wanted = await someFileNames(project, /sharedNeo4j/);
  if (wanted && !javaIsHere()) {
    if (process.env['CI'] === 'true') throw new Error('Java 17 and Maven are needed for the tests of the Neo4j store.');
    process.stdout.write('Skipping the tests of the Neo4j store: Java or Maven is missing.\n');
  }
  if (!wanted || !javaIsHere()) {
    project.provide('neo4jUri', '');
    return undefined;
  }
  const server = await startNeo4j();
  project.provide('neo4jUri', server.uri);
  return () => server.stop();
}

async function someFileNames({ vitest }: TestProject, pattern: RegExp): Promise<boolean> {
  const asked = 'filenamePattern' in vitest && Array.isArray(vitest.filenamePattern) ? vitest.filenamePattern.map(String) : [];
  const files = new Set((await vitest.globTestSpecifications(asked)).map(({ moduleId }) => moduleId));
  return (await Promise.all([...files].map((file) => readFile(file, 'utf8')))).some((text) => pattern.test(text));
}
