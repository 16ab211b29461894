import { useCallback, useMemo, useState } from 'react';
import { Grid, type Column } from '../../components/Grid.tsx';
import { splitId } from '../../components/conceptId.ts';
import { plainText } from '../../components/plainText.ts';
import { QueryState } from '../../components/QueryState.tsx';
import { useRelease } from '../../components/releaseContext.ts';
import { useAnswer } from '../../components/useAnswer.ts';
import { MappingFlags, MappingSentence, relationWords, statusWords } from '../../evidence/mapping/MappingSentence.tsx';
import { ConceptMappingsDocument, type ConceptMappingsQuery, type MappedToFragment, type MappingSummaryFragment, type PatientInput } from '../../generated/graphql.ts';
import { MappedTo, mappingOriginOf, mappingOriginWords, usualTarget, useMappedTo } from './MappedTo.tsx';
import { MappingSources } from './MappingSources.tsx';
import { usePanelReport, type OnReport } from '../../components/panelReport.ts';

const none: readonly MappingSummaryFragment[] = [];
const noneMapped: readonly MappedToFragment[] = [];
const mappingsOf = ({ node }: ConceptMappingsQuery): readonly MappingSummaryFragment[] => (node?.__typename === 'Concept' ? node.mappings : none);

interface MappingsProps {
  id: string;
  /** The system asked for; empty stands for a usual one. */
  to: string;
  onTo: (system: string) => void;
  onWhy: (id: string) => void;
  onReport: OnReport;
}

export function MappingsTab({ id, to: asked, onTo, onWhy, onReport }: MappingsProps) {
  const shell = useRelease();
  const [patient, setPatient] = useState<PatientInput>();
  const own = splitId(id).system;
  const systems = (shell?.codeSystems ?? []).map((system) => system.id).filter((system) => system !== own);
  const to = asked === '' ? usualTarget(own, systems) : asked;
  const mapped = useMappedTo(id, to, patient);
  const proposed = mapped.state === 'ready' ? mapped.data.mapConcept.candidates : noneMapped;
  const answer = useAnswer(ConceptMappingsDocument, useMemo(() => ({ id }), [id]));
  const ready = answer.state === 'ready' ? answer : undefined;
  const mappings = ready ? mappingsOf(ready.data) : none;
  const table = useCallback(
    () => ({
      columns: ['source', 'source label', 'relation', 'target', 'target label', 'together with', 'status', 'flags', 'confidence', 'why', 'stated by', 'version', 'licence'],
      rows: [...mappings.map((mapping) => ({ ...mapping, confidence: null, why: '' })), ...proposed.filter(({ status }) => status === 'CANDIDATE').map((mapping) => ({ ...mapping, why: [mappingOriginWords[mappingOriginOf(mapping)], ...mapping.why.map(({ note }) => note ?? '')].join('. ') }))].map(({ source, relation, target, targetsTogether, status, flags, confidence, why, provenance }) => [
        source.id,
        plainText(source.label),
        relationWords[relation],
        target?.id ?? null,
        target ? plainText(target.label) : null,
        targetsTogether.map((together) => together.id).join(' '),
        statusWords[status],
        flags.map(({ name, value }) => `${name}=${value}`).join(' '),
        confidence,
        plainText(why),
        provenance.map((each) => each.source.title).join('; '),
        provenance.map((each) => each.source.version).join('; '),
        provenance.map((each) => each.licence).join('; '),
      ]),
    }),
    [mappings, proposed],
  );
  usePanelReport(onReport, ready?.received, ready !== undefined && ready.trouble === undefined && mapped.state === 'ready' && mapped.trouble === undefined, table);
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
        cell: ({ provenance }) => <MappingSources provenance={provenance} />,
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
    <>
      {to !== '' && <MappedTo id={id} to={to} systems={systems.includes(to) ? systems : [to, ...systems]} onTo={onTo} onWhy={onWhy} answer={mapped} patient={patient} onPatient={setPatient} />}
      <h2>Stated by sources</h2>
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
    </>
  );
}
