import { Dialog } from '../../components/Dialog.tsx';
import { AgeField } from './AgeField.tsx';
import type { Age } from './patientCase.ts';

export function OnsetDialog({ finding, onset, onChange, onClose }: { finding: string; onset: Age | undefined; onChange: (onset: Age | undefined) => void; onClose: () => void }) {
  return (
    <Dialog title="Onset" onClose={onClose}>
      <p>
        Age when <bdi>{finding}</bdi> began. Empty: not said. It goes with the case into links and files; the ranking does not use it.
      </p>
      <p>
        <AgeField label="Age at onset" age={onset} onChange={onChange} />{' '}
        <button onClick={onClose}>Done</button>
      </p>
    </Dialog>
  );
}
