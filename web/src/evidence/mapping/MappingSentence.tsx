import type { ConceptNameFragment, MappingRelation, MappingStatus, MappingSummaryFragment } from '../../generated/graphql.ts';
import { CodeLabel, SystemCode } from '../../components/CodeLabel.tsx';
import { Plain } from '../../components/Plain.tsx';

/** The relation says what the target is to the source, so a sentence that starts at the source turns it around. */
export const relationWords = {
  EXACT: 'is the same as',
  BROADER: 'is narrower than',
  NARROWER: 'is broader than',
  CLOSE: 'is close to',
  RELATED: 'is related to',
  NOT_MAPPED: 'has no counterpart, says the publisher',
} satisfies Record<MappingRelation, string>;

export const statusWords = {
  CANDIDATE: 'candidate',
  IN_REVIEW: 'in review',
  ACCEPTED: 'accepted here',
  REJECTED: 'rejected',
  CONFLICT: 'in conflict',
  SUPERSEDED: 'superseded',
  OFFICIAL: 'official',
} satisfies Record<MappingStatus, string>;

type Summary = Pick<MappingSummaryFragment, 'source' | 'target' | 'targetsTogether' | 'relation'>;

interface MappingSentenceProps {
  mapping: Summary;
  /** The concept whose page it stands on, which needs no name and no link there. */
  own?: string;
  tabIndex?: number;
}

/** Starts at the source, whichever side the reader came from, because the publisher stated it so. */
export function MappingSentence({ mapping: { source, target, targetsTogether, relation }, own, tabIndex }: MappingSentenceProps) {
  const concept = (named: ConceptNameFragment) =>
    named.id === own ? <SystemCode concept={named} /> : <CodeLabel concept={named} tabIndex={tabIndex} />;
  return (
    <span className="mapping-sentence">
      {concept(source)} <strong>{relationWords[relation]}</strong> {target && concept(target)}
      {targetsTogether.map((together) => (
        <span key={together.id}>
          {' '}
          <strong>together with</strong> {concept(together)}
        </span>
      ))}
    </span>
  );
}

/** What publishers of maps call their flags, for readers; a flag that is not known here stands as stated. */
const flagWords: Partial<Record<string, { yes: string; no: string }>> = {
  approximate: { yes: 'approximate', no: 'exact' },
  no_map: { yes: 'no map', no: '' },
  combination: { yes: 'combination of codes', no: '' },
  scenario: { yes: 'scenario 1', no: '' },
  choice_list: { yes: 'choice list 1', no: '' },
};

export function MappingFlags({ flags }: Pick<MappingSummaryFragment, 'flags'>) {
  return (
    <>
      {flags.flatMap(({ name, value }) => {
        const words = flagWords[name.toLowerCase()];
        const said = words && (value === '1' || value === 'true' ? words.yes : value === '0' || value === 'false' ? words.no : undefined);
        if (said === '') return [];
        return [
          <span key={name} className="qualifier">
            {said ?? (
              <>
                <span className="quiet">
                  <Plain>{name}</Plain>
                </span>{' '}
                <Plain>{value}</Plain>
              </>
            )}
          </span>,
        ];
      })}
    </>
  );
}
