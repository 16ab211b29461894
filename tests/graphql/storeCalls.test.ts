import { afterAll, beforeAll, expect, it } from 'vitest';
import { read } from '../repo/repositoryFiles.ts';
import type { GraphRow } from '../../server/graph-files/rows.ts';
import { openSources } from '../fixtures/graphFiles.ts';
import { assertionRow, describe as source, isA, mappingRow, named } from '../fixtures/rows.ts';
import type { Api } from './api.ts';
import { startApi } from './api.ts';

/** A root with sixty leaves; each leaf has a statement, a mapping and a parent of its own, so that pages differ in size. */
function wideGraph(): readonly GraphRow[] {
  const leaves = Array.from({ length: 60 }, (_, place) => place);
  return [
    ...named('W:root', 'OTHER', 'root word'), ...named('W:subject', 'OTHER', 'subject'),
    ...leaves.flatMap((place) => [
      ...named(`W:leaf${place}`, 'OTHER', `leaf word ${place}`), ...named(`W:own${place}`, 'OTHER', `own ${place}`), ...isA(`W:leaf${place}`, 'W:root', `W:own${place}`),
      ...named(`V:${place}`, 'OTHER', `mapped ${place}`),
      mappingRow('W:root', `V:${place}`), mappingRow(`W:leaf${place}`, `V:${place}`),
      assertionRow('W:subject', 'HAS_FINDING', `W:leaf${place}`, { references: ['PMID:1'] }), assertionRow(`W:leaf${place}`, 'CAUSES', `V:${place}`),
    ]),
  ];
}

let api: Api;
beforeAll(async () => { api = await startApi({ graph: await openSources([{ description: source('W', ['W', 'V']), rows: wideGraph() }, { description: source('ATC', ['ATC']), rows: named('ATC:A10BA02', 'DRUG', 'metformin') }]) }); });
afterAll(() => api.stop());

const concept = (id: string, fields: string): string => `{ concept(by: { id: "${id}" }) { ${fields} } }`;

interface Row {
  readonly query: (first: number) => string;
  readonly reads: readonly string[];
}

/** For each question of the table: a query of it for a page size, and the reads it may cost; the concept asked about costs one. */
const rows: Readonly<Record<string, readonly Row[]>> = {
  subsumes: [{ query: () => '{ subsumes(ancestor: "W:root", descendant: "W:leaf1") }', reads: [] }],
  'searchConcepts with nodes': [{ query: (first) => `{ searchConcepts(text: "leaf word", first: ${first}) { edges { node { id label } } } }`, reads: ['concepts'] }],
  'concept with parents': [{ query: () => concept('W:leaf1', 'id parents { id label }'), reads: ['concepts', 'concepts'] }],
  'ancestors, children, descendants': [
    { query: () => concept('W:leaf1', 'ancestors { id }'), reads: ['concepts', 'concepts'] },
    { query: (first) => concept('W:root', `children(first: ${first}) { nodes { id label } }`), reads: ['concepts', 'concepts'] },
    { query: (first) => concept('W:root', `descendants(first: ${first}) { edges { node { label } } }`), reads: ['concepts', 'concepts'] },
    { query: (first) => concept('W:root', `children(first: ${first}) { nodes { parents { children(first: 1) { nodes { id } } } } }`), reads: ['concepts', 'concepts', 'concepts'] },
  ],
  'statements with subject or object': [
    { query: (first) => concept('W:subject', `assertions(first: ${first}) { nodes { subject { label } object { label } } }`), reads: ['concepts', 'statements', 'concepts'] },
    { query: (first) => concept('W:root', `children(first: ${first}) { nodes { statedBy(first: 3) { nodes { subject { label } conflicts { id } } } } }`), reads: ['concepts', 'concepts', 'statements', 'concepts', 'contraries'] },
  ],
  'mappings with targets': [
    { query: () => concept('W:root', 'mappings { target { label } targetsTogether { id } }'), reads: ['concepts', 'mappings', 'concepts'] },
    { query: (first) => concept('W:root', `children(first: ${first}) { nodes { mappings { source { id } target { label } } } }`), reads: ['concepts', 'concepts', 'mappings', 'concepts'] },
  ],
  'nodes(ids)': [
    { query: (first) => `{ nodes(ids: ${JSON.stringify(Array.from({ length: first }, (_, place) => `W:leaf${place}`))}) { id } }`, reads: ['concepts'] },
    { query: (first) => `{ nodes(ids: ${JSON.stringify([...Array.from({ length: first }, (_, place) => `W:leaf${place}`), 'PMID:1', 'PMID:2', 'assertion:0', 'mapping:0', 'W', 'source:x', 'release:x'])}) { id } }`, reads: ['assertions', 'citing', 'concepts', 'mappingsById'] },
  ],
  'differential with its parts opened': [{
    query: (first) => `{ differential(case: { findings: [${Array.from({ length: first }, (_, place) => `{ concept: "W:leaf${place}" }`).join(' ')}] }) {
      diagnoses { disease { label } opposing { finding { label } } missing { finding { label } path { id } assertions { id } } } } }`,
    reads: ['assertions', 'concepts', 'concepts'],
  }],
  'mapPhrase, linkMentions, harmonizeDrug': [
    { query: (first) => `{ mapPhrase(text: "leaf word", to: "W", first: ${Math.min(25, first)}) { candidates { concept { label } } abstained { nearest { id } } } }`, reads: ['concepts'] },
    { query: (first) => `{ linkMentions(text: "${'subject. own 3. '.repeat(first)}", to: ["W"]) { candidates { concept { label } } } }`, reads: ['concepts'] },
    { query: (first) => `{ harmonizeDrug(drug: "metformin ${first} mg") { ingredient { label } classes { path { id } } } }`, reads: ['concepts'] },
  ],
  'ingestRuns, ingestOptions, measureQuery': [
    { query: (first) => `{ ingestRuns(first: ${first}) { id } ingestOptions { allowed paths } measureQuery(text: "{ concept(by: { id: \\"W:root\\" }) { label } }") { size { cost } } }`, reads: [] },
  ],
  mapConcept: [
    { query: (first) => `{ mapConcept(id: "W:leaf1", to: "V", first: ${Math.min(25, first)}) { source { id } candidates { target { label } } } }`, reads: ['mappings', 'mappings', 'concepts', 'concepts', 'concepts'] },
  ],
};

/** Questions whose number of reads depends on the walk. */
const walks = ['shortestPaths'];

const documented = [...read('docs/architecture.md').matchAll(/^\| ([^|]+) \| [^|]+ \|$/gm)].map(([, question = '']) => question).filter((question) => question !== 'question' && !question.startsWith('-'));

it('has a case for each question of the table, and no other', () => {
  expect([...Object.keys(rows), ...walks].sort()).toEqual([...documented].sort());
});

it.each(Object.entries(rows).flatMap(([question, cases]) => cases.map((row, place) => ({ question, place, ...row }))))(
  'costs as many reads for a page of 5 as of 50: $question, $place', async ({ query, reads }) => {
    for (const first of [5, 50]) {
      const { errors, data } = await api.ask(query(first));
      expect(errors).toBeUndefined();
      expect(data).not.toBeNull();
      expect([...api.storeCalls].sort()).toEqual([...reads].sort());
    }
  });

it('costs a path one read for each step of the walk and one for the concepts on it', async () => {
  const path = async (from: string, to: string) => (await api.ask(`{ shortestPaths(from: "${from}", to: "${to}") { id } }`)).data.shortestPaths[0].length - 1;
  expect(await path('W:own1', 'W:leaf1')).toBe(1);
  expect(api.storeCalls).toEqual(['neighbours', 'concepts']);
  expect(await path('W:own1', 'W:root')).toBe(2);
  expect(api.storeCalls).toEqual(['neighbours', 'neighbours', 'concepts']);
  // One more where the sides meet between the ends, to see that they met in no hub.
  expect(await path('W:own1', 'W:leaf2')).toBe(3);
  expect(api.storeCalls).toEqual(['neighbours', 'neighbours', 'neighbours', 'neighbours', 'concepts']);
});

it('does not ask the store twice for the same concepts', async () => {
  const { errors } = await api.ask(`{ a: concept(by: { id: "W:leaf1" }) { id } b: concept(by: { id: "w:leaf1" }) { id } c: concepts(ids: ["W:leaf1", "W:leaf2", "W:leaf1"]) { id } }`);
  expect(errors).toBeUndefined();
  expect(api.storeCalls).toEqual(['concepts']);
});

it('costs a refused query nothing', async () => {
  await api.ask('{ subsumes(ancestor: "W:404", descendant: "W:root") }');
  expect(api.storeCalls).toEqual([]);
});
