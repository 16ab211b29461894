import type { RankedDiagnosisFragment, ScorePartFragment } from '../../generated/graphql.ts';
import { partName } from './partWords.ts';

export interface AgainstFirst {
  readonly diagnosis: RankedDiagnosisFragment;
  readonly name: string;
  /** Log10 weights of that finding for the first diagnosis and for this one. */
  readonly first: number;
  readonly here: number;
}

const byFinding = ({ supporting, opposing, missing }: RankedDiagnosisFragment): Map<string, ScorePartFragment> =>
  new Map([...supporting, ...opposing, ...missing].flatMap((part) => (part.finding ? [[part.finding.id, part] as const] : [])));

/** For each diagnosis after the first, the finding that sets it back most. */
export function againstEach([first, ...others]: readonly RankedDiagnosisFragment[]): readonly AgainstFirst[] {
  if (!first) return [];
  const best = byFinding(first);
  return others.flatMap((diagnosis) => {
    const here = byFinding(diagnosis);
    const set = [...new Set([...best.keys(), ...here.keys()])].map((finding) => {
      const [mine, theirs] = [here.get(finding), best.get(finding)];
      return { part: theirs ?? mine, here: mine?.logLikelihoodRatio ?? 0, first: theirs?.logLikelihoodRatio ?? 0 };
    });
    const most = set.reduce<(typeof set)[number] | undefined>((found, each) => (each.first - each.here > (found ? found.first - found.here : 0) ? each : found), undefined);
    return most?.part ? [{ diagnosis, name: partName(most.part), first: most.first, here: most.here }] : [];
  });
}
