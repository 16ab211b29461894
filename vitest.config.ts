import { defineConfig } from 'vitest/config';

// Vite would take the module of graphql that Node does not, and a schema of the one is none of the other.
const resolve = { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] };
const ofOtherProjects = ['tests/web/**', 'tests/browser/**', 'tests/neo4j/**'];

export default defineConfig({
  test: {
    pool: 'forks',
    maxWorkers: 2,
    // Builds one release of the seeds for all the files that read it.
    globalSetup: ['tests/fixtures/seedRelease.setup.ts', 'tests/neo4j/neo4j.setup.ts'],
    projects: [
      {
        resolve,
        test: {
          name: 'node',
          environment: 'node',
          include: ['tests/**/*.test.{ts,tsx}'],
          exclude: ofOtherProjects,
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        resolve,
        test: {
          name: 'neo4j',
          environment: 'node',
          include: ['tests/neo4j/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        resolve,
        test: {
          name: 'web',
          environment: 'jsdom',
          include: ['tests/web/**/*.test.{ts,tsx}'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        resolve,
        test: {
          name: 'browser',
          environment: 'node',
          include: ['tests/browser/**/*.test.{ts,tsx}'],
          // One test presses every key: on two busy cores that takes minutes.
          testTimeout: 400_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
