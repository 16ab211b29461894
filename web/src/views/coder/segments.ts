import type { Span } from './coding.ts';

export type Segment = {
  readonly text: string;
} & (
  | { readonly kind: 'plain' }
  /** `first`: the part that takes the focus for the span; every span has exactly one. */
  | { readonly kind: 'span'; readonly span: Span; readonly first: boolean; readonly also: readonly Span[] }
);

/**
 * The text cut where spans begin and end. Where several cover a place the shortest one has it, so that a span within
 * another can be reached; a span that others cover wholly gets a part without text before its place. Spans that lie outside
 * the text are left out rather than trusted.
 */
export function segmentsOf(text: string, spans: readonly Span[]): readonly Segment[] {
  const valid = spans.filter(({ start, end }) => start >= 0 && end > start && end <= text.length);
  const cuts = [...new Set([0, text.length, ...valid.flatMap(({ start, end }) => [start, end])])].sort((one, other) => one - other);
  const pieces = cuts.slice(0, -1).map((from, index) => {
    const to = cuts[index + 1] ?? text.length;
    const covering = valid.filter(({ start, end }) => start <= from && to <= end).sort((one, other) => one.end - one.start - (other.end - other.start) || one.start - other.start);
    return { from, to, covering };
  });
  const placed = new Set<Span>();
  const owned = new Set(pieces.flatMap(({ covering: [owner] }) => owner ?? []));
  const segments: Segment[] = [];
  for (const { from, to, covering } of pieces) {
    for (const hidden of covering) {
      if (owned.has(hidden) || placed.has(hidden)) continue;
      placed.add(hidden);
      segments.push({ kind: 'span', text: '', span: hidden, first: true, also: [] });
    }
    const [owner, ...also] = covering;
    const part = text.slice(from, to);
    if (owner) segments.push({ kind: 'span', text: part, span: owner, first: !placed.has(owner), also });
    else if (part !== '') segments.push({ kind: 'plain', text: part });
    if (owner) placed.add(owner);
  }
  return segments;
}
