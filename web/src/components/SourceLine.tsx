import type { SourceLineFragment } from '../generated/graphql.ts';
import { ExternalLink } from './ExternalLink.tsx';
import { Plain } from './Plain.tsx';
import { TierBadge } from './TierBadge.tsx';

/** Where a statement comes from, in one line: kind of source, title, version, licence. */
export function SourceLine({ source }: { source: SourceLineFragment }) {
  return (
    <span className="source-line">
      <TierBadge tier={source.tier} />{' '}
      <span>
        {source.homepage ? <ExternalLink href={source.homepage}>{source.title}</ExternalLink> : <Plain>{source.title}</Plain>}{' '}
        <Plain>{source.version}</Plain>, <Plain>{source.licence}</Plain>
      </span>
    </span>
  );
}
