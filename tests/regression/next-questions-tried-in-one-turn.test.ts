import { expect, it } from 'vitest';
import { rankDiagnoses } from '../../server/services/differential.ts';
import { nextQuestions } from '../../server/services/nextQuestions.ts';
import { diseaseGraph } from '../fixtures/diseaseGraph.ts';
import { openSources } from '../fixtures/graphFiles.ts';

it('tries each next question in a turn of its own, so that nobody waits for all of them', async () => {
  let turns = 0;
  const pause = async (): Promise<void> => { turns += 1; };
  const question = {
    patient: { findings: [{ concept: 'HP:0000011', status: 'PRESENT' as const }], sex: undefined, ageYears: undefined, setting: undefined },
    knowledge: { tiers: undefined, licences: undefined, excludeSources: [], excludeReferences: [] }, prior: undefined, first: 10,
  };
  const answer = await rankDiagnoses(await openSources(diseaseGraph), question, pause);
  turns = 0;
  const { tried } = await nextQuestions(answer, [], pause);
  expect(tried.length).toBeGreaterThan(1);
  expect(turns).toBe(1 + tried.length);
});
