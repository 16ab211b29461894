import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { IngestRuns } from '../../server/runs/ingestRuns.ts';
import { openSources } from '../fixtures/graphFiles.ts';
import { restingRuns } from '../fixtures/restingRuns.ts';
import type { TemporaryFolder } from '../fixtures/scratchFolder.ts';
import { temporaryFolder } from '../fixtures/scratchFolder.ts';
import { smallGraph } from '../fixtures/smallGraph.ts';
import type { Api } from '../graphql/api.ts';
import { startApi } from '../graphql/api.ts';
import { sendTo } from '../hostile/connections.ts';

const key = 'a-key-of-some-length';
let [open, keyed]: (Api | undefined)[] = [];
let ingest: IngestRuns | undefined;
let folder: TemporaryFolder | undefined;

beforeAll(async () => {
  folder = await temporaryFolder();
  ingest = await restingRuns(folder.folder);
  const graph = await openSources(smallGraph);
  [open, keyed] = [await startApi({ graph, ingest }), await startApi({ graph, ingest, ingestKey: key })];
});
afterAll(async () => {
  await ingest?.stop();
  await Promise.all([open?.stop(), keyed?.stop(), folder?.remove()]);
});

const body = JSON.stringify({ query: 'mutation { startIngest(source: "plain", path: "table.tsv") { status } }' });

/** What comes of a mutation that is sent as a proxy, a browser or a tool may send it. */
async function started(api: Api | undefined, headers: readonly string[], { host = '127.0.0.1:4000', version = '1.1' } = {}): Promise<string> {
  const lines = [`POST /graphql HTTP/${version}`, `Host: ${host}`, 'Connection: close', 'Content-Type: application/json', `Content-Length: ${body.length}`, ...headers, '', body];
  const { text } = await sendTo(Number(new URL(api?.url ?? '').port), { what: '', pieces: [lines.join('\r\n')], status: 200 });
  return /"code":"(\w+)"/.exec(text)?.[1] ?? /"startIngest":\{"status":"\w+"\}/.exec(text)?.[0].slice(0, 13) ?? text;
}

describe('loading over the API without a key', () => {
  it.each(['localhost', 'localhost:4000', '127.0.0.1:4000', '[::1]:4000'])('is done for a request of this machine to %s', async (host) => {
    expect(await started(open, [], { host })).toBe('"startIngest"');
  });

  it.each(['graph.example', '192.168.1.5:4000', 'localhost.example'])('is refused where the server is reached as %s', async (host) => {
    expect(await started(open, [], { host })).toBe('NOT_ALLOWED');
  });

  it.each(['Forwarded: for=203.0.113.7', 'X-Forwarded-For: 203.0.113.7', 'x-forwarded-proto: https', 'X-Forwarded-Host: graph.example', 'X-Real-IP: 203.0.113.7', 'Via: 1.1 proxy'])('is refused through a proxy that says %s', async (header) => {
    expect(await started(open, [header])).toBe('NOT_ALLOWED');
  });

  it('is refused through nginx as it comes, which speaks HTTP/1.0 and names this machine as the host', async () => {
    expect(await started(open, [], { version: '1.0' })).toBe('NOT_ALLOWED');
  });
});

describe('loading over the API with a key', () => {
  it('is done for whoever has it, by any name and through any proxy', async () => {
    expect(await started(keyed, [`Authorization: Bearer ${key}`, 'X-Forwarded-For: 203.0.113.7'], { host: 'graph.example', version: '1.0' })).toBe('"startIngest"');
  });

  it.each([[[]], [['Authorization: Bearer another-key-of-length']], [[`Authorization: ${key}`]], [[`Authorization: Bearer ${key}x`]], [['Authorization: Bearer']]])('is refused to this machine too with %s', async (headers) => {
    expect(await started(keyed, headers)).toBe('NOT_ALLOWED');
  });
});
