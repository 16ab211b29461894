import { Plain } from '../../components/Plain.tsx';
import { QueryState } from '../../components/QueryState.tsx';
import type { Answer } from '../../components/useAnswer.ts';
import type { DifferentialAdviceQuery } from '../../generated/graphql.ts';
import { statusWords } from './patientCase.ts';
import type { Advice } from './useDifferential.ts';

export type Flip = Advice['flips'][number];

/** The smallest changes of the case that put another diagnosis first; applying one is a step that can be undone. */
export function FlipsPane({ answer, current, first, tied, onApply }: { answer: Answer<DifferentialAdviceQuery>; current: Advice | undefined; first: string; tied: boolean; onApply: (flip: Flip) => void }) {
  if (!current) {
    return (
      <QueryState answer={answer} what="what would flip the first place">
        {() => <p className="quiet">Trying every change of the case…</p>}
      </QueryState>
    );
  }
  if (current.flips.length === 0) {
    return (
      <>
        <p>
          {tied
            ? 'Several diagnoses share the first place, so there is none to be put out of it.'
            : 'No change of one finding of the case puts another diagnosis first, and no pair of the changes that come nearest to it; other changes of two were not tried.'}
        </p>
        <Robustness current={current} />
      </>
    );
  }
  return (
    <>
      <p>
        Now first: <strong><Plain>{first}</Plain></strong>. Each of these changes would put another diagnosis there.
      </p>
      <Robustness current={current} />
      <ul className="plain flips">
        {current.flips.map((flip) => (
          <li key={flip.changes.map(({ finding, to }) => `${finding.id} ${to}`).join()}>
            <span>
              {flip.changes.map(({ finding, from, to }, place) => (
                <span key={finding.id}>
                  {place > 0 && ' and '}
                  <strong>
                    <Plain>{finding.label}</Plain>
                  </strong>{' '}
                  {statusWords[to]} <span className="quiet">(now {statusWords[from]})</span>
                </span>
              ))}
              {': '}
              {flip.order.map(({ id, name }, place) => (
                <span key={id}>
                  {place > 0 && ', '}
                  <span className="number">{place + 1}</span> <Plain>{name}</Plain>
                </span>
              ))}
            </span>
            <button
              onClick={() => {
                onApply(flip);
              }}
            >
              Apply
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

/** How many findings could be left out, one at a time, without changing the first place. */
function Robustness({ current: { leftOut } }: { current: Advice }) {
  if (!leftOut) return null;
  return (
    <p>
      The first place holds when <span className="number">{leftOut.stays}</span> of the <span className="number">{leftOut.of}</span> known findings are left out, one at a time.
    </p>
  );
}
