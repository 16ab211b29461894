import { useMemo } from 'react';
import { count, counted, percent } from '../../components/format.ts';
import { Plain } from '../../components/Plain.tsx';
import { QueryState } from '../../components/QueryState.tsx';
import { safetyWording } from '../../components/safetyWording.ts';
import { serverLimits } from '../../components/serverLimits.ts';
import type { Answer } from '../../components/useAnswer.ts';
import type { CareSetting, ConceptNameFragment, DifferentialQuery, RankedDiagnosisFragment } from '../../generated/graphql.ts';
import { CannotMissShelf } from './CannotMissShelf.tsx';
import { diagnosesFirst, type PriorChoice, type Scope } from './differentialParams.ts';
import { PriorChoiceField } from './PriorChoiceField.tsx';
import { NotUsed } from './NotUsed.tsx';
import { RankedList } from './RankedList.tsx';
import { ScopeChips } from './ScopeChips.tsx';
import { SettingAsked } from './SettingAsked.tsx';
import { inScope } from './scopes.ts';

interface RankedPaneProps {
  list: Answer<DifferentialQuery>;
  opened: string | undefined;
  compared: readonly string[];
  shown: number;
  scope: readonly Scope[];
  prior: PriorChoice;
  settingSaid: boolean;
  /** Findings whose answer would help most, where the server abstains. */
  help: readonly ConceptNameFragment[];
  intervalOf: (id: string) => readonly [number, number] | undefined;
  onOpen: (id: string) => void;
  onCompare: (id: string) => void;
  onEvidence: (id: string) => void;
  onFlips: () => void;
  onScope: (scope: readonly Scope[]) => void;
  onPrior: (prior: PriorChoice) => void;
  onSetting: (setting: CareSetting) => void;
  onMore: (shown: number) => void;
  onReplace: (id: string, by: ConceptNameFragment) => void;
  onRemove: (id: string) => void;
}

export function RankedPane({ list, shown, scope, prior, settingSaid, help, onScope, onPrior, onSetting, onMore, onReplace, onRemove, ...rows }: RankedPaneProps) {
  const renewing = list.state === 'ready' && list.renewing;
  return (
    <section className="pane pane-ranked" data-pane aria-labelledby="ranked-title">
      <h2 id="ranked-title">
        Ranked <span className="quiet ranked-score">by “{safetyWording.score}”</span>
        <span className="ranked-state" data-volatile>
          {renewing ? 'updating…' : ''}
        </span>
      </h2>
      <QueryState answer={list} what="the ranking">
        {({ differential: { diagnoses, ordered, ignored, noneOfThese, candidatesConsidered, coverage, prior: priorUse, cannotMiss, abstained } }, { notices }) => (
          <div className={renewing ? 'renewing' : undefined}>
            {!settingSaid && prior === 'setting' && coverage.commonConditions > 0 && <SettingAsked onSetting={onSetting} />}
            <CannotMissShelf shelf={cannotMiss} />
            {abstained && (
              <div className="abstained" role="note" aria-label="Abstained">
                <p>
                  <strong>{ordered ? 'Not ranked with confidence.' : 'Not enough to rank.'}</strong> {abstained.reason}
                </p>
                {help.length > 0 && (
                  <p>
                    {ordered ? 'These would help most' : 'One of these would help most'}:{' '}
                    {help.map(({ id, label }, place) => (
                      <span key={id}>
                        {place > 0 && ', '}
                        <strong>
                          <Plain>{label}</Plain>
                        </strong>
                      </span>
                    ))}
                    , present or absent.
                  </p>
                )}
              </div>
            )}
            <ScopeChips diagnoses={diagnoses} hasCommon={coverage.commonConditions > 0} scope={scope} onScope={onScope} />
            <Listed diagnoses={diagnoses} ordered={ordered} scope={scope} {...rows} />
            <p className="ranked-foot">
              {ordered && (
                <>
                  None of these: <span className="number">{percent(noneOfThese)}&nbsp;%</span>.{' '}
                </>
              )}
              {counted(candidatesConsidered, 'disease')} considered.{' '}
              {diagnoses.length >= shown && shown < serverLimits.diagnosesMax && (
                <button
                  onClick={() => {
                    onMore(Math.min(shown + diagnosesFirst, serverLimits.diagnosesMax));
                  }}
                >
                  Show {count(Math.min(diagnosesFirst, serverLimits.diagnosesMax - shown))} more
                </button>
              )}
            </p>
            <p className="coverage">
              <strong>Covered:</strong> <Plain>{coverage.statement}</Plain>
            </p>
            <PriorChoiceField chosen={prior} offered={coverage.commonConditions > 0} statement={priorUse.statement} onChoose={onPrior} />
            {notices.map((notice) => (
              <p key={notice} className="coverage">
                <Plain>{notice}</Plain>
              </p>
            ))}
            <NotUsed ignored={ignored} onReplace={onReplace} onRemove={onRemove} />
          </div>
        )}
      </QueryState>
    </section>
  );
}

type ListedProps = Pick<RankedPaneProps, 'opened' | 'compared' | 'scope' | 'intervalOf' | 'onOpen' | 'onCompare' | 'onEvidence' | 'onFlips'> & { diagnoses: readonly RankedDiagnosisFragment[]; ordered: boolean };

function Listed({ diagnoses, ordered, scope, ...rows }: ListedProps) {
  const kept = useMemo(() => {
    const inside = diagnoses.filter((diagnosis) => inScope(diagnosis, scope));
    return ordered ? inside : [...inside].sort((one, other) => one.name.localeCompare(other.name, 'en'));
  }, [diagnoses, ordered, scope]);
  if (kept.length === 0) return <p>{diagnoses.length === 0 ? 'No disease can be compared with these findings.' : 'The chosen scope hides every diagnosis of the list.'}</p>;
  return <RankedList diagnoses={kept} ordered={ordered} {...rows} />;
}
