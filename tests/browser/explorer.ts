import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, BrowserContext, BrowserContextOptions, Page, Request } from 'playwright-core';
import { afterAll, beforeAll, describe } from 'vitest';
import { chromiumPath, hasChromium, launch } from './browser.ts';

const checkout = path.resolve(import.meta.dirname, '..', '..');

export interface Explorer {
  /** Origin of the real server over the release of the seeds. */
  readonly origin: string;
  /** A fresh profile. Requests to another origin and everything written to the console are kept in `faults`. */
  profile(options?: BrowserContextOptions): Promise<BrowserContext>;
  page(address: string, options?: BrowserContextOptions): Promise<Page>;
  readonly faults: string[];
  /** Everything that the server has logged, at its most talkative. */
  readonly log: () => string;
  /** Kills the server as a fault would, and starts it again on its port and its data, with changes of its environment. */
  readonly restart: (env?: Readonly<Record<string, string>>) => Promise<void>;
}

/**
 * The checks of one file in a real browser against the real server, on a copy of the release in `seedDataDir`, or where there
 * is none on the release that it builds itself; without a browser they are skipped, or fail where CI must not skip.
 */
export function describeExplorer(title: string, seedDataDir: string | undefined, checks: (explorer: Explorer) => void, env: () => Promise<Readonly<Record<string, string>>> = async () => ({})): void {
  if (!hasChromium && process.env['CI'] === 'true') throw new Error(`no Chromium at ${chromiumPath}: install it, or set CHROMIUM`);
  describe.skipIf(!hasChromium)(hasChromium ? title : `${title} (skipped: no Chromium at ${chromiumPath})`, () => {
    const faults: string[] = [];
    let dataDir: string | undefined;
    let server: ChildProcess | undefined;
    let browser: Browser | undefined;
    let origin = '';
    let logged = '';
    let ownEnv: Readonly<Record<string, string>> = {};
    const start = async (more: Readonly<Record<string, string>>): Promise<void> => {
      server = spawn(process.execPath, ['--import', 'tsx', 'server/main.ts'], {
        cwd: checkout, env: { ...process.env, PORT: '0', DATA_DIR: dataDir, LOG_LEVEL: 'trace', ...ownEnv, ...more }, stdio: ['ignore', 'pipe', 'inherit'],
      });
      server.stdout?.on('data', (chunk: Buffer) => { logged += chunk.toString(); });
      origin = await addressOf(server);
    };
    beforeAll(async () => {
      dataDir = await mkdtemp(path.join(tmpdir(), 'explorer-'));
      if (seedDataDir !== undefined) await cp(seedDataDir, dataDir, { recursive: true });
      ownEnv = await env();
      await start({});
      browser = await launch();
    });
    afterAll(async () => {
      await browser?.close();
      server?.kill('SIGTERM');
      if (dataDir) await rm(dataDir, { recursive: true, force: true });
    });

    const profile = async (options: BrowserContextOptions = {}): Promise<BrowserContext> => {
      if (!browser) throw new Error('asked for a page before the browser was there');
      const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, reducedMotion: 'reduce', ...options });
      context.on('page', (page) => {
        const requests = { count: 0, open: new Set<Request>() };
        requestsOf.set(page, requests);
        page.on('request', (request) => { requests.count += 1; requests.open.add(request); });
        page.on('requestfinished', (request) => { requests.open.delete(request); });
        page.on('requestfailed', (request) => { requests.open.delete(request); });
      });
      context.on('request', (request) => {
        if (!request.url().startsWith(origin) && !/^(data|blob):/.test(request.url())) faults.push(`request to ${request.url()}`);
      });
      context.on('console', (message) => {
        if (message.type() === 'error') faults.push(`console: ${message.text()}`);
      });
      context.on('weberror', (error) => faults.push(`page: ${error.error().message}`));
      return context;
    };
    checks({
      get origin() {
        return origin;
      },
      profile,
      log: () => logged,
      restart: async (more = {}) => {
        const ended = server && once(server, 'exit');
        server?.kill('SIGKILL');
        await ended;
        await start({ PORT: new URL(origin).port, ...more });
      },
      page: async (address, options) => {
        const context = await profile(options);
        const page = await context.newPage();
        await page.goto(origin + address);
        await settled(page);
        return page;
      },
      faults,
    });
  });
}

/** Requests of each page: how many there were, and those that are not answered yet. */
const requestsOf = new WeakMap<Page, { count: number; readonly open: Set<Request> }>();
const quietFor = 150;

/** Everything asked is answered and drawn, the page has nothing left to do, and asks nothing more for a while: the driver's own waiting for that takes half a second. */
export async function settled(page: Page): Promise<void> {
  let count = -1;
  for (let quietSince = performance.now(); ; ) {
    await page.waitForFunction(() => document.querySelector('h1') !== null && document.querySelector('.waiting, .renewing, [aria-busy=true]') === null);
    await page.evaluate(() => new Promise((resolve) => { requestIdleCallback(() => requestIdleCallback(resolve, { timeout: 500 }), { timeout: 500 }); }));
    const requests = requestsOf.get(page);
    if (requests === undefined || requests.open.size > 0 || requests.count !== count) {
      count = requests?.count ?? 0;
      quietSince = performance.now();
    } else if (performance.now() - quietSince > quietFor) return;
    await page.waitForTimeout(30);
  }
}

/** The server says where it listens once it can answer. */
const addressOf = (server: ChildProcess): Promise<string> =>
  new Promise((resolve, reject) => {
    let said = '';
    server.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const port = /http:\/\/localhost:(\d+)/.exec(said)?.[1];
      if (port) resolve(`http://localhost:${port}`);
    });
    server.on('exit', (code) => { reject(new Error(`the server ended with ${String(code)} before it answered:\n${said}`)); });
  });
