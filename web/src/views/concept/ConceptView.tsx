import './ConceptView.css';
import { lazy, Suspense, useCallback, useMemo, useState } from 'react';
import { Link, Navigate, useLocation, useParams } from 'react-router';
import { conceptPath, queryText } from '../../components/address.ts';
import { actFor, type ActIn } from '../../components/keys.ts';
import { plainText } from '../../components/plainText.ts';
import { Plain } from '../../components/Plain.tsx';
import { QueryState } from '../../components/QueryState.tsx';
import { Tabs, type Tab } from '../../components/Tabs.tsx';
import { useAnswer } from '../../components/useAnswer.ts';
import { useUrlState } from '../../components/useUrlState.ts';
import { ViewFrame } from '../../components/ViewFrame.tsx';
import { predicates } from '../../evidence/assertion/predicates.ts';
import { ConceptViewDocument, type ConceptHeadFragment } from '../../generated/graphql.ts';
import { conceptParams, type TabKey } from './conceptParams.ts';
import { ConceptSummary } from './ConceptSummary.tsx';
import { HistoryTab } from './HistoryTab.tsx';
import { MappingsTab } from './MappingsTab.tsx';
import { OverviewTab } from './OverviewTab.tsx';
import type { PanelReport } from '../../components/panelReport.ts';
import { StatementsTab } from './StatementsTab.tsx';
import { TreePane } from './TreePane.tsx';

const ConditionTab = lazy(() => import('./condition/ConditionTab.tsx'));

/** Another concept is another page: nothing of the former one stays under the new title. */
export default function ConceptView() {
  const { system = '', code = '' } = useParams();
  return <ConceptPage key={`${system}:${code}`} system={system} code={code} />;
}

function ConceptPage({ system, code }: { system: string; code: string }) {
  const id = `${system}:${code}`;
  const { search } = useLocation();
  const url = useUrlState(conceptParams);
  const [report, setReport] = useState<PanelReport>();
  const answer = useAnswer(ConceptViewDocument, useMemo(() => ({ id, code: { system, code } }), [id, system, code]));
  const ready = answer.state === 'ready' ? answer : undefined;
  const node = ready?.data.node;
  const concept = node?.__typename === 'Concept' ? node : undefined;
  const otherId = ready?.data.concept?.id;
  // The same concept under another spelling of its code: the address says the code as published.
  if (ready && !concept && otherId !== undefined && otherId !== id) return <Navigate to={`${conceptPath(otherId)}${search}`} replace />;

  const title = concept ? concept.label : id;
  return (
    <ViewFrame
      view="concept"
      title={title}
      aside={concept && <ConceptSummary concept={concept} />}
      received={report?.received ?? ready?.received}
      complete={report?.complete ?? (ready !== undefined && ready.trouble === undefined)}
      addressAt={(release) => url.address({ at: release })}
      table={report?.table}
      invalid={url.invalid}
      onDismiss={() => {
        url.go({}, 'replace');
      }}
    >
      <QueryState answer={answer} what={`concept ${plainText(id)}`}>
        {(_, received) =>
          concept ? (
            <div className={hasTree(concept) ? 'concept-body' : undefined}>
              {hasTree(concept) && (
                <TreePane
                  id={concept.id}
                  open={url.values.open}
                  siblings={url.values.siblings}
                  counts={url.values.counts}
                  onChange={(change) => {
                    url.go(change, 'replace');
                  }}
                />
              )}
              <Detail concept={concept} url={url} onReport={setReport} received={received} complete={ready?.trouble === undefined} />
            </div>
          ) : (
            <div className="no-concept">
              <p>
                This release has no concept with the code <code><Plain>{code}</Plain></code> in <Plain>{system}</Plain>.
              </p>
              <p>
                <Link to={`/?q=${queryText(code)}`}>Search for “{plainText(code)}” in all systems</Link>
              </p>
            </div>
          )
        }
      </QueryState>
    </ViewFrame>
  );
}

/** A system without a hierarchy has no tree; what it holds would be one row. */
const hasTree = ({ system, parentEdges, childCount }: ConceptHeadFragment): boolean =>
  system.hierarchical || parentEdges.length > 0 || childCount > 0;

type Url = ReturnType<typeof useUrlState<typeof conceptParams>>;

interface DetailProps {
  concept: ConceptHeadFragment;
  url: Url;
  received: NonNullable<PanelReport['received']>;
  complete: boolean;
  onReport: (report: PanelReport | undefined) => void;
}

function Detail({ concept, url, received, complete, onReport }: DetailProps) {
  const { tab, about, of, predicates: named } = url.values;
  const { go } = url;
  const onWhy = useCallback(
    (why: string) => {
      go({ why });
    },
    [go],
  );
  const openTab = (key: TabKey): void => {
    if (key !== tab) go({ tab: key, why: '' });
  };
  const step = (by: number): void => {
    const keys = tabs.map(({ key }) => key);
    const key = keys[(keys.indexOf(tab) + by + keys.length) % keys.length];
    if (key === undefined) return;
    openTab(key);
    document.getElementById(`tab-${key}`)?.focus();
  };
  const acts: Record<ActIn<'concept'>, () => void> = {
    previousTab: () => {
      step(-1);
    },
    nextTab: () => {
      step(1);
    },
    tree: () => {
      document.querySelector<HTMLElement>('[role=tree] [tabindex="0"]')?.focus();
    },
  };
  const statements = (concept.assertions.totalCount ?? 0) + (concept.statedBy.totalCount ?? 0);
  const hasTable = (concept.clinical.totalCount ?? 0) > 0;
  const tabs: readonly Tab<TabKey>[] = [
    { key: 'overview', title: 'Overview' },
    ...(hasTable || tab === 'condition' ? [{ key: 'condition', title: 'Clinical table' } as const] : []),
    { key: 'mappings', title: 'Mappings' },
    { key: 'evidence', title: 'Statements', count: statements },
    { key: 'history', title: 'History' },
  ];
  const chosen = useMemo(() => predicates.filter((predicate) => named.includes(predicate.toLowerCase())), [named]);
  const panels = {
    overview: () => <OverviewTab concept={concept} received={received} complete={complete} onReport={onReport} />,
    condition: () => (
      <Suspense fallback={<p className="waiting">Loading the clinical table…</p>}>
        <ConditionTab id={concept.id} onWhy={onWhy} onReport={onReport} />
      </Suspense>
    ),
    mappings: () => (
      <MappingsTab
        id={concept.id}
        to={url.values.to}
        onTo={(system) => {
          go({ to: system });
        }}
        onWhy={onWhy}
        onReport={onReport}
      />
    ),
    evidence: () => (
      <StatementsTab
        id={concept.id}
        label={concept.label}
        chosen={chosen}
        about={about}
        of={of}
        onChange={(change) => {
          go(change);
        }}
        onWhy={onWhy}
        onReport={onReport}
      />
    ),
    history: () => <HistoryTab concept={concept} onReport={onReport} />,
  } satisfies Record<TabKey, () => unknown>;
  return (
    <section
      className="concept-detail"
      aria-label="About this concept"
      data-pane
      tabIndex={-1}
      onKeyDown={(event) => {
        const act = actFor('concept', event.nativeEvent);
        if (!act) return;
        event.preventDefault();
        acts[act]();
      }}
    >
      <Tabs label="About this concept" tabs={tabs} open={tab} onOpen={openTab} panel={panels[tab]()} />
    </section>
  );
}
