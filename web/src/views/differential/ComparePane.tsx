import { useMemo, useState } from 'react';
import { conceptPath } from '../../components/address.ts';
import { percent } from '../../components/format.ts';
import { Plain } from '../../components/Plain.tsx';
import { plainText } from '../../components/plainText.ts';
import { PolarityMark } from '../../components/PolarityMark.tsx';
import { QueryState } from '../../components/QueryState.tsx';
import { useAnswer } from '../../components/useAnswer.ts';
import { AssertionMarks, AssertionMeasure, AssertionSource } from '../../evidence/assertion/AssertionParts.tsx';
import { useQualifierNames } from '../../evidence/assertion/useQualifierNames.ts';
import { Link } from 'react-router';
import { CompareDiagnosesDocument, type CompareDiagnosesQuery, type RankedDiagnosisFragment, type ScorePartFragment } from '../../generated/graphql.ts';
import { partOf, shownWeight } from './ledger.ts';
import { caseInput, type PatientCase } from './patientCase.ts';
import { againstEach } from './runnersUp.ts';
import { StatusMark } from './StatusMark.tsx';

const rowsShown = 25;
/** Shares that differ by less are taken for alike. */
const separatesFrom = 0.25;

type Row = CompareDiagnosesQuery['compareDiagnoses']['rows'][number];

/** Up to five diagnoses side by side: what separates them, what they share, and what the case says of it. */
export function ComparePane({ patient, compared, diagnoses, onDrop }: { patient: PatientCase; compared: readonly string[]; diagnoses: readonly RankedDiagnosisFragment[]; onDrop: (id: string) => void }) {
  const asked = JSON.stringify({ diseases: compared, case: caseInput(patient) });
  const variables = useMemo(() => JSON.parse(asked) as { diseases: string[]; case: ReturnType<typeof caseInput> }, [asked]);
  const answer = useAnswer(CompareDiagnosesDocument, variables, compared.length < 2, false);
  if (compared.length < 2) {
    return (
      <p>
        {compared.length === 0 ? 'Nothing is compared yet.' : 'One diagnosis is chosen; a comparison needs two.'} <kbd>X</kbd> in the list, or the button at the end of a row, adds a diagnosis; up to five stand
        side by side.
      </p>
    );
  }
  return (
    <QueryState answer={answer} what="the comparison">
      {({ compareDiagnoses }) => (
        <>
          <RunnersUp diagnoses={diagnoses.filter(({ disease }) => compared.includes(disease.id))} />
          <Comparison comparison={compareDiagnoses} diagnoses={diagnoses} onDrop={onDrop} />
        </>
      )}
    </QueryState>
  );
}

function RunnersUp({ diagnoses }: { diagnoses: readonly RankedDiagnosisFragment[] }) {
  const reasons = againstEach(diagnoses);
  const [first] = diagnoses;
  if (!first || reasons.length === 0) return null;
  return (
    <ul className="plain runners-up">
      {reasons.map(({ diagnosis, name, first: weight, here }) => (
        <li key={diagnosis.disease.id}>
          <Plain>{diagnosis.name}</Plain> against <Plain>{first.name}</Plain>: most by <strong>{plainText(name)}</strong>, <span className="number">{shownWeight(here)}</span> against{' '}
          <span className="number">{shownWeight(weight)}</span>
        </li>
      ))}
    </ul>
  );
}

interface ComparisonProps {
  comparison: CompareDiagnosesQuery['compareDiagnoses'];
  diagnoses: readonly RankedDiagnosisFragment[];
  onDrop: (id: string) => void;
}

function Comparison({ comparison: { diseases, rows }, diagnoses, onDrop }: ComparisonProps) {
  const [all, setAll] = useState(false);
  const inCase = rows.filter((row) => row.inCase !== null);
  const others = rows.filter((row) => row.inCase === null);
  const separating = others.filter(({ discriminates }) => discriminates >= separatesFrom);
  const shared = others.filter(({ discriminates }) => discriminates < separatesFrom);
  const groups = [
    { title: 'In the case', rows: inCase },
    { title: 'Separating, not reported', rows: all ? separating : separating.slice(0, rowsShown) },
    { title: 'Alike or stated of one only, not reported', rows: all ? shared : [] },
  ];
  const hidden = rows.length - groups.reduce((sum, group) => sum + group.rows.length, 0);
  return (
    <div className="compare-frame" tabIndex={0} role="region" aria-label="Comparison, can be scrolled">
      <table className="compare-table">
        <thead>
          <tr>
            <th scope="col">Finding</th>
            <th scope="col">Case</th>
            {diseases.map((disease) => (
              <th key={disease.id} scope="col">
                <Link to={conceptPath(disease.id)}>
                  <Plain>{disease.name}</Plain>
                </Link>{' '}
                <button
                  className="quiet-button"
                  aria-label={`Leave out ${plainText(disease.name)}`}
                  title="Leave out"
                  onClick={() => {
                    onDrop(disease.id);
                  }}
                >
                  <svg viewBox="0 0 16 16" aria-hidden="true" className="mark-line">
                    <path d="M4 4l8 8M12 4l-8 8" />
                  </svg>
                </button>
              </th>
            ))}
          </tr>
        </thead>
        {groups
          .filter((group) => group.rows.length > 0)
          .map((group) => (
            <tbody key={group.title}>
              <tr className="ledger-section">
                <td colSpan={diseases.length + 2}>{group.title}</td>
              </tr>
              {group.rows.map((row) => (
                <ComparedRow key={row.finding.id} row={row} diagnoses={diagnoses} />
              ))}
            </tbody>
          ))}
      </table>
      {hidden > 0 && (
        <p>
          <button
            onClick={() => {
              setAll(true);
            }}
          >
            Show {hidden} more findings
          </button>
        </p>
      )}
    </div>
  );
}

function ComparedRow({ row: { finding, inCase, conflicts, cells }, diagnoses }: { row: Row; diagnoses: readonly RankedDiagnosisFragment[] }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <tr>
        <th scope="row">
          <Plain>{finding.label}</Plain>{' '}
          {conflicts.length > 0 && (
            <button
              className="quiet-button"
              aria-expanded={open}
              aria-label={`Sources disagree on ${plainText(finding.label)}`}
              onClick={() => {
                setOpen(!open);
              }}
            >
              <PolarityMark polarity="conflict" />
            </button>
          )}
        </th>
        <td>{inCase ? <StatusMark status={inCase} /> : <Nothing words="not reported" />}</td>
        {cells.map((cell) => (
          <td key={cell.disease.id}>
            <Share cell={cell} />
            <Weight part={partOf(diagnoses, cell.disease.id, finding.id)} />
          </td>
        ))}
      </tr>
      {open && (
        <tr>
          <td colSpan={cells.length + 2}>
            <Conflicts statements={conflicts} />
          </td>
        </tr>
      )}
    </>
  );
}

/** Both sides of what the sources say. */
function Conflicts({ statements }: { statements: Row['conflicts'] }) {
  const nameOf = useQualifierNames(statements);
  return (
    <ul className="plain part-statements">
      {statements.map((assertion) => (
        <li key={assertion.id}>
          <span>
            <AssertionMarks assertion={assertion} /> <Plain>{assertion.subject.name}</Plain>: {assertion.object && <Plain>{assertion.object.label}</Plain>}{' '}
            <AssertionMeasure assertion={assertion} nameOf={nameOf} />
          </span>
          <AssertionSource assertion={assertion} />
        </li>
      ))}
    </ul>
  );
}

function Share({ cell: { frequency, excluded } }: { cell: Row['cells'][number] }) {
  if (frequency) {
    return (
      <span className="number compare-share">
        <PolarityMark polarity="for" word="has it" quiet />
        {percent(frequency.estimate)} %
      </span>
    );
  }
  return excluded ? <PolarityMark polarity="against" word="excluded" /> : <Nothing words="not stated" />;
}

/** What the finding weighs in the score of the diagnosis, where it is a part of it. */
function Weight({ part }: { part: ScorePartFragment | undefined }) {
  if (!part) return null;
  return (
    <span className="quiet number compare-weight">
      <span className="visually-hidden">weight </span>
      {shownWeight(part.logLikelihoodRatio)}
    </span>
  );
}

function Nothing({ words }: { words: string }) {
  return (
    <span className="quiet">
      <span aria-hidden="true">—</span>
      <span className="visually-hidden">{words}</span>
    </span>
  );
}
