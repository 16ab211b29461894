import './marks.css';
import type { EvidenceTier } from '../generated/graphql.ts';
import { tierWords } from './words.ts';

/** Letter and shape by kind of source: A square reference, B circle published, C hexagon records; others by border and word. */
const shapes = {
  TERMINOLOGY: { letter: 'A', shape: 'square' },
  CURATED: { letter: 'A', shape: 'square' },
  LITERATURE: { letter: 'B', shape: 'circle' },
  EHR: { letter: 'C', shape: 'hexagon' },
  DERIVED: undefined,
  SYNTHETIC: undefined,
} satisfies Record<EvidenceTier, { letter: string; shape: 'square' | 'circle' | 'hexagon' } | undefined>;

export function TierBadge({ tier }: { tier: EvidenceTier }) {
  const drawn = shapes[tier];
  if (!drawn) return <span className={`tier-word tier-${tier.toLowerCase()}`}>{tierWords[tier]}</span>;
  const name = `Tier ${drawn.letter}, ${tierWords[tier]}`;
  return (
    <svg className={`tier tier-${drawn.letter.toLowerCase()}`} viewBox="0 0 24 24" role="img" aria-label={name}>
      <title>{name}</title>
      {drawn.shape === 'square' && <rect x="3" y="3" width="18" height="18" />}
      {drawn.shape === 'circle' && <circle cx="12" cy="12" r="9.5" />}
      {drawn.shape === 'hexagon' && <path d="M12 2l8.7 5v10L12 22l-8.7-5V7z" />}
      <text x="12" y="16.5" textAnchor="middle">
        {drawn.letter}
      </text>
    </svg>
  );
}
