import { expect, it } from 'vitest';
import { assertionScore } from './assertionF1.ts';
import { openMappingGraph } from './mappingGraph.ts';

it('reaches a mean F1 over six labels of at least 0.96 on 300 labelled mentions', async () => {
  const { f1, byLabel, mentions, wrong } = assertionScore(await openMappingGraph());
  expect(mentions).toBeGreaterThanOrEqual(300);
  expect(byLabel).toHaveLength(6);
  expect(f1, wrong.join('\n')).toBeGreaterThanOrEqual(0.96);
});
