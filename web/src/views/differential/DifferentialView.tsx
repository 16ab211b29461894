import './Differential.css';
import './detail.css';
import './case.css';
import { useCallback, useMemo, useState } from 'react';
import { announce } from '../../components/announce.ts';
import { counted } from '../../components/format.ts';
import { plainText } from '../../components/plainText.ts';
import { useRelease } from '../../components/releaseContext.ts';
import { serverLimits } from '../../components/serverLimits.ts';
import { Tabs } from '../../components/Tabs.tsx';
import { ViewFrame } from '../../components/ViewFrame.tsx';
import type { ConceptNameFragment, FindingStatus } from '../../generated/graphql.ts';
import { settingFieldId } from './CaseFields.tsx';
import { CasePane } from './CasePane.tsx';
import { ComparePane } from './ComparePane.tsx';
import { focusTab, showDetail } from './detailFocus.ts';
import { diagnosesFirst, panes, type Pane } from './differentialParams.ts';
import { saveAs, savePhenopacket } from './exports.ts';
import { findingFieldId } from './FindingField.tsx';
import { useFindingNames } from './findingNames.ts';
import { FlipsPane } from './FlipsPane.tsx';
import { Questions, questionStripId } from './Questions.tsx';
import { RankedPane } from './RankedPane.tsx';
import { ShareDialog } from './ShareDialog.tsx';
import { SourcesPane } from './SourcesPane.tsx';
import { Start } from './Start.tsx';
import { useUpdatesTold } from './updatesTold.ts';
import { useCaseKeys } from './useCaseKeys.ts';
import { useDifferential } from './useDifferential.ts';
import { useWorkspace } from './useWorkspace.ts';
import { WhyPane } from './WhyPane.tsx';
import { settingWords, withFinding, withoutFinding, withStatus } from './patientCase.ts';

const paneTitles = { why: 'Why', compare: 'Compare', flips: 'What would flip', sources: 'Sources' } satisfies Record<Pane, string>;

/** The case on the left, what fits it beside, and the reasons of one diagnosis: every change of the case ranks again. */
export default function DifferentialView() {
  const workspace = useWorkspace();
  const { patient, opened, compared, url, change, look } = workspace;
  const release = useRelease();
  const [sharing, setSharing] = useState(false);
  /** The diagnosis whose statements are all open. */
  const [evidence, setEvidence] = useState<string>();
  const shown = url.values.shown === 0 ? diagnosesFirst : url.values.shown;
  const { list, advice, current, variables } = useDifferential(patient, url.values.prior, shown);
  const nothing = patient.findings.length === 0;
  const ready = !nothing && list.state === 'ready' ? list : undefined;
  const answer = ready?.data.differential;
  const diagnoses = answer?.diagnoses ?? [];
  const first = diagnoses[0];
  const names = useFindingNames(patient.findings.map(({ id }) => id), [...compared, ...(opened === undefined ? [] : [opened])]);
  const seen = diagnoses.find(({ disease }) => disease.id === opened) ?? (opened === undefined ? first : undefined);
  useUpdatesTold(ready?.renewing === false ? answer : undefined);

  const intervals = useMemo(() => new Map(current?.diagnoses.map(({ disease, rankInterval: [low = 0, high = 0] }) => [disease.id, [low, high] as const])), [current]);
  const intervalOf = useCallback((id: string) => intervals.get(id), [intervals]);
  const open = (id: string): void => {
    look({ opened: id }, { pane: 'why' });
    const diagnosis = diagnoses.find(({ disease }) => disease.id === id);
    if (diagnosis) announce(`Why: ${plainText(diagnosis.name)}`);
    showDetail('why');
  };
  const compare = (id: string): void => {
    if (compared.includes(id)) {
      look({ compared: compared.filter((other) => other !== id) });
      announce('Left out of the comparison.');
    } else if (compared.length >= serverLimits.comparedDiseasesMax) {
      announce(`At most ${serverLimits.comparedDiseasesMax} stand side by side. Leave one out first.`);
    } else {
      look({ compared: [...compared, id] });
      announce(`${counted(compared.length + 1, 'diagnosis', 'diagnoses')} compared.`);
    }
  };
  const answerQuestion = (finding: ConceptNameFragment, status: FindingStatus): void => {
    change((now) => withFinding(now, { id: finding.id, status, origin: 'question' }));
  };
  useCaseKeys({
    question: () => {
      document.getElementById(questionStripId)?.focus();
    },
    undo: workspace.undo,
    redo: workspace.redo,
  });
  /** The server names the live concept; the case may hold a former id of it. */
  const sentAs = (id: string): string => patient.findings.find((finding) => finding.id === id || names.conceptOf(finding.id)?.id === id)?.id ?? id;
  const exported = answer && { patient, answer, notices: ready.received.notices, labelOf: names.labelOf };

  return (
    <ViewFrame
      view="differential"
      title="Differential"
      clinical
      received={ready?.received}
      complete={ready !== undefined && !ready.trouble && advice.state === 'ready' && !advice.trouble}
      addressAt={workspace.linkAt}
      table={undefined}
      exports={exported && [
        { title: 'JSON', run: () => { saveAs('json', exported); } },
        { title: 'Markdown', run: () => { saveAs('md', exported); } },
        { title: 'Phenopacket of the case', run: () => { savePhenopacket(patient, names.labelOf, exported.answer.release.id); } },
      ]}
      onShare={() => {
        setSharing(true);
      }}
      invalid={workspace.invalid}
      onDismiss={() => {
        look({});
      }}
    >
      <div className="differential">
        {patient.synthetic && (
          <p className="synthetic">
            <strong>Synthetic</strong>: an example, of no patient.
          </p>
        )}
        {!nothing && <Questions answer={advice} current={current} onAnswer={answerQuestion} />}
        <div className={nothing ? 'workspace workspace-empty' : 'workspace'} data-shows={url.values.pane}>
          <CasePane workspace={workspace} names={names} ignored={answer?.ignored ?? []} />
          {nothing ? (
            <Start
              onExample={(example) => {
                change(() => example);
              }}
            />
          ) : (
            <>
              <RankedPane
                list={list}
                opened={seen?.disease.id}
                compared={compared}
                shown={shown}
                scope={url.values.scope}
                prior={url.values.prior}
                settingSaid={patient.setting !== undefined}
                help={current?.wouldHelp ?? []}
                onPrior={(prior) => {
                  look({}, { prior });
                }}
                onSetting={(setting) => {
                  change((now) => ({ ...now, setting }));
                  announce(`Setting: ${settingWords[setting]}.`);
                  document.getElementById(settingFieldId)?.focus();
                }}
                intervalOf={intervalOf}
                onOpen={open}
                onCompare={compare}
                onEvidence={(id) => {
                  setEvidence(id);
                  open(id);
                }}
                onFlips={() => {
                  look({}, { pane: 'flips' });
                  showDetail('flips');
                }}
                onScope={(scope) => {
                  look({}, { scope });
                }}
                onMore={(more) => {
                  look({}, { shown: more });
                }}
                onReplace={(id, by) => {
                  const sent = sentAs(id);
                  const status = patient.findings.find((finding) => finding.id === sent)?.status ?? 'PRESENT';
                  change((now) => withFinding(withoutFinding(now, sent), { id: by.id, status, origin: 'typed' }));
                  document.getElementById(findingFieldId)?.focus();
                }}
                onRemove={(id) => {
                  change((now) => withoutFinding(now, sentAs(id)));
                  announce(`${id} removed`);
                  document.getElementById(findingFieldId)?.focus();
                }}
              />
              <section className="pane pane-detail" data-pane aria-labelledby="detail-title">
                <h2 id="detail-title" tabIndex={-1} className="visually-hidden">
                  Detail
                </h2>
                <Tabs
                  label="Detail"
                  tabs={panes.map((key) => ({ key, title: paneTitles[key], count: key === 'compare' ? compared.length : key === 'flips' ? current?.flips.length : undefined }))}
                  open={url.values.pane}
                  onOpen={(pane) => {
                    look({}, { pane });
                  }}
                  panel={
                    <>
                      {url.values.pane === 'why' && <WhyPane list={list} variables={variables} diagnosis={seen} opened={opened} evidence={evidence} interval={seen && intervalOf(seen.disease.id)} />}
                      {url.values.pane === 'compare' && <ComparePane patient={patient} compared={compared} diagnoses={diagnoses} onDrop={compare} />}
                      {url.values.pane === 'sources' && <SourcesPane variables={variables} />}
                      {url.values.pane === 'flips' && (
                        <FlipsPane
                          answer={advice}
                          current={current}
                          first={first?.name ?? ''}
                          tied={first?.tied ?? false}
                          onApply={({ changes }) => {
                            change((now) => changes.reduce((before, { finding, to }) => withStatus(before, sentAs(finding.id), to), now));
                            focusTab('flips');
                          }}
                        />
                      )}
                    </>
                  }
                />
              </section>
            </>
          )}
        </div>
      </div>
      {sharing && (
        <ShareDialog
          link={workspace}
          address={new URL(workspace.linkAt(release?.release.id ?? ''), location.origin).href}
          names={names}
          onFile={() => {
            savePhenopacket(patient, names.labelOf, release?.release.id ?? '');
          }}
          onClose={() => {
            setSharing(false);
          }}
        />
      )}
    </ViewFrame>
  );
}
