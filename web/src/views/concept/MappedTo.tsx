import { useMemo, useState } from 'react';
import { MapConceptDocument, type MapConceptQuery, type MappedToFragment, type PatientInput, type RuleOutcome, type Sex } from '../../generated/graphql.ts';
import { counted } from '../../components/format.ts';
import { Grid, type Column } from '../../components/Grid.tsx';
import { Plain } from '../../components/Plain.tsx';
import { PolarityMark } from '../../components/PolarityMark.tsx';
import { QueryState } from '../../components/QueryState.tsx';
import { ScoreWithReason, type Reason } from '../../components/ScoreWithReason.tsx';
import { systemShortName } from '../../components/systems.ts';
import type { Answer } from '../../components/useAnswer.ts';
import { useAnswer } from '../../components/useAnswer.ts';
import { AbstainedNote } from '../../evidence/candidate/AbstainedNote.tsx';
import { confidenceText, factQuestions } from '../../evidence/candidate/candidateWords.tsx';
import { MappingFlags, MappingSentence } from '../../evidence/mapping/MappingSentence.tsx';
import { MappingSources } from './MappingSources.tsx';

/** How a mapping came about, from the most to the least trusted. */
type MappingOrigin = 'official' | 'accepted' | 'neighbour' | 'name';

export const mappingOriginOf = ({ status, why }: Pick<MappedToFragment, 'status' | 'why'>): MappingOrigin =>
  status === 'OFFICIAL' ? 'official' : status === 'ACCEPTED' ? 'accepted' : why.some(({ reason }) => reason === 'CODE') ? 'neighbour' : 'name';

export const mappingOriginWords = {
  official: 'Official: stated by a publisher',
  accepted: 'Accepted here',
  neighbour: 'Over a concept of a third system',
  name: 'By name: proposed, stated by nobody',
} satisfies Record<MappingOrigin, string>;

/** What the source is, where it does not state the mapping itself. */
const proposedWords: Partial<Record<MappingOrigin, string>> = { neighbour: 'Proposed here; its last link is from', name: 'Proposed here, from the names of' };

const outcomeWords = { TRUE: 'holds for this patient', FALSE: 'does not hold for this patient', UNKNOWN: 'not known' } satisfies Record<RuleOutcome, string>;

interface MappedToProps {
  id: string;
  to: string;
  systems: readonly string[];
  onTo: (system: string) => void;
  onWhy: (id: string) => void;
  answer: Answer<MapConceptQuery>;
  patient: PatientInput | undefined;
  onPatient: (patient: PatientInput | undefined) => void;
}

/** Which system is asked for first: one that most readers know, and not the concept's own. */
const usualTargets: readonly string[] = ['ICD10CM', 'SNOMEDCT', 'ICD9CM', 'HP', 'ATC'];
export const usualTarget = (own: string, loaded: readonly string[]): string => [...usualTargets, ...loaded].find((system) => system !== own && loaded.includes(system)) ?? '';

export function useMappedTo(id: string, to: string, patient: PatientInput | undefined): Answer<MapConceptQuery> {
  return useAnswer(MapConceptDocument, useMemo(() => ({ id, to, patient: patient ?? null }), [id, to, patient]), to === '', patient === undefined);
}

/** The codes of another system that the concept corresponds to, each with how that is known; disagreement and doubt stand first. */
export function MappedTo({ id, to, systems, onTo, onWhy, answer, patient, onPatient }: MappedToProps) {
  return (
    <section aria-label="In another system">
      <h2>
        <label>
          In{' '}
          <select
            value={to}
            onChange={(event) => {
              onTo(event.target.value);
            }}
          >
            {systems.map((system) => (
              <option key={system} value={system}>
                {systemShortName(system)}
              </option>
            ))}
          </select>
        </label>
      </h2>
      <QueryState answer={answer} what={`the codes in ${systemShortName(to)}`}>
        {({ mapConcept: { candidates, conflicts, abstained } }) => (
          <>
            {conflicts.map(({ reason, mappings }) => (
              <div key={reason} className="conflict" role="note" aria-label="Sources disagree">
                <p>
                  <PolarityMark polarity="conflict" word="Sources disagree." /> <Plain>{reason}</Plain>
                </p>
                <ul className="plain">
                  {mappings.map((mapping) => (
                    <li key={mapping.id}>
                      <MappingSentence mapping={mapping} own={id} /> <MappingSources provenance={mapping.provenance} />
                    </li>
                  ))}
                </ul>
              </div>
            ))}
            {abstained && <AbstainedNote abstained={abstained} />}
            <PatientFacts candidates={candidates} patient={patient} onPatient={onPatient} />
            {candidates.length === 0 ? (
              !abstained && <p>Nothing leads from this concept to {systemShortName(to)}.</p>
            ) : (
              <MappedGrid id={id} to={to} candidates={candidates} conflicting={conflictingOf(conflicts)} onWhy={onWhy} />
            )}
          </>
        )}
      </QueryState>
    </section>
  );
}

const conflictingOf = (conflicts: MapConceptQuery['mapConcept']['conflicts']): ReadonlySet<string> => new Set(conflicts.flatMap(({ mappings }) => mappings.map((mapping) => mapping.id)));

function MappedGrid({ id, to, candidates, conflicting, onWhy }: { id: string; to: string; candidates: readonly MappedToFragment[]; conflicting: ReadonlySet<string>; onWhy: (id: string) => void }) {
  const columns = useMemo<readonly Column<MappedToFragment>[]>(
    () => [
      {
        key: 'mapping',
        title: 'Mapping',
        cell: (mapping) => (
          <>
            {conflicting.has(mapping.id) && (
              <>
                <PolarityMark polarity="conflict" />{' '}
              </>
            )}
            <MappingSentence mapping={mapping} own={id} tabIndex={-1} /> <MappingFlags flags={mapping.rule ? [] : mapping.flags} />
            {mapping.rule && (
              <span className="map-rule">
                <Plain>{mapping.rule.readable}</Plain>: {outcomeWords[mapping.rule.outcome]}
                {mapping.rule.needs.map((fact) => ` ${factQuestions[fact]}`).join('')}
                <span className="quiet"> group {mapping.rule.group}, priority {mapping.rule.priority}</span>
              </span>
            )}
          </>
        ),
      },
      {
        key: 'confidence',
        title: 'Confidence',
        cell: (mapping) =>
          mapping.confidence === null ? (
            <button
              tabIndex={-1}
              onClick={() => {
                onWhy(mapping.id);
              }}
            >
              Stated: why
            </button>
          ) : (
            <ScoreWithReason tabIndex={-1} value={confidenceText(mapping.confidence)} name="confidence" reason={() => mappedReason(mapping, mapping.confidence ?? 0)} />
          ),
      },
      {
        key: 'source',
        title: 'Source',
        cell: (mapping) => (
          <>
            {proposedWords[mappingOriginOf(mapping)] !== undefined && <span className="quiet">{proposedWords[mappingOriginOf(mapping)]} </span>}
            <MappingSources provenance={mapping.provenance} />
          </>
        ),
      },
    ],
    [id, conflicting, onWhy],
  );
  return (
    <>
      <p className="quiet">{counted(candidates.length, 'code')}, the most trusted first.</p>
      <Grid
        label={`Codes in ${systemShortName(to)}`}
        columns={columns}
        rows={candidates}
        total={candidates.length}
        idOf={(mapping) => mapping.id}
        headingOf={(mapping) => mappingOriginWords[mappingOriginOf(mapping)]}
        codedOf={({ target }) => target ?? undefined}
      />
    </>
  );
}

/** What is behind the confidence of a mapping that nobody stated. */
function mappedReason(mapping: MappedToFragment, confidence: number): Reason {
  const neighbour = mappingOriginOf(mapping) === 'neighbour';
  return {
    formula: neighbour
      ? 'Two links through a concept of a third system. Each step keeps a part of the meaning: 0.92 over an exact link, 0.70 over a close one; the parts are multiplied.'
      : 'The share of such answers that were right, on phrases held out when the curve was fitted; the phrase is the preferred name of this concept.',
    parts: [{ name: neighbour ? 'Both steps' : 'Name', value: confidenceText(confidence), note: mapping.why.map(({ note }) => note ?? '').join(' ') }],
    sources: <MappingSources provenance={mapping.provenance} />,
    wouldChange: [neighbour ? 'A link that states the mapping itself, or an exact one in place of a close one.' : 'A map that a publisher states, or a mapping accepted here: both go before names.'],
  };
}

/** Asked only where a rule asks for it; what is answered stays in this page. */
function PatientFacts({ candidates, patient, onPatient }: { candidates: readonly MappedToFragment[]; patient: PatientInput | undefined; onPatient: (patient: PatientInput | undefined) => void }) {
  const needed = new Set(candidates.flatMap(({ rule }) => rule?.needs ?? []));
  const [age, setAge] = useState(typeof patient?.ageYears === 'number' ? String(patient.ageYears) : '');
  if (!needed.has('AGE') && !needed.has('SEX') && patient === undefined) return null;
  const years = age.trim() === '' ? undefined : Number(age);
  const change = (facts: PatientInput): void => {
    const known = { ...patient, ...facts };
    onPatient(known.sex || typeof known.ageYears === 'number' ? known : undefined);
  };
  return (
    <form
      className="patient-facts"
      onSubmit={(event) => {
        event.preventDefault();
        change({ ageYears: years !== undefined && Number.isFinite(years) ? years : null });
      }}
    >
      <label>
        Sex of the patient{' '}
        <select
          value={patient?.sex ?? ''}
          onChange={(event) => {
            const sex = (['FEMALE', 'MALE'] as const satisfies readonly Sex[]).find((value) => value === event.target.value);
            change({ sex: sex ?? null });
          }}
        >
          <option value="">not known</option>
          <option value="FEMALE">female</option>
          <option value="MALE">male</option>
        </select>
      </label>
      <label>
        Age in years{' '}
        <input
          type="text"
          inputMode="decimal"
          autoComplete="off"
          size={4}
          value={age}
          onChange={(event) => {
            setAge(event.target.value);
          }}
        />
      </label>
      <button type="submit">Apply the rules</button>
    </form>
  );
}

