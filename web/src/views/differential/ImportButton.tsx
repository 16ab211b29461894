import { useRef, useState } from 'react';
import { Dialog } from '../../components/Dialog.tsx';
import { counted } from '../../components/format.ts';
import { Plain } from '../../components/Plain.tsx';
import { NotAPhenopacket, readPhenopacket, type ReadPacket } from './phenopacket.ts';
import type { PatientCase } from './patientCase.ts';

const bytesMax = 5_000_000;

/** Reads a Phenopacket in the browser and says what it leaves unread before the case is replaced. */
export function ImportButton({ onRead }: { onRead: (patient: PatientCase) => void }) {
  const field = useRef<HTMLInputElement>(null);
  const [read, setRead] = useState<ReadPacket | string>();
  const take = async (file: File): Promise<void> => {
    if (file.size > bytesMax) {
      setRead(`The file has ${counted(file.size, 'byte')}; at most ${counted(bytesMax, 'byte')} are read.`);
      return;
    }
    try {
      setRead(readPhenopacket(await file.text()));
    } catch (error) {
      if (!(error instanceof NotAPhenopacket)) throw error;
      setRead(error.message);
    }
  };
  const close = (): void => {
    setRead(undefined);
  };
  return (
    <>
      <button
        title="Import a Phenopacket"
        onClick={() => {
          field.current?.click();
        }}
      >
        Import…
      </button>
      <input
        ref={field}
        type="file"
        accept=".json,application/json"
        hidden
        aria-label="Phenopacket file"
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = '';
          if (file) void take(file);
        }}
      />
      {read !== undefined && (
        <Dialog title="Import a Phenopacket" onClose={close}>
          {typeof read === 'string' ? (
            <p>{read}</p>
          ) : (
            <>
              <p>
                {counted(read.patient.findings.length, 'finding')} with a code{read.patient.age ? ', age' : ''}
                {read.patient.sex ? ', sex' : ''}. The case of the workspace is replaced; Undo brings it back. The file stays on this computer.
              </p>
              {read.notRead.length > 0 && (
                <>
                  <h3>Left unread ({read.notRead.length})</h3>
                  <ul>
                    {read.notRead.map((part) => (
                      <li key={part}>
                        <Plain>{part}</Plain>
                      </li>
                    ))}
                  </ul>
                </>
              )}
              <p>
                <button
                  onClick={() => {
                    onRead(read.patient);
                    close();
                  }}
                >
                  Use this case
                </button>{' '}
                <button onClick={close}>Cancel</button>
              </p>
            </>
          )}
        </Dialog>
      )}
    </>
  );
}
