import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { Predicate } from '../../server/domain/assertion.ts';
import type { ConceptId } from '../../server/domain/concept.ts';
import { Deadline } from '../../server/domain/deadline.ts';
import type { GraphStore, StatementRequest } from '../../server/graph/graphStore.ts';
import type { Graph } from '../../server/services/graph.ts';
import type { SourceRows } from '../fixtures/graphFiles.ts';
import { smallGraph } from '../fixtures/smallGraph.ts';
import { NaiveStore } from './naiveStore.ts';
import { graphOfSources } from './randomGraphs.ts';

const absent: ConceptId = 'HP:9999999';
const seed = Number(process.env['FAST_CHECK_SEED'] ?? Date.now() % 1_000_000_000);
const graphsMost = 60;

/**
 * The contract of the GraphStore port, checked against the plain store on random small graphs. `open` builds a graph of
 * these sources; a source named in `excluded` is left out with those that require it. A store that takes long to fill may
 * ask for fewer random graphs.
 */
export function testGraphStore(
  name: string, open: (sources: readonly SourceRows[], excluded?: readonly string[]) => Promise<Graph>, graphCount = graphsMost,
): void {
  const opened = async (sources: readonly SourceRows[], excluded: readonly string[] = []) => {
    const graph = await open(sources, excluded);
    onTestFinished(() => graph.store.close());
    return { ...graph, naive: new NaiveStore(sources.filter(({ description }) => !excluded.includes(description.source))) };
  };
  const small = () => opened(smallGraph);
  /** Opened once for all questions; asserts that both stores give one answer, on the smallest graph first. */
  const sampled = sampledGraphs(open, graphCount);
  const sameOnRandomGraphs = async (ask: (store: GraphStore, naive: NaiveStore) => Promise<unknown>): Promise<void> => {
    for (const { graph, naive, told } of sampled) expect(await ask(graph.store, naive), told).toEqual(await ask(naive, naive));
  };

  describe(`${name} answers as the plain store on random graphs`, () => {
    it('for concepts, in the order asked, with the first source of the strongest standing, also for one named twice', () =>
      sameOnRandomGraphs((store, { ids }) => store.concepts([...ids].reverse().concat(absent, ids.slice(0, 2)))));
    it('for terms, in their order', () => sameOnRandomGraphs((store, { ids }) => store.terms([...ids, absent])));
    it('for mappings in both directions, combination maps and codes without a target', () =>
      sameOnRandomGraphs((store, { ids }) => store.mappings([...ids, absent])));
    it('for mappings by id', () => sameOnRandomGraphs((store, { statedMappings }) => store.mappingsById([...statedMappings.map(({ id }) => id), 'mapping:0000000000000000'])));
    it('for assertions by id, with note, frequency, qualifiers and provenance', () =>
      sameOnRandomGraphs((store, { statedAssertions }) => store.assertions(['assertion:0000000000000000', ...statedAssertions.map(({ id }) => id)])));
    it('for statements as subject and as object', () =>
      sameOnRandomGraphs((store, { ids }) => store.statements(ids.flatMap((concept) => [request(concept, 'SUBJECT'), request(concept, 'OBJECT')]))));
    it('for statements of some predicates alone', () =>
      sameOnRandomGraphs((store, { ids }) => store.statements(ids.flatMap((concept) => [
        request(concept, 'SUBJECT', { predicates: ['EXCLUDES_FINDING', 'CODE_ALSO'] }), request(concept, 'OBJECT', { predicates: ['HAS_FINDING'] }), request(concept, 'SUBJECT', { predicates: [] }),
      ]))));
    it('for a page after each statement, and after one that is not in the list', () =>
      sameOnRandomGraphs((store, { ids, statedAssertions }) => store.statements(ids.flatMap((concept) =>
        statedAssertions.slice(0, 6).map(({ id }) => request(concept, 'SUBJECT', { first: 2, after: id }))))));
    it('for statements of the contrary', () => sameOnRandomGraphs((store, { statedAssertions }) => store.contraries(statedAssertions)));
    it('for what cites a reference, at most as many as asked', () =>
      sameOnRandomGraphs(async (store) => [await store.citing(['PMID:1', 'PMID:2', 'OMIM:1', 'PMID:404'], 100), await store.citing(['PMID:1', 'PMID:2'], 2)]));
    it('for titles and places of what is cited', () => sameOnRandomGraphs((store) => store.references(['PMID:404', 'PMID:1', 'OMIM:1', 'PMID:2'])));
    it('for neighbours, and says when they were cut', () =>
      sameOnRandomGraphs(async (store, { ids }) => [await store.neighbours([...ids, absent], 100), await store.neighbours(ids, 2)]));
  });

  describe(`the hierarchy beside ${name} answers as the plain store on random graphs`, () => {
    const sameHierarchy = async (compare: (graph: Graph, naive: NaiveStore, told: string) => void): Promise<void> => {
      for (const { graph, naive, told } of sampled) compare(graph, naive, told);
    };
    const idsAt = ({ topology }: Graph, places: Iterable<number>) => [...places].map((place) => topology.idAt(place));

    it('for subsumption of every pair', () => sameHierarchy((graph, naive, told) => {
      const { topology } = graph;
      for (const a of naive.ids) for (const b of naive.ids) expect(topology.hierarchy.subsumes(topology.indexOf(a), topology.indexOf(b)), `${a} subsumes ${b} in ${told}`).toBe(naive.subsumes(a, b));
    }));
    it('for parents with their sources, children and their number', () => sameHierarchy((graph, naive, told) => {
      const { topology, release } = graph;
      for (const id of naive.ids) {
        const place = topology.indexOf(id);
        const parents = idsAt(graph, topology.hierarchy.parentsOf(place));
        expect(parents, told).toEqual(naive.parentsOf(id));
        expect([...topology.parentSourcesOf(place)].map((source) => release.sources[source]?.source), told).toEqual(parents.map((parent) => naive.edgeSource(id, parent)));
        expect(idsAt(graph, topology.hierarchy.childrenOf(place)), told).toEqual(naive.childrenOf(id));
        expect(topology.hierarchy.childCount(place), told).toBe(naive.childrenOf(id).length);
      }
    }));
    it('for ancestors, nearest first, and descendants with their number', () => sameHierarchy((graph, naive, told) => {
      const { topology } = graph;
      for (const id of naive.ids) {
        const place = topology.indexOf(id);
        expect(idsAt(graph, topology.hierarchy.ancestorsOf(place)), `ancestors of ${id} in ${told}`).toEqual(naive.ancestorsOf(id));
        expect(idsAt(graph, topology.hierarchy.descendantsOf(place)), `descendants of ${id} in ${told}`).toEqual(naive.descendantsOf(id));
        expect(topology.descendantCount(place), told).toBe(naive.descendantsOf(id).length);
      }
    }));
    it('for the chains to a root, shortest first, all and the first two', () => sameHierarchy((graph, naive, told) => {
      const { topology } = graph;
      for (const id of naive.ids) {
        const chains = (count: number) => topology.hierarchy.pathsToRoot(topology.indexOf(id), count, 20_000).map((chain) => idsAt(graph, chain));
        expect(chains(1000), told).toEqual(naive.pathsToRoot(id));
        expect(chains(2), told).toEqual(naive.pathsToRoot(id).slice(0, 2));
      }
    }));
    it('for the roots of each system, without retired and merely referenced concepts', () => sameHierarchy((graph, naive, told) => {
      for (const system of ['A', 'B', 'C', 'Z']) expect(idsAt(graph, graph.topology.rootsOf(system)), told).toEqual(naive.rootsOf(system));
    }));
    it('for the live concept of former ids, of ids in use and of unknown ones', () => sameHierarchy((graph, naive, told) => {
      for (const id of [...naive.ids, 'OLD:0', 'OLD:1', 'OLD:2', 'OLD:3', absent]) {
        const place = graph.topology.liveIndexOf(id);
        expect(place === -1 ? undefined : graph.topology.idAt(place), `${id} in ${told}`).toBe(naive.liveIdOf(id));
      }
    }));
  });

  describe(`${name} over the small graph`, () => {
    it('answers within the time of a request and refuses every read after it', async () => {
      const { store } = await small();
      let now = 0;
      const deadline = new Deadline(1_000, () => now);
      const own = store.until(deadline);
      expect(await own.concepts(['HP:0000819'])).toEqual(await store.concepts(['HP:0000819']));
      now = 1_000;
      const ids: readonly ConceptId[] = ['OMIM:222300'];
      const reads = [
        own.concepts(ids), own.terms(ids), own.mappings(ids), own.assertions(['assertion:1']), own.mappingsById(['mapping:1']), own.neighbours(ids, 10), own.citing(['PMID:1'], 1), own.references(['PMID:1']),
        own.statements([{ concept: 'OMIM:222300', role: 'SUBJECT', predicates: undefined, first: 1, after: undefined }]),
      ];
      for (const read of await Promise.allSettled(reads)) expect(read).toMatchObject({ status: 'rejected', reason: { code: 'DEADLINE_EXCEEDED' } });
      expect(await store.concepts(['HP:0000819'])).toHaveLength(1);
    });
    it('answers nothing for no keys', async () => {
      const { store } = await small();
      expect(await Promise.all([
        store.concepts([]), store.terms([]), store.statements([]), store.assertions([]), store.contraries([]), store.mappings([]), store.mappingsById([]), store.citing([], 5), store.references([]), store.neighbours([], 5),
      ])).toEqual([[], [], [], [], [], [], [], [], [], []]);
    });

    it('answers in the order of the ids and marks the one it does not have', async () => {
      const { store } = await small();
      const found = await store.concepts(['OMIM:222300', absent, 'ATC:A10BA02', 'OMIM:222300']);
      expect(found.map((concept) => concept?.label)).toEqual(['Wolfram syndrome 1', undefined, 'metformin', 'Wolfram syndrome 1']);
    });

    it('takes an id only as published', async () => {
      const { store } = await small();
      expect(await store.concepts(['hp:0000819', 'HP:819', 'HP:0004908', 'ICD10CM:E119'])).toEqual([undefined, undefined, undefined, undefined]);
    });

    it('tells published, derived and merely referenced concepts apart', async () => {
      const { store } = await small();
      const found = await store.concepts(['ICD9CM:250.00', 'ICD9CM:250', 'ICD10CM:E13', 'UMLS:C0015967']);
      expect(found.map((concept) => [concept?.standing, concept?.label, concept?.source])).toEqual([
        ['PUBLISHED', 'Diabetes mellitus without mention of complication, type II or unspecified type', 'ICD9CM'],
        ['STRUCTURAL', '250', 'ICD9CM'], ['REFERENCED', 'E13', 'ICD10CM'], ['REFERENCED', 'C0015967', 'HPO'],
      ]);
    });

    it('leads from a retired concept to its replacement', async () => {
      const { store } = await small();
      const found = await store.concepts(['HP:0000057', 'HP:0001726', 'HP:0008665']);
      expect(found.map((concept) => [concept?.active, concept?.replacedBy])).toEqual([[false, ['HP:0008665']], [false, []], [true, []]]);
    });

    it('orders terms by type, English before other languages', async () => {
      const { store } = await small();
      const [diabetes = []] = await store.terms(['HP:0000819']);
      expect(diabetes.map(({ type, language, text }) => [type, language, text])).toEqual([
        ['PREFERRED', 'en', 'Diabetes mellitus'], ['PREFERRED', 'de', 'Zuckerkrankheit'], ['FORMER', 'en', 'HP:0004908'],
      ]);
    });

    it('keeps every part of a statement and of its provenance', async () => {
      const { store } = await small();
      const [page] = await store.statements([request('OMIM:222300', 'SUBJECT', { first: 1 })]);
      expect(page).toMatchObject({
        total: 4, offset: 0,
        statements: [{
          subject: 'OMIM:222300', predicate: 'HAS_FINDING', object: 'HP:0000518', frequency: undefined, note: undefined,
          provenance: { source: 'HPOA', evidenceCode: 'PCS', author: undefined, recordedAt: undefined, references: ['PMID:16151413'] },
        }],
      });
      const [second] = await store.statements([request('OMIM:222300', 'SUBJECT', { first: 1, after: page?.statements[0]?.id })]);
      expect(second?.statements[0]).toMatchObject({
        object: 'HP:0000819', frequency: { estimate: 0.9, low: 0.59585, high: 0.982124, numerator: 9, denominator: 10, stated: '9/10' },
        qualifiers: [{ name: 'aspect', value: 'P' }, { name: 'sex', value: 'FEMALE' }],
        provenance: { evidenceCode: 'PCS', author: 'HPO:probinson', recordedAt: '2022-04-24', references: ['PMID:9817917', 'PMID:16151413', 'ISBN-13:978-0-00-000000-2', 'OMIM:222300'] },
      });
    });

    it('keeps a note that names no code, after the statements of the same predicate that do', async () => {
      const { store } = await small();
      const [page] = await store.statements([request('ICD10CM:E11', 'SUBJECT')]);
      expect(page?.statements.map(({ predicate, object, note }) => [predicate, object, note])).toEqual([['USE_ADDITIONAL', undefined, 'code to identify control']]);
    });

    it.each([1, 2, 3, 50])('gives the whole list without repetition over pages of %i', async (first) => {
      const { store, naive } = await small();
      for (const concept of ['OMIM:222300', 'HP:0000518', 'ICD10CM:E10', 'HP:0000001'] as const) {
        for (const role of ['SUBJECT', 'OBJECT'] as const) {
          const [whole] = await naive.statements([request(concept, role, { first: 1000 })]);
          const pages: string[] = [];
          for (let after: string | undefined; pages.length < (whole?.total ?? 0); after = pages.at(-1)) {
            const [page] = await store.statements([request(concept, role, { first, after })]);
            expect(page).toMatchObject({ total: whole?.total, offset: pages.length });
            expect(page?.statements.length).toBeGreaterThan(0);
            pages.push(...(page?.statements ?? []).map(({ id }) => id));
          }
          expect(pages).toEqual(whole?.statements.map(({ id }) => id));
        }
      }
    });

    it('answers nothing after the last statement, and no page after one of another concept', async () => {
      const { store } = await small();
      const [marfan] = await store.statements([request('OMIM:154700', 'SUBJECT')]);
      const last = marfan?.statements.at(-1)?.id;
      expect(await store.statements([request('OMIM:154700', 'SUBJECT', { after: last }), request('OMIM:222300', 'SUBJECT', { after: last }), request('OMIM:154700', 'SUBJECT', { after: 'no id' })]))
        .toEqual([{ statements: [], total: 1, offset: 1 }, undefined, undefined]);
    });

    it('finds the statements of the contrary, from either side', async () => {
      const { store } = await small();
      const [page] = await store.statements([request('OMIM:222300', 'SUBJECT')]);
      const statements = page?.statements ?? [];
      const contraries = await store.contraries(statements);
      expect(statements.map(({ predicate, object }, place) => [predicate, object, contraries[place]?.map((contrary) => contrary.predicate)])).toEqual([
        ['HAS_FINDING', 'HP:0000518', []], ['HAS_FINDING', 'HP:0000819', []], ['HAS_FINDING', 'HP:0001945', ['EXCLUDES_FINDING']],
        ['EXCLUDES_FINDING', 'HP:0001945', ['HAS_FINDING']],
      ]);
    });

    it('gives a combination map to its source and to each of its targets', async () => {
      const { store } = await small();
      const found = await store.mappings(['ICD10CM:A02.1', 'ICD9CM:003.1', 'ICD9CM:995.91']);
      for (const mappings of found) expect(mappings).toMatchObject([{ source: 'ICD10CM:A02.1', target: 'ICD9CM:003.1', targetsTogether: ['ICD9CM:995.91'], flags: [{ name: 'flags', value: '10111+10112' }] }]);
    });

    it('keeps a code without a target as a mapping without one', async () => {
      const { store } = await small();
      expect(await store.mappings(['ICD10CM:R40.2130'])).toMatchObject([[{ target: undefined, relation: 'NOT_MAPPED', targetsTogether: [] }]]);
    });

    it('gives names back letter by letter, whatever they hold', async () => {
      const { store, naive } = await small();
      const ids = naive.ids.filter((id) => id.startsWith('HOSTILE:'));
      expect(ids).toHaveLength(5);
      expect(await store.concepts(ids)).toEqual(await naive.concepts(ids));
    });

    it('numbers chapters by their number', async () => {
      const { topology } = await small();
      expect([...topology.rootsOf('ICD10CM')].map((place) => topology.idAt(place))).toEqual(['ICD10CM:R40.2130', 'ICD10CM:chapter-1', 'ICD10CM:chapter-4', 'ICD10CM:chapter-10']);
    });

    it('leaves out an excluded source and everything that needs it', async () => {
      const { store, release } = await opened(smallGraph, ['ICD9CM', 'GEM']);
      const without = await open(smallGraph, ['ICD9CM']);
      onTestFinished(() => without.store.close());
      expect(without.release.sources.map(({ source }) => source)).toEqual(['ATC', 'HOSTILE', 'HPO', 'HPOA', 'ICD10CM', 'SNOMEDCT-GPS']);
      expect(without.release.id).toBe(release.id);
      expect(await store.concepts(['ICD9CM:250.00', 'ICD10CM:E11.9'])).toMatchObject([undefined, { label: 'Type 2 diabetes mellitus without complications' }]);
      expect(await store.mappings(['ICD10CM:E11.9'])).toEqual([[]]);
    });
  });
}

interface Sampled {
  readonly graph: Graph;
  readonly naive: NaiveStore;
  /** How to see this graph again. */
  readonly told: string;
}

/** Filled before the first test, the smallest graph first. */
function sampledGraphs(open: (sources: readonly SourceRows[]) => Promise<Graph>, graphCount: number): readonly Sampled[] {
  const sizeOf = (sources: readonly SourceRows[]): number => sources.reduce((sum, { rows }) => sum + rows.length, 0);
  const graphs: Sampled[] = [];
  beforeAll(async () => {
    const samples = fc.sample(graphOfSources, { numRuns: graphCount, seed }).sort((a, b) => sizeOf(a) - sizeOf(b));
    for (const [place, sources] of samples.entries()) {
      graphs.push({ graph: await open(sources), naive: new NaiveStore(sources), told: `graph ${place} of FAST_CHECK_SEED=${seed}: ${JSON.stringify(sources.map(({ rows }) => rows))}` });
    }
  }, 180_000);
  afterAll(async () => { for (const { graph } of graphs) await graph.store.close(); });
  return graphs;
}

const request = (
  concept: ConceptId, role: StatementRequest['role'], rest: { readonly predicates?: readonly Predicate[]; readonly first?: number; readonly after?: string | undefined } = {},
): StatementRequest => ({ concept, role, predicates: rest.predicates, first: rest.first ?? 100, after: rest.after });
