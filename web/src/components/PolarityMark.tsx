import './marks.css';

/** Drawn, so that no font decides how it looks; the word goes with it everywhere. */
const marks = {
  for: { word: 'for', path: 'M8 2l6 11H2z', filled: true },
  against: { word: 'against', path: 'M8 14l6-11H2z', filled: true },
  missing: { word: 'expected, not reported', path: 'M8 2.5a5.5 5.5 0 100 11 5.5 5.5 0 000-11z', filled: false },
  unused: { word: 'not used', path: 'M8 2l5 6-5 6-5-6z', filled: false },
  'cannot-miss': { word: 'cannot miss', path: 'M3.5 14V2.5h8l-2 3 2 3h-8', filled: false },
  conflict: { word: 'sources disagree', path: 'M2 6h12M2 10h12M11 2L5 14', filled: false },
  'cannot-say': { word: 'cannot say', path: 'M8 2.5a5.5 5.5 0 100 11 5.5 5.5 0 000-11zM3 13L13 3', filled: false },
  review: { word: 'needs review', path: 'M8 2l6.5 12h-13zM8 6.5v4M8 11.5v1', filled: false },
  withdrawn: { word: 'withdrawn', path: 'M8 1.5a6.5 6.5 0 100 13 6.5 6.5 0 000-13zM3.5 3.5l9 9', filled: false },
} as const;

export type Polarity = keyof typeof marks;

export function PolarityMark({ polarity, word = marks[polarity].word, quiet = false }: { polarity: Polarity; word?: string; quiet?: boolean }) {
  const { path, filled } = marks[polarity];
  return (
    <span className={`polarity polarity-${polarity}`}>
      <svg viewBox="0 0 16 16" aria-hidden="true" className={filled ? 'mark-filled' : 'mark-line'}>
        <path d={path} />
      </svg>
      <span className={quiet ? 'visually-hidden' : undefined}>{word}</span>
    </span>
  );
}
