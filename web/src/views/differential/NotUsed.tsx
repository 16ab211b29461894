import { Plain } from '../../components/Plain.tsx';
import { PolarityMark } from '../../components/PolarityMark.tsx';
import type { ConceptNameFragment } from '../../generated/graphql.ts';
import type { Ranked } from './useDifferential.ts';

interface NotUsedProps {
  ignored: Ranked['ignored'];
  onReplace: (id: string, by: ConceptNameFragment) => void;
  onRemove: (id: string) => void;
}

/** Findings of the case that changed nothing, with the reason, and what can be done: a known one near it, or another by its words. */
export function NotUsed({ ignored, onReplace, onRemove }: NotUsedProps) {
  if (ignored.length === 0) return null;
  return (
    <section className="not-used" aria-labelledby="not-used-title">
      <h3 id="not-used-title">
        <PolarityMark polarity="unused" word="Not used" /> <span className="number">({ignored.length})</span>
      </h3>
      <ul className="plain">
        {ignored.map(({ finding, known, reason, nearest }) => (
          <li key={finding.id}>
            <strong>
              <Plain>{known ? finding.label : finding.id}</Plain>
            </strong>
            : <Plain>{reason}</Plain>.{!known && ' Look for a slip in the code, or enter the finding by its name.'}
            {nearest.length > 0 && ' Near it: '}
            {nearest.map((near) => (
              <button
                key={near.id}
                onClick={() => {
                  onReplace(finding.id, near);
                }}
              >
                use <Plain>{near.label}</Plain>
              </button>
            ))}
            {!known && (
              <button
                onClick={() => {
                  onRemove(finding.id);
                }}
              >
                Remove <Plain>{finding.id}</Plain>
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
