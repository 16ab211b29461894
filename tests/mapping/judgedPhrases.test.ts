import { beforeAll, describe, expect, it } from 'vitest';
import type { SourceRows } from '../fixtures/graphFiles.ts';
import { mappingRow, named } from '../fixtures/rows.ts';
import type { Graph } from '../../server/services/graph.ts';
import { atOnce } from '../../server/release/steps.ts';
import { linkMentions } from '../../server/services/linkMentions.ts';
import { mapConcept } from '../../server/services/mapConcept.ts';
import type { PhraseMapping } from '../../server/services/mapPhrase.ts';
import { mapPhrase } from '../../server/services/mapPhrase.ts';
import { openMappingGraph, plainSource } from './mappingGraph.ts';

const judged = (phrase: string, target: `${string}:${string}`, count: number, status: 'ACCEPTED' | 'REJECTED' = 'ACCEPTED', relation: 'EXACT' | 'BROADER' = 'EXACT'): SourceRows['rows'] => {
  const source = `WARD:${phrase.replaceAll(' ', '-')}` as const;
  return [...named(source, 'OTHER', phrase), mappingRow(source, target, { relation, status, flags: [{ name: 'phrase', value: phrase }, { name: 'count', value: String(count) }] })];
};
const map = (graph: Graph, text: string, to = 'ICD10CM'): PhraseMapping => mapPhrase(graph, { text, to, strategy: 'AUTO', route: undefined, billable: false, language: undefined, first: 5 });
const noPause = async (): Promise<void> => {};
const ids = (answer: PhraseMapping) => answer.candidates.map(({ id }) => id);

describe('phrases that people judged', () => {
  let graph: Graph;
  let untaught: Graph;
  beforeAll(async () => {
    untaught = await openMappingGraph();
    graph = await openMappingGraph([plainSource('WARD', [
      ...judged('blue spell', 'ICD10CM:I21', 9), ...judged('blue spell', 'ICD10CM:R50', 1), ...judged('hot turn', 'ICD10CM:R50', 2, 'ACCEPTED', 'BROADER'), ...judged('fever', 'ICD10CM:R50.9', 3, 'REJECTED'), ...judged('fever', 'ICD10CM:R50', 3, 'REJECTED'),
      ...judged('lung growth', 'ICD10CM:C34', 4), ...named('LOCAL:7', 'DISEASE', 'growth 7'), mappingRow('LOCAL:7', 'ICD10CM:C34', { relation: 'EXACT', status: 'ACCEPTED' }), mappingRow('LOCAL:7', 'ICD10CM:I21', { relation: 'EXACT', status: 'REJECTED' }),
      ...named('LOCAL:8', 'DISEASE', 'growth 8'), mappingRow('LOCAL:8', 'ICD10CM:C34', { relation: 'EXACT', status: 'ACCEPTED' }), mappingRow('LOCAL:8', 'ICD10CM:C34', { relation: 'EXACT', status: 'REJECTED' }),
    ])]);
  });

  it('lift the concept that was accepted, by the share in which it was, in any spelling that reads alike', () => {
    const { candidates } = map(graph, 'Blue Spells');
    expect(candidates.slice(0, 2).map(({ id }) => id)).toEqual(['ICD10CM:I21', 'ICD10CM:R50']);
    expect(candidates[0]?.why[0]?.note).toContain('Accepted 9 of 10 times for this phrase.');
    expect(candidates[0]?.confidence).toBeGreaterThan(0.8);
    expect(candidates[1]?.confidence).toBeLessThan(0.3);
    expect(ids(map(untaught, 'Blue Spells'))).not.toContain('ICD10CM:I21');
  });

  it('keep the relation under which they were accepted', () => {
    expect(map(graph, 'hot turn').candidates[0]).toMatchObject({ id: 'ICD10CM:R50', relation: 'BROADER' });
  });

  it('put what was rejected behind what nobody rejected, with little confidence and the reason', () => {
    expect(ids(map(untaught, 'fever'))[0]).toBe('ICD10CM:R50');
    const { candidates } = map(graph, 'fever');
    const rejected = candidates.find(({ id }) => id === 'ICD10CM:R50');
    expect(candidates[0]?.id).not.toBe('ICD10CM:R50');
    expect(rejected?.confidence).toBeLessThan(0.3);
    expect(rejected?.why[0]?.note).toContain('Rejected 3 times for this phrase.');
  });

  it('are found as mentions in a note', () => {
    const text = 'Seen for a lung growth today.';
    expect(atOnce(linkMentions(graph, text, ['ICD10CM'], undefined, 1)).map(({ text: span, candidates }) => [span, candidates[0]?.id])).toContainEqual(['lung growth', 'ICD10CM:C34']);
    expect(atOnce(linkMentions(untaught, text, ['ICD10CM'], undefined, 1))).toEqual([]);
  });

  it('come after official maps and before what the engine proposes, and a rejected target is not proposed', async () => {
    const { candidates, conflicts } = await mapConcept(graph, 'LOCAL:7', 'ICD10CM', undefined, 5, noPause);
    expect(candidates[0]).toMatchObject({ target: 'ICD10CM:C34', status: 'ACCEPTED' });
    expect(candidates.map(({ target }) => target)).not.toContain('ICD10CM:I21');
    expect(conflicts).toEqual([]);
    const disputed = await mapConcept(graph, 'LOCAL:8', 'ICD10CM', undefined, 5, noPause);
    expect(disputed.conflicts).toMatchObject([{ reason: 'One source names this target, another rejects it.', mappings: [{ status: 'ACCEPTED' }, { status: 'REJECTED' }] }]);
  });
});
