import { useId, useState, type ReactNode } from 'react';
import { Dialog } from '../../components/Dialog.tsx';

interface ConfirmReleaseProps {
  title: string;
  /** What has to be typed. */
  release: string;
  act: string;
  busy: boolean;
  /** Has to be agreed to as well. */
  agreement?: string;
  onConfirm: () => void;
  onClose: () => void;
  children: ReactNode;
}

/** What answers everybody is changed only by who writes out which release it will be. */
export function ConfirmRelease({ title, release, act, busy, agreement, onConfirm, onClose, children }: ConfirmReleaseProps) {
  const [typed, setTyped] = useState('');
  const [agreed, setAgreed] = useState(agreement === undefined);
  const note = useId();
  const ready = typed.trim() === release && agreed;
  return (
    <Dialog title={title} onClose={onClose}>
      <form
        className="confirm"
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) onConfirm();
        }}
      >
        {children}
        {agreement !== undefined && (
          <label className="check">
            <input type="checkbox" checked={agreed} onChange={(event) => { setAgreed(event.target.checked); }} /> {agreement}
          </label>
        )}
        <label>
          Type the release to confirm
          <input type="text" value={typed} autoComplete="off" autoCapitalize="off" spellCheck={false} aria-describedby={note} onChange={(event) => { setTyped(event.target.value); }} />
        </label>
        <p className="note" id={note}>
          It is <code>{release}</code>.
        </p>
        <p>
          <button className="primary" disabled={busy || !ready}>
            {act}
          </button>
        </p>
      </form>
    </Dialog>
  );
}
