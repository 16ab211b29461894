import './ConditionTab.css';
import { useCallback, useMemo } from 'react';
import { CodeLabel } from '../../../components/CodeLabel.tsx';
import { saveFile } from '../../../components/exportTable.ts';
import { ExternalLink } from '../../../components/ExternalLink.tsx';
import { counted } from '../../../components/format.ts';
import { Plain } from '../../../components/Plain.tsx';
import { PolarityMark } from '../../../components/PolarityMark.tsx';
import { QueryState } from '../../../components/QueryState.tsx';
import { serverLimits } from '../../../components/serverLimits.ts';
import { useAnswer } from '../../../components/useAnswer.ts';
import { ConditionTableDocument } from '../../../generated/graphql.ts';
import { usePanelReport, type OnReport } from '../../../components/panelReport.ts';
import {
  comparisonText, conflictsOf, correctionTable, countReadByPerson, factSections, factsOf, figureText, findingSections, findingsOf, nameOf, qualifierOf,
  settingWords, tableRows, weakSpots, type Row,
} from './conditionRows.ts';

interface ConditionTabProps {
  id: string;
  onWhy: (id: string) => void;
  onReport: OnReport;
}

/** What the tables of common conditions say of a condition: findings with their figures and comparisons, facts, and how far to trust them. */
export default function ConditionTab({ id, onWhy, onReport }: ConditionTabProps) {
  const answer = useAnswer(ConditionTableDocument, useMemo(() => ({ id, first: serverLimits.pageItemsMax }), [id])); // a condition has fewer rows
  const ready = answer.state === 'ready' ? answer : undefined;
  const node = ready?.data.node;
  const rows = useMemo(() => (node?.__typename === 'Concept' ? tableRows(node.assertions.nodes) : []), [node]);
  const table = useCallback(() => ({ columns: exportColumns, rows: rows.map(exportRow) }), [rows]);
  usePanelReport(onReport, ready?.received, ready !== undefined && ready.trouble === undefined, table);
  return (
    <QueryState answer={answer} what="the clinical table">
      {() => (rows.length === 0 ? <p className="quiet">No table of common conditions describes this concept.</p> : <Tables id={id} rows={rows} onWhy={onWhy} />)}
    </QueryState>
  );
}

function Tables({ id, rows, onWhy }: { id: string; rows: readonly Row[]; onWhy: (id: string) => void }) {
  const readByPerson = countReadByPerson(rows);
  const conflicts = conflictsOf(rows);
  const weak = weakSpots(rows);
  return (
    <div className="condition">
      <p className="read-by">
        <strong>{readByPerson === 0 ? 'No person has read these rows; what is signed here is a machine\'s reading.' : `A person has read ${readByPerson} of ${rows.length} rows; no person has read the others.`}</strong>{' '}
        <button
          onClick={() => {
            const day = new Date().toISOString().slice(0, 10);
            saveFile(`reviews_${id.replace(/\W+/g, '-')}_${day}.tsv`, 'text/tab-separated-values', correctionTable(rows, day));
          }}
        >
          Send a correction
        </button>
      </p>
      <p className="quiet">
        The button saves a file with one line for each row. Keep the lines you have checked in the source, write your name, agree, corrected or disagree, and what should stand there, and
        send it to the maintainers of this graph as lines of reviews.tsv.
      </p>
      {findingSections.map(({ key, title }) => {
        const found = findingsOf(rows, key);
        return found.length === 0 ? null : <RowTable key={key} title={title} rows={found} onWhy={onWhy} isCompared />;
      })}
      {conflicts.length > 0 && (
        <section>
          <h2>Sources disagree</h2>
          <ul className="plain conflicts">
            {conflicts.map((group) => (
              <li key={group[0].id}>
                {group.map((row, place) => (
                  <span key={row.id} className="conflict-side">
                    {place > 0 && <PolarityMark polarity="conflict" word="differs from" quiet />}
                    <span>
                      <Plain>{nameOf(row)}</Plain>: <strong><Plain>{figureText(row) || (row.note ?? '')}</Plain></strong> <Circumstances row={row} /> <Sources row={row} />
                    </span>
                  </span>
                ))}
              </li>
            ))}
          </ul>
        </section>
      )}
      {factSections.map(({ title, predicates }) => {
        const facts = factsOf(rows, predicates);
        return facts.length === 0 ? null : <RowTable key={title} title={title} rows={facts} onWhy={onWhy} isCompared={false} />;
      })}
      {weak.length > 0 && (
        <section>
          <h2>Weak spots</h2>
          <ul>
            {weak.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

function RowTable({ title, rows, onWhy, isCompared }: { title: string; rows: readonly Row[]; onWhy: (id: string) => void; isCompared: boolean }) {
  const heading = `${title} (${counted(rows.length, 'row')})`;
  return (
    <section>
      <h2>{heading}</h2>
      <div className="wide-table" role="region" aria-label={title} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">{isCompared ? 'Finding' : 'Statement'}</th>
              <th scope="col">Figure</th>
              {isCompared && <th scope="col">Compared with</th>}
              <th scope="col">In whom</th>
              <th scope="col">Source and grade</th>
              <th scope="col">Why</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}>
                <th scope="row">
                  <Finding row={row} />
                </th>
                <td>
                  <Text text={figureText(row)} none="no figure read" />
                </td>
                {isCompared && (
                  <td>
                    <Text text={comparisonText(row)} none="nobody" />
                  </td>
                )}
                <td>
                  <Circumstances row={row} />
                </td>
                <td className="row-source">
                  <Sources row={row} />
                </td>
                <td>
                  <button
                    aria-label={`Why: ${nameOf(row)}, row ${qualifierOf(row, 'row')}`}
                    onClick={() => {
                      onWhy(row.id);
                    }}
                  >
                    Why
                  </button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Finding({ row }: { row: Row }) {
  const match = qualifierOf(row, 'match');
  const isNamed = Boolean(row.object);
  return (
    <>
      {row.object && <CodeLabel concept={row.object} />}
      {row.note && (!isNamed || row.note.toLowerCase() !== row.object?.label.toLowerCase()) && (
        <span className="statement-note">
          <Plain>{row.note}</Plain>
        </span>
      )}
      {isNamed && match !== '' && match !== 'exact' && <span className="quiet"> (the concept is {match})</span>}
      {qualifierOf(row, 'conflict') !== '' && (
        <>
          {' '}
          <PolarityMark polarity="conflict" />
        </>
      )}
      {qualifierOf(row, 'direction') === 'against_if_absent' && <span className="quiet"> when absent</span>}
    </>
  );
}

const Text = ({ text, none }: { text: string; none: string }) =>
  text === '' ? (
    <span className="quiet">
      <span aria-hidden="true">—</span>
      <span className="visually-hidden">{none}</span>
    </span>
  ) : (
    <span className="number">
      <Plain>{text}</Plain>
    </span>
  );

function Circumstances({ row }: { row: Row }) {
  const words = (['setting', 'who', 'age', 'sex', 'place', 'period'] as const).map((name) => qualifierOf(row, name)).filter((value) => value !== '').map((value) => settingWords[value] ?? value);
  return <Plain>{words.join(', ')}</Plain>;
}

function Sources({ row }: { row: Row }) {
  const grade = qualifierOf(row, 'grade');
  return (
    <>
      {row.provenance.flatMap(({ citations }) => citations).map(({ id, title, year, container, uri, states }) => (
        <span key={id}>
          <ExternalLink href={uri}>{title ?? id}</ExternalLink>{' '}
          <span className="quiet">
            <Plain>{[container, year].flatMap((part) => (part ? [String(part)] : [])).join(', ')}</Plain>
            {states?.includes('in a copy') === true && ', read in a copy'}
          </span>
        </span>
      ))}
      {grade !== '' && <span className="grade">grade {grade}</span>}
    </>
  );
}

const exportColumns = ['row', 'predicate', 'concept', 'label', 'as stated', 'figure', 'compared with', 'setting', 'grade', 'citations', 'reader', 'read on'];
const exportRow = (row: Row): (string | null)[] => [
  qualifierOf(row, 'row'), row.predicate, row.object?.id ?? null, row.object?.label ?? null, row.note ?? null, figureText(row), comparisonText(row), qualifierOf(row, 'setting'),
  qualifierOf(row, 'grade'), row.provenance.flatMap(({ citations }) => citations.map(({ id }) => id)).join(' '), row.provenance[0]?.author ?? null, row.provenance[0]?.recordedAt ?? null,
];
