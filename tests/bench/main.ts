import { spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { openServed } from '../../server/openGraph.ts';
import { ReleaseLibrary } from '../../server/release/library.ts';
import type { Graph } from '../../server/services/graph.ts';
import { startNeo4j } from '../neo4j/neo4jServer.ts';
import { benchCases, ofSeeds, ofSnomed } from './cases.ts';
import type { Timing } from './load.ts';
import { loadHttp, seededRandom, timingOf } from './load.ts';
import { startServer } from './server.ts';

/**
 * Starts the server as a user does and asks it over HTTP. With BENCH_RF2, a folder of a SNOMED CT release, that is loaded
 * first, and the questions are about it. With BENCH_STORE=neo4j a Neo4j of its own keeps the graph.
 */
const rf2 = process.env['BENCH_RF2'];
const neo4j = process.env['BENCH_STORE'] === 'neo4j' ? await startNeo4j({ heap: '2g', pageCache: '1g', quickStart: false }) : undefined;
const seconds = Number(process.env['BENCH_SECONDS'] ?? 5);
const port = Number(process.env['PORT'] ?? 4170);
const inServiceRuns = 2000;
const sharedRounds = 5;

const dataDir = await mkdtemp(path.join(os.tmpdir(), 'bench-'));
/** How the server and the loader reach that Neo4j. */
const access: NodeJS.ProcessEnv = neo4j === undefined ? {} : { NEO4J_URI: neo4j.uri, NEO4J_USER: 'neo4j', NEO4J_PASSWORD: 'for-tests' };
try {
  const first = await startServer(dataDir, port, access);
  const memory = await memoryOf(first.process.pid ?? 0);
  await first.stop();
  if (rf2 !== undefined) await loadRelease(rf2);
  const again = await startServer(dataDir, port, access);
  const graph = await opened();
  print('host', `${os.cpus()[0]?.model ?? 'unknown'}, ${os.cpus().length} cores, Node ${process.version}; generator and server share them`);
  print('release', `${graph.release.id}, ${JSON.stringify(graph.release.counts)}`);
  print('first start (graph and explorer built)', `${first.seconds.toFixed(1)} s`);
  print('later start', `${again.seconds.toFixed(2)} s`);
  print('memory after the first start (resident)', `${memory} MB; after a later start ${await memoryOf(again.process.pid ?? 0)} MB`);
  print('size on disk', `${((await sizeOf(dataDir)) / 1e6).toFixed(0)} MB`);
  process.stdout.write('\n| question | clients | p50 ms | p95 ms | p99 ms | requests/s | in service p50 / p95 ms | rate, of empty |\n| --- | --- | --- | --- | --- | --- | --- | --- |\n');
  for (const { name, query, variables, inService } of benchCases(graph, rf2 === undefined ? ofSeeds : ofSnomed)) {
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
  await neo4j?.stop();
  await rm(dataDir, { recursive: true, force: true });
}

/** As an operator loads it; the most memory is that of the process at its end, as the kernel keeps it. */
async function loadRelease(folder: string): Promise<void> {
  const startedAt = performance.now();
  const child = spawn(process.execPath, ['--import', 'tsx', 'ingest/cli.ts', 'load', 'snomedct', '--from', folder], { env: { ...process.env, ...access, DATA_DIR: dataDir }, stdio: ['ignore', 'ignore', 'inherit'] });
  let most = 0;
  const watch = setInterval(() => void readFile(`/proc/${child.pid ?? 0}/status`, 'utf8').then((status) => { most = Math.max(most, Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0)); }, () => undefined), 200);
  const code = await new Promise((resolve) => child.once('exit', resolve));
  clearInterval(watch);
  if (code !== 0) throw new Error(`the load ended with ${String(code)}`);
  print('loaded, checked, built and served', `${((performance.now() - startedAt) / 1000).toFixed(1)} s, at most ${Math.round(most / 1024)} MB`);
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
