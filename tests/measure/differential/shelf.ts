import type { CareSetting } from '../../../server/domain/assertion.ts';
import { rowsOfDisease } from '../../../server/differential/model.ts';
import { cannotMissDiseases } from '../../../server/services/cannotMiss.ts';
import { rankDiagnoses } from '../../../server/services/differential.ts';
import type { Graph } from '../../../server/services/graph.ts';
import type { PhraseReader, PracticeCase } from './practice.ts';

const allKnowledge = { tiers: undefined, licences: undefined, excludeSources: [], excludeReferences: [] };

/** How long the shelf of what must not be missed is, and how often a diagnosis that is marked so is kept in sight on it. */
export async function shelfLine(graph: Graph, reader: PhraseReader, cases: readonly PracticeCase[], setting: CareSetting): Promise<string> {
  const { model } = graph.diseases;
  const marked = new Set(model.conditions.filter((disease) => rowsOfDisease(model, disease).some((row) => model.rows.details.get(row)?.cannotMiss === true)));
  const sizes: number[] = [];
  let must = 0;
  let kept = 0;
  let lessLikely = 0;
  for (const { findings, circumstances: { sex, ageYears }, diagnosis } of cases) {
    if (findings.length === 0) continue;
    const answer = await rankDiagnoses(graph, { patient: { findings, sex, ageYears, setting }, knowledge: allKnowledge, prior: undefined, first: 1 }, () => Promise.resolve());
    const shelf = cannotMissDiseases(answer);
    const standingOf = (disease: number) => shelf.find((shown) => shown.disease === disease)?.standing;
    sizes.push(shelf.filter(({ standing }) => standing === 'KEPT').length);
    const right = (await reader.disease({ name: diagnosis, icd10: undefined })).filter((disease) => marked.has(disease));
    if (right.length === 0) continue;
    must += 1;
    const standings = right.map(standingOf);
    if (standings.includes('KEPT')) kept += 1;
    else if (standings.includes('LESS_LIKELY')) lessLikely += 1;
  }
  sizes.sort((a, b) => a - b);
  const at = (share: number): number => sizes[Math.floor(sizes.length * share)] ?? 0;
  return `The shelf holds a median of ${at(0.5)} (a tenth more than ${at(0.9)}, at most ${sizes.at(-1) ?? 0}); ${kept} of ${must} diagnoses that must not be missed are kept in sight, ${lessLikely} set aside as less likely.`;
}
