import { SingleBar } from 'cli-progress';
import { pino } from 'pino';
import { readConfig } from './config.ts';
import { DomainError } from './domain/errors.ts';
import { limits } from './domain/limits.ts';
import type { BuildProgress } from './release/library.ts';
import { startServer } from './start.ts';

/** A little more than a request may take. */
const stopMsMax = limits.requestMsMax + 2_000;

async function main(): Promise<void> {
  const config = readConfig(process.env);
  const log = pino({ level: config.logLevel });
  const progress = terminalProgress();
  const server = await startServer(config, log, progress.report);
  progress.stop();
  log.info(`Explorer: http://${config.host === '127.0.0.1' ? 'localhost' : config.host}:${server.port}  API: /graphql`);
  const endWith = (signal: NodeJS.Signals, end: () => Promise<void>): void => {
    process.once(signal, () => {
      log.info({ signal }, 'ending: requests under way are answered first');
      setTimeout(() => process.exit(1), config.drainMs + stopMsMax).unref();
      void end().then(() => process.exit(0));
    });
  };
  endWith('SIGTERM', () => server.drain());
  endWith('SIGINT', () => server.stop()); // Somebody at the keyboard waits for it.
}

/** A bar where someone watches, a line per source where the output goes to a file. */
function terminalProgress(): { readonly report: BuildProgress; readonly stop: () => void } {
  if (!process.stdout.isTTY) {
    let last = '';
    return {
      report: ({ what, total }) => {
        if (what !== last) process.stdout.write(`Building the graph: ${what} (${total.toLocaleString('en')} rows in all)\n`);
        last = what;
      },
      stop: () => { /* lines need no end */ },
    };
  }
  const bar = new SingleBar({ format: 'Building the graph {bar} {percentage} % | {value} of {total} rows | {what}', hideCursor: true });
  let started = false;
  return {
    report: ({ what, done, total }) => {
      if (!started) bar.start(total, 0, { what });
      started = true;
      bar.setTotal(total); // Each part has its own.
      bar.update(done, { what });
    },
    stop: () => { bar.stop(); },
  };
}

main().catch((error: unknown) => {
  process.stderr.write(error instanceof DomainError ? `${error.message}\n` : `${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exit(1);
});
