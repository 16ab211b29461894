import './CodeLabel.css';
import { Link } from 'react-router';
import type { ConceptNameFragment } from '../generated/graphql.ts';
import { conceptPath } from './address.ts';
import { Plain } from './Plain.tsx';
import { plainText } from './plainText.ts';
import { PolarityMark } from './PolarityMark.tsx';
import { codeText, systemShortName } from './systems.ts';

export function SystemCode({ concept }: { concept: Pick<ConceptNameFragment, 'id' | 'code' | 'system'> }) {
  return (
    <span className="system-code">
      <span className="system" title={plainText(concept.system.name)}>
        <Plain>{systemShortName(concept.system.id)}</Plain>
      </span>{' '}
      <code>
        <Plain>{codeText(concept)}</Plain>
      </code>
    </span>
  );
}

/** System, code and term of a concept, the term linked to its page. */
export function CodeLabel({
  concept,
  tabIndex,
}: {
  concept: ConceptNameFragment;
  tabIndex?: number | undefined;
}) {
  return (
    <span className="code-label">
      <SystemCode concept={concept} />{' '}
      <Link to={conceptPath(concept.id)} tabIndex={tabIndex}>
        <Plain>{concept.label}</Plain>
      </Link>
      {!concept.active && (
        <>
          {' '}
          <PolarityMark polarity="withdrawn" word="inactive" />
        </>
      )}
    </span>
  );
}
