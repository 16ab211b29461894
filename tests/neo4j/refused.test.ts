import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { StoreFault, StoreRefused } from '../../server/domain/errors.ts';
import { Neo4jConnection } from '../../server/graph/neo4j/connection.ts';
import { scratchFolder } from '../fixtures/scratchFolder.ts';
import { smallGraph } from '../fixtures/smallGraph.ts';
import { accessTo, credentials, javaIsHere, startNeo4j } from './neo4jServer.ts';
import { eventually, placesWith, serveApi } from './servedApi.ts';

const checkout = path.resolve(import.meta.dirname, '..', '..');

describe.runIf(javaIsHere())('a Neo4j that', () => {
  it('refuses the password ends the start with a reason, instead of being waited for', async () => {
    const server = await startNeo4j({ heap: '512m', asksForPassword: true });
    onTestFinished(() => server.stop());
    const child = spawn(process.execPath, ['--import', 'tsx', path.join(checkout, 'server', 'main.ts')], {
      env: { ...process.env, NEO4J_URI: server.uri, NEO4J_PASSWORD: 'wrong-one', DATA_DIR: path.join(await scratchFolder(), 'data'), PORT: '0' }, stdio: ['ignore', 'ignore', 'pipe'],
    });
    onTestFinished(() => { child.kill('SIGKILL'); });
    const [said, [code]] = await Promise.all([text(child.stderr), once(child, 'exit') as Promise<[number | null]>]);
    expect(code).toBe(1);
    expect(said).toBe('The graph database refuses the credentials of this server and says Neo.ClientError.Security.Unauthorized. Correct NEO4J_USER and NEO4J_PASSWORD.\n');

    const connections = ['wrong-one', credentials.password].map((password) => new Neo4jConnection({ ...accessTo(server.uri), password }, () => undefined));
    onTestFinished(async () => { for (const connection of connections) await connection.close(); });
    const [wrong, right] = connections;
    await expect(wrong?.read({ text: 'RETURN 1', parameters: () => ({}), read: () => 1 }, undefined, 5_000)).rejects.toThrow(StoreRefused);
    expect(await right?.read({ text: 'RETURN 1', parameters: () => ({}), read: () => 1 }, undefined, 5_000)).toEqual([1]);
  });

  it('has no room is said to have a fault, once, and is served from again when it is mended', async () => {
    const server = await startNeo4j({ heap: '512m' });
    onTestFinished(() => server.stop());
    const api = await serveApi(server.uri, await placesWith(server.uri, smallGraph));
    await api.started;
    server.fill();
    await eventually(() => api.problems, (problems) => problems.length > 0);
    expect(api.problems[0]).toBeInstanceOf(StoreFault);
    expect(await eventually(() => api.health(), ({ status }) => status === 503)).toMatchObject({ body: { reason: expect.stringContaining('Neo.DatabaseError') as unknown } });
    const refused = await api.ask('{ concept(by: { id: "OMIM:222300" }) { assertions(first: 1) { totalCount } } }');
    expect(refused.errors?.map(({ extensions }) => extensions['code'])).toEqual(['STORE_FAULT']);
    await server.restart();
    await eventually(() => api.health(), ({ status }) => status === 200);
    expect([api.told[0]?.includes('Neo.DatabaseError'), api.told.at(-1)]).toEqual([true, 'back']);
    // Of each of the two things done every 300 ms, the first fault and the one that every later attempt meets.
    expect(api.problems.length).toBeLessThanOrEqual(4);
  });
});
