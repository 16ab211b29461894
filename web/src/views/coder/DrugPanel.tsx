import { useCallback, useMemo } from 'react';
import { CodeDrugDocument, CodePhraseDocument, type CodeDrugQuery } from '../../generated/graphql.ts';
import { CodeLabel } from '../../components/CodeLabel.tsx';
import { counted } from '../../components/format.ts';
import { usePanelReport, type OnReport } from '../../components/panelReport.ts';
import { Plain } from '../../components/Plain.tsx';
import { PolarityMark } from '../../components/PolarityMark.tsx';
import { QueryState } from '../../components/QueryState.tsx';
import { ScoreWithReason } from '../../components/ScoreWithReason.tsx';
import { useAnswer } from '../../components/useAnswer.ts';
import { AbstainedNote } from '../../evidence/candidate/AbstainedNote.tsx';
import { CandidateList } from '../../evidence/candidate/CandidateList.tsx';
import { candidateCells, candidateColumns, candidateReason, confidenceText } from '../../evidence/candidate/candidateWords.tsx';
import { LevelDrill } from '../../evidence/candidate/LevelDrill.tsx';
import { classTree, type ClassNode } from './classTree.ts';
import { CoderForm } from './CoderForm.tsx';
import { examples } from './examples.ts';
import { FactAnswers, RouteField } from './FactAnswers.tsx';
import { askedFor, emptyPhrase, staleWords, type PhraseState } from './phraseState.ts';

type Harmonized = CodeDrugQuery['harmonizeDrug'];

export function DrugPanel({ drug, onDrug, onReport }: { drug: PhraseState; onDrug: (drug: PhraseState) => void; onReport: OnReport }) {
  const { text, route, asked } = drug;
  const variables = useMemo(() => ({ drug: asked?.text ?? '', route: asked && asked.route !== '' ? asked.route : null }), [asked]);
  const answer = useAnswer(CodeDrugDocument, variables, asked === undefined, false);
  const found = asked && answer.state === 'ready' ? answer.data.harmonizeDrug : undefined;
  const table = useCallback(
    () => ({
      columns: ['substances', 'route', 'strengths', 'needs review', ...candidateColumns],
      rows: (found?.atc ?? []).map((candidate) => [
        found?.ingredients.map(({ id }) => id).join(' ') ?? null, found?.route ?? null, found?.strengths.join('; ') ?? null, found?.needsReview ? 'yes' : 'no', ...candidateCells(candidate),
      ]),
    }),
    [found],
  );
  usePanelReport(onReport, found && answer.state === 'ready' ? answer.received : undefined, answer.state === 'ready' && answer.trouble === undefined, table);
  return (
    <>
      <CoderForm
        label="Medicine as prescribed"
        text={text}
        rows={2}
        act="Code the medicine"
        example={examples.drug}
        stale={staleWords(drug)}
        onType={(typed) => {
          onDrug({ ...drug, text: typed });
        }}
        onRun={() => {
          onDrug(askedFor(drug));
        }}
        onClear={() => {
          onDrug(emptyPhrase);
        }}
      >
        <div className="coder-filters">
          <RouteField
            value={route}
            onType={(typed) => {
              onDrug({ ...drug, route: typed });
            }}
          />
        </div>
      </CoderForm>
      {asked && (
        <QueryState answer={answer} what="the codes of the medicine">
          {({ harmonizeDrug }) => (
            <div className={answer.state === 'ready' && answer.renewing ? 'renewing' : undefined}>
              <Medicine
                text={asked.text}
                route={asked.route}
                drug={harmonizeDrug}
                onRoute={(given) => {
                  onDrug(askedFor({ ...drug, text: asked.text, route: given }));
                }}
              />
            </div>
          )}
        </QueryState>
      )}
    </>
  );
}

function Medicine({ text, route, drug, onRoute }: { text: string; route: string; drug: Harmonized; onRoute: (route: string) => void }) {
  const { ingredients, strengths, needsReview, atc, classes } = drug;
  const [best] = atc;
  const name = best?.why[0]?.term ?? undefined;
  return (
    <section aria-label="The medicine">
      <h2>
        “<Plain>{text}</Plain>” in ATC
      </h2>
      {needsReview ? (
        <p className="review" data-review="yes">
          <PolarityMark polarity="review" word="Needs review." /> {reviewWords(drug)}
        </p>
      ) : (
        <p data-review="no">One code fits, by name and route.</p>
      )}
      <dl>
        <dt>{ingredients.length > 1 ? 'Substances' : 'Substance'}</dt>
        <dd>
          {ingredients.length === 0 && 'none recognised'}
          {ingredients.map((ingredient, index) => (
            <span key={ingredient.id}>
              {index > 0 && ', '}
              <CodeLabel concept={ingredient} />
            </span>
          ))}
        </dd>
        <dt>Route</dt>
        <dd>{drug.route === null ? (route === '' ? 'not stated' : <>“<Plain>{route}</Plain>” is no route that is known here</>) : <Plain>{drug.route}</Plain>}</dd>
        <dt>Strength, set aside</dt>
        <dd>{strengths.length === 0 ? 'none written' : <Plain>{strengths.join(', ')}</Plain>}</dd>
        {best && (
          <>
            <dt>Confidence</dt>
            <dd>
              <ScoreWithReason value={confidenceText(best.confidence)} name="confidence" reason={() => candidateReason(best, text)} />
            </dd>
          </>
        )}
      </dl>
      {name !== undefined && <Levels name={name} route={drug.route} onRoute={onRoute} />}
      {atc.length > 0 && (
        <>
          <h3>{counted(atc.length, 'code')} of ATC with this name</h3>
          <CandidateList label="Codes of ATC" phrase={text} candidates={atc} />
        </>
      )}
      {classes.length > 0 && (
        <>
          <h3>Classes, by the tree of ATC</h3>
          <Classes nodes={classTree(classes)} />
        </>
      )}
    </section>
  );
}

/** What the answer itself shows of why a person should look; the engine says only that one should. */
function reviewWords({ ingredients, atc, route }: Harmonized): string {
  if (ingredients.length === 0) return 'No substance of ATC was recognised, and none is guessed.';
  if (atc.length > 1 && route === null) return `${counted(atc.length, 'code')} bear the name; the route would tell them apart.`;
  if (atc.length > 1) return `${counted(atc.length, 'code')} bear the name.`;
  return 'A part of the text was not recognised, or the name is only spelled alike.';
}

/** The way down ATC for the name that was recognised. */
function Levels({ name, route, onRoute }: { name: string; route: string | null; onRoute: (route: string) => void }) {
  const variables = useMemo(() => ({ text: name, to: 'ATC', strategy: 'LEVELWISE' as const, route, billable: false, first: 5 }), [name, route]);
  const answer = useAnswer(CodePhraseDocument, variables, false, false);
  return (
    <QueryState answer={answer} what="the levels of ATC">
      {({ mapPhrase: { levels, abstained } }) => (
        <>
          {abstained && (
            <AbstainedNote abstained={abstained}>
              <FactAnswers missing={abstained.missing.filter((fact) => fact === 'ROUTE')} onWords={() => undefined} onRoute={onRoute} />
            </AbstainedNote>
          )}
          <LevelDrill levels={levels} abstained={abstained ?? null} />
        </>
      )}
    </QueryState>
  );
}

function Classes({ nodes }: { nodes: readonly ClassNode[] }) {
  return (
    <ul className="classes">
      {nodes.map(({ concept, children }) => (
        <li key={concept.id}>
          <CodeLabel concept={concept} />
          {children.length > 0 && <Classes nodes={children} />}
        </li>
      ))}
    </ul>
  );
}
