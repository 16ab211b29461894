import { describe, expect, it } from 'vitest';
import { openSources } from '../fixtures/graphFiles.ts';
import { smallGraph } from '../fixtures/smallGraph.ts';
import type { Api } from '../graphql/api.ts';
import { startApi } from '../graphql/api.ts';
import { neo4jIsHere, openInNeo4j, sharedConnection } from './sharedNeo4j.ts';

const concept = (id: string, fields: string): string => `{ concept(by: { id: "${id}" }) { ${fields} } }`;
const provenance = 'provenance { source { id version } evidenceCode author recordedAt citations { id kind uri title year } }';

const questions: readonly string[] = [
  concept('HP:0004908', 'id label definition terms { text type scope language source { id } } replacedBy { id }'),
  concept('HP:0000057', 'id active standing replacedBy { id label }'),
  concept('HP:0000819', 'parents { id label } ancestors { id label } descendants(first: 5) { totalCount nodes { id label } } pathsToRoot { id label } parentEdges { source { id } }'),
  concept('OMIM:222300', `assertions(first: 3) { totalCount nodes { id predicate object { id label } note frequency { stated estimate low high numerator denominator } qualifiers { name value } ${provenance} conflicts { id predicate } } pageInfo { endCursor hasNextPage } }`),
  concept('HP:0000518', 'statedBy(predicate: [HAS_FINDING], first: 10) { totalCount nodes { subject { id label } } }'),
  concept('ICD10CM:E10', 'assertions(first: 10) { nodes { predicate object { id label standing } note } }'),
  concept('ICD10CM:A02.1', `mappings { id relation status flags { name value } source { id } target { id label } targetsTogether { id label } ${provenance} }`),
  concept('ICD9CM:250.00', 'mappings { id source { id label } target { id label } }'),
  '{ concepts(ids: ["HP:0001945", "XX:1", "icd10cm:e119"]) { id label } }',
  '{ nodes(ids: ["PMID:16151413", "HP:0001945", "ICD10CM", "PMID:404"]) { __typename id } }',
  '{ searchConcepts(text: "cloudy lens", first: 5) { totalCount edges { score node { id label } why { reason term } } } }',
  '{ shortestPaths(from: "OMIM:222300", to: "SNOMEDCT:386661006", maxLength: 5) { id label } }',
  '{ release { id contentHash counts { concepts terms hierarchyEdges assertions mappings articles } } releases { id } }',
];

describe.runIf(neo4jIsHere())('both stores', () => {
  const connection = sharedConnection();

  it('answer GraphQL alike, from one release', async () => {
    const apis = [await startApi({ graph: await openSources(smallGraph) }), await startApi({ graph: await openInNeo4j(connection, smallGraph) })] as const;
    const answers = async (api: Api) => {
      const found: unknown[] = [];
      for (const question of questions) {
        const answer = await api.ask(question);
        found.push({ question, data: answer.data as unknown, errors: answer.errors?.map(({ message }) => message) });
      }
      return found;
    };
    try {
      const [embedded, neo4j] = [await answers(apis[0]), await answers(apis[1])];
      expect(neo4j).toEqual(embedded);
      expect(embedded.filter((answer) => (answer as { errors?: unknown }).errors !== undefined)).toEqual([]);
    } finally {
      for (const api of apis) await api.stop();
    }
  });
});
