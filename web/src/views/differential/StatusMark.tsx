import type { FindingStatus } from '../../generated/graphql.ts';
import { statusWords } from './patientCase.ts';

const paths = { PRESENT: 'M8 2.5v11M2.5 8h11', ABSENT: 'M2.5 8h11', UNKNOWN: 'M5 6a3 3 0 113.6 3c-.4.1-.6.4-.6.8v.7M8 12.6v.6' } satisfies Record<FindingStatus, string>;

/** Plus, minus or question mark, drawn; the word goes with it for screen readers at least. */
export function StatusMark({ status, word = true }: { status: FindingStatus; word?: boolean }) {
  return (
    <span className={`status status-${status.toLowerCase()}`}>
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <path d={paths[status]} />
      </svg>
      <span className={word ? undefined : 'visually-hidden'}>{statusWords[status]}</span>
    </span>
  );
}
