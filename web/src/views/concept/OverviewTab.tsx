import { useCallback } from 'react';
import type { ConceptHeadFragment } from '../../generated/graphql.ts';
import { CodeLabel } from '../../components/CodeLabel.tsx';
import { Plain } from '../../components/Plain.tsx';
import { plainText } from '../../components/plainText.ts';
import { SourceLine } from '../../components/SourceLine.tsx';
import { termScopeWords, termTypeWords } from '../../components/words.ts';
import type { Received } from '../../components/useAnswer.ts';
import { Names } from './Names.tsx';
import { usePanelReport, type OnReport } from '../../components/panelReport.ts';

interface OverviewProps {
  concept: ConceptHeadFragment;
  received: Received;
  complete: boolean;
  onReport: OnReport;
}

export function OverviewTab({ concept, received, complete, onReport }: OverviewProps) {
  const { definition, parentEdges, terms, system, source } = concept;
  const table = useCallback(
    () => ({
      columns: ['what', 'text', 'language', 'scope', 'source', 'version', 'licence'],
      rows: [
        ...terms.map((term) => [
          termTypeWords[term.type],
          plainText(term.text),
          term.language,
          termScopeWords[term.scope] ?? 'exact',
          term.source.title,
          term.source.version,
          term.source.licence,
        ]),
        ...parentEdges.map((edge) => [
          'Parent',
          `${edge.parent.id} ${plainText(edge.parent.label)}`,
          null,
          null,
          edge.source.title,
          edge.source.version,
          edge.source.licence,
        ]),
      ],
    }),
    [parentEdges, terms],
  );
  usePanelReport(onReport, received, complete, table);
  return (
    <>
      {definition && (
        <section>
          <h2>Definition</h2>
          <p>
            <Plain>{definition}</Plain>
          </p>
        </section>
      )}
      <section>
        <h2>Names</h2>
        <Names terms={terms} />
      </section>
      <section>
        <h2>Parents{parentEdges.length > 0 && ` (${parentEdges.length})`}</h2>
        {parentEdges.length === 0 ? (
          <p className="quiet">{system.hierarchical ? 'None: it stands at the top of its system.' : 'None: the system as loaded states no hierarchy.'}</p>
        ) : (
          <ul className="plain edges">
            {parentEdges.map((edge) => (
              <li key={`${edge.parent.id} ${edge.source.id}`} data-edge>
                <CodeLabel concept={edge.parent} />
                <br />
                <SourceLine source={edge.source} />
              </li>
            ))}
          </ul>
        )}
      </section>
      <section>
        <h2>Source</h2>
        <p>
          <SourceLine source={source} />
        </p>
        {system.description !== '' && (
          <p className="quiet">
            <Plain>{system.description}</Plain>
          </p>
        )}
      </section>
    </>
  );
}
