import { Link } from 'react-router';
import { count, counted } from '../../components/format.ts';
import { plainText } from '../../components/plainText.ts';
import { splitId } from '../../components/conceptId.ts';
import { relationWords, statusWords } from '../../evidence/mapping/MappingSentence.tsx';
import type { ConceptTouch } from '../../generated/graphql.ts';
import type { AffectedMapping } from './useRecords.ts';

const touchWords = { RETIRED: 'not to be used any more', REMOVED: 'not in these files', RENAMED: 'another name' } satisfies Record<ConceptTouch, string>;

const mappingsOf = (id: string): string => {
  const { system, code } = splitId(id);
  return `/concept/${system}/${encodeURIComponent(code)}?tab=mappings`;
};

/** Mappings that somebody should look at again, because what they name changes. */
export function Affected({ mappings, total, accepted }: { mappings: readonly AffectedMapping[]; total: number; accepted: number }) {
  return (
    <section aria-labelledby="affected-title">
      <h3 id="affected-title" tabIndex={-1}>
        Affected mappings
      </h3>
      <p>
        {counted(total, 'mapping')} of other sources, {count(accepted)} of them accepted here, {total === 1 ? 'names' : 'name'} a concept that is retired, removed or renamed.
        {mappings.length < total && ` The first ${count(mappings.length)} are shown.`}
      </p>
      <div className="table-frame" tabIndex={0} role="region" aria-label="Table of affected mappings">
        <table className="records">
          <thead>
            <tr>
              <th scope="col">Mapping</th>
              <th scope="col">Stated by</th>
              <th scope="col">What changes</th>
            </tr>
          </thead>
          <tbody>
            {mappings.map(({ statedBy, source, target, relation, status, concept, touch, labelBefore, labelAfter, replacedBy }) => (
              <tr key={`${statedBy} ${source} ${target ?? ''} ${relation} ${concept}`}>
                <td>
                  <Link to={mappingsOf(source)}>{plainText(source)}</Link> {relationWords[relation]} {target != null && plainText(target)}
                </td>
                <td>
                  {plainText(statedBy)}, {statusWords[status]}
                </td>
                <td>
                  <code>{plainText(concept)}</code> <strong>{touchWords[touch]}</strong>: <bdi>{plainText(labelBefore)}</bdi>
                  {labelAfter != null && labelAfter !== labelBefore && (
                    <>
                      {' '}
                      is now <bdi>{plainText(labelAfter)}</bdi>
                    </>
                  )}
                  {replacedBy.length > 0 && `; replaced by ${replacedBy.map(plainText).join(', ')}`}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
