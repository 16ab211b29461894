import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import type { ConceptId } from '../domain/concept.ts';
import { isConceptId } from '../domain/concept.ts';
import type { IngestRun } from '../domain/ingestRun.ts';
import { ingestStatuses, isOver, loadPhases, touches } from '../domain/ingestRun.ts';
import { mappingRelations, mappingStatuses } from '../domain/mapping.ts';
import { orAbsent, writeDurably } from '../graph-files/durable.ts';

const conceptId = z.custom<ConceptId>((value) => typeof value === 'string' && isConceptId(value));
const balance = z.object({ read: z.number(), accepted: z.number(), rejected: z.number(), skipped: z.number() });
const room = z.object({ memoryBytes: z.number(), diskBytes: z.number() });
const task = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('LOAD'), source: z.string(), path: z.string(), dryRun: z.boolean(), confirmed: z.string().optional() }),
  z.object({ kind: z.literal('SWITCH'), release: z.string() }),
]);
const touched = z.object({ id: conceptId, touch: z.enum(touches), labelBefore: z.string(), labelAfter: z.string().optional(), replacedBy: z.array(conceptId) });
const affected = z.object({ statedBy: z.string(), source: conceptId, target: conceptId.optional(), relation: z.enum(mappingRelations), status: z.enum(mappingStatuses), concept: touched });
const asRead = z.object({
  version: z.string(), licence: z.string(), contentHash: z.string(), release: z.string(), needs: room,
  changes: z.object({ added: z.number(), changed: z.number(), retired: z.number(), removed: z.number() }),
  affected: z.object({ total: z.number(), accepted: z.number(), shown: z.array(affected) }),
});
const run = z.object({
  id: z.string(), task, status: z.enum(ingestStatuses), paused: z.boolean(), phase: z.enum(loadPhases).optional(),
  startedAt: z.string(), finishedAt: z.string().optional(), balance, recordsPerSecond: z.number().optional(), recordsExpected: z.number().optional(),
  rejected: z.array(z.object({ file: z.string(), line: z.number(), reason: z.string(), record: z.string(), remedy: z.string() })),
  checks: z.array(z.object({ name: z.string(), passed: z.boolean(), expected: z.string(), found: z.string(), examples: z.array(z.string()) })),
  asRead: asRead.optional(), release: z.string().optional(), took: room.optional(), log: z.array(z.object({ at: z.string(), text: z.string() })),
  failure: z.object({ code: z.string(), message: z.string() }).optional(),
});

/** The runs on disk, a file each: complete under its name or not there. */
export class RunJournal {
  readonly #folder: string;
  /** Writes of one run follow one another, so that the last state is the one that stays. */
  #writing: Promise<void> = Promise.resolve();

  constructor(dataDir: string) {
    this.#folder = path.join(dataDir, 'runs');
  }

  /** Files that are none of ours, or are forgotten meanwhile, are passed over. */
  async read(): Promise<readonly IngestRun[]> {
    const names = (await readdir(this.#folder).catch(orAbsent<string[]>([]))).filter((name) => name.endsWith('.json'));
    const texts = await Promise.all(names.map((name) => readFile(path.join(this.#folder, name), 'utf8').catch(orAbsent(''))));
    return texts.flatMap((text) => readRun(text) ?? []);
  }

  /** The releases that runs which are not over are to serve. */
  async awaited(): Promise<readonly string[]> {
    return (await this.read()).flatMap((run) => (isOver(run) || run.release === undefined ? [] : [run.release]));
  }

  /** Ends when the state is on the disk. */
  keep(state: IngestRun): Promise<void> {
    return this.#next(async () => {
      await mkdir(this.#folder, { recursive: true });
      await writeDurably(this.#fileOf(state), JSON.stringify(state));
    });
  }

  forget(state: IngestRun): Promise<void> {
    return this.#next(() => rm(this.#fileOf(state), { force: true }));
  }

  /** Ends when everything asked for is written. */
  settled(): Promise<void> {
    return this.#writing;
  }

  #fileOf({ id }: IngestRun): string {
    return path.join(this.#folder, `${id.slice(id.indexOf(':') + 1)}.json`);
  }

  #next(write: () => Promise<void>): Promise<void> {
    const written = this.#writing.then(write);
    this.#writing = written.catch(() => undefined); // Whoever asked for the write hears of it; the next one is tried all the same.
    return written;
  }
}

function readRun(text: string): IngestRun | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  const { success, data } = run.safeParse(value);
  return success ? withAbsent(data) : undefined;
}

/** What is absent is written as no key at all. */
function withAbsent(data: z.infer<typeof run>): IngestRun {
  const { phase, finishedAt, recordsPerSecond, recordsExpected, release, took, failure } = data;
  return {
    ...data, phase, finishedAt, recordsPerSecond, recordsExpected, release, took, failure,
    task: data.task.kind === 'LOAD' ? { ...data.task, confirmed: data.task.confirmed } : data.task,
    asRead: data.asRead && {
      ...data.asRead,
      affected: { ...data.asRead.affected, shown: data.asRead.affected.shown.map((each) => ({ ...each, target: each.target, concept: { ...each.concept, labelAfter: each.concept.labelAfter } })) },
    },
  };
}
