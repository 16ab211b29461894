import './AssertionMark.css';
import type { Assertedness } from '../generated/graphql.ts';

/** In the order in which codes are listed and keys 1 to 6 set them. `sign` is short enough to stand in running text. */
export const assertions = ['PRESENT', 'ABSENT', 'POSSIBLE', 'CONDITIONAL', 'HISTORICAL', 'FAMILY'] as const satisfies readonly Assertedness[];

export const assertionWords = {
  PRESENT: { word: 'present', sign: '+', means: 'The text says that it is there.' },
  ABSENT: { word: 'absent', sign: '−', means: 'The text says that it is not there.' },
  POSSIBLE: { word: 'possible', sign: '?', means: 'The text leaves open whether it is there.' },
  CONDITIONAL: { word: 'conditional', sign: 'if', means: 'The text speaks of a case that may come about.' },
  HISTORICAL: { word: 'historical', sign: 'past', means: 'The text says that it was there before.' },
  FAMILY: { word: 'family', sign: 'fam', means: 'The text speaks of a relative.' },
} satisfies Record<Assertedness, { word: string; sign: string; means: string }>;

/** Sign and word; the same marks stand in notes and in lists of codes. */
export function AssertionMark({ assertion }: { assertion: Assertedness }) {
  const { word, sign } = assertionWords[assertion];
  return (
    <span className="assertion" data-assertion={assertion}>
      <span className="assertion-sign" aria-hidden="true">
        {sign}
      </span>{' '}
      {word}
    </span>
  );
}
