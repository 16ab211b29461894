// How fast hostile requests are refused, and normal questions answered beside them: `npm run bench:hostile`.
import { answerOf } from '../graphql/api.ts';
import { temporaryFolder } from '../fixtures/scratchFolder.ts';
import type { AskedApi, Beside, Timed } from '../hostile/beside.ts';
import { askedBeside, eachAtOnce } from '../hostile/beside.ts';
import { hostileConnections, sendTo } from '../hostile/connections.ts';
import { hostileBodies, sendBody } from '../hostile/documents.ts';
import { injectEverywhere } from '../hostile/injections.ts';
import { timingOf } from './load.ts';
import { startServer } from './server.ts';

const port = Number(process.env['PORT'] ?? 4170);
const url = `http://127.0.0.1:${port}`;
const api: AskedApi = {
  url,
  ask: async (query, variables = {}) => answerOf(await fetch(`${url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query, variables }) })),
};

const spread = (times: readonly number[]): string => {
  const { p50, p95 } = timingOf([...times], 1);
  return `${p50.toFixed(1)} | ${p95.toFixed(1)} | ${Math.max(...times).toFixed(1)}`;
};

function row(what: string, hostile: readonly Timed<string>[], { times, failures }: Beside): void {
  const slowest = hostile.reduce((one, other) => (other.ms > one.ms ? other : one));
  process.stdout.write(`| ${what} | ${hostile.length} | ${spread(hostile.map(({ ms }) => ms))} | ${slowest.item.replaceAll('|', '\\|')} | ${times.length} | ${spread(times)} | ${failures.length} |\n`);
}

/** Normal questions fare better or worse by what is sent beside them: each row has its own. */
async function sent<Item extends { readonly what: string }>(what: string, items: readonly Item[], atOnce: number, send: (item: Item) => Promise<unknown>): Promise<void> {
  let times: readonly Timed<Item>[] = [];
  const beside = await askedBeside(api, async () => {
    times = await eachAtOnce(items, atOnce, async (item) => { await send(item); });
  });
  row(what, times.map(({ item, ms }) => ({ item: item.what, ms })), beside);
}

const { folder, remove } = await temporaryFolder();
const server = await startServer(folder, port, { NODE_ENV: 'production' });
try {
  process.stdout.write('| sent | requests | p50 ms | p95 ms | slowest ms | the slowest | normal questions beside | p50 ms | p95 ms | slowest ms | failed |\n| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |\n');
  const trickling = hostileConnections.filter(({ status }) => status === 408);
  for (const atOnce of [1, 20]) {
    await sent(`bodies, ${atOnce} at once`, hostileBodies, atOnce, (body) => sendBody(url, body));
    await sent(`connections, ${atOnce} at once`, hostileConnections.filter(({ status }) => status !== 408), atOnce, (connection) => sendTo(port, connection));
    await sent(`bodies that trickle in, ${atOnce} at once`, trickling, atOnce, (connection) => sendTo(port, connection));
  }
  const { hostileRequests, unclean, beside } = await injectEverywhere(api);
  row('texts in every string argument, 8 at once', hostileRequests, beside);
  if (unclean.length > 0) throw new Error(`not clean: ${unclean.join('; ')}`);
} finally {
  await server.stop();
  await remove();
}
