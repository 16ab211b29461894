import { act, cleanup, fireEvent, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import ConceptView from '../../web/src/views/concept/ConceptView.tsx';
import SearchView from '../../web/src/views/search/SearchView.tsx';
import { conceptName, mockClient, show, source, type Reply } from './mockClient.tsx';

const fault = (code: string, message = 'A fault.'): Reply => ({ errors: [{ message, extensions: { code, requestId: 'request-7' } }] });

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('scrollTo', () => undefined);
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});
const pass = (ms: number): void => {
  act(() => {
    vi.advanceTimersByTime(ms);
  });
};

describe('Search', () => {
  const hits = (count: number): Reply => ({
    data: {
      searchConcepts: {
        totalCount: count, inactiveCount: 3, tookMs: 1, pageInfo: { hasNextPage: false, endCursor: null },
        facets: [{ count: 7, kind: null, system: { id: 'HP', name: 'Human Phenotype Ontology' } }],
        edges: Array.from({ length: count }, (_, index) => ({
          cursor: String(index), node: { ...conceptName(`C${index}`, 'Fever'), replacedBy: [] }, why: [{ reason: 'EXACT', term: 'Fever', highlights: [[0, 5]] }],
        })),
      },
    },
  });
  const open = (address: string, reply: Reply) => {
    const { client, asked } = mockClient({ Search: () => reply });
    show(client, '/', address, <SearchView />);
    return asked;
  };

  it('explains itself, and asks nothing, before a search', () => {
    expect(open('/', 'never')).toEqual([]);
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Search');
    expect(screen.getByText(/A graph of medical concepts/)).toBeTruthy();
    expect(screen.getAllByRole('link').length).toBeGreaterThanOrEqual(4);
  });

  it('draws nothing new at first, then the shape, then the time with Cancel, then what it waits for', () => {
    open('/?q=fever', 'never');
    expect(document.querySelector('.skeleton')).toBeNull();
    pass(200);
    expect(document.querySelector('.skeleton')).not.toBeNull();
    expect(screen.queryByRole('button', { name: 'Cancel' })).toBeNull();
    pass(2_000);
    expect(screen.getByText(/Loading results, 2 s/)).toBeTruthy();
    pass(9_000);
    expect(screen.getByText(/has not answered yet/)).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Cancel' }));
    expect(screen.getByText(/was cancelled/)).toBeTruthy();
  });

  it('shows each hit with its reason, and the counts of the filters', () => {
    open('/?q=fever', hits(2));
    const [, row] = screen.getAllByRole('row');
    if (!row) throw new Error('no row');
    expect(within(row).getByRole('link').getAttribute('href')).toBe('/concept/T/C0');
    expect(row.querySelector('mark')?.textContent).toBe('Fever');
    expect(screen.getByText('2 results')).toBeTruthy();
    expect(screen.getByText('3 hidden')).toBeTruthy();
  });

  it('says in a sentence what was asked when nothing matches, and what each filter hides', () => {
    open('/?q=fever&sys=T&type=disease', hits(0));
    expect(document.querySelector('.no-hits')?.textContent).toContain('No concept matches “fever” in T, of kind disease.');
    expect(screen.getByRole('button', { name: 'Search all systems (7 results)' })).toBeTruthy();
  });

  it('shows a refusal in the words of the server, with the request and a way to try again', () => {
    open('/?q=fever', fault('LIMIT_EXCEEDED', 'first: received 500, at most 100 allowed.'));
    expect(screen.getByText('The server refused results.')).toBeTruthy();
    expect(screen.getByText(/at most 100 allowed/)).toBeTruthy();
    expect(screen.getByText('request-7')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Retry' })).toBeTruthy();
  });

  it('asks again by itself when the server was not reached', () => {
    const asked = open('/?q=fever', 'offline');
    expect(screen.getByText(/Results did not load; trying again/)).toBeTruthy();
    const before = asked.length;
    pass(2_500);
    expect(asked.length).toBe(before + 1);
    expect(screen.getByText(/trying again/)).toBeTruthy();
  });

  it('names what it does not understand in the address', () => {
    open('/?q=fever&bogus=1', hits(1));
    expect(screen.getByText('bogus=1')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Dismiss' }));
    expect(screen.queryByText('bogus=1')).toBeNull();
  });
});

describe('Concept', () => {
  const head = (change: object): { data: unknown } => ({
    data: {
      concept: { id: 'T:A' },
      node: {
        ...conceptName('A'), definition: null, childCount: 0, descendantCount: 0, source, replacedBy: [], parentEdges: [{ parent: conceptName('P'), source }],
        system: { id: 'T', name: 'Test terms', version: '1', licence: 'CC0', description: '', hierarchical: true },
        terms: [{ text: 'Label A', language: 'en', type: 'PREFERRED', scope: 'EXACT', source }, { text: 'Wider A', language: 'en', type: 'SYNONYM', scope: 'BROAD', source }],
        assertions: { totalCount: 4 }, statedBy: { totalCount: 1 }, clinical: { totalCount: 0 }, ...change,
      },
    },
  });
  const open = (replies: Record<string, (variables: Record<string, unknown>) => Reply>, address = '/concept/T/A') => {
    const { client, asked } = mockClient(replies);
    show(client, '/concept/:system/:code', address, <ConceptView />);
    return asked;
  };

  it('gives names with their sources and scope, and each parent with source, version and licence', () => {
    open({ ConceptView: () => head({}) });
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Label A');
    expect(document.querySelector('.names')?.textContent).toContain('Wider A (broader)');
    expect(document.querySelector('[data-edge]')?.textContent).toMatch(/P Label P.*Test terms 1, CC0/);
    expect(screen.getByRole('tab', { name: /^Statements\s*5$/ })).toBeTruthy();
  });

  it('leads with the replacement of a retired concept', () => {
    open({ ConceptView: () => head({ active: false, replacedBy: [conceptName('B')] }) });
    expect(document.querySelector('.view-aside')?.firstElementChild?.textContent).toBe('Inactive. Replaced by T B Label B');
  });

  it('explains a concept that its publisher does not list', () => {
    open({ ConceptView: () => head({ standing: 'STRUCTURAL' }) });
    expect(screen.getByText(/The publisher lists no such code/)).toBeTruthy();
  });

  it('says so when a release has no such code, and offers to search', () => {
    open({ ConceptView: () => ({ data: { node: null, concept: null } }) }, '/concept/T/nothing');
    expect(document.querySelector('.no-concept')?.textContent).toContain('no concept with the code nothing in T');
    expect(screen.getByRole('link', { name: /Search for/ }).getAttribute('href')).toBe('/?q=nothing');
  });

  it('moves to the code as published when another spelling was asked for', () => {
    const asked = open({ ConceptView: ({ id }) => (id === 'T:A' ? head({}) : { data: { node: null, concept: { id: 'T:A' } } }) }, '/concept/T/a');
    expect(asked.filter(({ variables }) => 'code' in (variables as object)).map(({ variables }) => (variables as { id: string }).id)).toEqual(['T:a', 'T:A']);
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Label A');
  });

  it('keeps the page when only the tree fails', () => {
    open({ ConceptView: () => head({}), ConceptPaths: () => fault('INTERNAL_SERVER_ERROR') });
    expect(screen.getByText('The hierarchy did not load.')).toBeTruthy();
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Label A');
  });

  it('shows a part that came together with an error, and says that it is a part', () => {
    open({ ConceptView: () => ({ ...head({}), errors: [{ message: 'A fault.', path: ['node', 'terms'], extensions: { code: 'INTERNAL_SERVER_ERROR', requestId: 'request-8' } }] }) });
    expect(screen.getByText(/A part of concept T:A did not answer \(node › terms\)/)).toBeTruthy();
    expect(screen.getByText('not complete ·')).toBeTruthy();
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Label A');
  });

  describe('mapped to another system', () => {
    const mapping = (id: string, target: string, more: object) => ({
      id, relation: 'EXACT', status: 'CANDIDATE', source: conceptName('A'), target: conceptName(target), targetsTogether: [], flags: [], confidence: 0.5, rule: null,
      why: [{ reason: 'EXACT', term: null, note: `By name: "${target}".` }], provenance: [{ tier: 'TERMINOLOGY', licence: 'CC0', source }], ...more,
    });
    const official = { status: 'OFFICIAL', confidence: null, why: [] };
    const openTab = (answer: object) =>
      open(
        { ConceptView: () => head({}), ConceptMappings: () => ({ data: { node: { __typename: 'Concept', id: 'T:A', mappings: [] } } }), MapConcept: () => ({ data: { mapConcept: { candidates: [], conflicts: [], abstained: null, ...answer } } }) },
        '/concept/T/A?tab=mappings&to=X',
      );

    it('orders by trust, each with its why', () => {
      openTab({ candidates: [mapping('m1', 'B', official), mapping('m2', 'C', { status: 'ACCEPTED', confidence: null, why: [] }), mapping('m3', 'D', { why: [{ reason: 'CODE', term: null, note: 'Over Y:3, exact by Y and close by Z.' }], confidence: 0.644 }), mapping('m4', 'E', {})] });
      const rows = within(screen.getByRole('grid', { name: 'Codes in X' })).getAllByRole('row').slice(1).map((row) => row.textContent);
      expect(rows.filter((_, index) => index % 2 === 0)).toEqual(['Official: stated by a publisher', 'Accepted here', 'Over a concept of a third system', 'By name: proposed, stated by nobody']);
      expect(rows[1]).toMatch(/B Label B.*Stated: why.*Test terms 1, CC0/);
      expect(rows[5]).toMatch(/64/);
    });

    it('marks what sources disagree on', () => {
      openTab({ candidates: [mapping('m1', 'B', official)], conflicts: [{ reason: '2 targets are each called exact.', mappings: [mapping('m1', 'B', official), mapping('m2', 'C', official)] }] });
      expect(screen.getByRole('note', { name: 'Sources disagree' }).textContent).toMatch(/2 targets are each called exact.*Label B.*Label C/);
      expect(within(screen.getByRole('grid', { name: 'Codes in X' })).getByText('sources disagree')).toBeTruthy();
    });

    it('says what a rule needs to know, and asks again with the answer', () => {
      const rule = { group: 1, priority: 1, expression: 'IFA 248152002', readable: 'if Female', outcome: 'UNKNOWN', needs: ['SEX'] };
      const asked = openTab({ candidates: [mapping('m1', 'B', { ...official, rule })], abstained: { reason: 'The official map depends on what is not known of the patient.', missing: ['SEX'], missingAttribute: null, nearest: conceptName('B') } });
      expect(screen.getByRole('note', { name: 'Not decided' }).textContent).toMatch(/Is the patient female or male\?/);
      expect(document.querySelector('.map-rule')?.textContent).toMatch(/^if Female: not known Is the patient female or male\?/);
      fireEvent.change(screen.getByLabelText('Sex of the patient'), { target: { value: 'FEMALE' } });
      expect(asked.at(-1)?.variables).toMatchObject({ id: 'T:A', to: 'X', patient: { sex: 'FEMALE' } });
    });
  });

  it('opens a tab by Enter and not by passing over it', () => {
    const asked = open({ ConceptView: () => head({}), ConceptMappings: () => ({ data: { node: { __typename: 'Concept', id: 'T:A', mappings: [] } } }) });
    const named = (): boolean => asked.some(({ query }) => JSON.stringify(query).includes('ConceptMappings'));
    fireEvent.keyDown(screen.getByRole('tab', { name: 'Overview' }), { key: 'ArrowRight' });
    expect(document.activeElement?.id).toBe('tab-mappings');
    expect(named()).toBe(false);
    fireEvent.keyDown(screen.getByRole('tab', { name: 'Mappings' }), { key: 'Enter' });
    expect(named()).toBe(true);
    expect(screen.getByText(/No source that is loaded maps this concept/)).toBeTruthy();
  });
});
