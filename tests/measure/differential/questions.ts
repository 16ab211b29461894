import { rankDiagnoses } from '../../../server/services/differential.ts';
import type { SentFinding } from '../../../server/services/caseFindings.ts';
import { weighedQuestions } from '../../../server/services/nextQuestions.ts';
import type { Differential } from '../../../server/services/differential.ts';
import { profileIn } from '../../../server/services/differential.ts';
import type { Graph } from '../../../server/services/graph.ts';
import type { PublishedCase } from './cases.ts';
import { randomFrom } from './cases.ts';
import { mean } from './metrics.ts';
import type { CaseRanker } from './ranks.ts';

export type Asking = 'INFORMATION' | 'FREQUENCY' | 'RANDOM';
const startingFindings = 3;
const questionsMax = 15;

/**
 * Questions until the diagnosis stands first, from the first three findings of a case on; what the case does not imply is
 * answered "absent". A case in which it never does counts the most questions.
 */
export async function questionsToFirst(graph: Graph, ranker: CaseRanker, cases: readonly PublishedCase[], asking: Asking): Promise<{ readonly questions: number; readonly solved: number; readonly cases: number }> {
  const random = randomFrom(7);
  const counts: number[] = [];
  for (const published of cases) {
    const gold = new Set(ranker.goldOf(published));
    const had = new Set(published.present.flatMap((id) => {
      const index = graph.topology.liveIndexOf(id);
      return index === -1 ? [] : [index, ...graph.topology.hierarchy.ancestorsOf(index)];
    }));
    const findings: SentFinding[] = published.present.slice(0, startingFindings).map((concept) => ({ concept, status: 'PRESENT' }));
    let asked = 0;
    for (; asked < questionsMax; asked += 1) {
      const answer = await rankDiagnoses(graph, { patient: { findings, sex: undefined, ageYears: undefined, setting: undefined }, knowledge: { tiers: undefined, licences: undefined, excludeSources: [], excludeReferences: [] }, prior: undefined, first: 1 }, () => Promise.resolve());
      if (gold.has(answer.ranking.first ?? -1)) break;
      const concept = chosen(answer, asking, random);
      if (concept === undefined) {
        asked = questionsMax;
        break;
      }
      findings.push({ concept: graph.topology.idAt(concept), status: had.has(concept) ? 'PRESENT' : 'ABSENT' });
    }
    counts.push(Math.min(asked, questionsMax));
  }
  return { questions: mean(counts), solved: mean(counts.map((count) => (count < questionsMax ? 1 : 0))), cases: counts.length };
}

function chosen(answer: Differential, asking: Asking, random: () => number): number | undefined {
  if (asking === 'FREQUENCY') {
    const profile = profileIn(answer, answer.ranking.top(1)[0] ?? 0);
    const open = Array.from(profile.terms, (term, place) => ({ term, share: profile.shares[place] ?? 0 })).filter(({ term }) => !answer.prepared.answered.has(term));
    const best = open.sort((a, b) => b.share - a.share || a.term - b.term)[0];
    return best === undefined ? undefined : answer.model.terms.concept[best.term];
  }
  const questions = weighedQuestions(answer);
  return (asking === 'INFORMATION' ? questions[0] : questions[Math.floor(random() * questions.length)])?.concept;
}
