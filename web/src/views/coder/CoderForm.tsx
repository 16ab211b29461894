import { useRef, type ReactNode } from 'react';
import { TextField } from './TextField.tsx';

interface CoderFormProps {
  label: string;
  text: string;
  rows: number;
  /** Words of the button that asks. */
  act: string;
  example: string;
  /** Said beside the buttons where the answer below is not for what the field holds now. */
  stale: string | undefined;
  onType: (text: string) => void;
  /** Never with an empty field. */
  onRun: () => void;
  onClear: () => void;
  /** What narrows the question. */
  children: ReactNode;
}

/** A text to code, with what is done with it; the field has the focus whenever the reader must type next. */
export function CoderForm({ label, text, rows, act, example, stale, onType, onRun, onClear, children }: CoderFormProps) {
  const field = useRef<HTMLTextAreaElement>(null);
  const run = (): void => {
    if (text.trim() === '') field.current?.focus();
    else onRun();
  };
  return (
    <form
      className="coder-form"
      onSubmit={(event) => {
        event.preventDefault();
        run();
      }}
    >
      <TextField ref={field} label={label} value={text} rows={rows} onType={onType} onRun={run} />
      <div className="coder-tools">
        {children}
        <p className="coder-acts">
          <button type="submit" className="primary" aria-keyshortcuts="Control+Enter">
            {act}
          </button>
          <button
            type="button"
            onClick={() => {
              onClear();
              field.current?.focus();
            }}
          >
            Clear
          </button>
          {text === '' && (
            <button
              type="button"
              onClick={() => {
                onType(example);
                field.current?.focus();
              }}
            >
              Load an example (synthetic)
            </button>
          )}
          {stale !== undefined && <span className="quiet">{stale}</span>}
        </p>
      </div>
    </form>
  );
}
