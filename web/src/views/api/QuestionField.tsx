import { useId, useState, type Ref } from 'react';
import { announce } from '../../components/announce.ts';
import { actFor, shortcut } from '../../components/keys.ts';

const indent = '  ';

/** A field of code. Tab leaves it, as everywhere; where it is set to indent, Escape lets the next Tab leave. */
export function QuestionField({ label, value, rows, ref, indents, onType, onRun, onIndents }: {
  label: string; value: string; rows: number; ref?: Ref<HTMLTextAreaElement>; indents: boolean; onType: (text: string) => void; onRun: () => void; onIndents: () => void;
}) {
  const id = useId();
  const [leaving, setLeaving] = useState(false);
  return (
    <div className="question-field">
      <label htmlFor={id}>{label}</label>
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
        aria-keyshortcuts={shortcut('apiField', 'run')}
        onChange={(event) => {
          onType(event.target.value);
        }}
        onBlur={() => {
          setLeaving(false);
        }}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          const act = actFor('apiField', event.nativeEvent);
          if (act === 'run') onRun();
          else if (act === 'indents') onIndents();
          else if (act === 'leave' && indents) {
            setLeaving(true);
            announce('Tab leaves the field now');
          } else if (event.key === 'Tab' && !event.shiftKey && indents && !leaving) {
            const { selectionStart, selectionEnd } = event.currentTarget;
            event.currentTarget.setRangeText(indent, selectionStart, selectionEnd, 'end');
            onType(event.currentTarget.value);
          } else return;
          event.preventDefault();
        }}
      />
    </div>
  );
}
