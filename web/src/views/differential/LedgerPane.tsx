import { useState, type ReactNode } from 'react';
import { conceptPath } from '../../components/address.ts';
import { CodeLabel } from '../../components/CodeLabel.tsx';
import { count, counted, percent } from '../../components/format.ts';
import { Plain } from '../../components/Plain.tsx';
import { PolarityMark, type Polarity } from '../../components/PolarityMark.tsx';
import { Link } from 'react-router';
import { QueryState } from '../../components/QueryState.tsx';
import type { Answer } from '../../components/useAnswer.ts';
import type { DiagnosisDetailQuery, RankedDiagnosisFragment } from '../../generated/graphql.ts';
import { ledgerOf, partKey, signed, sumOf, type LedgerLine } from './ledger.ts';
import { LedgerBar } from './LedgerBar.tsx';
import { PartDetail } from './PartDetail.tsx';
import { machineReadInPart, partName } from './partWords.ts';
import type { DetailedDiagnosis, DetailedPart } from './useDiagnosisDetail.ts';
import { rankText } from './RankedList.tsx';

const expectedShown = 5;

const partsOf = ({ prior, supporting, opposing, missing }: DetailedDiagnosis): readonly DetailedPart[] => [...(prior ? [prior] : []), ...supporting, ...opposing, ...missing];

interface LedgerPaneProps {
  diagnosis: RankedDiagnosisFragment;
  /** Whether there are findings enough for ranks and shares. */
  ordered: boolean;
  interval: readonly [number, number] | undefined;
  noneOfThese: number;
  /** What stands behind the parts. */
  detail: Answer<DiagnosisDetailQuery>;
  /** Whether every part of the findings entered is open. */
  all: boolean;
  onOpenPart: () => void;
}

/** Why a diagnosis stands where it stands: every part of its score, summing to the total as shown. */
export function LedgerPane({ diagnosis, ordered, interval, noneOfThese, detail, all: allOpen, onOpenPart }: LedgerPaneProps) {
  const [openLines, setOpenLines] = useState<readonly string[]>([]);
  const [all, setAll] = useState(false);
  const ledger = ledgerOf(diagnosis);
  const { disease, name, sameAs, probability } = diagnosis;
  const tail = all ? [] : ledger.expected.slice(expectedShown);
  const toggle = (key: string): void => {
    setOpenLines(openLines.includes(key) ? openLines.filter((other) => other !== key) : [...openLines, key]);
    onOpenPart();
  };
  const isOpen = ({ key, part }: LedgerLine): boolean => openLines.includes(key) !== (allOpen && part.matchKind !== 'EXPECTED_UNMENTIONED' && part.matchKind !== 'UNEXPLAINED');
  const line = (each: LedgerLine, polarity: Polarity | undefined, hidden = false): ReactNode => (
    <LedgerRow key={each.key} line={each} polarity={polarity} widest={ledger.widest} open={isOpen(each)} detail={detail} onToggle={toggle} printOnly={hidden} />
  );
  return (
    <section className="ledger" aria-labelledby="ledger-title">
      <h3 id="ledger-title">
        <Plain>{name}</Plain>
      </h3>
      <p className="ledger-codes">
        {[disease, ...sameAs].map((concept) => (
          <CodeLabel key={concept.id} concept={concept} />
        ))}
      </p>
      {ordered && <p>
        Rank <strong className="number">{rankText(diagnosis)}</strong>
        {interval && interval[0] !== interval[1] && (
          <>
            , {interval[0]} to {interval[1]} when any one finding is left out
          </>
        )}
        {interval && interval[0] === interval[1] && ', whichever finding is left out'}. Share among all candidates and “none of these” ({percent(noneOfThese)}&nbsp;%):{' '}
        <strong className="number">{percent(probability)}&nbsp;%</strong>.
      </p>}
      {ledger.machineRead > 0 && (
        <p className="ledger-read">
          <PolarityMark polarity="review" word="a machine's reading" quiet />
          <span>
            <strong className="number">{ledger.machineRead}</strong> of <span className="number">{counted(ledger.parts, 'part')}</span> rest in part on statements whose reading is a machine's, not a person's. They bear this sign.
          </span>
        </p>
      )}
      <table className="ledger-table">
        <caption>Fit with entered findings: log10 of likelihood ratios, which add up</caption>
        <thead>
          <tr>
            <th scope="col">Part</th>
            <td />
            <th scope="col">Weight</th>
          </tr>
        </thead>
        <Section title="Before any finding">{ledger.prior ? line(ledger.prior, undefined) : <PlainRow name="Incidence does not count" value={0} />}</Section>
        <Section title="For">
          {ledger.supporting.map((each) => line(each, 'for'))}
          {ledger.supporting.length === 0 && <PlainRow name="Nothing" value={0} />}
        </Section>
        <Section title="Against">
          {ledger.opposing.map((each) => line(each, each.hundredths < 0 ? 'against' : 'unused'))}
          {ledger.opposing.length === 0 && <PlainRow name="Nothing" value={0} />}
        </Section>
        {ledger.expected.length > 0 && (
          <Section title="Expected but not reported">
            {ledger.expected.map((each, place) => line(each, 'missing', !all && place >= expectedShown))}
            {tail.length > 0 && (
              <tr className="screen-only" data-part={sumOf(tail)}>
                <th scope="row">
                  <button
                    className="quiet-button"
                    onClick={() => {
                      setAll(true);
                    }}
                  >
                    {count(tail.length)} more
                  </button>
                </th>
                <td>
                  <LedgerBar hundredths={sumOf(tail)} widest={ledger.widest} />
                </td>
                <td className="number">{signed(sumOf(tail))}</td>
              </tr>
            )}
          </Section>
        )}
        <tfoot>
          {ledger.rounding !== 0 && <PlainRow name="Rounding of the lines above" value={ledger.rounding} />}
          <tr data-total={ledger.total}>
            <th scope="row" colSpan={2}>
              Total (log10)
            </th>
            <td className="number">{signed(ledger.total)}</td>
          </tr>
        </tfoot>
      </table>
      <p className="quiet">
        A finding that a diagnosis does not explain weighs nothing for a rare disease while incidence does not count; else it is held against the diagnosis, because something else would have to cause it. What a disease expects and nobody mentioned takes off a little, because notes tell of a part of the findings only.
      </p>
      <p>
        <Link to={`${conceptPath(disease.id)}?tab=evidence`}>All statements about it</Link>
      </p>
    </section>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <tbody>
      <tr className="ledger-section">
        <td colSpan={3}>{title}</td>
      </tr>
      {children}
    </tbody>
  );
}

function PlainRow({ name, value }: { name: string; value: number }) {
  return (
    <tr data-part={value}>
      <th scope="row" colSpan={2}>
        {name}
      </th>
      <td className="number">{signed(value)}</td>
    </tr>
  );
}

function LedgerRow({
  line: { key, part, hundredths },
  polarity,
  widest,
  open,
  detail,
  onToggle,
  printOnly,
}: {
  line: LedgerLine;
  polarity: Polarity | undefined;
  widest: number;
  open: boolean;
  detail: Answer<DiagnosisDetailQuery>;
  onToggle: (key: string) => void;
  printOnly: boolean;
}) {
  const { finding, matched, matchKind, machineRead } = part;
  const other = matched && finding && matched.id !== finding.id ? matched.label : undefined;
  return (
    <>
      <tr className={printOnly ? 'print-only-row' : undefined} {...(printOnly ? {} : { 'data-part': hundredths })}>
        <th scope="row">
          <button
            className="ledger-line"
            aria-expanded={open}
            onClick={() => {
              onToggle(key);
            }}
          >
            {polarity && <PolarityMark polarity={polarity} quiet />}
            <Plain>{partName(part)}</Plain>
            {machineRead && <PolarityMark polarity="review" word={machineReadInPart} quiet />}
          </button>
          {other !== undefined && (
            <span className="quiet ledger-matched">
              {matchKind === 'DESCENDANT' ? 'as ' : 'near '}
              <Plain>{other}</Plain>
            </span>
          )}
        </th>
        <td>
          <LedgerBar hundredths={hundredths} widest={widest} />
        </td>
        <td className="number">{signed(hundredths)}</td>
      </tr>
      {open && (
        <tr className="ledger-detail">
          <td colSpan={3}>
            <QueryState answer={detail} what="what stands behind it">
              {({ differential }) => {
                const found = differential.diagnosis && partsOf(differential.diagnosis).find((each) => partKey(each) === key);
                return found ? <PartDetail part={found} /> : <p className="quiet">Asking anew…</p>;
              }}
            </QueryState>
          </td>
        </tr>
      )}
    </>
  );
}
