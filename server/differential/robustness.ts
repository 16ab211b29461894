import type { Pause } from '../domain/deadline.ts';
import type { PreparedCase } from './caseFindings.ts';
import { prepareCase } from './caseFindings.ts';
import type { Circumstances } from './circumstances.ts';
import type { DifferentialModel } from './model.ts';
import { Ranking } from './ranking.ts';
import type { ReplacedProfiles } from './score.ts';
import { scoreAll } from './score.ts';

export type FindingStatus = 'PRESENT' | 'ABSENT' | 'UNKNOWN';
/** A finding as it was entered, by index of the release. */
export interface StatedFinding {
  readonly concept: number;
  readonly status: FindingStatus;
}
/** What is used of the stated findings, and what is not, with the reason. */
export interface UsedFindings {
  readonly present: readonly number[];
  readonly absent: readonly number[];
  readonly unused: readonly { readonly concept: number; readonly why: 'UNKNOWN' | 'IMPLIED' | 'CONTRADICTED'; readonly by: number | undefined }[];
}

/**
 * Present findings without those that a more specific one implies; absent ones without those that contradict a present
 * one. A finding stated twice counts once.
 */
export function usedFindings({ hierarchy }: DifferentialModel, stated: readonly StatedFinding[]): UsedFindings {
  const of = (status: FindingStatus): number[] => [...new Set(stated.filter((finding) => finding.status === status).map(({ concept }) => concept))];
  const present = of('PRESENT');
  const implied = new Map<number, number>();
  for (const specific of present) for (const ancestor of hierarchy.ancestorsOf(specific)) implied.set(ancestor, implied.get(ancestor) ?? specific);
  const absent = of('ABSENT');
  const contradicted = new Map<number, number>(implied);
  for (const concept of present) contradicted.set(concept, concept);
  return {
    present: present.filter((concept) => !implied.has(concept)),
    absent: absent.filter((concept) => !contradicted.has(concept)),
    unused: [
      ...of('UNKNOWN').map((concept) => ({ concept, why: 'UNKNOWN', by: undefined } as const)),
      ...present.filter((concept) => implied.has(concept)).map((concept) => ({ concept, why: 'IMPLIED', by: implied.get(concept) } as const)),
      ...absent.filter((concept) => contradicted.has(concept)).map((concept) => ({ concept, why: 'CONTRADICTED', by: contradicted.get(concept) } as const)),
    ],
  };
}

/** What stays as it is while findings change. */
export interface Scope {
  readonly circumstances: Circumstances;
  readonly replaced: ReplacedProfiles;
}

export function rankCase(model: DifferentialModel, stated: readonly StatedFinding[], scope: Scope): Ranking {
  const { present, absent } = usedFindings(model, stated);
  return rankPrepared(model, prepareCase(model, present, absent, scope.circumstances), scope.replaced);
}

/** A case without a finding that is used ranks nothing. */
export const rankPrepared = (model: DifferentialModel, patient: PreparedCase, replaced: ReplacedProfiles): Ranking =>
  new Ranking(patient.present.length + patient.absent.length === 0 ? new Int32Array(0) : scoreAll(model, patient, replaced));

/** Lowest and highest rank of each of the diseases over all cases that lack one of the findings and still rank it; none with fewer than two findings. */
export async function rankIntervals(model: DifferentialModel, stated: readonly StatedFinding[], scope: Scope, diseases: readonly number[], pause: Pause): Promise<ReadonlyMap<number, readonly [number, number]>> {
  const intervals = new Map<number, readonly [number, number]>();
  if (stated.length < 2) return intervals;
  for (const left of stated.keys()) {
    await pause();
    const ranking = rankCase(model, stated.filter((_, place) => place !== left), scope);
    for (const disease of diseases) {
      const rank = ranking.rankOf(disease);
      if (rank === undefined) continue;
      const [low, high] = intervals.get(disease) ?? [rank, rank];
      intervals.set(disease, [Math.min(low, rank), Math.max(high, rank)]);
    }
  }
  return intervals;
}

/** Of how many findings any one can be left out while the first place stays. */
export interface Robustness {
  readonly stays: number;
  readonly of: number;
}
/** Undefined with fewer than two findings, or where no candidate stands alone. */
export async function robustnessOf(model: DifferentialModel, stated: readonly StatedFinding[], scope: Scope, pause: Pause): Promise<Robustness | undefined> {
  const first = rankCase(model, stated, scope).first;
  if (first === undefined || stated.length < 2) return undefined;
  let stays = 0;
  for (const left of stated.keys()) {
    await pause();
    if (rankCase(model, stated.filter((_, place) => place !== left), scope).first === first) stays += 1;
  }
  return { stays, of: stated.length };
}

export interface StatusChange {
  readonly place: number;
  readonly to: FindingStatus;
}
export interface FoundFlip {
  readonly changes: readonly StatusChange[];
  readonly newFirst: number;
  /** The first three after the changes. */
  readonly order: readonly number[];
}

const statuses: readonly FindingStatus[] = ['PRESENT', 'ABSENT', 'UNKNOWN'];

/**
 * The smallest changes of status that put another disease first: every single change; where none does, the pairs of the
 * changes that come nearest to it. Empty where no candidate stands alone in the first place.
 */
export async function findFlips(model: DifferentialModel, stated: readonly StatedFinding[], scope: Scope, limits: { readonly flipsMax: number; readonly pairedChangesMax: number }, pause: Pause): Promise<readonly FoundFlip[]> {
  const first = rankCase(model, stated, scope).first;
  if (first === undefined) return [];
  const attempt = (changes: readonly StatusChange[]) => {
    const changed = stated.map((finding, place) => ({ ...finding, status: changes.find((change) => change.place === place)?.to ?? finding.status }));
    const ranking = rankCase(model, changed, scope);
    const [leader, second] = ranking.top(2);
    const rival = leader === first ? second : leader;
    const lead = rival === undefined ? Number.MAX_SAFE_INTEGER : (ranking.scores[first] ?? 0) - (ranking.scores[rival] ?? 0);
    return { changes, lead, newFirst: ranking.first, order: ranking.top(3) };
  };
  const attemptEach = async (sets: readonly (readonly StatusChange[])[]) => {
    const attempts: ReturnType<typeof attempt>[] = [];
    for (const changes of sets) {
      await pause();
      attempts.push(attempt(changes));
    }
    return attempts;
  };
  const isFlip = ({ newFirst }: { readonly newFirst: number | undefined }): boolean => newFirst !== undefined && newFirst !== first;
  const singles = await attemptEach(stated.flatMap((finding, place) => statuses.filter((to) => to !== finding.status).map((to) => [{ place, to }])));
  let found = singles.filter(isFlip);
  if (found.length === 0) {
    const nearest = singles.sort((a, b) => a.lead - b.lead).slice(0, limits.pairedChangesMax).flatMap(({ changes }) => changes);
    found = (await attemptEach(nearest.flatMap((a, place) => nearest.slice(place + 1).filter((b) => b.place !== a.place).map((b) => [a, b])))).filter(isFlip);
  }
  return found
    .sort((a, b) => a.lead - b.lead)
    .flatMap(({ changes, newFirst, order }) => (newFirst === undefined ? [] : [{ changes, newFirst, order }]))
    .slice(0, limits.flipsMax);
}
