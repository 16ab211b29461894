import type { MappingDetailFragment } from '../../generated/graphql.ts';
import { ProvenanceDetail } from '../ProvenanceDetail.tsx';
import { MappingFlags, MappingSentence, statusWords } from './MappingSentence.tsx';

/** A mapping opened down to its sources. */
export function MappingDetail({ mapping }: { mapping: MappingDetailFragment }) {
  return (
    <>
      <p className="statement">
        <MappingSentence mapping={mapping} />
      </p>
      <p>
        Status: {statusWords[mapping.status]}. <MappingFlags flags={mapping.flags} />
      </p>
      {mapping.provenance.map((each, index) => (
        <ProvenanceDetail key={index} provenance={each} />
      ))}
    </>
  );
}
