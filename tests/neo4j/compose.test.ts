import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { scratchFolder } from '../fixtures/scratchFolder.ts';
import { read } from '../repo/repositoryFiles.ts';
import { freePort } from './neo4jServer.ts';
import { eventually } from './servedApi.ts';
import { neo4jIsHere, sharedUri } from './sharedNeo4j.ts';

const service = z.object({
  image: z.string(), command: z.string().optional(), environment: z.record(z.string(), z.string()).default({}), ports: z.array(z.string()).default([]),
  volumes: z.array(z.string()).default([]), healthcheck: z.object({ test: z.array(z.string()) }).optional(),
  depends_on: z.record(z.string(), z.object({ condition: z.string() })).default({}),
});
const { services, volumes } = z.object({ services: z.record(z.string(), service), volumes: z.record(z.string(), z.null()) })
  .parse(parse(read('docker-compose.yml'), { merge: true }));
const checkout = path.resolve(import.meta.dirname, '..', '..');

describe('docker-compose.yml', () => {
  it('publishes on loopback alone, checks what keeps running, and keeps data in volumes that it names', () => {
    const ports = Object.values(services).flatMap((one) => one.ports);
    expect(ports.length).toBeGreaterThan(2);
    expect(ports.filter((port) => !port.startsWith('127.0.0.1:'))).toEqual([]);
    expect(Object.entries(services).filter(([, one]) => one.ports.length > 0 && one.healthcheck === undefined)).toEqual([]);
    const named = Object.values(services).flatMap((one) => one.volumes).map((volume) => volume.split(':')[0] ?? '').filter((name) => name !== '.');
    expect([...new Set(named)].sort()).toEqual(Object.keys(volumes).sort());
  });

  it('serves as in production, and loads over the API with a key alone', () => {
    expect(services['server']?.environment).toMatchObject({ NODE_ENV: 'production', INGEST_DIR: '${INGEST_DIR:-}', INGEST_KEY: '${INGEST_KEY:-}' });
  });

  it('starts each part after what it needs', () => {
    expect(Object.entries(services).map(([name, one]) => [name, Object.entries(one.depends_on).map(([other, { condition }]) => `${other}: ${condition}`)])).toEqual([
      ['neo4j', []], ['install', []],
      ['ingest', ['install: service_completed_successfully', 'neo4j: service_healthy']], ['server', ['ingest: service_completed_successfully']],
    ]);
  });
});

describe.runIf(neo4jIsHere())('the commands of docker-compose.yml', () => {
  it('fill a real Neo4j and serve from it', { timeout: 240_000 }, async () => {
    const [dataDir, port] = [path.join(await scratchFolder(), 'data'), await freePort()];
    /** What the containers' addresses are here; one source is enough to see it work. */
    const here = {
      NEO4J_URI: sharedUri(), DATA_DIR: dataDir, PORT: String(port), HOST: '127.0.0.1', LOG_LEVEL: 'error',
      INGEST_DIR: '', INGEST_KEY: '', SOURCES_EXCLUDE: 'GEM,HPO,HPOA,ICD10CM,ICD9CM,SNOMEDCT-GPS',
    };
    const started = (name: string) => {
      const { command = '', environment } = services[name] ?? {};
      const child = spawn('sh', ['-c', `exec ${command}`], { cwd: checkout, env: { ...process.env, ...environment, ...here }, stdio: ['ignore', 'ignore', 'inherit'], detached: true });
      onTestFinished(() => {
        try {
          process.kill(-(child.pid ?? NaN), 'SIGTERM');
        } catch {
          // It has ended.
        }
      });
      return child;
    };
    const [code] = (await once(started('ingest'), 'exit')) as [number];
    expect(code).toBe(0);

    started('server');
    const [, command = '', ...args] = services['server']?.healthcheck?.test ?? [];
    const healthy = async (): Promise<boolean> => {
      const [result] = (await once(spawn(command, args.map((arg) => arg.replace(':4000/', `:${port}/`)), { stdio: 'ignore' }), 'exit')) as [number];
      return result === 0;
    };
    await eventually(healthy, (is) => is, 120_000);
    const health = await fetch(`http://127.0.0.1:${port}/health`);
    expect(await health.json()).toMatchObject({ status: 'ok', store: 'neo4j' });
    const asked = async (query: string): Promise<unknown> =>
      (await fetch(`http://127.0.0.1:${port}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query }) })).json();
    expect(await asked('{ concept(by: { id: "ATC:A10BA02" }) { label terms { text } } }')).toMatchObject({ data: { concept: { label: 'metformin' } } });
    expect(await asked('{ __schema { types { name } } }')).toMatchObject({ errors: [{ extensions: { code: 'INTROSPECTION_CLOSED' } }] });
  });
});
