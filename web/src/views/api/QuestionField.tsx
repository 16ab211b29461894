import { useId, useState, type KeyboardEvent, type RefObject } from 'react';
import { announce } from '../../components/announce.ts';
import { actFor, shortcut } from '../../components/keys.ts';
import { Suggestions, suggestionId } from './Suggestions.tsx';
import { useCompletion } from './useCompletion.ts';

const indent = '  ';

interface QuestionFieldProps {
  label: string;
  value: string;
  rows: number;
  ref: RefObject<HTMLTextAreaElement | null>;
  /** Whether the schema says what may stand in it. */
  completes: boolean;
  indents: boolean;
  onType: (text: string) => void;
  onRun: () => void;
  onIndents: () => void;
}

/**
 * A field of code. Tab leaves it, as everywhere; where it is set to indent, Escape lets the next Tab leave. Suggestions of the
 * schema come while a word is written; until one is chosen with an arrow, every key does what it does without them.
 */
export function QuestionField({ label, value, rows, ref, completes, indents, onType, onRun, onIndents }: QuestionFieldProps) {
  const id = useId();
  const [leaving, setLeaving] = useState(false);
  const { shown, load, close, typed, ask, move, moved } = useCompletion();
  const list = `${id}-suggestions`;

  const write = (field: HTMLTextAreaElement, text: string, from: number): void => {
    field.setRangeText(text, from, field.selectionEnd, 'end');
    onType(field.value);
  };
  const take = (index: number): void => {
    const suggestion = shown?.completion.suggestions[index];
    if (!suggestion || !ref.current) return;
    write(ref.current, suggestion.text, shown.completion.from);
    close();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    if (event.nativeEvent.isComposing) return;
    const field = event.currentTarget;
    const chosen = shown && actFor('completion', event.nativeEvent);
    const act = actFor('apiField', event.nativeEvent);
    if (chosen === 'next') move(1);
    else if (chosen === 'previous') move(-1);
    else if (chosen === 'take' && shown && shown.active >= 0) take(shown.active);
    else if (act === 'complete' && completes) void ask(field);
    else if (act === 'run') onRun();
    else if (act === 'indents') onIndents();
    else if (act === 'leave' && shown) close();
    else if (act === 'leave' && indents) {
      setLeaving(true);
      announce('Tab leaves the field now');
    } else if (event.key === 'Tab' && !event.shiftKey && indents && !leaving) write(field, indent, field.selectionStart);
    else return;
    event.preventDefault();
  };

  return (
    <div className="question-field">
      <label htmlFor={id}>{label}</label>
      <div className="field-frame">
        <textarea
          id={id}
          ref={ref}
          rows={rows}
          value={value}
          wrap="off"
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          data-gramm="false"
          data-indents={indents && !leaving}
          aria-keyshortcuts={[shortcut('apiField', 'run'), ...(completes ? [shortcut('apiField', 'complete')] : [])].join(' ')}
          {...(completes && { 'aria-autocomplete': 'list' as const })}
          {...(shown && { 'aria-controls': list, ...(shown.active >= 0 && { 'aria-activedescendant': suggestionId(list, shown.active) }) })}
          onFocus={() => { if (completes) void load(); }}
          onChange={({ target }) => {
            onType(target.value);
            if (completes) typed(target.value, target.selectionStart);
          }}
          onSelect={(event) => { moved(event.currentTarget.selectionStart); }}
          onBlur={() => {
            setLeaving(false);
            close();
          }}
          onKeyDown={onKeyDown}
        />
        {shown && <Suggestions id={list} completion={shown.completion} active={shown.active} place={placeIn(ref.current, shown.completion.from)} onTake={take} />}
      </div>
    </div>
  );
}

function placeIn(field: HTMLTextAreaElement | null, at: number) {
  const lines = (field?.value ?? '').slice(0, at).split('\n');
  return { line: lines.length - 1, column: lines.at(-1)?.length ?? 0, scrolledDown: field?.scrollTop ?? 0, scrolledAside: field?.scrollLeft ?? 0 };
}
