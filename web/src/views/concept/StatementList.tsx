import { useMemo } from 'react';
import { CodeLabel } from '../../components/CodeLabel.tsx';
import { count } from '../../components/format.ts';
import { Grid, type Column } from '../../components/Grid.tsx';
import { Plain } from '../../components/Plain.tsx';
import { QueryState, TroubleNote } from '../../components/QueryState.tsx';
import { AssertionMarks, AssertionMeasure, AssertionSource } from '../../evidence/assertion/AssertionParts.tsx';
import { useQualifierNames } from '../../evidence/assertion/useQualifierNames.ts';
import { predicateWords } from '../../evidence/assertion/predicates.ts';
import { statementRowsMax } from './conceptParams.ts';
import { statementsPage, type Statement, type Statements } from './statements.ts';

interface StatementListProps {
  title: string;
  side: 'about' | 'of';
  nothing: string;
  statements: Statements;
  wanted: number;
  onWanted: (rows: number) => void;
  onWhy: (id: string) => void;
}

/** Statements as a grid under their predicates, in the order of the server. */
export function StatementList({ title, side, nothing, statements, wanted, onWanted, onWhy }: StatementListProps) {
  const { answer, pages, total } = statements;
  const nameOf = useQualifierNames(pages.rows);
  const columns = useMemo<readonly Column<Statement>[]>(
    () => [
      {
        key: 'concept',
        title: 'Concept or note',
        cell: (statement) => (
          <>
            {statement.other && <CodeLabel concept={statement.other} tabIndex={-1} />}
            {statement.note && (
              <span className="statement-note">
                <Plain>{statement.note}</Plain>
              </span>
            )}
          </>
        ),
      },
      { key: 'sign', title: 'Sign', cell: (statement) => <AssertionMarks assertion={statement} /> },
      { key: 'frequency', title: 'Share of patients', cell: (statement) => <AssertionMeasure assertion={statement} nameOf={nameOf} /> },
      { key: 'source', title: 'Source', cell: (statement) => <AssertionSource assertion={statement} /> },
      {
        key: 'why',
        title: 'Why',
        cell: (statement) => (
          <button
            tabIndex={-1}
            onClick={() => {
              onWhy(statement.id);
            }}
          >
            Why
          </button>
        ),
      },
    ],
    [nameOf, onWhy],
  );
  const heading = `${title}${total === undefined ? '' : ` (${count(total)})`}`;
  return (
    <section>
      <h2>{heading}</h2>
      <QueryState answer={answer} what="statements">
        {() =>
          pages.rows.length === 0 ? (
            <p className="quiet">{nothing}</p>
          ) : (
            <>
              <Grid
                label={title}
                columns={columns}
                rows={pages.rows}
                total={total}
                idOf={(statement) => statement.id}
                headingOf={({ predicate }) => capital(predicateWords[predicate][side])}
                codedOf={({ other }) => other ?? undefined}
                menuOf={(statement) => [
                  {
                    title: 'Why',
                    run: () => {
                      onWhy(statement.id);
                    },
                  },
                ]}
              />
              {pages.trouble && <TroubleNote trouble={pages.trouble} what="further statements" operation={answer.operation} onRetry={pages.retry} />}
              <p className="paging">
                <span className="quiet">
                  1–{count(pages.rows.length)}
                  {total !== undefined && ` of ${count(total)}`}
                </span>
                {pages.more && wanted < statementRowsMax && (
                  <button
                    disabled={pages.loading}
                    onClick={() => {
                      onWanted(Math.min(wanted + statementsPage, statementRowsMax));
                    }}
                  >
                    {pages.loading ? 'Loading…' : `Load ${statementsPage} more`}
                  </button>
                )}
                {pages.more && wanted >= statementRowsMax && <span>Further statements are not listed here. The query of this view reads on from any cursor.</span>}
              </p>
            </>
          )
        }
      </QueryState>
    </section>
  );
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
