import './Dialog.css';
import { useId, useLayoutEffect, useRef, type ReactNode } from 'react';

interface DialogProps {
  title: string;
  onClose: () => void;
  children: ReactNode;
}

/** A native modal dialog; the browser keeps the focus inside and gives it back to the opener. */
export function Dialog({ title, onClose, children, side = false }: DialogProps & { side?: boolean }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      aria-labelledby={heading}
      className={side ? 'dialog dialog-side' : 'dialog'}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => {
        if (event.target === event.currentTarget) onClose();
      }}
    >
      <DialogBody title={title} heading={heading} onClose={onClose}>
        {children}
      </DialogBody>
    </dialog>
  );
}

/** From this width on the drawer stands beside the page; below it, over the page. */
const drawerBesideFrom = '(width >= 75rem)';

/** A pane beside the view where there is room, so that both can be read, and a modal dialog where there is none. */
export function Drawer({ title, onClose, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useLayoutEffect(() => {
    const element = dialog.current;
    const wide = matchMedia(drawerBesideFrom);
    const show = (): void => {
      if (!element) return;
      if (element.open) element.close();
      if (wide.matches) element.show();
      else element.showModal();
    };
    show();
    wide.addEventListener('change', show);
    return () => {
      wide.removeEventListener('change', show);
      element?.close();
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      aria-labelledby={heading}
      className="drawer"
      data-pane
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.preventDefault();
        onClose();
      }}
    >
      <DialogBody title={title} heading={heading} onClose={onClose}>
        {children}
      </DialogBody>
    </dialog>
  );
}

function DialogBody({ title, heading, onClose, children }: DialogProps & { heading: string }) {
  return (
    <div className="dialog-body">
      <div className="dialog-head">
        <h2 id={heading} tabIndex={-1} autoFocus>
          {title}
        </h2>
        <button onClick={onClose} aria-keyshortcuts="Escape">
          Close
        </button>
      </div>
      {children}
    </div>
  );
}
