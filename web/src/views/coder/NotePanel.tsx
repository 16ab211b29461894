import { useEffect, useMemo, useState } from 'react';
import { assertions, assertionWords } from '../../components/AssertionMark.tsx';
import { announce } from '../../components/announce.ts';
import { counted } from '../../components/format.ts';
import type { OnReport } from '../../components/panelReport.ts';
import { QueryState } from '../../components/QueryState.tsx';
import { systemShortName } from '../../components/systems.ts';
import { useAnswer } from '../../components/useAnswer.ts';
import type { useUrlState } from '../../components/useUrlState.ts';
import { CodeNoteDocument, type CodeNoteQuery } from '../../generated/graphql.ts';
import { codeRows, noDecisions, noteCandidates, spansOf, touched, type Decisions } from './coding.ts';
import { minimums, systemsOf, type coderParams } from './coderParams.ts';
import { CoderForm } from './CoderForm.tsx';
import { CodedNote } from './CodedNote.tsx';
import { examples } from './examples.ts';
import { emptyNote, type NoteState } from './noteState.ts';

interface NotePanelProps {
  note: NoteState;
  onNote: (change: Partial<NoteState>) => void;
  url: ReturnType<typeof useUrlState<typeof coderParams>>;
  loaded: readonly string[];
  onReport: OnReport;
}

const noMentions: CodeNoteQuery['linkMentions'] = [];

export function NotePanel({ note, onNote, url, loaded, onReport }: NotePanelProps) {
  const { text, coded, decisions } = note;
  const { min, only, systems: asked } = url.values;
  const systems = systemsOf(asked, loaded);
  const variables = useMemo(() => ({ text: coded?.text ?? '', to: [...(coded?.systems ?? [])], first: noteCandidates }), [coded]);
  const answer = useAnswer(CodeNoteDocument, variables, coded === undefined, false);
  const mentions = coded && answer.state === 'ready' ? answer.data.linkMentions : noMentions;
  const spans = useMemo(() => spansOf(mentions, decisions), [mentions, decisions]);
  const shown = useMemo(() => assertions.filter((assertion) => only.includes(assertion.toLowerCase())), [only]);
  const rows = useMemo(() => codeRows(spans, decisions, Number(min) / 100, shown), [spans, decisions, min, shown]);
  const before = useMemo(() => codeRows(spansOf(mentions), noDecisions, 0), [mentions]);
  const stale = useMemo(() => touched(coded?.text ?? '', text), [coded, text]);
  const ready = coded !== undefined && answer.state === 'ready' && !answer.renewing;

  useEffect(() => {
    if (ready) announce(`Coded: ${counted(mentions.length, 'mention')}`);
  }, [ready, mentions]);

  const decide = (change: Partial<Decisions>): void => {
    onNote({ decisions: { ...decisions, ...change } });
  };
  return (
    <>
      <CoderForm
        label="Clinical note"
        text={text}
        rows={coded ? 5 : 10}
        act="Code the note"
        example={examples.note}
        stale={coded && coded.text !== text ? 'Edited since it was coded: what the edit touches is greyed.' : undefined}
        onType={(typed) => {
          onNote({ text: typed });
        }}
        onRun={() => {
          onNote({ coded: { text, systems }, opened: undefined, removed: undefined });
        }}
        onClear={() => {
          onNote(emptyNote);
        }}
      >
        <Systems
          loaded={loaded}
          chosen={systems}
          onChange={(chosen) => {
            url.go({ systems: chosen }, 'replace');
          }}
        />
      </CoderForm>
      {coded && (
        <QueryState answer={answer} what="the codes of the note">
          {(_, received) => (
            <div className={ready ? undefined : 'renewing'}>
              <Filters
                min={min}
                only={only}
                onChange={(change) => {
                  url.go(change, 'replace');
                }}
              />
              <CodedNote
                coded={coded}
                spans={spans}
                rows={rows}
                before={before}
                stale={stale}
                note={note}
                onNote={onNote}
                onDecide={decide}
                min={Number(min) / 100}
                received={received}
                complete={answer.state === 'ready' && answer.trouble === undefined}
                onReport={onReport}
              />
            </div>
          )}
        </QueryState>
      )}
    </>
  );
}

function Systems({ loaded, chosen, onChange }: { loaded: readonly string[]; chosen: readonly string[]; onChange: (systems: readonly string[]) => void }) {
  const [open, setOpen] = useState(false);
  return (
    <fieldset className="coder-systems">
      <legend>Codes of</legend>
      {(open ? loaded : loaded.filter((system) => chosen.includes(system))).map((system) => (
        <label key={system} className="check">
          <input
            type="checkbox"
            checked={chosen.includes(system)}
            disabled={chosen.length === 1 && chosen.includes(system)}
            onChange={(event) => {
              onChange(event.target.checked ? [...chosen, system] : chosen.filter((other) => other !== system));
            }}
          />
          {systemShortName(system)}
        </label>
      ))}
      <button
        type="button"
        aria-expanded={open}
        onClick={() => {
          setOpen(!open);
        }}
      >
        {open ? 'Fewer' : 'Other systems'}
      </button>
    </fieldset>
  );
}

function Filters({ min, only, onChange }: { min: (typeof minimums)[number]; only: readonly string[]; onChange: (change: { min?: (typeof minimums)[number]; only?: readonly string[] }) => void }) {
  return (
    <div className="coder-filters">
      <label>
        Confidence from{' '}
        <select
          value={min}
          onChange={(event) => {
            const chosen = minimums.find((value) => value === event.target.value);
            if (chosen) onChange({ min: chosen });
          }}
        >
          {minimums.map((value) => (
            <option key={value} value={value}>
              {value} %
            </option>
          ))}
        </select>
      </label>
      <label>
        Show{' '}
        <select
          value={only[0] ?? ''}
          onChange={(event) => {
            onChange({ only: event.target.value === '' ? [] : [event.target.value] });
          }}
        >
          <option value="">every assertion</option>
          {assertions.map((assertion) => (
            <option key={assertion} value={assertion.toLowerCase()}>
              {assertionWords[assertion].word}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}
