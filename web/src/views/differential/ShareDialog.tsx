import { useState } from 'react';
import { copyText } from '../../components/copyText.ts';
import { counted } from '../../components/format.ts';
import { Dialog } from '../../components/Dialog.tsx';
import { Plain } from '../../components/Plain.tsx';
import { safetyWording } from '../../components/safetyWording.ts';
import { linkLengthMax, type CaseLink } from './caseCode.ts';
import { linkInWords } from './caseWords.ts';
import type { CaseNames } from './findingNames.ts';

/** What the link would hold, in words, before anybody copies it. */
export function ShareDialog({ link, address, names, onFile, onClose }: { link: CaseLink; address: string; names: CaseNames; onFile: () => void; onClose: () => void }) {
  const [copied, setCopied] = useState(false);
  const lines = linkInWords(link, names);
  const tooLong = address.length > linkLengthMax;
  return (
    <Dialog title="Share this case" onClose={onClose}>
      {lines.length === 0 ? (
        <p>The case is empty: the link opens an empty workspace.</p>
      ) : (
        <>
          <p>
            The link holds exactly this, as codes after its <code>#</code>. Browsers send that part to no server. Whoever has the link can read it.
          </p>
          <ul className="share-lines">
            {lines.map((line) => (
              <li key={line}>
                <Plain>{line}</Plain>
              </li>
            ))}
          </ul>
          <p className="quiet">It holds no pasted text, no file, no name. {safetyWording.input}</p>
        </>
      )}
      {tooLong ? (
        <>
          <p>
            <strong>The link would be {counted(address.length, 'character')} long.</strong> Mail programs and chats cut addresses of more than {linkLengthMax} characters; a file holds the case whole.
          </p>
          <button onClick={onFile}>Save the case as a Phenopacket</button>
        </>
      ) : (
        <>
          <pre tabIndex={0} role="region" aria-label="Link">
            {address}
          </pre>
          <button
            onClick={() => {
              void copyText(address, 'Link copied').then(setCopied);
            }}
          >
            {copied ? 'Link copied' : 'Copy the link'}
          </button>
        </>
      )}
    </Dialog>
  );
}
