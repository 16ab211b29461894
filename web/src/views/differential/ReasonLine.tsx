import { Plain } from '../../components/Plain.tsx';
import { PolarityMark } from '../../components/PolarityMark.tsx';
import type { RankedDiagnosisFragment, ScorePartFragment } from '../../generated/graphql.ts';
import { strongestOf } from './ledger.ts';
import { partName } from './partWords.ts';

/** The strongest reason for, the strongest against, and the expected finding whose silence weighs most. */
export function ReasonLine({ diagnosis }: { diagnosis: RankedDiagnosisFragment }) {
  const { supporting, opposing, missing } = strongestOf(diagnosis);
  return (
    <span className="reasons">
      <Reason part={supporting} polarity="for" none="nothing for it" />
      <Reason part={opposing} polarity={opposing && opposing.logLikelihoodRatio < 0 ? 'against' : 'unused'} none="nothing against it" />
      <Reason part={missing} polarity="missing" none={undefined} />
    </span>
  );
}

const words = { for: 'for', against: 'against', unused: 'weighs nothing', missing: 'expected, not reported' } as const;

function Reason({ part, polarity, none }: { part: ScorePartFragment | undefined; polarity: keyof typeof words; none: string | undefined }) {
  if (!part) return none === undefined ? null : <span className="reason quiet">{none}</span>;
  return (
    <span className="reason">
      <PolarityMark polarity={polarity} word={words[polarity]} quiet />
      <Plain>{partName(part)}</Plain>
    </span>
  );
}
