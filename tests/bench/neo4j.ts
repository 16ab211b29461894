import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { predicates } from '../../server/domain/assertion.ts';
import type { ConceptId } from '../../server/domain/concept.ts';
import type { GraphStore } from '../../server/graph/graphStore.ts';
import { EmbeddedStore } from '../../server/graph/embedded/embeddedStore.ts';
import { Neo4jConnection } from '../../server/graph/neo4j/connection.ts';
import { dropRelease } from '../../server/graph/neo4j/drop.ts';
import { loadRelease } from '../../server/graph/neo4j/loader.ts';
import { Neo4jStore } from '../../server/graph/neo4j/neo4jStore.ts';
import { rebuildRelease } from '../../server/graph/neo4j/rebuild.ts';
import { ensureSchema } from '../../server/graph/neo4j/schema.ts';
import { buildWhereSeedsChanged } from '../../server/openGraph.ts';
import type { OpenedRelease } from '../../server/release/library.ts';
import { ReleaseLibrary } from '../../server/release/library.ts';
import { Topology } from '../../server/release/topology.ts';
import { startNeo4j } from '../neo4j/neo4jServer.ts';
import { seededRandom, timingOf } from './load.ts';

/** Loads the seeds into a Neo4j of its own and asks both stores the same questions, one at a time and by ten clients. */
const rounds = Number(process.env['BENCH_ROUNDS'] ?? 400);
const clients = 10;
const seedsDir = path.resolve(import.meta.dirname, '..', '..', 'graph-seeds');

const dataDir = await mkdtemp(path.join(os.tmpdir(), 'bench-'));
const server = await startNeo4j({ heap: '2g', pageCache: '1g', quickStart: false });
const connection = new Neo4jConnection({ uri: server.uri, user: 'neo4j', password: 'for-tests' }, () => undefined);
try {
  const library = new ReleaseLibrary(dataDir);
  await buildWhereSeedsChanged(library, { dataDir, seedsDir, sourcesExcluded: new Set() }, () => undefined);
  const [id = ''] = await library.served();
  const opened = await library.open(id);
  print(`host: ${os.cpus()[0]?.model ?? 'unknown'}, ${os.cpus().length} cores, Node ${process.version}; Neo4j and this process share them`);
  print(`release: ${id}, ${JSON.stringify(opened.manifest.counts)}`);
  await ensureSchema(connection);
  await loadTimed(opened);
  await timed('arrays built from Neo4j alone', () => rebuildRelease(connection, id, () => undefined));
  await compare(opened);
  await timed('release dropped', () => dropRelease(connection, id));
} finally {
  await connection.close();
  await server.stop();
  await rm(dataDir, { recursive: true, force: true });
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

async function timed(what: string, work: () => Promise<unknown>): Promise<void> {
  const [startedAt, neo4jBefore, ownBefore] = [performance.now(), await cpuSeconds(server.pid), await cpuSeconds(process.pid)];
  await work();
  const cpu = `processor time: Neo4j ${(await cpuSeconds(server.pid) - neo4jBefore).toFixed(1)} s, this process ${(await cpuSeconds(process.pid) - ownBefore).toFixed(1)} s`;
  print(`${what}: ${((performance.now() - startedAt) / 1000).toFixed(1)} s (${cpu})`);
}

/** Of all threads of a process since it began; the kernel counts hundredths. */
async function cpuSeconds(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  const [user, system] = stat.slice(stat.lastIndexOf(')') + 2).split(' ').slice(11, 13);
  return (Number(user) + Number(system)) / 100;
}

async function loadTimed(release: OpenedRelease): Promise<void> {
  const parts = new Map<string, number>();
  let last = performance.now();
  let reading = 'verifying';
  await timed('loaded into Neo4j and verified', async () => {
    await loadRelease(connection, release, ({ what }) => {
      const now = performance.now();
      // A step is told of when it ends, the verification when it begins.
      if (what !== 'verifying') parts.set(what, (parts.get(what) ?? 0) + now - last);
      reading = what;
      last = now;
    });
    parts.set(reading, performance.now() - last);
  });
  print(`  of which ${[...parts].map(([what, ms]) => `${what} ${(ms / 1000).toFixed(1)} s`).join(', ')}`);
}

interface Question {
  readonly name: string;
  readonly ask: (store: GraphStore, random: () => number) => Promise<unknown>;
}

async function compare(release: OpenedRelease): Promise<void> {
  const stores: readonly GraphStore[] = [new EmbeddedStore(release), new Neo4jStore(connection, release.manifest.id)];
  print('\n| operation | store | p50 ms | p95 ms | by ten clients, requests/s |\n| --- | --- | --- | --- | --- |');
  for (const { name, ask } of questionsOf(release)) {
    for (const store of stores) {
      const warm = seededRandom(1);
      for (let round = 0; round < rounds / 4; round += 1) await ask(store, warm);
      const random = seededRandom(2);
      const times: number[] = [];
      for (let round = 0; round < rounds; round += 1) {
        const startedAt = performance.now();
        await ask(store, random);
        times.push(performance.now() - startedAt);
      }
      const { p50, p95 } = timingOf(times, 1);
      const startedAt = performance.now();
      await Promise.all(Array.from({ length: clients }, async (_, client) => {
        const own = seededRandom(3 + client);
        for (let round = 0; round < rounds / clients; round += 1) await ask(store, own);
      }));
      const perSecond = rounds / ((performance.now() - startedAt) / 1000);
      print(`| ${name} | ${store.kind} | ${p50.toFixed(3)} | ${p95.toFixed(3)} | ${perSecond.toFixed(0)} |`);
    }
  }
}

function questionsOf({ columns }: OpenedRelease): readonly Question[] {
  const topology = new Topology(columns);
  const all = Array.from({ length: topology.hierarchy.size }, (_, index) => index);
  const ofSystem = (system: string): readonly ConceptId[] => all.filter((index) => topology.systemOf(index) === system).map((index) => topology.idAt(index));
  const [diseases, findings, codes] = [ofSystem('OMIM'), ofSystem('HP'), ofSystem('ICD10CM')];
  const [assertions, references] = [columns.table('assertions.id').texts, columns.table('references').texts];
  const one = <Value>(values: readonly Value[], random: () => number): Value => {
    const value = values[Math.floor(random() * values.length)];
    if (value === undefined) throw new Error('the seeds lack a system');
    return value;
  };
  const some = <Value>(count: number, values: readonly Value[], random: () => number): readonly Value[] => Array.from({ length: count }, () => one(values, random));
  const page = (concept: ConceptId, role: 'SUBJECT' | 'OBJECT') => ({ concept, role, predicates: role === 'OBJECT' ? [predicates[0]] : undefined, first: 50, after: undefined });
  return [
    { name: 'concepts, 1', ask: (store, random) => store.concepts([one(codes, random)]) },
    { name: 'concepts, 50', ask: (store, random) => store.concepts(some(50, codes, random)) },
    { name: 'terms of 10', ask: (store, random) => store.terms(some(10, codes, random)) },
    { name: 'statements of a disease, first 50', ask: (store, random) => store.statements([page(one(diseases, random), 'SUBJECT')]) },
    { name: 'statements of 20 diseases, first 50', ask: (store, random) => store.statements(some(20, diseases, random).map((id) => page(id, 'SUBJECT'))) },
    { name: 'diseases with a finding, first 50', ask: (store, random) => store.statements([page(one(findings, random), 'OBJECT')]) },
    { name: 'diseases with the commonest finding, first 50', ask: (store) => store.statements([page('HP:0001250', 'OBJECT')]) },
    { name: 'assertions, 20', ask: (store, random) => store.assertions(Array.from({ length: 20 }, () => assertions.at(Math.floor(random() * assertions.length)))) },
    {
      name: 'contraries of a page of 50',
      ask: async (store, random) => store.contraries((await store.statements([page(one(diseases, random), 'SUBJECT')])).flatMap((found) => found?.statements ?? [])),
    },
    { name: 'mappings of 10', ask: (store, random) => store.mappings(some(10, codes, random)) },
    { name: 'citing an article, first 50', ask: (store, random) => store.citing([references.at(Math.floor(random() * references.length))], 50) },
    { name: 'neighbours of a disease', ask: (store, random) => store.neighbours([one(diseases, random)], 500) },
    { name: 'neighbours of 50 findings', ask: (store, random) => store.neighbours(some(50, findings, random), 500) },
  ];
}
