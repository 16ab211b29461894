import './candidate.css';
import type { ReactNode } from 'react';
import type { AbstainedFragment } from '../../generated/graphql.ts';
import { CodeLabel } from '../../components/CodeLabel.tsx';
import { Plain } from '../../components/Plain.tsx';
import { PolarityMark } from '../../components/PolarityMark.tsx';
import { factQuestions } from './candidateWords.tsx';

/** That the engine declines, why, what is nearest, and what would settle it; `children` let the reader say so. */
export function AbstainedNote({ abstained: { reason, missing, missingAttribute, nearest }, children }: { abstained: AbstainedFragment; children?: ReactNode }) {
  return (
    <div className="abstained" role="note" aria-label="Not decided">
      <p>
        <PolarityMark polarity="cannot-say" word="Cannot say." /> <Plain>{reason}</Plain>
      </p>
      {nearest && (
        <p>
          Nearest: <CodeLabel concept={nearest} />
          {missingAttribute !== null && (
            <>
              , which does not say “<strong><Plain>{missingAttribute}</Plain></strong>”
            </>
          )}
          .
        </p>
      )}
      {missing.map((fact) => (
        <p key={fact} data-fact={fact}>
          <strong>{factQuestions[fact]}</strong> The answer would settle it.
        </p>
      ))}
      {children}
    </div>
  );
}
