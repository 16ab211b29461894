import { useEffect, useId, useRef, useState } from 'react';
import { useClient } from 'urql';
import { announce } from '../../components/announce.ts';
import { Dialog } from '../../components/Dialog.tsx';
import { counted } from '../../components/format.ts';
import { safetyWording } from '../../components/safetyWording.ts';
import { serverLimits } from '../../components/serverLimits.ts';
import { TroubleNote } from '../../components/QueryState.tsx';
import { troubleOf, type Trouble } from '../../components/trouble.ts';
import { FindingsInTextDocument } from '../../generated/graphql.ts';
import { proposalsOf, type Proposal } from './proposals.ts';
import { useFindingSystems } from './useFindingSystems.ts';

/** A text is looked through for findings; it is kept nowhere, and what is found is proposed, not counted. */
export function PasteDialog({ onFound, onClose }: { onFound: (found: readonly Proposal[]) => void; onClose: () => void }) {
  const [text, setText] = useState('');
  const [state, setState] = useState<'writing' | 'asking' | 'nothing' | Trouble>('writing');
  const client = useClient();
  const systems = useFindingSystems();
  const hint = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    field.current?.focus();
  }, []);
  const find = async (): Promise<void> => {
    if (text.trim() === '' || state === 'asking') return;
    setState('asking');
    const { data, error, extensions } = await client.query(FindingsInTextDocument, { text, to: [...systems] }, { kept: false }).toPromise();
    if (!data) {
      if (!error) throw new Error('an answer with neither data nor error');
      setState(troubleOf(error, extensions));
      return;
    }
    const found = proposalsOf(text, data.linkMentions);
    if (found.length === 0) {
      setState('nothing');
      announce('No finding was recognised.');
      return;
    }
    announce(`${counted(found.length, 'finding')} proposed; none counts before you confirm it.`);
    onFound(found);
  };
  return (
    <Dialog title="Findings from text" onClose={onClose}>
      <p id={hint}>
        {safetyWording.input} The text is looked through by the server and kept nowhere; what is found is proposed and counts when you confirm it.
      </p>
      <textarea
        ref={field}
        aria-label="Text"
        aria-describedby={hint}
        className="paste-text"
        rows={9}
        maxLength={serverLimits.noteTextMax}
        autoComplete="off"
        spellCheck={false}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          if (state !== 'asking') setState('writing');
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
          event.preventDefault();
          void find();
        }}
      />
      <p>
        <button
          aria-keyshortcuts="Control+Enter"
          aria-disabled={state === 'asking' || text.trim() === ''}
          onClick={() => {
            void find();
          }}
        >
          {state === 'asking' ? 'Looking for findings…' : 'Propose findings'}
        </button>
      </p>
      {state === 'nothing' && <p role="note">No finding was recognised. Findings are recognised in English; single ones can be typed in the field.</p>}
      {typeof state === 'object' && (
        <TroubleNote
          trouble={state}
          what="the findings of the text"
          operation="FindingsInText"
          onRetry={() => {
            void find();
          }}
        />
      )}
    </Dialog>
  );
}
