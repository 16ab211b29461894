import type { PreparedCase } from '../../../server/differential/caseFindings.ts';
import { prepareCase } from '../../../server/differential/caseFindings.ts';
import { noCircumstances } from '../../../server/differential/circumstances.ts';
import type { DiseaseProfile } from '../../../server/differential/diseaseProfile.ts';
import type { DifferentialModel } from '../../../server/differential/model.ts';
import { profileInView, rowsOfDisease } from '../../../server/differential/model.ts';
import type { StatedFinding } from '../../../server/differential/robustness.ts';
import { usedFindings } from '../../../server/differential/robustness.ts';
import type { ReplacedProfiles } from '../../../server/differential/score.ts';
import { noCandidate, nothingReplaced, scoreAll } from '../../../server/differential/score.ts';
import type { Graph } from '../../../server/services/graph.ts';
import { knowledgeView } from '../../../server/services/knowledgeView.ts';
import type { PublishedCase } from './cases.ts';

/** AS_IS; PATIENT: the case's own patient subtracted; ARTICLE: nothing that cites its article. */
export type Regime = 'AS_IS' | 'PATIENT' | 'ARTICLE';

/** Where the known diagnosis stands: candidates that score more, and others that score the same. */
export interface FoundRank {
  readonly better: number;
  readonly tied: number;
}
export interface RankedCase {
  readonly of: PublishedCase;
  readonly rank: FoundRank | undefined;
  /** The article of the case is cited for its diagnosis. */
  readonly cited: boolean;
  readonly known: boolean;
  readonly scores: Int32Array | undefined;
  readonly gold: readonly number[];
  readonly findingCount: number;
}

export class CaseRanker {
  readonly #graph: Graph;
  readonly #model: DifferentialModel;
  readonly #diseaseOf: ReadonlyMap<number, number>;
  readonly #patientKnown: boolean;

  /** `patientKnown`: age and sex are sent with the findings. */
  constructor(graph: Graph, model: DifferentialModel, patientKnown = false) {
    this.#patientKnown = patientKnown;
    this.#graph = graph;
    this.#model = model;
    this.#diseaseOf = new Map(model.diseases.flatMap((entries, disease) => entries.map((entry) => [entry, disease] as const)));
  }

  statedOf({ present, absent }: Pick<PublishedCase, 'present' | 'absent'>): StatedFinding[] {
    const stated = (ids: readonly string[], status: StatedFinding['status']) => ids.map((id) => ({ concept: this.#graph.topology.liveIndexOf(id), status }));
    return [...stated(present, 'PRESENT'), ...stated(absent, 'ABSENT')].filter(({ concept }) => concept !== -1);
  }

  goldOf({ gold }: PublishedCase): number[] {
    return [...new Set(gold.flatMap((id) => this.#diseaseOf.get(this.#graph.topology.liveIndexOf(id)) ?? []))];
  }

  rank(of: PublishedCase, regime: Regime): RankedCase {
    const gold = this.goldOf(of);
    const { present, absent } = usedFindings(this.#model, this.statedOf(of));
    const citing = new Set(of.pmid === undefined ? [] : this.#graph.diseases.rowsCiting(`PMID:${of.pmid}`));
    const cited = citing.size > 0 && gold.some((disease) => rowsOfDisease(this.#model, disease).some((row) => citing.has(row)));
    const base = { of, cited, known: gold.length > 0, gold, findingCount: present.length };
    if (present.length + absent.length === 0 || of.present.length === 0) return { ...base, rank: undefined, scores: undefined };
    const prepared = prepareCase(this.#model, present, absent, this.#patientKnown ? { ...noCircumstances, sex: of.sex, ageYears: of.ageYears } : noCircumstances);
    const replaced = this.#replaced(of, regime, gold, citing, prepared);
    const scores = scoreAll(this.#model, prepared, replaced);
    return { ...base, rank: rankAmong(scores, gold), scores };
  }

  #replaced({ pmid }: PublishedCase, regime: Regime, gold: readonly number[], citing: ReadonlySet<number>, { present }: PreparedCase): ReplacedProfiles {
    if (regime === 'AS_IS' || pmid === undefined || citing.size === 0) return nothingReplaced;
    if (regime === 'ARTICLE') return knowledgeView(this.#graph, { tiers: undefined, licences: undefined, excludeSources: [], excludeReferences: [`PMID:${pmid}`] }).replaced;
    const model = this.#model;
    const had = new Set(present.flatMap(({ implied }) => implied.map(({ term }) => term)));
    return new Map(gold.map((disease): readonly [number, DiseaseProfile] => [disease, profileInView(model, disease, (row, counted) => {
      if (!citing.has(row) || counted.denominator === 0) return counted;
      const numerator = counted.numerator - (had.has(model.terms.numberOf(model.rows.object[row] ?? 0)) ? 1 : 0);
      const denominator = counted.denominator - 1;
      return numerator <= 0 || denominator <= 0 ? undefined : { numerator, denominator };
    })]));
  }
}

export function rankAmong(scores: Int32Array, gold: readonly number[]): FoundRank | undefined {
  const best = Math.max(noCandidate, ...gold.map((disease) => scores[disease] ?? noCandidate));
  if (best === noCandidate) return undefined;
  const mine = new Set(gold);
  let better = 0;
  let tied = 0;
  scores.forEach((score, disease) => {
    if (score > best) better += mine.has(disease) ? 0 : 1;
    else if (score === best && !mine.has(disease)) tied += 1;
  });
  return { better, tied };
}
