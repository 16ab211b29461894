import type { FindingStatus } from '../../generated/graphql.ts';
import { StatusMark } from './StatusMark.tsx';
import { statuses, statusWords } from './patientCase.ts';

/** Present, absent or unknown, of one finding. Inside a grid the row takes the keys, so that none of it is a tab stop. */
export function StatusChoice({ name, label, status, onChoose }: { name: string; label: string; status: FindingStatus; onChoose: (status: FindingStatus) => void }) {
  return (
    <span className="status-choice" role="radiogroup" aria-label={`Status of ${label}`}>
      {statuses.map((each) => (
        <label key={each} title={statusWords[each]} data-status={each.toLowerCase()}>
          <input
            type="radio"
            name={name}
            tabIndex={-1}
            checked={each === status}
            aria-label={statusWords[each]}
            onChange={() => {
              onChoose(each);
            }}
          />
          <StatusMark status={each} word={false} />
        </label>
      ))}
    </span>
  );
}
