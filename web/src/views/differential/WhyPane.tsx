import { useState } from 'react';
import { Plain } from '../../components/Plain.tsx';
import { QueryState } from '../../components/QueryState.tsx';
import type { Answer } from '../../components/useAnswer.ts';
import type { DifferentialQuery, DifferentialQueryVariables, RankedDiagnosisFragment } from '../../generated/graphql.ts';
import { LedgerPane } from './LedgerPane.tsx';
import { useDiagnosisDetail } from './useDiagnosisDetail.ts';

interface WhyPaneProps {
  list: Answer<DifferentialQuery>;
  variables: DifferentialQueryVariables;
  /** The diagnosis as the list has it. */
  diagnosis: RankedDiagnosisFragment | undefined;
  /** The one asked for, which may be far below the list. */
  opened: string | undefined;
  /** The diagnosis whose statements are all asked for. */
  evidence: string | undefined;
  interval: readonly [number, number] | undefined;
}

/** The reasons of the opened diagnosis, wherever it stands, or of the first. */
export function WhyPane({ list, variables, diagnosis, opened, evidence, interval }: WhyPaneProps) {
  const [openedParts, setOpenedParts] = useState(false);
  const id = diagnosis?.disease.id ?? opened;
  const all = id !== undefined && evidence === id;
  const detail = useDiagnosisDetail(variables, id, openedParts || all || (!diagnosis && list.state === 'ready' && !list.renewing));
  if (list.state !== 'ready') return <p className="quiet">{list.state === 'waiting' ? 'The reasons come with the ranking.' : 'Reasons unavailable.'}</p>;
  if (id === undefined) return <p>There is no diagnosis to give reasons for.</p>;
  const ledger = (shown: RankedDiagnosisFragment, at: readonly [number, number] | undefined, noneOfThese: number) => (
    <LedgerPane
      key={id}
      diagnosis={shown}
      ordered={list.data.differential.ordered}
      interval={at}
      noneOfThese={noneOfThese}
      detail={detail}
      all={all}
      onOpenPart={() => {
        setOpenedParts(true);
      }}
    />
  );
  // Without the words of a loading part, which would take the place of what the new list brings.
  if (!diagnosis && detail.state === 'waiting') return <p className="quiet waiting">The reasons are on their way.</p>;
  if (diagnosis) return ledger(diagnosis, interval, list.data.differential.noneOfThese);
  return (
    <QueryState answer={detail} what="the reasons">
      {({ differential: { diagnosis: found, noneOfThese } }) => {
        if (!found) return <p>Nothing of the case can be compared with <Plain>{id}</Plain>.</p>;
        const [low, high] = found.rankInterval;
        return (
          <>
            <p className="note">Below the list as it stands.</p>
            {ledger(found, low !== undefined && high !== undefined ? [low, high] : undefined, noneOfThese)}
          </>
        );
      }}
    </QueryState>
  );
}
