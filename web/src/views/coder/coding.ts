import type { Assertedness, CandidateFragment, CodeNoteQuery, ConceptNameFragment } from '../../generated/graphql.ts';
import { assertions } from '../../components/AssertionMark.tsx';

/** Candidates asked for of a span: enough to correct the first one. */
export const noteCandidates = 6;

type Mention = CodeNoteQuery['linkMentions'][number];

/** A mention as it stands after the reader's corrections. */
export interface Span {
  /** Its quote and which of its kind it is: the same after an edit elsewhere in the note. */
  readonly key: string;
  /** UTF-16 offsets into the text that was coded. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly assertion: Assertedness;
  /** As the engine judged it. */
  readonly judged: Assertedness;
  readonly cue: string | null;
  readonly candidates: readonly CandidateFragment[];
  /** The surest candidate of each system, or the one chosen in its place. */
  readonly codes: readonly CandidateFragment[];
}

/** What the reader decided; gone when the view is left. */
export interface Decisions {
  readonly assertions: ReadonlyMap<string, Assertedness>;
  /** Concept chosen for a span, by span and system. */
  readonly chosen: ReadonlyMap<string, string>;
  /** By the key of a code row. */
  readonly verdicts: ReadonlyMap<string, Verdict>;
}
export type Verdict = 'accepted' | 'rejected';
export const noDecisions: Decisions = { assertions: new Map(), chosen: new Map(), verdicts: new Map() };

export const codeKey = (concept: string, assertion: Assertedness): string => `${concept} ${assertion}`;
export const choiceKey = (span: string, system: string): string => `${span} ${system}`;

export function spansOf(mentions: readonly Mention[], decisions: Decisions = noDecisions): readonly Span[] {
  const seen = new Map<string, number>();
  return mentions.map(({ start, end, text, assertion, cue, candidates }) => {
    const nth = (seen.get(text) ?? 0) + 1;
    seen.set(text, nth);
    const key = `${nth} ${text}`;
    const codes = new Map<string, CandidateFragment>();
    for (const candidate of candidates) {
      const system = candidate.concept.system.id;
      const chosen = decisions.chosen.get(choiceKey(key, system));
      if (chosen === candidate.concept.id || (!codes.has(system) && chosen === undefined)) codes.set(system, candidate);
    }
    return { key, start, end, text, cue, candidates, judged: assertion, assertion: decisions.assertions.get(key) ?? assertion, codes: [...codes.values()] };
  });
}

/** One code with one assertion, and every place of the note that speaks for it. */
export interface CodeRow {
  readonly key: string;
  readonly concept: ConceptNameFragment;
  readonly assertion: Assertedness;
  readonly evidence: readonly Span[];
  /** Of the surest place. */
  readonly best: CandidateFragment;
  /** At least as sure as asked for, or chosen by hand. */
  readonly sure: boolean;
  readonly verdict: Verdict | undefined;
}

export function codeRows(spans: readonly Span[], decisions: Decisions, min: number, only: readonly Assertedness[] = []): readonly CodeRow[] {
  const rows = new Map<string, { concept: ConceptNameFragment; assertion: Assertedness; evidence: Span[]; best: CandidateFragment; chosen: boolean }>();
  for (const span of spans) {
    for (const code of span.codes) {
      const key = codeKey(code.concept.id, span.assertion);
      const chosen = decisions.chosen.get(choiceKey(span.key, code.concept.system.id)) === code.concept.id;
      const row = rows.get(key);
      if (!row) rows.set(key, { concept: code.concept, assertion: span.assertion, evidence: [span], best: code, chosen });
      else {
        row.evidence.push(span);
        row.chosen ||= chosen;
        if (code.confidence > row.best.confidence) row.best = code;
      }
    }
  }
  return [...rows]
    .map(([key, { chosen, ...row }]): CodeRow => ({ key, ...row, sure: chosen || row.best.confidence >= min, verdict: decisions.verdicts.get(key) }))
    .filter(({ assertion }) => only.length === 0 || only.includes(assertion))
    .sort(
      (one, other) =>
        Number(other.sure) - Number(one.sure) || assertions.indexOf(one.assertion) - assertions.indexOf(other.assertion) ||
        (one.evidence[0]?.start ?? 0) - (other.evidence[0]?.start ?? 0) || (one.key < other.key ? -1 : 1),
    );
}

/** The text with one place blanked: of the same length, so that every other offset stays. */
export const without = (text: string, { start, end }: Pick<Span, 'start' | 'end'>): string => text.slice(0, start) + ' '.repeat(end - start) + text.slice(end);

export interface CodeChange {
  readonly key: string;
  readonly concept: ConceptNameFragment;
  readonly assertion: Assertedness;
  readonly before: number | undefined;
  /** Absent where nothing in the note leads to the code any more. */
  readonly after: number | undefined;
  /** The place removed was evidence for it. */
  readonly cited: boolean;
}

/** What becomes of the codes without one place: those it was evidence for, then others that changed with it. */
export function changesWithout(span: Span, before: readonly CodeRow[], after: readonly CodeRow[]): readonly CodeChange[] {
  const later = new Map(after.map((row) => [row.key, row]));
  const known = new Set(before.map(({ key }) => key));
  const changes = before.map((row): CodeChange => ({
    key: row.key, concept: row.concept, assertion: row.assertion, before: row.best.confidence, after: later.get(row.key)?.best.confidence,
    cited: row.evidence.some(({ start, end }) => start === span.start && end === span.end),
  }));
  const fresh = after.filter(({ key }) => !known.has(key)).map((row): CodeChange => ({ key: row.key, concept: row.concept, assertion: row.assertion, before: undefined, after: row.best.confidence, cited: false }));
  return [...changes.filter(({ cited }) => cited), ...changes.filter((change) => !change.cited && change.before !== change.after), ...fresh];
}

/** Whether an edit since the coding touched the sentence of a span, so that neither code nor assertion need hold any more. */
export function touched(coded: string, now: string): (span: Pick<Span, 'start' | 'end'>) => boolean {
  if (coded === now) return () => false;
  let from = 0;
  while (from < coded.length && from < now.length && coded[from] === now[from]) from += 1;
  let tail = 0;
  while (tail < coded.length - from && tail < now.length - from && coded[coded.length - 1 - tail] === now[now.length - 1 - tail]) tail += 1;
  const to = coded.length - tail;
  return ({ start, end }) => {
    const first = Math.max(...['.', '\n', ';'].map((mark) => coded.lastIndexOf(mark, start - 1))) + 1;
    const last = Math.min(...['.', '\n', ';'].map((mark) => coded.indexOf(mark, end)).map((at) => (at < 0 ? coded.length : at)));
    return from <= last && to >= first;
  };
}
