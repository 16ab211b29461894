import type { MappingSummaryFragment } from '../../generated/graphql.ts';
import { Plain } from '../../components/Plain.tsx';
import { TierBadge } from '../../components/TierBadge.tsx';

/** Who states a mapping: kind of source, title, version, licence. */
export function MappingSources({ provenance }: Pick<MappingSummaryFragment, 'provenance'>) {
  return provenance.map(({ tier, source, licence }, index) => (
    <span key={index} className="provenance">
      <TierBadge tier={tier} />{' '}
      <span>
        <Plain>{source.title}</Plain> <Plain>{source.version}</Plain>, <Plain>{licence}</Plain>
      </span>
    </span>
  ));
}
