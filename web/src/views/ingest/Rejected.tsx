import { useMemo } from 'react';
import { count, counted } from '../../components/format.ts';
import { plainText } from '../../components/plainText.ts';
import type { RejectedRecord } from './useRecords.ts';

/** The rejected records by reason, each with where it stands, what stands there and what to do. */
export function Rejected({ records, total, rule, onRule }: { records: readonly RejectedRecord[] | null | undefined; total: number; rule: string; onRule: (rule: string) => void }) {
  return (
    <section aria-labelledby="rejected-title">
      <h3 id="rejected-title" tabIndex={-1}>
        Rejected records
      </h3>
      {records == null ? <p className="note">Shown only where files may be loaded: they are lines of the operator's files.</p> : <ByReason records={records} total={total} rule={rule} onRule={onRule} />}
    </section>
  );
}

function ByReason({ records, total, rule, onRule }: { records: readonly RejectedRecord[]; total: number; rule: string; onRule: (rule: string) => void }) {
  const reasons = useMemo(() => {
    const byReason = new Map<string, number>();
    for (const { reason } of records) byReason.set(reason, (byReason.get(reason) ?? 0) + 1);
    return [...byReason].sort(([, one], [, other]) => other - one);
  }, [records]);
  const shown = records.filter(({ reason }) => rule === '' || reason === rule);
  return (
    <>
      {records.length < total && <p className="note">The first {count(records.length)} of {count(total)}; Export writes those.</p>}
      <p className="reasons">
        {reasons.map(([reason, number]) => (
          <button key={reason} aria-pressed={reason === rule} onClick={() => { onRule(reason === rule ? '' : reason); }}>
            {plainText(reason)} ({count(number)})
          </button>
        ))}
      </p>
      <div className="table-frame" tabIndex={0} role="region" aria-label="Table of rejected records">
        <table className="records rejected">
          <caption className="visually-hidden">{counted(shown.length, 'rejected record')}</caption>
          <thead>
            <tr>
              <th scope="col">Where</th>
              <th scope="col">What stands there</th>
              <th scope="col">What to do</th>
            </tr>
          </thead>
          <tbody>
            {shown.map(({ file, line, record, reason, remedy }) => (
              <tr key={`${file}:${line}:${reason}`}>
                <td>
                  {plainText(file)}, line {line}
                </td>
                <td>
                  <bdi>
                    <code>{plainText(record)}</code>
                  </bdi>
                </td>
                <td>
                  {plainText(reason)}. {plainText(remedy)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
