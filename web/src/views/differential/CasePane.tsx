import { useCallback, useState } from 'react';
import { announce } from '../../components/announce.ts';
import { counted } from '../../components/format.ts';
import { shortcut } from '../../components/keys.ts';
import { plainText } from '../../components/plainText.ts';
import { TroubleNote } from '../../components/QueryState.tsx';
import { safetyWording } from '../../components/safetyWording.ts';
import { serverLimits } from '../../components/serverLimits.ts';
import type { FindingStatus } from '../../generated/graphql.ts';
import { CaseFields } from './CaseFields.tsx';
import { FindingField } from './FindingField.tsx';
import { learnNames, type FindingNames } from './findingNames.ts';
import { Findings } from './Findings.tsx';
import { ImportButton } from './ImportButton.tsx';
import { PasteDialog } from './PasteDialog.tsx';
import type { Proposal } from './proposals.ts';
import { Proposals } from './Proposals.tsx';
import { isEmpty, statusWords, withFinding, withOnset, withoutFinding, withStatus, type Age } from './patientCase.ts';
import type { Ranked } from './useDifferential.ts';
import type { Workspace } from './useWorkspace.ts';

/** The case: who, which findings, and what a text proposes. */
export function CasePane({ workspace, names, ignored }: { workspace: Workspace; names: FindingNames; ignored: Ranked['ignored'] }) {
  const { patient, past, future, change, undo, redo, clear } = workspace;
  const [pasting, setPasting] = useState(false);
  const [proposals, setProposals] = useState<readonly Proposal[]>([]);
  /** Each text takes the focus to its first proposal anew. */
  const [texts, setTexts] = useState(0);
  const { labelOf } = names;
  const full = patient.findings.length >= serverLimits.caseFindingsMax;
  const reasonOf = useCallback((id: string) => ignored.find(({ finding }) => finding.id === id)?.reason, [ignored]);
  const setStatus = (id: string, status: FindingStatus): void => {
    change((now) => withStatus(now, id, status));
    announce(`${labelOf(id)} ${statusWords[status]}`);
  };
  const setOnset = (id: string, onset: Age | undefined): void => {
    change((now) => withOnset(now, id, onset));
  };
  const without = (gone: readonly Proposal[]): void => {
    const ids = new Set(gone.map(({ concept }) => concept.id));
    setProposals((now) => now.filter(({ concept }) => !ids.has(concept.id)));
  };
  return (
    <section className="pane pane-case" data-pane aria-labelledby="case-title">
      <h2 id="case-title">Findings</h2>
      <CaseFields
        patient={patient}
        onChange={(fields) => {
          change((now) => ({ ...now, ...fields }));
        }}
      />
      <FindingField
        onAdd={(concept, status) => {
          if (full && !patient.findings.some(({ id }) => id === concept.id)) {
            announce(`A case holds ${serverLimits.caseFindingsMax} findings at most. Remove one first.`);
            return;
          }
          change((now) => withFinding(now, { id: concept.id, status, origin: 'typed' }));
          announce(`${plainText(concept.label)} ${statusWords[status]}`);
        }}
      />
      {full && <p className="note">A case holds {serverLimits.caseFindingsMax} findings at most.</p>}
      <p className="case-tools">
        <button
          aria-haspopup="dialog"
          onClick={() => {
            setPasting(true);
          }}
        >
          Paste text
        </button>
        <ImportButton
          onRead={(read) => {
            change(() => read);
          }}
        />
        <button aria-keyshortcuts={shortcut('differential', 'undo')} aria-disabled={past.length === 0} onClick={undo}>
          Undo
        </button>
        <button aria-keyshortcuts={shortcut('differential', 'redo')} aria-disabled={future.length === 0} onClick={redo}>
          Redo
        </button>
        {!isEmpty(patient) && <button onClick={clear}>Clear</button>}
      </p>
      {names.answer.state === 'none' && <TroubleNote trouble={names.answer.trouble} what="the names of the findings" operation={names.answer.operation} onRetry={names.answer.retry} />}
      {patient.findings.length > 0 && (
        <Findings
          findings={patient.findings}
          names={names}
          reasonOf={reasonOf}
          onStatus={setStatus}
          onOnset={setOnset}
          onRemove={(id) => {
            change((now) => withoutFinding(now, id));
            announce(`${labelOf(id)} removed`);
          }}
        />
      )}
      {proposals.length > 0 && (
        <Proposals
          key={texts}
          proposals={proposals}
          onStatus={(id, status) => {
            setProposals((now) => now.map((proposal) => (proposal.concept.id === id ? { ...proposal, status, remark: undefined } : proposal)));
          }}
          onConfirm={(confirmed) => {
            learnNames(confirmed.map(({ concept }) => concept));
            change((now) => confirmed.reduce((before, { concept, status, words }) => withFinding(before, { id: concept.id, status, origin: { words } }), now));
            without(confirmed);
            announce(`${counted(confirmed.length, 'finding')} joined the case.`);
          }}
          onReject={without}
        />
      )}
      <p className="quiet input-hint">{safetyWording.input}</p>
      {pasting && (
        <PasteDialog
          onFound={(found) => {
            setPasting(false);
            setProposals(found);
            setTexts(texts + 1);
          }}
          onClose={() => {
            setPasting(false);
          }}
        />
      )}
    </section>
  );
}
