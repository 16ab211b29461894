import { useCallback, useMemo } from 'react';
import type { ConceptHeadFragment, ConceptHistoryQuery } from '../../generated/graphql.ts';
import { ConceptHistoryDocument } from '../../generated/graphql.ts';
import { CodeLabel } from '../../components/CodeLabel.tsx';
import { date } from '../../components/format.ts';
import { Plain } from '../../components/Plain.tsx';
import { QueryState } from '../../components/QueryState.tsx';
import { SourceLine } from '../../components/SourceLine.tsx';
import { useAnswer } from '../../components/useAnswer.ts';
import { usePanelReport, type OnReport } from '../../components/panelReport.ts';

interface HistoryProps {
  concept: ConceptHeadFragment;
  onReport: OnReport;
}

const noReleases: ConceptHistoryQuery['releases'] = [];

/** The releases behind this concept: of its source, of the graph, and what it was called or replaced by. */
export function HistoryTab({ concept, onReport }: HistoryProps) {
  const answer = useAnswer(ConceptHistoryDocument, useMemo(() => ({ id: concept.id }), [concept.id]));
  const ready = answer.state === 'ready' ? answer : undefined;
  const releases = ready?.data.releases ?? noReleases;
  const sourceId = concept.source.source;
  const table = useCallback(
    () => ({
      columns: ['release', 'built', 'source', 'version'],
      rows: releases.map(({ id, createdAt, sources }) => [
        id,
        createdAt,
        sourceId,
        sources.find(({ source }) => source === sourceId)?.version ?? 'not in this release',
      ]),
    }),
    [releases, sourceId],
  );
  usePanelReport(onReport, ready?.received, ready !== undefined && ready.trouble === undefined, table);
  const former = concept.terms.filter(({ type }) => type === 'FORMER');
  return (
    <QueryState answer={answer} what="the history">
      {({ node, releases: held }) => {
        if (node?.__typename !== 'Concept') return null;
        return (
          <>
            <h2>Now</h2>
            <dl>
              <dt>Status</dt>
              <dd>{node.active ? 'active' : 'inactive'}</dd>
              <dt>Source</dt>
              <dd>
                <SourceLine source={node.source} />
              </dd>
              <dt>Published</dt>
              <dd>{node.source.publishedOn ? date(node.source.publishedOn) : 'not stated'}</dd>
              <dt>Loaded</dt>
              <dd>{date(node.source.loadedAt)}</dd>
            </dl>
            {node.replacedBy.length > 0 && (
              <>
                <h2>Replaced by</h2>
                <ul className="plain">
                  {node.replacedBy.map((replacement) => (
                    <li key={replacement.id}>
                      <CodeLabel concept={replacement} />
                    </li>
                  ))}
                </ul>
              </>
            )}
            {former.length > 0 && (
              <>
                <h2>Former names and ids</h2>
                <ul className="plain">
                  {former.map(({ text, source }) => (
                    <li key={text}>
                      <Plain>{text}</Plain>{' '}
                      <span className="quiet">
                        <Plain>{source.title}</Plain> <Plain>{source.version}</Plain>
                      </span>
                    </li>
                  ))}
                </ul>
              </>
            )}
            <h2>Releases of the graph held here</h2>
            <ul className="plain">
              {held.map(({ id, createdAt, sources }) => (
                <li key={id}>
                  <code>
                    <Plain>{id}</Plain>
                  </code>{' '}
                  of {date(createdAt)}
                  {id === node.release.id && ', the one that answers'}:{' '}
                  <Plain>{sources.find(({ source }) => source === sourceId)?.version ?? 'without this source'}</Plain>
                </li>
              ))}
            </ul>
          </>
        );
      }}
    </QueryState>
  );
}
