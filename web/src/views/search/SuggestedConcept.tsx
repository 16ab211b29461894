import './SuggestedConcept.css';
import type { ConceptNameFragment } from '../../generated/graphql.ts';
import { SystemCode } from '../../components/CodeLabel.tsx';
import { Plain } from '../../components/Plain.tsx';
import { MarkedTerm } from './Matched.tsx';
import type { Suggestion } from './suggestions.ts';

/** One line of a suggestion: term, what matched when it is another term, system and code. */
export function SuggestedConcept({ concept, why }: { concept: ConceptNameFragment; why: Suggestion['why'] }) {
  const [first] = why;
  const other = first?.term !== undefined && first.term !== null && first.term !== concept.label && first.term !== concept.code ? first.term : undefined;
  return (
    <span className="suggested">
      <span>
        {first?.term === concept.label ? <MarkedTerm term={concept.label} highlights={first.highlights} /> : <Plain>{concept.label}</Plain>}
        {other !== undefined && first && (
          <span className="quiet">
            {' '}
            (<MarkedTerm term={other} highlights={first.highlights} />)
          </span>
        )}
        {!concept.active && <span className="quiet"> inactive</span>}
      </span>
      <SystemCode concept={concept} />
    </span>
  );
}
