import type { ConceptId } from '../server/domain/concept.ts';
import type { AffectedMapping, AffectedMappings, TouchedConcept } from '../server/domain/ingestRun.ts';
import { limits } from '../server/domain/limits.ts';
import { readRows } from '../server/graph-files/reader.ts';

/** The mappings in the graph files of sources that name a touched concept on either side. */
export async function affectedMappings(origins: readonly { readonly source: string; readonly folder: string }[], touched: ReadonlyMap<ConceptId, TouchedConcept>): Promise<AffectedMappings> {
  if (touched.size === 0) return { total: 0, accepted: 0, shown: [] };
  const [accepted, others]: [AffectedMapping[], AffectedMapping[]] = [[], []];
  let [acceptedCount, otherCount] = [0, 0];
  for (const { source: statedBy, folder } of origins) {
    for await (const batch of readRows(folder, 'mappings')) {
      for (const { row: { source, target, targetsTogether, relation, status } } of batch) {
        const concept = [source, ...(target === undefined ? [] : [target]), ...targetsTogether].map((id) => touched.get(id)).find((found) => found !== undefined);
        if (concept === undefined) continue;
        const isAccepted = status === 'ACCEPTED';
        if (isAccepted) acceptedCount += 1;
        else otherCount += 1;
        const list = isAccepted ? accepted : others;
        if (list.length < limits.ingestAffectedMax) list.push({ statedBy, source, target, relation, status, concept });
      }
    }
  }
  return { total: acceptedCount + otherCount, accepted: acceptedCount, shown: [...accepted, ...others].slice(0, limits.ingestAffectedMax) };
}
