import type { AcceptedExample } from '../../../server/mapping/exampleIndex.ts';
import { buildExamples, openExamples } from '../../../server/mapping/exampleIndex.ts';
import type { PhraseRanker } from '../../../server/mapping/phraseRanker.ts';
import { atOnce } from '../../../server/release/steps.ts';
import type { Case, Task } from './cases.ts';
import { foldHash, foldOf, rankFor } from './fit.ts';

export interface LearningCurve {
  readonly title: string;
  readonly codes: number;
  readonly heldOut: number;
  /** Mean F1 over the codes, by examples of each code. */
  readonly macroF1: readonly { readonly examples: number; readonly f1: number }[];
}

const exampleCounts = [0, 5, 20] as const;
const examplesMost = Math.max(...exampleCounts);
const heldOutFold = 0;

/** Codes with at least 20 mentions outside the held-out documents and one within, after none, 5 and 20 of those mentions were accepted. */
export function learningCurve(task: Task, ranker: PhraseRanker): LearningCurve {
  const pool = new Map<number, Case[]>();
  const heldOut: { readonly one: Case; readonly code: number }[] = [];
  for (const one of task.cases) {
    const [code] = one.gold;
    if (code === undefined) continue;
    if (foldOf(one.cluster) === heldOutFold) heldOut.push({ one, code });
    else pool.set(code, [...(pool.get(code) ?? []), one]);
  }
  const codes = new Set(heldOut.map(({ code }) => code).filter((code) => (pool.get(code)?.length ?? 0) >= examplesMost));
  const asked = heldOut.filter(({ code }) => codes.has(code));
  const macroF1 = exampleCounts.map((examples) => {
    const accepted = [...codes].flatMap((code) => [...(pool.get(code) ?? [])].sort((a, b) => foldHash(a.cluster + a.text) - foldHash(b.cluster + b.text)).slice(0, examples)
      .map(({ text }): AcceptedExample => ({ phrase: text, concept: code, relation: 'EXACT', count: 1, language: 0 })));
    const index = accepted.length === 0 ? undefined : openExamples(atOnce(buildExamples(accepted, ranker.reader)), [], ranker.reader);
    const counts = new Map([...codes].map((code) => [code, { right: 0, said: 0, meant: 0 }]));
    const known = new Map<string, number | undefined>();
    for (const { one, code } of asked) {
      const said = known.has(one.text) ? known.get(one.text) : rankFor(ranker, task, one, index)[0]?.concept;
      known.set(one.text, said);
      // Any of the right concepts stands for the code.
      const meant = said !== undefined && one.gold.has(said) ? code : said;
      const [ofCode, ofSaid] = [counts.get(code), counts.get(meant ?? -1)];
      if (ofCode !== undefined) ofCode.meant += 1;
      if (ofSaid !== undefined) ofSaid.said += 1;
      if (meant === code && ofCode !== undefined) ofCode.right += 1;
    }
    const f1 = [...counts.values()].map(({ right, said, meant }) => (2 * right) / Math.max(1, said + meant));
    return { examples, f1: f1.reduce((sum, value) => sum + value, 0) / Math.max(1, f1.length) };
  });
  return { title: task.title, codes: codes.size, heldOut: asked.length, macroF1 };
}
