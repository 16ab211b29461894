import { count } from '../../components/format.ts';
import { TroubleNote } from '../../components/QueryState.tsx';
import type { Answer } from '../../components/useAnswer.ts';
import type { MeasureQueryQuery } from '../../generated/graphql.ts';
import { FaultLine } from './ReplyPane.tsx';

/** What the operation would cost, as the server measures it: nothing is computed here, so that both never differ. */
export function CostLine({ answer, onPlace }: { answer: Answer<MeasureQueryQuery>; onPlace: (line: number, column: number) => void }) {
  if (answer.state === 'none') return <TroubleNote trouble={answer.trouble} what="cost and depth" operation={answer.operation} onRetry={answer.retry} />;
  if (answer.state !== 'ready') return <p className="cost waiting-line">Measuring…</p>;
  const { size, problems } = answer.data.measureQuery;
  return (
    <div className={answer.renewing ? 'cost renewing' : 'cost'} role="group" aria-label="Cost before running">
      {answer.trouble && <TroubleNote trouble={answer.trouble} what="cost and depth" operation={answer.operation} onRetry={answer.retry} keptFrom={answer.received.at} />}
      {size && (
        <p>
          <label>
            Cost {count(size.cost)} of {count(size.costMax)} <meter max={size.costMax} high={size.costMax} value={Math.min(size.cost, size.costMax)} />
          </label>{' '}
          · depth {size.depth} of {size.depthMax}
        </p>
      )}
      {problems.length > 0 && (
        <ul className="faults" aria-label="Problems before running">
          {problems.map(({ code, message, line, column }, index) => (
            <li key={index}>
              <FaultLine fault={{ code, message, locations: typeof line === 'number' && typeof column === 'number' ? [{ line, column }] : [] }} onPlace={onPlace} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
