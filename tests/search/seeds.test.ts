import { beforeAll, describe, expect, it } from 'vitest';
import { parseConceptId } from '../../server/domain/codeSystem.ts';
import { limits } from '../../server/domain/limits.ts';
import type { Graph } from '../../server/services/graph.ts';
import type { ConceptSearch, SearchCounts, SearchQuestion } from '../../server/services/searchConcepts.ts';
import type { Steps } from '../../server/release/steps.ts';
import { atOnce } from '../../server/release/steps.ts';
import { searchConcepts } from '../../server/services/searchConcepts.ts';
import { openSeedGraph } from '../fixtures/seedGraph.ts';
import { read } from '../repo/repositoryFiles.ts';

let graph: Graph;
beforeAll(async () => { graph = await openSeedGraph(); });

const usual: Omit<SearchQuestion, 'text'> = { systems: undefined, kinds: undefined, within: undefined, mode: 'LEXICAL', language: undefined, includeInactive: false, first: 20, after: undefined };
const search = (text: string, rest: Partial<SearchQuestion> = {}): ConceptSearch => atOnce(searchConcepts(graph, { ...usual, ...rest, text }));
const counts = (text: string, rest: Partial<SearchQuestion> = {}): SearchCounts => atOnce(search(text, rest).count());

const [header, ...rows] = read('tests/search/frozen-queries.tsv').trimEnd().split('\n').map((line) => line.split('\t'));
const frozen = rows.map(([query = '', expected = '', systems = '', category = '']) => ({ query, expected: expected.split('|'), systems: systems === '' ? undefined : systems.split(','), category }));
/** Every fifth of the frozen queries, which is some of each category. */
const some = frozen.filter((_, place) => place % 5 === 0).map(({ query }) => query);

describe('the frozen queries', () => {
  it('are at least eighty of many categories, each once', () => {
    expect(header).toEqual(['query', 'expected', 'systems', 'category', 'reason']);
    expect(frozen.length).toBeGreaterThanOrEqual(80);
    expect(new Set(frozen.map(({ category }) => category)).size).toBeGreaterThanOrEqual(10);
    expect(new Set(frozen.map(({ query, systems }) => `${query} ${systems?.join() ?? ''}`)).size).toBe(frozen.length);
  });

  it('name concepts of the seeds', () => {
    expect(frozen.flatMap(({ expected }) => expected).filter((id) => graph.topology.indexOf(id) === -1)).toEqual([]);
  });

  it('find what was expected among the first three', () => {
    const missed = frozen.flatMap(({ query, expected, systems, category }) => {
      const { found } = search(query, { systems, first: 3 });
      return found.some(({ id }) => expected.includes(id)) ? [] : [`${category}: "${query}" should find ${expected.join(' or ')}, finds ${found.map(({ id }) => id).join(', ') || 'nothing'}`];
    });
    expect(missed).toEqual([]);
  });
});

describe('a search of the seeds', () => {
  it('counts in each facet what its filter leaves', () => {
    expect(some.length).toBeGreaterThanOrEqual(35);
    for (const text of some) {
      const { facets, total } = counts(text);
      const systems = facets.filter((facet) => 'system' in facet);
      for (const { system, count } of systems) expect(counts(text, { systems: [system] }).total, `${text} in ${system}`).toBe(count);
      for (const facet of facets) if ('kind' in facet) expect(counts(text, { kinds: [facet.kind] }).total, `${text} of kind ${facet.kind}`).toBe(facet.count);
      expect(systems.reduce((sum, { count }) => sum + count, 0), text).toBe(total);
    }
  });

  it('counts systems under the kinds asked for, and kinds under the systems asked for', () => {
    for (const text of some.slice(0, 12)) {
      for (const facet of counts(text).facets.slice(0, 4)) {
        const filter: Partial<SearchQuestion> = 'system' in facet ? { systems: [facet.system] } : { kinds: [facet.kind] };
        for (const other of counts(text, filter).facets) {
          const both: Partial<SearchQuestion> = 'system' in other ? { ...filter, systems: [other.system] } : { ...filter, kinds: [other.kind] };
          expect(counts(text, both).total, `${text} ${JSON.stringify(both)}`).toBe(other.count);
        }
      }
    }
  });

  it('shows over its pages every hit of the whole list once and in its order', () => {
    for (const text of some.filter((_, place) => place % 4 === 0)) {
      const { total } = counts(text);
      const ids: string[] = [];
      const walk = (first: number): string[] => {
        const seen: string[] = [];
        for (let after: string | undefined, more = true; more && seen.length < 600; ) {
          const page = search(text, { first, after });
          expect(page.offset, text).toBe(seen.length);
          seen.push(...page.found.map(({ id }) => id));
          after = page.found.at(-1)?.cursor;
          more = page.hasNext;
          expect(more, text).toBe(seen.length < total);
        }
        return seen;
      };
      ids.push(...walk(limits.searchHitsMax));
      expect(new Set(ids).size, text).toBe(ids.length);
      expect(walk(7).slice(0, 590), text).toEqual(ids.slice(0, 590));
    }
  });

  it('gives scores from 0 to 1 that never rise', () => {
    for (const { query } of frozen) {
      const scores = search(query, { first: 50 }).found.map(({ score }) => score);
      expect(scores.every((score, place) => score >= 0 && score <= 1 && score <= (scores[place - 1] ?? 1)), query).toBe(true);
    }
  });

  it('hides inactive concepts, counts them, and shows them when asked', () => {
    const texts = ['obsolete', 'obsolete clitoromegaly', 'diabetes', 'fever'];
    for (const text of texts) {
      const hidden = search(text);
      const shown = search(text, { includeInactive: true });
      expect(counts(text, { includeInactive: true }).inactive).toBe(0);
      expect(shown.found.length, text).toBeGreaterThanOrEqual(hidden.found.length);
      expect(hidden.found.filter(({ id }) => !graph.topology.isActive(graph.topology.indexOf(id)))).toEqual([]);
      expect(counts(text, { includeInactive: true }).total, text).toBe(counts(text).total + counts(text).inactive);
    }
    expect(counts('obsolete').inactive).toBeGreaterThan(0);
  });

  it('highlights parts of the term that are words of the query, begin with them or are near them', () => {
    const fold = graph.termIndex.fold;
    for (const { query } of frozen) {
      for (const { why } of search(query, { first: 10 }).found) {
        for (const { term, highlights, reason } of why) {
          let last = 0;
          expect(highlights.length, `${query} → ${term} (${reason})`).toBeGreaterThan(0);
          for (const [start = -1, end = -1] of highlights) {
            expect(start, `${query} → ${term}`).toBeGreaterThanOrEqual(last);
            expect(end).toBeGreaterThan(start);
            expect(end).toBeLessThanOrEqual(term.length);
            last = end;
            if (reason !== 'EXACT' || why.length > 1) continue;
            const part = fold(term.slice(start, end).toLowerCase().normalize('NFD').replaceAll(/[\p{M}'’]/gu, ''));
            expect(part, `${query} → ${term}`).not.toBe('');
          }
        }
      }
    }
  });

  it('reproduces the letters typed where a whole word matches', () => {
    for (const [text, term] of [['wolfram syndrome', 'wolfram syndrome'], ['myocardial infarction', 'myocardial infarction'], ['metformin', 'metformin']] as const) {
      const [first] = search(text).found;
      const [match] = first?.why ?? [];
      expect(match?.highlights.map(([start, end]) => match.term.slice(start, end).toLowerCase()).join(' ')).toBe(term);
    }
  });

  it('within a branch finds only what the branch subsumes, and all of it that the search without one finds', () => {
    for (const [text, within] of [['diabetes', 'ICD10CM:chapter-4'], ['seizure', 'HP:0000707'], ['insulin', 'ATC:A10'], ['fever', 'HP:0000118']] as const) {
      const found = search(text, { within, first: 100 });
      const { hierarchy } = graph.topology;
      expect(found.found.length, text).toBeGreaterThan(0);
      for (const { id } of found.found) expect(hierarchy.subsumes(graph.topology.indexOf(within), graph.topology.indexOf(id)), `${id} in ${within}`).toBe(true);
    }
  });

  it.each([['haemorrhage', 'hemorrhage'], ['oesophagus', 'esophagus'], ['anaemia', 'anemia'], ['tumour', 'tumor'], ['leukaemia', 'leukemia'], ['diarrhoea', 'diarrhea'], ['paediatric', 'pediatric'], ['oedema', 'edema']])(
    'finds the same by %s as by %s', (british, american) => {
      expect(search(british, { first: 50 }).found.map(({ id }) => id)).toEqual(search(american, { first: 50 }).found.map(({ id }) => id));
    });

  it('finds a name whatever its diacritics and the order of its words', () => {
    const ids = (text: string) => search(text, { first: 10 }).found.map(({ id }) => id);
    expect(ids('Ménière disease')).toEqual(ids('meniere disease'));
    expect(ids('disease Crohn')[0]).toBe(ids("Crohn's disease")[0]);
  });
});

describe('a branch of the seeds', () => {
  it('is, where it is kept, what a walk finds', () => {
    const { topology } = graph;
    const large = Array.from({ length: topology.conceptCount }, (_, concept) => concept).filter((concept) => topology.descendantCount(concept) > 3000);
    expect(large.length).toBeGreaterThan(10);
    for (const top of large) {
      const branch = topology.branchOf(top);
      expect(branch.below(-1, topology.conceptCount), topology.idAt(top)).toEqual([...topology.hierarchy.descendantsOf(top)]);
      expect(branch.has(top)).toBe(true);
    }
  });
});

describe('every id of the seeds', () => {
  it('is read as itself, so that each concept can be asked for', () => {
    const { topology } = graph;
    const other: string[] = [];
    for (let place = 0; place < topology.hierarchy.size; place += 1) {
      const id = topology.idAt(place);
      if (parseConceptId(id) !== id) other.push(`${id} is read as ${String(parseConceptId(id))}`);
    }
    expect(other.slice(0, 20)).toEqual([]);
  });

  it('that is active leads to itself, not to another concept', () => {
    const { topology } = graph;
    const exchanged: string[] = [];
    for (let place = 0; place < topology.hierarchy.size; place += 1) {
      if (topology.isActive(place) && topology.liveIndexOf(topology.idAt(place)) !== place) exchanged.push(topology.idAt(place));
    }
    expect(exchanged.slice(0, 20)).toEqual([]);
  });
});

describe('searches that take turns', () => {
  const letters = 's c d p a m o i t f r e u b l h';
  const stepsOf = (text: string): Steps<ConceptSearch> => searchConcepts(graph, { ...usual, text });

  it('find what each finds alone, also after one was given up', () => {
    const texts = [letters, 'chronic kidney disease', 'diabetis', 'a'];
    const alone = texts.map((text) => search(text).found);
    const givenUp = stepsOf(letters);
    for (let step = 0; step < 100; step += 1) givenUp.next();
    const running = texts.map(stepsOf);
    const found: ConceptSearch['found'][] = [];
    for (let ended = 0; ended < texts.length;) {
      running.forEach((steps, place) => {
        const step = steps.next();
        if (step.done !== true || found[place] !== undefined) return;
        found[place] = step.value.found;
        ended += 1;
      });
    }
    expect(found).toEqual(alone);
  });

  it('let others have theirs within one search of many single letters', () => {
    let steps = 0;
    for (const running = stepsOf(letters); running.next().done !== true; steps += 1);
    expect(steps).toBeGreaterThan(1000);
  });
});
