import './CoderView.css';
import { useCallback, useState } from 'react';
import { useRelease } from '../../components/releaseContext.ts';
import { Tabs, type Tab } from '../../components/Tabs.tsx';
import { useUrlState } from '../../components/useUrlState.ts';
import { ViewFrame } from '../../components/ViewFrame.tsx';
import type { PanelReport } from '../../components/panelReport.ts';
import { coderParams, type TabKey } from './coderParams.ts';
import { DrugPanel } from './DrugPanel.tsx';
import { NotePanel } from './NotePanel.tsx';
import { emptyNote, type NoteState } from './noteState.ts';
import { PhrasePanel } from './PhrasePanel.tsx';
import { emptyPhrase, type PhraseState } from './phraseState.ts';

const tabs: readonly Tab<TabKey>[] = [
  { key: 'note', title: 'Note' },
  { key: 'phrase', title: 'Phrase' },
  { key: 'drug', title: 'Medicine' },
];

/** What is typed lives in this component alone: not in the address, not in storage, and it goes when the view is left. */
export default function CoderView() {
  const url = useUrlState(coderParams);
  const shell = useRelease();
  const loaded = shell?.codeSystems.map(({ id }) => id) ?? [];
  const [note, setNote] = useState<NoteState>(emptyNote);
  const [phrase, setPhrase] = useState<PhraseState>(emptyPhrase);
  const [drug, setDrug] = useState<PhraseState>(emptyPhrase);
  const [report, setReport] = useState<PanelReport>();
  const changeNote = useCallback((change: Partial<NoteState>) => {
    setNote((before) => ({ ...before, ...change }));
  }, []);
  const { tab } = url.values;
  const panels = {
    note: () => <NotePanel note={note} onNote={changeNote} url={url} loaded={loaded} onReport={setReport} />,
    phrase: () => <PhrasePanel phrase={phrase} onPhrase={setPhrase} url={url} loaded={loaded} onReport={setReport} />,
    drug: () => <DrugPanel drug={drug} onDrug={setDrug} onReport={setReport} />,
  } satisfies Record<TabKey, () => unknown>;
  return (
    <ViewFrame
      view="coder"
      title="Text coder"
      clinical
      received={report?.received}
      complete={report?.complete ?? false}
      addressAt={(release) => url.address({ at: release, why: '' })}
      table={report?.table}
      exportVariables={report && withoutText(report.received.variables)}
      invalid={url.invalid}
      onDismiss={() => {
        url.go({}, 'replace');
      }}
    >
      <Tabs
        label="What to code"
        tabs={tabs}
        open={tab}
        onOpen={(key) => {
          if (key !== tab) url.go({ tab: key, why: '' });
        }}
        panel={panels[tab]()}
      />
    </ViewFrame>
  );
}

const typed = new Set(['text', 'drug']);

/** The variables without what was typed: an export holds the quotes of its rows and no more. */
const withoutText = (variables: unknown): unknown =>
  JSON.parse(JSON.stringify(variables, (name, value: unknown) => (typed.has(name) && typeof value === 'string' ? `(${value.length} characters, not exported)` : value)));
