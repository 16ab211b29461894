import { Agent, request } from 'node:http';

export interface Timing {
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly perSecond: number;
  readonly count: number;
}

/** Milliseconds at each percentile. */
export function timingOf(milliseconds: number[], seconds: number): Timing {
  const sorted = milliseconds.sort((a, b) => a - b);
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN;
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99), perSecond: sorted.length / seconds, count: sorted.length };
}

/** The same numbers at every run (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Keeps so many clients busy for so long, each with one connection and one request at a time. Throws on any answer with errors. */
export async function loadHttp(port: number, clients: number, seconds: number, nextBody: () => string): Promise<Timing> {
  const agent = new Agent({ keepAlive: true, maxSockets: clients });
  const times: number[] = [];
  const end = performance.now() + seconds * 1000;
  const startedAt = performance.now();
  await Promise.all(Array.from({ length: clients }, async () => {
    while (performance.now() < end) {
      const body = nextBody();
      const sent = performance.now();
      const answer = await post(agent, port, body);
      times.push(performance.now() - sent);
      if (answer.includes('"errors"')) throw new Error(`the server answered ${answer.slice(0, 300)} to ${body}`);
    }
  }));
  agent.destroy();
  return timingOf(times, (performance.now() - startedAt) / 1000);
}

const post = (agent: Agent, port: number, body: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const sending = request({ agent, port, host: '127.0.0.1', path: '/graphql', method: 'POST', headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) } }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => { resolve(Buffer.concat(chunks).toString()); });
    });
    sending.on('error', reject);
    sending.end(body);
  });
