import './ApiView.css';
import { lazy, Suspense, useEffect, useMemo, useRef, useState } from 'react';
import { announce } from '../../components/announce.ts';
import { copyText } from '../../components/copyText.ts';
import { saveFile } from '../../components/exportTable.ts';
import { Menu } from '../../components/Menu.tsx';
import { handedOver, handOver } from '../../components/queryHandover.ts';
import { Tabs, type Tab } from '../../components/Tabs.tsx';
import { useAnswer } from '../../components/useAnswer.ts';
import { useUrlState } from '../../components/useUrlState.ts';
import { ViewFrame } from '../../components/ViewFrame.tsx';
import { shortcut } from '../../components/keys.ts';
import { MeasureQueryDocument } from '../../generated/graphql.ts';
import { apiParams, type PanelKey } from './apiParams.ts';
import { CostLine } from './CostLine.tsx';
import { examples } from './examples.ts';
import { ExampleList, OperationList } from './Lists.tsx';
import { QuestionField } from './QuestionField.tsx';
import { ReplyPane } from './ReplyPane.tsx';
import { sendQuestion, type Reply } from './sendQuestion.ts';
import { asCurl, asPython, asTypeScript, type Question } from './snippets.ts';
import { storedOperations } from './storedOperations.ts';

const SchemaPanel = lazy(() => import('./SchemaPanel.tsx'));
const ChangesPanel = lazy(() => import('./ChangesPanel.tsx'));

/** A pause in typing after which the operation is measured. */
const typingPauseMs = 400;

const tabs: readonly Tab<PanelKey>[] = [
  { key: 'examples', title: 'Examples' },
  { key: 'operations', title: 'Stored', count: storedOperations.length },
  { key: 'schema', title: 'Schema' },
  { key: 'changes', title: 'Changes' },
];

const written = (variables: unknown): string => JSON.stringify(variables, null, 2);

/** What an address asks for; the first example where it names nothing. */
function chosen(op: string): Question & { readonly op: string } {
  const [first] = examples;
  const found = examples.find(({ key }) => key === op) ?? storedOperations.find(({ id }) => id === op);
  if (found !== undefined) return { op, text: found.text, variables: written(found.variables) };
  return { op: first?.key ?? '', text: first?.text ?? '', variables: written(first?.variables ?? {}) };
}

export default function ApiView() {
  const url = useUrlState(apiParams);
  const { op, panel } = url.values;
  const [question, setQuestion] = useState<Question & { readonly op: string | undefined }>(() => {
    const handed = handedOver();
    return handed === undefined ? chosen(op) : { ...handed, op: undefined };
  });
  const [takenOp, setTakenOp] = useState(op);
  if (takenOp !== op) {
    setTakenOp(op);
    setQuestion(chosen(op));
  }
  // It is taken once: a later visit begins with what its address says.
  useEffect(() => {
    handOver(undefined);
  }, []);
  const [indents, setIndents] = useState(false);
  const [mayChange, setMayChange] = useState(false);
  const [reply, setReply] = useState<Reply>();
  const [running, setRunning] = useState<AbortController>();
  const field = useRef<HTMLTextAreaElement>(null);
  const variablesField = useRef<HTMLTextAreaElement>(null);
  const measured = usePaused(question, typingPauseMs);
  const cost = useAnswer(MeasureQueryDocument, useMemo(() => ({ text: measured.text, variables: measured.variables.trim() === '' ? null : measured.variables }), [measured]), false, false);

  const change = (part: Partial<Question>): void => {
    setQuestion((before) => ({ ...before, ...part, op: undefined }));
  };
  const choose = (key: string): void => {
    setQuestion(chosen(key));
    setReply(undefined);
    if (key !== op) url.go({ op: key });
  };
  const run = (): void => {
    running?.abort();
    const own = new AbortController();
    setRunning(own);
    void sendQuestion(question, mayChange, own.signal).then((answer) => {
      setRunning((now) => (now === own ? undefined : now));
      if (answer === undefined) return;
      setReply(answer);
      announce(answer.faults.length > 0 ? `Result with ${answer.faults.length === 1 ? 'an error' : 'errors'}: ${answer.faults[0]?.message ?? ''}` : `Result in ${Math.round(answer.ms)} milliseconds`);
    });
  };
  const goTo = (line: number, column: number): void => {
    const offset = question.text.split('\n').slice(0, line - 1).reduce((sum, text) => sum + text.length + 1, column - 1);
    field.current?.focus();
    field.current?.setSelectionRange(offset, offset + 1);
  };
  const toggleIndents = (): void => {
    setIndents(!indents);
    announce(indents ? 'Tab leaves the field' : 'Tab indents; Escape, then Tab, leaves the field');
  };
  const fieldActs = { indents, onRun: run, onIndents: toggleIndents };
  const panels = {
    examples: () => <ExampleList chosen={question.op ?? ''} onChoose={choose} />,
    operations: () => <OperationList chosen={question.op ?? ''} onChoose={choose} />,
    schema: () => (
      <Suspense fallback={<div className="waiting" />}>
        <SchemaPanel />
      </Suspense>
    ),
    changes: () => (
      <Suspense fallback={<div className="waiting" />}>
        <ChangesPanel />
      </Suspense>
    ),
  } satisfies Record<PanelKey, () => unknown>;

  return (
    <ViewFrame
      view="api"
      title="API"
      received={cost.state === 'ready' ? cost.received : undefined}
      complete={cost.state === 'ready' && cost.trouble === undefined}
      addressAt={(release) => url.address({ at: release, why: '' })}
      table={undefined}
      exports={reply && [{ title: 'Result as JSON', run: () => { saveFile('result.json', 'application/json', written({ query: reply.question.text, variables: reply.question.variables, release: reply.release, data: reply.data })); } }]}
      exportVariables={{}}
      invalid={url.invalid}
      onDismiss={() => { url.go({}, 'replace'); }}
    >
      <p>
        GraphQL by POST at <code>/graphql</code>. Everything that the explorer shows, it asks here; “Query” in any view opens that view's operation on this page.
      </p>
      <div className="api">
        <div className="api-lists">
          <Tabs label="What to begin with" tabs={tabs} open={panel} onOpen={(key) => { url.go({ panel: key }); }} panel={panels[panel]()} />
        </div>
        <section className="api-editor" aria-label="Editor">
          <QuestionField label="Operation" value={question.text} rows={16} ref={field} completes onType={(text) => { change({ text }); }} {...fieldActs} />
          <QuestionField label="Variables (JSON)" value={question.variables} rows={6} ref={variablesField} completes={false} onType={(variables) => { change({ variables }); }} {...fieldActs} />
          <CostLine answer={cost} onPlace={goTo} />
          <div className="api-acts">
            <button className="primary" onClick={run} aria-keyshortcuts={shortcut('apiField', 'run')}>
              Run
            </button>
            {running && <button onClick={() => { running.abort(); setRunning(undefined); }}>Cancel</button>}
            <CopyAs question={question} />
            <label className="check">
              <input type="checkbox" checked={indents} onChange={toggleIndents} /> Tab indents
            </label>
            <label className="check">
              <input type="checkbox" checked={mayChange} onChange={(event) => { setMayChange(event.target.checked); }} /> Allow mutations
            </label>
          </div>
        </section>
        {reply ? <ReplyPane key={reply.ms} reply={reply} onPlace={goTo} /> : <section className="reply" aria-labelledby="reply-title"><h2 id="reply-title">Result</h2><p className="note">{running ? 'Running…' : 'Nothing was run yet.'}</p></section>}
      </div>
    </ViewFrame>
  );
}

function CopyAs({ question }: { question: Question }) {
  const [open, setOpen] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const address = new URL('/graphql', location.href).href;
  const item = (title: string, write: (question: Question, url: string) => string) => ({ title, run: () => { void copyText(write(question, address), `Copied as ${title}`); } });
  return (
    <span className="menu-anchor">
      <button ref={opener} aria-haspopup="menu" aria-expanded={open} onClick={() => { setOpen(true); }}>
        Copy as
      </button>
      {open && (
        <Menu label="Copy as" items={[item('curl', asCurl), item('TypeScript', asTypeScript), item('Python', asPython)]} onClose={() => { setOpen(false); opener.current?.focus(); }} />
      )}
    </span>
  );
}

/** The latest value, once it has stayed for a while. */
function usePaused<Value>(value: Value, ms: number): Value {
  const [paused, setPaused] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => { setPaused(value); }, ms);
    return () => { clearTimeout(timer); };
  }, [value, ms]);
  return paused;
}
