import { useCallback, useMemo } from 'react';
import { Grid, type Column } from '../../components/Grid.tsx';
import { plainText } from '../../components/plainText.ts';
import { Plain } from '../../components/Plain.tsx';
import { QueryState } from '../../components/QueryState.tsx';
import { TierBadge } from '../../components/TierBadge.tsx';
import { useAnswer } from '../../components/useAnswer.ts';
import { MappingFlags, MappingSentence, relationWords, statusWords } from '../../evidence/mapping/MappingSentence.tsx';
import { ConceptMappingsDocument, type ConceptMappingsQuery, type MappingSummaryFragment } from '../../generated/graphql.ts';
import { usePanelReport, type OnReport } from './panelReport.ts';

const none: readonly MappingSummaryFragment[] = [];
const mappingsOf = ({ node }: ConceptMappingsQuery): readonly MappingSummaryFragment[] => (node?.__typename === 'Concept' ? node.mappings : none);

interface MappingsProps {
  id: string;
  onWhy: (id: string) => void;
  onReport: OnReport;
}

export function MappingsTab({ id, onWhy, onReport }: MappingsProps) {
  const answer = useAnswer(ConceptMappingsDocument, useMemo(() => ({ id }), [id]));
  const ready = answer.state === 'ready' ? answer : undefined;
  const mappings = ready ? mappingsOf(ready.data) : none;
  const table = useCallback(
    () => ({
      columns: ['source', 'source label', 'relation', 'target', 'target label', 'together with', 'status', 'flags', 'stated by', 'version', 'licence'],
      rows: mappings.map(({ source, relation, target, targetsTogether, status, flags, provenance }) => [
        source.id,
        plainText(source.label),
        relationWords[relation],
        target?.id ?? null,
        target ? plainText(target.label) : null,
        targetsTogether.map((together) => together.id).join(' '),
        statusWords[status],
        flags.map(({ name, value }) => `${name}=${value}`).join(' '),
        provenance.map((each) => each.source.title).join('; '),
        provenance.map((each) => each.source.version).join('; '),
        provenance.map((each) => each.licence).join('; '),
      ]),
    }),
    [mappings],
  );
  usePanelReport(onReport, ready?.received, ready !== undefined && ready.trouble === undefined, table);
  const columns = useMemo<readonly Column<MappingSummaryFragment>[]>(
    () => [
      {
        key: 'mapping',
        title: 'Mapping',
        cell: (mapping) => (
          <>
            <MappingSentence mapping={mapping} own={id} tabIndex={-1} /> <MappingFlags flags={mapping.flags} />
          </>
        ),
      },
      { key: 'status', title: 'Status', cell: ({ status }) => statusWords[status] },
      {
        key: 'source',
        title: 'Source',
        cell: ({ provenance }) =>
          provenance.map(({ tier, source, licence }, index) => (
            <span key={index} className="provenance">
              <TierBadge tier={tier} />{' '}
              <span>
                <Plain>{source.title}</Plain> <Plain>{source.version}</Plain>, <Plain>{licence}</Plain>
              </span>
            </span>
          )),
      },
      {
        key: 'why',
        title: 'Why',
        cell: (mapping) => (
          <button
            tabIndex={-1}
            onClick={() => {
              onWhy(mapping.id);
            }}
          >
            Why
          </button>
        ),
      },
    ],
    [id, onWhy],
  );
  return (
    <QueryState answer={answer} what="mappings">
      {(data) =>
        mappingsOf(data).length === 0 ? (
          <p>No source that is loaded maps this concept to another system.</p>
        ) : (
          <Grid
            label="Mappings"
            columns={columns}
            rows={mappingsOf(data)}
            total={mappingsOf(data).length}
            idOf={(mapping) => mapping.id}
            codedOf={({ source, target }) => (target && source.id === id ? target : source)}
            menuOf={(mapping) => [
              {
                title: 'Why',
                run: () => {
                  onWhy(mapping.id);
                },
              },
            ]}
          />
        )
      }
    </QueryState>
  );
}
