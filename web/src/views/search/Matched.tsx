import { plainText } from '../../components/plainText.ts';
import { matchWords } from './matchWords.ts';
import type { Suggestion } from './suggestions.ts';

type Match = Suggestion['why'][number];

interface Segment {
  readonly text: string;
  readonly marked: boolean;
}

/** The term cut at its highlights; offsets that lie outside it or overlap are left out rather than trusted. */
export function segmentsOf(term: string, highlights: readonly (readonly number[])[]): readonly Segment[] {
  const segments: Segment[] = [];
  let at = 0;
  for (const [start, end] of [...highlights].sort(([one = 0], [other = 0]) => one - other)) {
    if (start === undefined || end === undefined || start < at || end <= start || end > term.length) continue;
    if (start > at) segments.push({ text: term.slice(at, start), marked: false });
    segments.push({ text: term.slice(start, end), marked: true });
    at = end;
  }
  if (at < term.length) segments.push({ text: term.slice(at), marked: false });
  return segments;
}

export function MarkedTerm({ term, highlights }: { term: string; highlights: readonly (readonly number[])[] }) {
  return (
    <bdi>
      {segmentsOf(term, highlights).map(({ text, marked }, index) =>
        marked ? <mark key={index}>{plainText(text)}</mark> : <span key={index}>{plainText(text)}</span>,
      )}
    </bdi>
  );
}

/** Why a hit is one, in words, with the term that matched. */
export function Matched({ why }: { why: readonly Match[] }) {
  return (
    <span className="matched">
      {why.map(({ reason, term, highlights }, index) => (
        <span key={index} className="match">
          <span className="quiet">{matchWords[reason]}</span>
          {term !== null && (
            <>
              {' “'}
              <MarkedTerm term={term} highlights={highlights} />”
            </>
          )}
        </span>
      ))}
    </span>
  );
}
