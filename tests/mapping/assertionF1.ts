import type { Graph } from '../../server/services/graph.ts';
import { atOnce } from '../../server/release/steps.ts';
import { linkMentions } from '../../server/services/linkMentions.ts';
import { read } from '../repo/repositoryFiles.ts';

export interface AssertionScore {
  /** Mean over the labels. */
  readonly f1: number;
  readonly byLabel: readonly { readonly label: string; readonly f1: number }[];
  readonly mentions: number;
  /** Lines with what was said instead. */
  readonly wrong: readonly string[];
}

/** Lines of a note with `[[mention|label]]`, as text and its labelled spans. */
function labelled(line: string): { readonly text: string; readonly spans: readonly { readonly start: number; readonly label: string }[] } {
  const spans: { start: number; label: string }[] = [];
  let text = '';
  let from = 0;
  for (const match of line.matchAll(/\[\[([^|]+)\|(\w+)\]\]/g)) {
    text += line.slice(from, match.index);
    spans.push({ start: text.length, label: match[2] ?? '' });
    text += match[1] ?? '';
    from = match.index + match[0].length;
  }
  return { text: text + line.slice(from), spans };
}

/** The assertion of every labelled mention of `assertion-notes.txt`. */
export function assertionScore(graph: Graph): AssertionScore {
  const counts = new Map<string, { right: number; said: number; meant: number }>();
  const of = (label: string) => {
    const known = counts.get(label) ?? { right: 0, said: 0, meant: 0 };
    counts.set(label, known);
    return known;
  };
  const wrong: string[] = [];
  for (const line of read('tests/mapping/assertion-notes.txt').trimEnd().split('\n')) {
    const { text, spans } = labelled(line);
    const found = new Map(atOnce(linkMentions(graph, text, ['HP'], undefined, 1)).map(({ start, assertion }) => [start, assertion]));
    for (const { start, label } of spans) {
      const said = found.get(start) ?? 'NOT_FOUND';
      of(label).meant += 1;
      of(said).said += 1;
      if (said === label) of(label).right += 1;
      else wrong.push(`${line}: ${said}`);
    }
  }
  const byLabel = [...counts].filter(([, { meant }]) => meant > 0).map(([label, { right, said, meant }]) => ({ label, meant, f1: (2 * right) / (said + meant) }));
  return { byLabel, wrong, mentions: byLabel.reduce((sum, { meant }) => sum + meant, 0), f1: byLabel.reduce((sum, { f1 }) => sum + f1, 0) / byLabel.length };
}
