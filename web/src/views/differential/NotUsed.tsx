import { Plain } from '../../components/Plain.tsx';
import { PolarityMark } from '../../components/PolarityMark.tsx';
import type { ConceptNameFragment } from '../../generated/graphql.ts';
import type { Ranked } from './useDifferential.ts';

/** Findings of the case that changed nothing, with the reason, and known ones near them. */
export function NotUsed({ ignored, onReplace }: { ignored: Ranked['ignored']; onReplace: (id: string, by: ConceptNameFragment) => void }) {
  if (ignored.length === 0) return null;
  return (
    <section className="not-used" aria-labelledby="not-used-title">
      <h3 id="not-used-title">
        <PolarityMark polarity="unused" word="Not used" /> <span className="number">({ignored.length})</span>
      </h3>
      <ul className="plain">
        {ignored.map(({ finding, reason, nearest }) => (
          <li key={finding.id}>
            <strong>
              <Plain>{finding.label}</Plain>
            </strong>
            : <Plain>{reason}</Plain>.
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
          </li>
        ))}
      </ul>
    </section>
  );
}
