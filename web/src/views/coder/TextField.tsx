import { useId, type Ref } from 'react';
import { actFor, shortcut } from '../../components/keys.ts';
import { safetyWording } from '../../components/safetyWording.ts';

/** A field for text about a patient: nothing keeps, completes or checks what is typed, and it is sent only when asked to. */
export function TextField({ label, value, rows, ref, onType, onRun }: { label: string; value: string; rows: number; ref: Ref<HTMLTextAreaElement>; onType: (text: string) => void; onRun: () => void }) {
  const id = useId();
  return (
    <div className="text-field">
      <label htmlFor={id}>{label}</label>
      <textarea
        id={id}
        ref={ref}
        rows={rows}
        value={value}
        dir="auto"
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        data-gramm="false"
        aria-describedby={`${id}-hint`}
        aria-keyshortcuts={shortcut('coderField', 'run')}
        onChange={(event) => {
          onType(event.target.value);
        }}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing || actFor('coderField', event.nativeEvent) !== 'run') return;
          event.preventDefault();
          onRun();
        }}
      />
      <p id={`${id}-hint`} className="note">
        {safetyWording.input} Not stored: it is sent to this server only when you run it, and gone when you leave.
      </p>
    </div>
  );
}
