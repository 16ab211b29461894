import type { ProvenanceDetailFragment, ReferenceKind } from '../generated/graphql.ts';
import { date } from '../components/format.ts';
import { ExternalLink } from '../components/ExternalLink.tsx';
import { Plain } from '../components/Plain.tsx';
import { TierBadge } from '../components/TierBadge.tsx';
import { tierWords } from '../components/words.ts';
import { evidenceCodeWords } from './evidenceCodes.ts';
import { MachineRead } from './MachineRead.tsx';

const kindWords = {
  ARTICLE: 'article',
  DATABASE_ENTRY: 'database entry',
  BOOK: 'book',
  GUIDELINE: 'guideline',
  STATISTICS: 'statistics',
  PAGE: 'page',
  OTHER: 'other',
} satisfies Record<ReferenceKind, string>;

/** Everything that a statement or a mapping stands on. */
export function ProvenanceDetail({ provenance }: { provenance: ProvenanceDetailFragment }) {
  const { source, tier, licence, evidenceCode, author, machineRead, recordedAt, run, citations } = provenance;
  const meaning = evidenceCode ? evidenceCodeWords(evidenceCode) : undefined;
  return (
    <>
      <dl>
        <dt>Source</dt>
        <dd>
          <ExternalLink href={source.homepage}>{source.title}</ExternalLink>
        </dd>
        <dt>Version</dt>
        <dd>
          <Plain>{source.version}</Plain>
        </dd>
        <dt>Kind of source</dt>
        <dd>
          <TierBadge tier={tier} /> {tierWords[tier]}
        </dd>
        <dt>Licence</dt>
        <dd>
          <Plain>{licence}</Plain>
        </dd>
        <dt>Evidence</dt>
        <dd>
          {evidenceCode ? (
            <>
              <Plain>{evidenceCode}</Plain>
              {meaning !== undefined && `, ${meaning}`}
            </>
          ) : (
            'no code stated'
          )}
        </dd>
        <dt>Recorded</dt>
        <dd>{recordedAt ? date(recordedAt) : 'not stated'}</dd>
        <dt>Author</dt>
        <dd>
          {author ? <Plain>{author}</Plain> : 'not stated'} {machineRead && <MachineRead />}
        </dd>
        <dt>Stated by release</dt>
        <dd>
          <code>
            <Plain>{run}</Plain>
          </code>
        </dd>
      </dl>
      <h3>Citations ({citations.length})</h3>
      {citations.length === 0 ? (
        <p className="quiet">The source cites nothing for it.</p>
      ) : (
        <ul className="plain">
          {citations.map(({ id, kind, title, year, uri }) => (
            <li key={id}>
              <ExternalLink href={uri}>{title ?? id}</ExternalLink>{' '}
              <span className="quiet">
                {title && (
                  <>
                    <Plain>{id}</Plain>,{' '}
                  </>
                )}
                {kindWords[kind]}
                {typeof year === 'number' && `, ${year}`}
              </span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
