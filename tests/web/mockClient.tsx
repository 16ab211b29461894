import { render, type RenderResult } from '@testing-library/react';
import type { ReactNode } from 'react';
import { MemoryRouter, Route, Routes } from 'react-router';
import { Client, CombinedError, Provider, type Exchange, type Operation, type OperationResult } from 'urql';
import { filter, fromValue, mergeMap, never, pipe, type Source } from 'wonka';
import { answerMemory } from '../../web/src/client.ts';
import { ReleaseContext } from '../../web/src/components/releaseContext.ts';
import type { ConceptNameFragment, ShellQuery, SourceLineFragment } from '../../web/src/generated/graphql.ts';

export type Reply = { data: unknown; errors?: readonly GraphQLFault[] } | { errors: readonly GraphQLFault[] } | 'never' | 'offline';
interface GraphQLFault {
  readonly message: string;
  readonly path?: readonly string[];
  readonly extensions?: Record<string, unknown>;
}

const nameOf = ({ query }: Operation): string =>
  query.definitions.flatMap((definition) => ('operation' in definition && definition.name ? [definition.name.value] : []))[0] ?? '';

function resultOf(operation: Operation, reply: Exclude<Reply, 'never'>): OperationResult {
  const rest = { operation, stale: false, hasNext: false, extensions: {} };
  if (reply === 'offline') return { ...rest, data: undefined, error: new CombinedError({ networkError: new TypeError('fetch failed') }) };
  const error = reply.errors ? new CombinedError({ graphQLErrors: [...reply.errors], response: new Response() }) : undefined;
  return { ...rest, data: 'data' in reply ? reply.data : undefined, ...(error && { error }) };
}

/** A client that answers each operation by its name, and keeps what it was asked. */
export function mockClient(replies: Readonly<Record<string, (variables: Record<string, unknown>) => Reply>>): { client: Client; asked: Operation[] } {
  const asked: Operation[] = [];
  const answer: Exchange = () => (operations) =>
    pipe(
      operations,
      filter(({ kind }) => kind === 'query'),
      mergeMap((operation) => {
        asked.push(operation);
        const reply = replies[nameOf(operation)]?.(operation.variables as Record<string, unknown>) ?? 'never';
        return reply === 'never' ? (never as Source<OperationResult>) : fromValue(resultOf(operation, reply));
      }),
    );
  return { client: new Client({ url: 'http://localhost/graphql', preferGetMethod: false, exchanges: [answerMemory(20), answer] }), asked };
}

export const source: SourceLineFragment = {
  id: 'source:T', source: 'T', title: 'Test terms', version: '1', licence: 'CC0', tier: 'TERMINOLOGY', homepage: null,
};

export const shell: ShellQuery = {
  release: { id: 'release:1', createdAt: '2026-01-01T00:00:00Z', counts: { concepts: 10, assertions: 5, mappings: 2 }, sources: [{ ...source, publishedOn: null, loadedAt: '2026-01-01T00:00:00Z', attribution: 'Test' }] },
  codeSystems: [{ id: 'T', name: 'Test terms', version: '1', licence: 'CC0', description: '', hierarchical: true, conceptCount: 10 }],
};

export const conceptName = (code: string, label = `Label ${code}`): ConceptNameFragment & { __typename: 'Concept' } => ({
  __typename: 'Concept', id: `T:${code}`, code, label, kind: 'DISEASE', active: true, standing: 'PUBLISHED', system: { id: 'T', name: 'Test terms' },
});

export const show = (client: Client, path: string, address: string, view: ReactNode): RenderResult =>
  render(
    <Provider value={client}>
      <ReleaseContext value={shell}>
        <MemoryRouter initialEntries={[address]}>
          <Routes>
            <Route path={path} element={view} />
          </Routes>
        </MemoryRouter>
      </ReleaseContext>
    </Provider>,
  );
