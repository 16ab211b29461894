import { useCallback, useMemo, useRef } from 'react';
import type { Assertedness } from '../../generated/graphql.ts';
import { assertionWords } from '../../components/AssertionMark.tsx';
import { announce } from '../../components/announce.ts';
import { usePanelReport, type OnReport } from '../../components/panelReport.ts';
import { plainText } from '../../components/plainText.ts';
import type { Received } from '../../components/useAnswer.ts';
import { candidateCells, candidateColumns } from '../../evidence/candidate/candidateWords.tsx';
import { CodesGrid } from './CodesGrid.tsx';
import type { CodeRow, Decisions, Span, Verdict } from './coding.ts';
import { NoteText } from './NoteText.tsx';
import type { NoteState } from './noteState.ts';
import { SpanPanel } from './SpanPanel.tsx';

interface CodedNoteProps {
  coded: NonNullable<NoteState['coded']>;
  spans: readonly Span[];
  rows: readonly CodeRow[];
  /** The codes as the engine gave them, without corrections. */
  before: readonly CodeRow[];
  stale: (span: Span) => boolean;
  note: NoteState;
  onNote: (change: Partial<NoteState>) => void;
  onDecide: (change: Partial<Decisions>) => void;
  min: number;
  received: Received;
  complete: boolean;
  onReport: OnReport;
}

/** The note with its marked spans, the codes beside it, and the candidates of the span that is open. */
export function CodedNote({ coded, spans, rows, before, stale, note, onNote, onDecide, min, received, complete, onReport }: CodedNoteProps) {
  const { decisions, opened, removed } = note;
  const frame = useRef<HTMLDivElement>(null);
  const table = useCallback(() => ({ columns: exportColumns, rows: rows.flatMap(exportRows) }), [rows]);
  usePanelReport(onReport, received, complete, table);
  const span = spans.find(({ key }) => key === opened);

  const focusSpan = (key: string): void => {
    frame.current?.querySelector<HTMLElement>(`[data-span="${CSS.escape(key)}"]`)?.focus();
  };
  const open = (key: string): void => {
    onNote({ opened: key, removed: undefined });
    // The panel is drawn with the next paint.
    requestAnimationFrame(() => {
      document.getElementById('span-panel')?.focus();
    });
  };
  const assert = useCallback(
    (of: readonly Span[], assertion: Assertedness) => {
      const changed = new Map(decisions.assertions);
      for (const { key, judged } of of) {
        if (assertion === judged) changed.delete(key);
        else changed.set(key, assertion);
      }
      onDecide({ assertions: changed });
      announce(`${of.map(({ text }) => text).join(', ')}: ${assertionWords[assertion].word}`);
    },
    [decisions, onDecide],
  );
  const judge = useCallback(
    (of: readonly CodeRow[], verdict: Verdict) => {
      const changed = new Map(decisions.verdicts);
      const same = of.every(({ key }) => changed.get(key) === verdict);
      for (const { key } of of) {
        if (same) changed.delete(key);
        else changed.set(key, verdict);
      }
      onDecide({ verdicts: changed });
      if (of.length > 0) announce(`${same ? 'Undecided' : verdict === 'accepted' ? 'Accepted' : 'Rejected'}: ${of.map(({ concept }) => concept.label).join(', ')}`);
    },
    [decisions, onDecide],
  );
  const rowsOf = useCallback((of: Span): readonly CodeRow[] => rows.filter(({ evidence }) => evidence.some(({ key }) => key === of.key)), [rows]);
  const focusRow = (key: string): void => {
    const at = rows.findIndex((row) => row.key === key);
    frame.current?.querySelector<HTMLElement>(`.codes [data-row="${at}"] > [data-column="1"]`)?.focus();
  };
  const staleKeys = useMemo(() => new Set(spans.filter(stale).map(({ key }) => key)), [spans, stale]);

  if (spans.length === 0) {
    return (
      <p>
        No name of {coded.systems.join(' or ')} was found in the note. Looked for: preferred names and synonyms in any order of their words, listed
        abbreviations, and those that the note defines. Add a system, or code a single expression under “Phrase”.
      </p>
    );
  }
  return (
    <div className="coded" ref={frame}>
      <div className="coded-note">
        <NoteText
          text={coded.text}
          spans={spans}
          stale={staleKeys}
          opened={opened}
          onOpen={open}
          onAssert={(of, assertion) => {
            assert([of], assertion);
          }}
          onJudge={(of, verdict) => {
            judge(rowsOf(of), verdict);
          }}
          onCodes={(of) => {
            const [row] = rowsOf(of);
            if (row) focusRow(row.key);
            else announce('No code of this span is listed.');
          }}
          onRemove={(of) => {
            onNote({ opened: of.key, removed: of.key });
          }}
        />
        {span && (
          <SpanPanel
            key={span.key}
            span={span}
            coded={coded}
            before={before}
            stale={staleKeys.has(span.key)}
            removed={removed === span.key}
            decisions={decisions}
            onAssert={(assertion) => {
              assert([span], assertion);
            }}
            onDecide={onDecide}
            onRemove={(on) => {
              onNote({ removed: on ? span.key : undefined });
            }}
            onClose={() => {
              onNote({ opened: undefined, removed: undefined });
              focusSpan(span.key);
            }}
          />
        )}
      </div>
      <CodesGrid
        rows={rows}
        stale={staleKeys}
        min={min}
        onJudge={(row, verdict) => {
          judge([row], verdict);
        }}
        onAssert={(row, assertion) => {
          assert(row.evidence, assertion);
        }}
        onEvidence={focusSpan}
        onOpen={open}
        onRemove={(of) => {
          onNote({ opened: of.key, removed: of.key });
        }}
      />
    </div>
  );
}

const exportColumns = ['start', 'end', 'quote', 'assertion', 'judged by the engine', 'cue', 'decision', 'listed', ...candidateColumns];

const exportRows = ({ evidence, assertion, best, verdict, sure }: CodeRow): (string | number | null)[][] =>
  evidence.map(({ start, end, text, judged, cue }) => [
    start, end, plainText(text), assertionWords[assertion].word, assertionWords[judged].word, cue && plainText(cue), verdict ?? 'undecided', sure ? 'as a code' : 'as nearest only', ...candidateCells(best),
  ]);
