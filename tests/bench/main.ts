import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { openServed } from '../../server/openGraph.ts';
import { ReleaseLibrary } from '../../server/release/library.ts';
import type { Graph } from '../../server/services/graph.ts';
import { benchCases } from './cases.ts';
import type { Timing } from './load.ts';
import { loadHttp, seededRandom, timingOf } from './load.ts';
import { startServer } from './server.ts';

const seconds = Number(process.env['BENCH_SECONDS'] ?? 5);
const port = Number(process.env['PORT'] ?? 4170);
const inServiceRuns = 2000;
const sharedRounds = 5;

const dataDir = await mkdtemp(path.join(os.tmpdir(), 'bench-'));
try {
  const first = await startServer(dataDir, port);
  const memory = await memoryOf(first.process.pid ?? 0);
  await first.stop();
  const again = await startServer(dataDir, port);
  const graph = await opened();
  print('host', `${os.cpus()[0]?.model ?? 'unknown'}, ${os.cpus().length} cores, Node ${process.version}; generator and server share them`);
  print('release', `${graph.release.id}, ${JSON.stringify(graph.release.counts)}`);
  print('first start (graph and explorer built)', `${first.seconds.toFixed(1)} s`);
  print('later start', `${again.seconds.toFixed(2)} s`);
  print('memory after the first start (resident)', `${memory} MB; after a later start ${await memoryOf(again.process.pid ?? 0)} MB`);
  print('size on disk', `${((await sizeOf(dataDir)) / 1e6).toFixed(0)} MB`);
  process.stdout.write('\n| question | clients | p50 ms | p95 ms | p99 ms | requests/s | in service p50 / p95 ms | rate, of empty |\n| --- | --- | --- | --- | --- | --- | --- | --- |\n');
  for (const { name, query, variables, inService } of benchCases(graph)) {
    const random = seededRandom(1);
    const body = (): string => JSON.stringify({ query, variables: variables(random) });
    await loadHttp(port, 10, 1, body); // Warm: the first requests compile.
    const inside = inService === undefined ? undefined : measureCalls(graph, variables, inService);
    row(name, 1, await loadHttp(port, 1, seconds, body), inside, '');
    const { timing, share } = await besideEmpty(body);
    row(name, 10, timing, undefined, share);
  }
  await again.stop();
} finally {
  await rm(dataDir, { recursive: true, force: true });
}

function print(what: string, value: string): void {
  process.stdout.write(`${what}: ${value}\n`);
}

function row(name: string, clients: number, { p50, p95, p99, perSecond }: Timing, inside: Timing | undefined, share: string): void {
  const within = inside === undefined ? '' : `${inside.p50.toFixed(3)} / ${inside.p95.toFixed(3)}`;
  process.stdout.write(`| ${name} | ${clients} | ${p50.toFixed(2)} | ${p95.toFixed(2)} | ${p99.toFixed(2)} | ${perSecond.toFixed(0)} | ${within} | ${share} |\n`);
}

/** Ten clients, in turn with the empty query, because the machine's speed drifts: the share is the median of the rounds. */
async function besideEmpty(body: () => string): Promise<{ readonly timing: Timing; readonly share: string }> {
  const empty = (): string => JSON.stringify({ query: '{ __typename }' });
  const rounds: { readonly timing: Timing; readonly share: number }[] = [];
  for (let round = 0; round < sharedRounds; round += 1) {
    const base = await loadHttp(port, 10, seconds / sharedRounds, empty);
    const timing = await loadHttp(port, 10, seconds / sharedRounds, body);
    rounds.push({ timing, share: timing.perSecond / base.perSecond });
  }
  rounds.sort((a, b) => a.share - b.share);
  const median = rounds[Math.floor(rounds.length / 2)];
  if (median === undefined) throw new Error('no round was run');
  return { timing: median.timing, share: `${(median.share * 100).toFixed(0)} %` };
}

/** Runs the call on inputs of its own, after warming up on others. */
function measureCalls(graph: Graph, variables: (random: () => number) => Readonly<Record<string, unknown>>, call: (graph: Graph, variables: Readonly<Record<string, unknown>>) => unknown): Timing {
  const random = seededRandom(2);
  for (let run = 0; run < inServiceRuns; run += 1) call(graph, variables(random));
  const times = Array.from({ length: inServiceRuns }, () => {
    const input = variables(random);
    const startedAt = performance.now();
    call(graph, input);
    return performance.now() - startedAt;
  });
  return timingOf(times, times.reduce((sum, time) => sum + time, 0) / 1000);
}

async function opened(): Promise<Graph> {
  const graph = await openServed(new ReleaseLibrary(dataDir), () => undefined);
  if (graph === undefined) throw new Error('no release was built');
  return graph;
}

async function memoryOf(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? NaN) / 1024);
}

async function sizeOf(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true });
  const sizes = await Promise.all(entries.map(async (entry) => (await stat(path.join(folder, entry))).size));
  return sizes.reduce((sum, size) => sum + size, 0);
}
