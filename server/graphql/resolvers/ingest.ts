import { DomainError, NotFound } from '../../domain/errors.ts';
import type { IngestRun } from '../../domain/ingestRun.ts';
import { limits } from '../../domain/limits.ts';
import { checkPageSize, pageSize } from '../../services/paging.ts';
import type { IngestAccess } from '../context.ts';
import type { Resolvers } from '../generated.ts';

/** The folder that this request may load from. Throws the reason where it may not. */
function folderFor({ folder }: IngestAccess): string {
  if (folder instanceof DomainError) throw folder;
  return folder;
}

const shareRead = ({ phase, balance, recordsExpected, asRead }: IngestRun): number | null =>
  (phase === 'READ' && asRead === undefined && recordsExpected !== undefined && recordsExpected > 0 ? Math.min(1, balance.read / recordsExpected) : null);

export const ingestResolvers: Resolvers = {
  Query: {
    ingestRuns: (_root, { first }, { ingest: { runs } }) => [...runs.newest(checkPageSize('ingestRuns', first, limits.ingestRunsMax))],
    ingestOptions: async (_root, _args, { ingest: { runs, folder } }) => {
      const refusal = folder instanceof DomainError ? folder.message : null;
      return { allowed: refusal === null, refusal, sources: runs.sources, paths: refusal === null ? await runs.paths() : [], freeBytes: await runs.freeBytes() };
    },
  },
  Mutation: {
    startIngest: (_root, task, { ingest }) => ingest.runs.start(folderFor(ingest), task),
    cancelIngest: (_root, { run }, { ingest }) => {
      folderFor(ingest);
      return ingest.runs.cancel(run);
    },
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
  IngestRun: {
    phase: ({ phase }) => phase ?? null,
    finishedAt: ({ finishedAt }) => finishedAt ?? null,
    progress: shareRead,
    recordsPerSecond: ({ recordsPerSecond }) => recordsPerSecond ?? null,
    read: ({ balance }) => balance.read,
    accepted: ({ balance }) => balance.accepted,
    rejectedCount: ({ balance }) => balance.rejected,
    skipped: ({ balance }) => balance.skipped,
    rejected: ({ rejected }, { first }, { ingest: { folder } }) => (folder instanceof DomainError ? null : rejected.slice(0, checkPageSize('rejected', pageSize(first, 50), limits.ingestRejectedMax))),
    version: ({ asRead }) => asRead?.version ?? null,
    licence: ({ asRead }) => asRead?.licence ?? null,
    changes: ({ asRead }) => asRead?.changes ?? null,
    contentHash: ({ asRead }) => asRead?.contentHash ?? null,
    release: ({ release }) => release ?? null,
    failure: ({ failure }) => failure ?? null,
  },
};
