import { spawn } from 'node:child_process';

export interface RunningServer {
  /** From the start to the first good answer. */
  readonly seconds: number;
  readonly process: ReturnType<typeof spawn>;
  readonly stop: () => Promise<void>;
}

/** Starts the server as `npm start` does, with these settings beside its own, and waits until /health answers 200. */
export async function startServer(dataDir: string, port: number, settings: NodeJS.ProcessEnv = {}): Promise<RunningServer> {
  const startedAt = performance.now();
  const child = spawn(process.execPath, ['--import', 'tsx', 'server/main.ts'], { env: { ...process.env, ...settings, DATA_DIR: dataDir, PORT: String(port), LOG_LEVEL: 'error' }, stdio: ['ignore', 'ignore', 'inherit'] });
  const ended = new Promise<void>((resolve) => child.once('exit', () => { resolve(); }));
  for (;;) {
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}`);
    const ready = await fetch(`http://127.0.0.1:${port}/health`).then((response) => response.ok, () => false);
    if (ready) break;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  return { seconds: (performance.now() - startedAt) / 1000, process: child, stop: async () => { child.kill('SIGTERM'); await ended; } };
}
