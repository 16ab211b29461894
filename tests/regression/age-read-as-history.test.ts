import { expect, it } from 'vitest';
import { atOnce } from '../../server/release/steps.ts';
import { linkMentions } from '../../server/services/linkMentions.ts';
import { openMappingGraph } from '../mapping/mappingGraph.ts';

it.each(['34-year-old woman with fever.', 'A 3 month old boy with fever.', '70 years old, fever.', '34 yr old, fever.'])('reads no history in the age of the patient: %s', async (text) => {
  const graph = await openMappingGraph();
  expect(atOnce(linkMentions(graph, text, ['HP'], undefined, 1)).map(({ text: quote, assertion }) => [quote, assertion])).toEqual([['fever', 'PRESENT']]);
});

it('still reads history in what is old', async () => {
  const graph = await openMappingGraph();
  expect(atOnce(linkMentions(graph, 'Old fever.', ['HP'], undefined, 1)).map(({ assertion }) => assertion)).toEqual(['HISTORICAL']);
});
