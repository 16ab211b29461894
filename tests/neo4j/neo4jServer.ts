import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync } from 'node:fs';
import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import neo4j from 'neo4j-driver';

const here = path.dirname(fileURLToPath(import.meta.url));
const jars = path.join(here, '..', '..', 'node_modules', '.cache', 'neo4j-5.26.28');
const startMsMax = 90_000;

export interface Neo4jServer {
  readonly uri: string;
  /** Of the process that runs now. */
  readonly pid: number;
  /** Without ending it: what a machine that loses its power does. */
  kill(): Promise<void>;
  /** On the same data and port. */
  restart(): Promise<void>;
  /** From now on its files cannot grow, as on a full disk. */
  fill(): void;
  /** Holds it still, so that it neither answers nor closes its connections, until it is thawed. */
  freeze(): void;
  thaw(): void;
  /** Ends it and removes its data. */
  stop(): Promise<void>;
}

export const javaIsHere = (): boolean => runs('java', ['-version']) && runs('mvn', ['-version']);

const runs = (command: string, args: readonly string[]): boolean => {
  try {
    execFileSync(command, args, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};

/** The server's jars, brought by Maven once for each checkout. */
function bringJars(): void {
  if (existsSync(path.join(jars, 'neo4j-5.26.28.jar'))) return;
  mkdirSync(jars, { recursive: true });
  execFileSync('mvn', ['-q', '-B', '-f', path.join(here, 'pom.xml'), 'dependency:copy-dependencies', '-DincludeScope=runtime', `-DoutputDirectory=${jars}`], { stdio: ['ignore', 'ignore', 'inherit'] });
}

export const freePort = async (): Promise<number> => {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no free port was found');
  return address.port;
};

export interface Neo4jSize {
  readonly heap?: string;
  readonly pageCache?: string;
  /** Starts sooner and computes slower: what tests want, and a measurement does not. */
  readonly quickStart?: boolean;
  /** Takes only the credentials of the tests; otherwise it asks for none. */
  readonly asksForPassword?: boolean;
}

/** What the tests say they are. */
export const credentials = { user: 'neo4j', password: 'for-tests' };
export const accessTo = (uri: string) => ({ uri, ...credentials });

/** A real Neo4j 5.26 Community on an empty home of its own, answering on Bolt. */
export async function startNeo4j({ heap = '1g', pageCache = '256m', quickStart = true, asksForPassword = false }: Neo4jSize = {}): Promise<Neo4jServer> {
  bringJars();
  const home = await mkdtemp(path.join(tmpdir(), 'neo4j-'));
  const [bolt, http] = [await freePort(), await freePort()];
  await mkdir(path.join(home, 'conf'));
  await writeFile(path.join(home, 'conf', 'neo4j.conf'), [
    `dbms.security.auth_enabled=${asksForPassword}`, 'server.https.enabled=false', 'dbms.usage_report.enabled=false', 'db.tx_log.preallocate=false',
    `server.memory.pagecache.size=${pageCache}`, `server.bolt.listen_address=127.0.0.1:${bolt}`, `server.http.listen_address=127.0.0.1:${http}`, '',
  ].join('\n'));
  const uri = `bolt://127.0.0.1:${bolt}`;
  let child = launch(home, heap, quickStart);
  await answering(uri, child);
  if (asksForPassword) await setPassword(uri);
  const kill = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGKILL');
    await once(child, 'exit');
  };
  return {
    uri, kill,
    get pid() { return child.pid ?? NaN; },
    freeze: () => { child.kill('SIGSTOP'); },
    thaw: () => { child.kill('SIGCONT'); },
    fill: () => { execFileSync('prlimit', ['--pid', String(child.pid), '--fsize=1:1']); },
    restart: async () => {
      await kill();
      child = launch(home, heap, quickStart);
      await answering(uri, child);
    },
    stop: async () => {
      await kill();
      await rm(home, { recursive: true, force: true });
    },
  };
}

/** A new Neo4j takes one password, to be changed. */
async function setPassword(uri: string): Promise<void> {
  const driver = neo4j.driver(uri, neo4j.auth.basic(credentials.user, 'neo4j'));
  // The driver declares its options as classes and takes plain objects.
  // eslint-disable-next-line @typescript-eslint/no-unsafe-class-instance-assignment
  await driver.executeQuery('ALTER CURRENT USER SET PASSWORD FROM $first TO $password', { first: 'neo4j', password: credentials.password }, { database: 'system' });
  await driver.close();
}

const opened = ['java.nio', 'java.io', 'sun.nio.ch', 'java.lang'].map((name) => `--add-opens=java.base/${name}=ALL-UNNAMED`);

const launch = (home: string, heap: string, quickStart: boolean) =>
  spawn('java', [
    ...opened, '-Dio.netty.tryReflectionSetAccessible=true', `-Xmx${heap}`, ...(quickStart ? ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC'] : []), '-cp', `${jars}/*`,
    'org.neo4j.server.CommunityEntryPoint', `--home-dir=${home}`, `--config-dir=${path.join(home, 'conf')}`, '--console-mode',
  ], { stdio: 'ignore' });

async function answering(uri: string, child: ReturnType<typeof launch>): Promise<void> {
  const driver = neo4j.driver(uri);
  try {
    for (const startedAt = performance.now(); performance.now() - startedAt < startMsMax; ) {
      if (child.exitCode !== null) throw new Error(`Neo4j ended with ${child.exitCode} before it answered`);
      const ready = await driver.getServerInfo().then(() => true, (problem: unknown) => problem instanceof neo4j.Neo4jError && problem.code.startsWith('Neo.ClientError.Security'));
      if (ready) return;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    throw new Error(`Neo4j did not answer within ${startMsMax} ms`);
  } finally {
    await driver.close();
  }
}
