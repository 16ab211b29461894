import { useCallback, useMemo, type Dispatch, type ReactNode, type SetStateAction } from 'react';
import { CodePhraseDocument, type CodePhraseQuery, type PatientFact, type PhraseStrategy } from '../../generated/graphql.ts';
import { counted } from '../../components/format.ts';
import { usePanelReport, type OnReport } from '../../components/panelReport.ts';
import { Plain } from '../../components/Plain.tsx';
import { QueryState } from '../../components/QueryState.tsx';
import { systemShortName } from '../../components/systems.ts';
import { useAnswer } from '../../components/useAnswer.ts';
import type { useUrlState } from '../../components/useUrlState.ts';
import { AbstainedNote } from '../../evidence/candidate/AbstainedNote.tsx';
import { CandidateList } from '../../evidence/candidate/CandidateList.tsx';
import { candidateCells, candidateColumns, phraseRelationWords } from '../../evidence/candidate/candidateWords.tsx';
import { LevelDrill } from '../../evidence/candidate/LevelDrill.tsx';
import { targetOf, type coderParams } from './coderParams.ts';
import { CoderForm } from './CoderForm.tsx';
import { examples } from './examples.ts';
import { FactAnswers, RouteField } from './FactAnswers.tsx';
import { askedFor, emptyPhrase, staleWords, type PhraseState } from './phraseState.ts';

const strategies = { auto: 'AUTO', rank: 'RETRIEVE_RERANK', levels: 'LEVELWISE' } as const satisfies Record<string, PhraseStrategy>;
const strategyWords = { auto: 'as the system suits', rank: 'ranked', levels: 'level by level' } as const;
const candidatesMax = 10;

interface PhrasePanelProps {
  phrase: PhraseState;
  onPhrase: Dispatch<SetStateAction<PhraseState>>;
  url: ReturnType<typeof useUrlState<typeof coderParams>>;
  loaded: readonly string[];
  onReport: OnReport;
}

export function PhrasePanel({ phrase, onPhrase, url, loaded, onReport }: PhrasePanelProps) {
  const { text, route, asked } = phrase;
  const { how, billable, to } = url.values;
  const target = targetOf(to, loaded);
  const variables = useMemo(
    () => ({ text: asked?.text ?? '', to: target, strategy: strategies[how], route: asked && asked.route !== '' ? asked.route : null, billable, first: candidatesMax }),
    [asked, target, how, billable],
  );
  const answer = useAnswer(CodePhraseDocument, variables, asked === undefined, false);
  const mapping = asked && answer.state === 'ready' ? answer.data.mapPhrase : undefined;
  const table = useCallback(() => ({ columns: candidateColumns, rows: (mapping?.candidates ?? []).map(candidateCells) }), [mapping]);
  usePanelReport(onReport, mapping && answer.state === 'ready' ? answer.received : undefined, answer.state === 'ready' && answer.trouble === undefined, table);
  return (
    <>
      <CoderForm
        label="Phrase to map"
        text={text}
        rows={2}
        act="Map the phrase"
        example={examples.phrase}
        stale={staleWords(phrase)}
        onType={(typed) => {
          onPhrase({ ...phrase, text: typed });
        }}
        onRun={() => {
          onPhrase(askedFor(phrase));
        }}
        onClear={() => {
          onPhrase(emptyPhrase);
        }}
      >
        <div className="coder-filters">
          <label>
            Codes of{' '}
            <select
              value={target}
              onChange={(event) => {
                url.go({ to: event.target.value }, 'replace');
              }}
            >
              {(loaded.includes(target) ? loaded : [target, ...loaded]).map((system) => (
                <option key={system} value={system}>
                  {systemShortName(system)}
                </option>
              ))}
            </select>
          </label>
          <label>
            Search{' '}
            <select
              value={how}
              onChange={(event) => {
                const chosen = (['auto', 'rank', 'levels'] as const).find((value) => value === event.target.value);
                if (chosen) url.go({ how: chosen }, 'replace');
              }}
            >
              {Object.entries(strategyWords).map(([value, words]) => (
                <option key={value} value={value}>
                  {words}
                </option>
              ))}
            </select>
          </label>
          {target === 'ATC' && (
            <RouteField
              value={route}
              onType={(typed) => {
                onPhrase({ ...phrase, route: typed });
              }}
            />
          )}
          <label className="check">
            <input
              type="checkbox"
              checked={billable}
              onChange={(event) => {
                url.go({ billable: event.target.checked }, 'replace');
              }}
            />
            only codes without children (billable)
          </label>
        </div>
      </CoderForm>
      {asked && (
        <QueryState answer={answer} what="what the phrase means">
          {({ mapPhrase }) => (
            <div className={answer.state === 'ready' && answer.renewing ? 'renewing' : undefined}>
              <Meaning phrase={asked.text} mapping={mapPhrase} target={target} levelwise={how === 'levels' || (how === 'auto' && target === 'ATC')}>
                {(missing) => (
                  <FactAnswers
                    missing={missing}
                    onWords={(words) => {
                      onPhrase(askedFor({ ...phrase, text: `${asked.text}, ${words}` }));
                    }}
                    onRoute={(given) => {
                      onPhrase(askedFor({ ...phrase, text: asked.text, route: given }));
                    }}
                  />
                )}
              </Meaning>
            </div>
          )}
        </QueryState>
      )}
    </>
  );
}

type Mapping = CodePhraseQuery['mapPhrase'];

function Meaning({ phrase, mapping, target, levelwise, children }: { phrase: string; mapping: Mapping; target: string; levelwise: boolean; children: (missing: readonly PatientFact[]) => ReactNode }) {
  const { candidates, levels, abstained } = mapping;
  const [best] = candidates;
  return (
    <section aria-label="What the phrase means">
      <h2>
        “<Plain>{phrase}</Plain>” in {systemShortName(target)}
      </h2>
      {abstained ? (
        <AbstainedNote abstained={abstained}>{children(abstained.missing)}</AbstainedNote>
      ) : (
        best && (
          <p className="verdict">
            <Plain>{best.concept.label}</Plain> {phraseRelationWords[best.relation]} the phrase.
          </p>
        )
      )}
      {levelwise && candidates.length > 0 && <LevelDrill levels={levels} abstained={abstained} />}
      {candidates.length > 0 && (
        <>
          <h3>{counted(candidates.length, 'candidate')}</h3>
          <CandidateList label="Candidates" phrase={phrase} candidates={candidates} />
        </>
      )}
    </section>
  );
}
