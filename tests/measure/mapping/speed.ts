import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { startServer } from '../../bench/server.ts';
import type { Timing } from '../../bench/load.ts';
import { loadHttp, seededRandom } from '../../bench/load.ts';
import type { Graph } from '../../../server/services/graph.ts';
import { atOnce } from '../../../server/release/steps.ts';
import { linkMentions } from '../../../server/services/linkMentions.ts';
import { percentile } from './metrics.ts';

export interface MeasuredSpeed {
  /** Over HTTP, of a server of the seeds. */
  readonly oneClient: Timing;
  readonly tenClients: Timing;
  /** A note of 100,000 characters, in the process. */
  readonly noteMs: number;
}

const seconds = 5;
const noteLength = 100_000;
const noteRuns = 5;

/** Phrases mapped to ICD-10-CM by a server of the seeds with one and with ten clients, and a long note looked up in HPO. */
export async function measureSpeed(phrases: readonly string[], graph: Graph, dataDir: string): Promise<MeasuredSpeed> {
  const port = Number(process.env['PORT'] ?? 4171);
  const server = await startServer(path.join(dataDir, 'served'), port);
  try {
    const random = seededRandom(3);
    const query = 'query ($text: String!) { mapPhrase(text: $text, to: "ICD10CM") { candidates { concept { id label } confidence relation } abstained { reason } } }';
    const body = (): string => JSON.stringify({ query, variables: { text: phrases[Math.floor(random() * phrases.length)] ?? 'fever' } });
    await loadHttp(port, 10, 1, body); // Warm: the first requests compile.
    return { oneClient: await loadHttp(port, 1, seconds, body), tenClients: await loadHttp(port, 10, seconds, body), noteMs: await noteTime(graph) };
  } finally {
    await server.stop();
  }
}

async function noteTime(graph: Graph): Promise<number> {
  const notes = (await readFile(path.join(import.meta.dirname, '..', '..', 'mapping', 'assertion-notes.txt'), 'utf8')).replaceAll(/\[\[([^|\]]*)\|[^\]]*\]\]/g, '$1');
  const note = notes.repeat(Math.ceil(noteLength / notes.length)).slice(0, noteLength);
  const times = Array.from({ length: noteRuns }, () => {
    const startedAt = performance.now();
    atOnce(linkMentions(graph, note, ['HP'], undefined, 1));
    return performance.now() - startedAt;
  });
  return percentile(times, 0.5);
}
