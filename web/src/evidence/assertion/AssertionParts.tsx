import type { AssertionSummaryFragment } from '../../generated/graphql.ts';
import { ExternalLink } from '../../components/ExternalLink.tsx';
import { Plain } from '../../components/Plain.tsx';
import { PolarityMark } from '../../components/PolarityMark.tsx';
import { TierBadge } from '../../components/TierBadge.tsx';
import { frequencyText } from './frequency.ts';
import { MachineRead } from '../MachineRead.tsx';
import type { NameOf } from './useQualifierNames.ts';

type Summary = AssertionSummaryFragment;

/** The sign of a statement: for or against a finding, and whether another source says the contrary. */
export function AssertionMarks({ assertion: { predicate, conflicts } }: { assertion: Pick<Summary, 'predicate'> & { conflicts: readonly unknown[] } }) {
  return (
    <>
      {predicate === 'HAS_FINDING' && <PolarityMark polarity="for" word="present" />}
      {predicate === 'EXCLUDES_FINDING' && <PolarityMark polarity="against" word="absent" />}
      {conflicts.length > 0 && (
        <>
          {' '}
          <PolarityMark polarity="conflict" />
        </>
      )}
    </>
  );
}

/** Frequency and qualifiers, or the words for their absence; the aspect of the source's table is in its predicate already. */
export function AssertionMeasure({ assertion: { frequency, qualifiers }, nameOf }: { assertion: Pick<Summary, 'frequency' | 'qualifiers'>; nameOf: NameOf }) {
  return (
    <>
      {frequency ? (
        <span className="number">
          <Plain>{frequencyText(frequency)}</Plain>
        </span>
      ) : (
        <span className="quiet">
          <span aria-hidden="true">—</span>
          <span className="visually-hidden">no frequency recorded</span>
        </span>
      )}
      {qualifiers.filter(({ name }) => name !== 'aspect').map(({ name, value }) => (
        <span key={`${name} ${value}`} className="qualifier">
          <span className="quiet">
            <Plain>{name}</Plain>
          </span>{' '}
          <Plain>{nameOf(value)}</Plain>
        </span>
      ))}
    </>
  );
}

const citationsShown = 2;

/** Tier, source, evidence code, whether no person has read it, and the first citations; the button beside it opens all of them. */
export function AssertionSource({ assertion: { provenance } }: { assertion: Pick<Summary, 'provenance'> }) {
  return (
    <>
      {provenance.map(({ tier, source, evidenceCode, licence, machineRead, citations }, index) => (
        <span key={index} className="provenance">
          <TierBadge tier={tier} />{' '}
          <span>
            <span title={licence}>
              <Plain>{source.title}</Plain> <Plain>{source.version}</Plain>
            </span>
            {evidenceCode && (
              <>
                {', '}
                <Plain>{evidenceCode}</Plain>
              </>
            )}
            {machineRead && (
              <>
                {', '}
                <MachineRead />
              </>
            )}
            {citations.slice(0, citationsShown).map(({ id, uri }) => (
              <span key={id}>
                {', '}
                <ExternalLink href={uri} tabIndex={-1}>
                  {id}
                </ExternalLink>
              </span>
            ))}
            {citations.length > citationsShown && <span className="quiet"> and {citations.length - citationsShown} more</span>}
          </span>
        </span>
      ))}
    </>
  );
}
