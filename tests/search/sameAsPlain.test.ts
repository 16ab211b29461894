import { describe, expect, it } from 'vitest';
import type { ConceptKind } from '../../server/domain/concept.ts';
import { conceptKinds, termScopes, termTypes } from '../../server/domain/concept.ts';
import type { GraphRow } from '../../server/graph-files/rows.ts';
import { atOnce } from '../../server/release/steps.ts';
import type { Graph } from '../../server/services/graph.ts';
import type { ConceptSearch, SearchQuestion } from '../../server/services/searchConcepts.ts';
import { searchConcepts } from '../../server/services/searchConcepts.ts';
import { seededRandom } from '../bench/load.ts';
import { openSources } from '../fixtures/graphFiles.ts';
import { conceptRow, describe as source, isA, termRow } from '../fixtures/rows.ts';
import { openSeedGraph } from '../fixtures/seedGraph.ts';
import { read } from '../repo/repositoryFiles.ts';
import { PlainSearch } from './plainSearch.ts';

type Random = () => number;
const below = (random: Random, count: number): number => Math.floor(random() * count);
const pick = <Item>(random: Random, items: readonly Item[]): Item => {
  const item = items[below(random, items.length)];
  if (item === undefined) throw new Error('nothing to pick from');
  return item;
};
const sometimes = <Value>(random: Random, share: number, value: () => Value): Value | undefined => (random() < share ? value() : undefined);

/** Words of a name in any order, some begun, some mistyped, some of another name. */
function textAbout(graph: Graph, random: Random): string {
  const { termIndex } = graph;
  const wordsOfName = (): readonly string[] => termIndex.textOf(below(random, termIndex.nameCount)).split(/\s+/);
  const words = Array.from({ length: 1 + below(random, 3) }, (_, place) => pick(random, place === 0 || random() < 0.2 ? wordsOfName() : wordsOfName().slice(0, 3)));
  const name = wordsOfName();
  const chosen = random() < 0.5 ? name.slice(0, 1 + below(random, 5)) : words;
  return chosen.map((word) => {
    const kind = random();
    const at = 1 + below(random, Math.max(1, word.length - 1));
    if (kind < 0.3) return word.slice(0, at);
    return kind < 0.4 ? word.slice(0, at) + word.slice(at + 1) : word;
  }).join(' ').slice(0, 200) || 'a';
}

function questionAbout(graph: Graph, random: Random, text: string): SearchQuestion {
  const { topology } = graph;
  const systems = graph.release.systems.map(({ id }) => id);
  const within = (): string => {
    const concept = below(random, topology.conceptCount);
    return topology.idAt(pick(random, [concept, ...topology.hierarchy.ancestorsOf(concept)]));
  };
  return {
    text, mode: 'LEXICAL', includeInactive: random() < 0.3, first: pick(random, [1, 3, 10, 25, 100]), after: undefined,
    systems: sometimes(random, 0.25, () => [pick(random, systems), pick(random, systems)]),
    kinds: sometimes(random, 0.25, (): ConceptKind[] => [pick(random, conceptKinds), pick(random, conceptKinds)]),
    within: sometimes(random, 0.3, within), language: sometimes(random, 0.2, () => pick(random, ['en', 'de', 'es'])),
  };
}

const pagesMax = 4;

/** Asks for the first pages and for the counts. */
function expectSame(graph: Graph, plain: PlainSearch, question: SearchQuestion): void {
  const { hits, inactive, bySystem, byKind } = plain.answer(question);
  const told = JSON.stringify(question);
  for (let page = 0, after: string | undefined = undefined; page < pagesMax; page += 1) {
    const answer: ConceptSearch = atOnce(searchConcepts(graph, { ...question, after }));
    const expected = hits.slice(page * question.first, (page + 1) * question.first);
    expect(answer.found.map(({ id, score, why }) => ({ id, score, term: why[0]?.term })), `page ${page} of ${told}`).toEqual(
      expected.map(({ id, score, name }) => ({ id, score, term: name === -1 ? id.slice(id.indexOf(':') + 1) : graph.termIndex.textOf(name) })));
    expect([answer.offset, answer.hasNext], `page ${page} of ${told}`).toEqual([page * question.first, hits.length > (page + 1) * question.first]);
    const { total, facets, ...counts } = atOnce(answer.count());
    expect([total, counts.inactive], told).toEqual([hits.length, inactive]);
    expect(new Map(facets.map((facet) => ['system' in facet ? facet.system : facet.kind, facet.count])), told).toEqual(new Map<string, number>([...bySystem, ...byKind]));
    after = answer.found.at(-1)?.cursor;
    if (!answer.hasNext) return;
  }
}

/** Names of few words, so that very many match, with equal scores among them; a hierarchy of several parents. */
function crowdedGraph(random: Random): readonly GraphRow[] {
  const words = ['acute', 'acuter', 'heart', 'hearts', 'head', 'pain', 'pains', 'of', 'lens', 'ulcer', 'ulcers', 'lung', 'a', 'chronic', 'chronical', 'haemorrhage', 'MI', 'type', '1'];
  const size = 60 + below(random, 200);
  return Array.from({ length: size }, (_, place) => place).flatMap((place) => {
    const id = `${pick(random, ['A', 'B'])}:${place}` as const;
    return [
      conceptRow(id, pick(random, conceptKinds.slice(0, 3)), { active: random() < 0.8 }),
      ...Array.from({ length: 1 + below(random, 3) }, () => termRow(id, Array.from({ length: 1 + below(random, 4) }, () => pick(random, words)).join(' '), {
        type: pick(random, termTypes), scope: pick(random, termScopes), language: pick(random, ['en', 'en', 'de']),
      })),
    ];
  });
}

function withHierarchy(rows: readonly GraphRow[], random: Random): readonly GraphRow[] {
  const ids = rows.flatMap((row) => (row.kind === 'concepts' ? [row.row.id] : []));
  const edges = ids.flatMap((id, place) => (place === 0 ? [] : [...new Set([pick(random, ids.slice(0, place)), pick(random, ids.slice(0, place))])].flatMap((parent) => isA(id, parent))));
  return [...rows, ...edges];
}

describe('the search finds, ranks and counts as reading every name does', () => {
  it.each([1, 2, 3, 4, 5, 6])('in crowded graph %i', async (seed) => {
    const random = seededRandom(seed);
    const rows = withHierarchy(crowdedGraph(random), random);
    const graph = await openSources([{ description: source('AB', ['A', 'B']), rows }]);
    const plain = new PlainSearch(graph);
    for (let question = 0; question < 80; question += 1) expectSame(graph, plain, questionAbout(graph, random, textAbout(graph, random)));
  });

  it('in the seeds', async () => {
    const graph = await openSeedGraph();
    const plain = new PlainSearch(graph);
    const random = seededRandom(7);
    const frozen = read('tests/search/frozen-queries.tsv').trimEnd().split('\n').slice(1).map((line) => line.split('\t')[0] ?? '');
    const typed = frozen.filter((_, place) => place % 9 === 0).flatMap((text) => [text, text.slice(0, 2 + below(random, text.length))]);
    const texts = [...typed, 'fracture o', 'a', 'MI', ...Array.from({ length: 40 }, () => textAbout(graph, random))];
    for (const text of texts) expectSame(graph, plain, questionAbout(graph, random, text));
  }, 300_000);
});
