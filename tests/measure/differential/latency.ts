import path from 'node:path';
import { pino } from 'pino';
import { createApp } from '../../../server/app.ts';
import type { Graph } from '../../../server/services/graph.ts';
import { noIngest } from '../../fixtures/noIngest.ts';
import type { PublishedCase } from './cases.ts';

const document = `query ($case: CaseInput!) { differential(case: $case) { noneOfThese candidatesConsidered diagnoses {
  rank disease { id label } sameAs { id } score probability tied supporting { ...part } opposing { ...part } missing { ...part } } } }
  fragment part on Contribution { finding { id label } matched { id } matchKind logLikelihoodRatio frequency { estimate stated } path { id } assertions { id } }`;

const findingsAsked = 15;

/** Whole answers over HTTP on this machine: p50 and p95 of one client, and answers a second with ten. */
export async function measureLatency(graph: Graph, cases: readonly PublishedCase[]): Promise<readonly string[]> {
  const { httpServer, stop } = await createApp({ ingest: await noIngest(), currentGraph: () => graph, releases: async () => [], webDist: path.resolve('web', 'dist'), production: true, log: pino({ level: 'silent' }) });
  await new Promise<void>((resolve) => { httpServer.listen(0, '127.0.0.1', resolve); });
  const address = httpServer.address();
  const url = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}/graphql`;
  const bodies = cases.filter(({ present }) => present.length >= findingsAsked).slice(0, 60)
    .map(({ present }) => JSON.stringify({ query: document, variables: { case: { findings: present.slice(0, findingsAsked).map((concept) => ({ concept })) } } }));
  const ask = async (body: string): Promise<number> => {
    const startedAt = performance.now();
    const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
    const text = await response.text();
    if (!response.ok || text.includes('"errors"')) throw new Error(text.slice(0, 500));
    return performance.now() - startedAt;
  };
  const cold = await ask(bodies[0] ?? '');
  const times: number[] = [];
  for (let round = 0; round < 3; round += 1) for (const body of bodies) times.push(await ask(body));
  times.sort((a, b) => a - b);
  const at = (share: number): string => (times[Math.floor(times.length * share)] ?? 0).toFixed(0);
  const before = process.cpuUsage();
  const startedAt = performance.now();
  const queue = [...bodies, ...bodies];
  const total = queue.length;
  await Promise.all(Array.from({ length: 10 }, async () => { for (let body = queue.pop(); body !== undefined; body = queue.pop()) await ask(body); }));
  const seconds = (performance.now() - startedAt) / 1000;
  const cpu = process.cpuUsage(before);
  await stop();
  return [
    `first question, model built: ${cold.toFixed(0)} ms`, `one client: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms (${times.length} answers)`,
    `ten clients: ${(total / seconds).toFixed(0)} answers a second, ${((cpu.user + cpu.system) / 1000 / total).toFixed(0)} ms of processor time for each, asking included`,
  ];
}
