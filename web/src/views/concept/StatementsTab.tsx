import { useCallback } from 'react';
import type { Predicate } from '../../generated/graphql.ts';
import { plainText } from '../../components/plainText.ts';
import { frequencyText } from '../../evidence/assertion/frequency.ts';
import { predicates, predicateWords } from '../../evidence/assertion/predicates.ts';
import { StatementList } from './StatementList.tsx';
import { statementsPage, useStatementsAbout, useStatementsOf, type Statement } from './statements.ts';
import { usePanelReport, type OnReport } from '../../components/panelReport.ts';

interface StatementsProps {
  id: string;
  label: string;
  chosen: readonly Predicate[];
  about: number;
  of: number;
  onChange: (change: { predicates?: readonly string[]; about?: number; of?: number }) => void;
  onWhy: (id: string) => void;
  onReport: OnReport;
}

export function StatementsTab({ id, label, chosen, about, of, onChange, onWhy, onReport }: StatementsProps) {
  const aboutWanted = Math.max(about, statementsPage);
  const ofWanted = Math.max(of, statementsPage);
  const statedAbout = useStatementsAbout(id, chosen, aboutWanted);
  const statedOf = useStatementsOf(id, chosen, ofWanted);
  const aboutRows = statedAbout.pages.rows;
  const ofRows = statedOf.pages.rows;
  const table = useCallback(
    () => ({ columns: exportColumns, rows: [...aboutRows.map(exportRow('about', id)), ...ofRows.map(exportRow('of', id))] }),
    [aboutRows, ofRows, id],
  );
  const main = statedAbout.answer;
  const complete = [statedAbout, statedOf].every(({ answer, pages }) => answer.state === 'ready' && !answer.trouble && !pages.trouble);
  usePanelReport(onReport, main.state === 'ready' ? main.received : undefined, complete, table);

  return (
    <>
      <p>
        <label>
          Show{' '}
          <select
            value={chosen[0] ?? ''}
            onChange={(event) => {
              onChange({ predicates: event.target.value === '' ? [] : [event.target.value.toLowerCase()], about: 0, of: 0 });
            }}
          >
            <option value="">all kinds of statement</option>
            {predicates.map((predicate) => (
              <option key={predicate} value={predicate}>
                {predicateWords[predicate].about}
              </option>
            ))}
          </select>
        </label>
      </p>
      <StatementList
        title="About this concept"
        side="about"
        nothing={`No loaded source states anything of this kind about ${plainText(label)}.`}
        statements={statedAbout}
        wanted={aboutWanted}
        onWanted={(rows) => {
          onChange({ about: rows });
        }}
        onWhy={onWhy}
      />
      <StatementList
        title="Stated of other concepts"
        side="of"
        nothing={`No statement of this kind about another concept names ${plainText(label)}.`}
        statements={statedOf}
        wanted={ofWanted}
        onWanted={(rows) => {
          onChange({ of: rows });
        }}
        onWhy={onWhy}
      />
    </>
  );
}

const exportColumns = [
  'subject', 'predicate', 'object', 'label of the other concept', 'note', 'frequency', 'qualifiers', 'evidence', 'citations', 'source', 'version', 'licence',
];

const exportRow =
  (side: 'about' | 'of', id: string) =>
  ({ predicate, other, note, frequency, qualifiers, provenance }: Statement): (string | null)[] => [
    side === 'about' ? id : (other?.id ?? null),
    predicate,
    side === 'about' ? (other?.id ?? null) : id,
    other ? plainText(other.label) : null,
    note ? plainText(note) : null,
    frequency ? frequencyText(frequency) : null,
    qualifiers.map(({ name, value }) => `${name}=${value}`).join(' '),
    provenance.map(({ evidenceCode }) => evidenceCode ?? '').join(' '),
    provenance.flatMap(({ citations }) => citations.map((citation) => citation.id)).join(' '),
    provenance.map(({ source }) => source.title).join('; '),
    provenance.map(({ source }) => source.version).join('; '),
    provenance.map(({ licence }) => licence).join('; '),
  ];
