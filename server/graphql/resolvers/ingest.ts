import { DomainError, NotFound } from '../../domain/errors.ts';
import type { IngestRun } from '../../domain/ingestRun.ts';
import { isOver } from '../../domain/ingestRun.ts';
import { limits } from '../../domain/limits.ts';
import { checkPageSize } from '../../services/paging.ts';
import type { IngestAccess } from '../context.ts';
import type { Resolvers } from '../generated.ts';

/** The folder that this request may load from. Throws the reason where it may not. */
function folderFor({ folder }: IngestAccess): string {
  if (folder instanceof DomainError) throw folder;
  return folder;
}

const shareRead = ({ phase, balance, recordsExpected, asRead }: IngestRun): number | null =>
  (phase === 'READ' && asRead === undefined && recordsExpected !== undefined && recordsExpected > 0 ? Math.min(1, balance.read / recordsExpected) : null);

function secondsLeft(run: IngestRun): number | null {
  const { balance, recordsExpected, recordsPerSecond } = run;
  if (shareRead(run) === null || recordsExpected === undefined || recordsPerSecond === undefined || recordsPerSecond === 0) return null;
  return Math.max(0, Math.round((recordsExpected - balance.read) / recordsPerSecond));
}

export const ingestResolvers: Resolvers = {
  Query: {
    ingestRuns: (_root, { first }, { ingest: { runs } }) => [...runs.newest(checkPageSize('ingestRuns', first, limits.ingestRunsMax))],
    ingestOptions: (_root, _args, { ingest }) => ingest,
  },
  Mutation: {
    startIngest: (_root, { source, path, dryRun, release }, { ingest }) => ingest.runs.load(folderFor(ingest), { source, path, dryRun, confirmed: release ?? undefined }),
    serveRelease: (_root, { release }, { ingest }) => ingest.runs.serve(folderFor(ingest), release),
    cancelIngest: (_root, { run }, { ingest }) => {
      folderFor(ingest);
      return ingest.runs.cancel(run);
    },
    pauseIngest: (_root, { run }, { ingest }) => {
      folderFor(ingest);
      return ingest.runs.pause(run);
    },
    resumeIngest: (_root, { run }, { ingest }) => ingest.runs.resume(folderFor(ingest), run),
  },
  Subscription: {
    ingestProgress: {
      subscribe: (_root, { run }, { ingest: { runs } }) => {
        if (runs.run(run) === undefined) throw new NotFound('run', run, 'List them with ingestRuns.');
        return runs.watch(run);
      },
      // Each event is the run itself.
      resolve: (run: IngestRun) => run,
    },
  },
  IngestOptions: {
    allowed: ({ folder }) => !(folder instanceof DomainError),
    refusal: ({ folder }) => (folder instanceof DomainError ? folder.message : null),
    sources: ({ runs }) => runs.sources,
    paths: async ({ runs, folder }) => (folder instanceof DomainError ? [] : runs.paths()),
    freeBytes: ({ runs }) => runs.freeBytes(),
    freeMemoryBytes: () => process.availableMemory(),
    releases: async ({ runs }, { first }) => (await runs.built()).slice(0, checkPageSize('releases', first, limits.releasesMax)),
    served: ({ runs }) => runs.served(),
  },
  IngestRun: {
    source: ({ task }) => (task.kind === 'LOAD' ? task.source : null),
    path: ({ task }) => (task.kind === 'LOAD' ? task.path : null),
    dryRun: ({ task }) => task.kind === 'LOAD' && task.dryRun,
    status: (run) => (run.paused && !isOver(run) ? 'PAUSED' : run.status),
    phase: ({ phase }) => phase ?? null,
    finishedAt: ({ finishedAt }) => finishedAt ?? null,
    progress: shareRead,
    recordsPerSecond: ({ recordsPerSecond }) => recordsPerSecond ?? null,
    secondsLeft,
    read: ({ balance }) => balance.read,
    accepted: ({ balance }) => balance.accepted,
    rejectedCount: ({ balance }) => balance.rejected,
    skipped: ({ balance }) => balance.skipped,
    rejected: ({ rejected }, { first }, { ingest: { folder } }) => (folder instanceof DomainError ? null : rejected.slice(0, checkPageSize('rejected', first, limits.ingestRejectedMax))),
    version: ({ asRead }) => asRead?.version ?? null,
    licence: ({ asRead }) => asRead?.licence ?? null,
    changes: ({ asRead }) => asRead?.changes ?? null,
    affectedMappings: ({ asRead }) => asRead?.affected ?? null,
    needs: ({ asRead }) => asRead?.needs ?? null,
    took: ({ took }) => took ?? null,
    contentHash: ({ asRead }) => asRead?.contentHash ?? null,
    release: ({ release, asRead }) => release ?? asRead?.release ?? null,
    log: ({ log }, _args, { ingest: { folder } }) => (folder instanceof DomainError ? null : log),
    failure: ({ failure }) => failure ?? null,
  },
  AffectedMappings: {
    mappings: ({ shown }, { first }) => shown.slice(0, checkPageSize('mappings', first, limits.ingestAffectedMax)),
  },
  AffectedMapping: {
    target: ({ target }) => target ?? null,
    concept: ({ concept }) => concept.id,
    touch: ({ concept }) => concept.touch,
    labelBefore: ({ concept }) => concept.labelBefore,
    labelAfter: ({ concept }) => concept.labelAfter ?? null,
    replacedBy: ({ concept }) => concept.replacedBy,
  },
};
