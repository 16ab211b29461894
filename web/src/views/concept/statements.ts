import { useCallback, useMemo } from 'react';
import { useClient, type TypedDocumentNode } from 'urql';
import { troubleOf, type Trouble } from '../../components/trouble.ts';
import { useAnswer, type Answer } from '../../components/useAnswer.ts';
import { usePages, type Page, type Pages } from '../../components/usePages.ts';
import {
  ConceptAssertionsDocument,
  ConceptStatedByDocument,
  type AssertionSummaryFragment,
  type ConceptAssertionsQuery,
  type ConceptAssertionsQueryVariables,
  type ConceptNameFragment,
  type ConceptStatedByQuery,
  type Predicate,
} from '../../generated/graphql.ts';

/** A statement as seen from one of its concepts, with the concept at its other end. */
export type Statement = AssertionSummaryFragment & { readonly other: ConceptNameFragment | null };

export const statementsPage = 50;

interface StatementPage extends Page<Statement> {
  readonly total: number | undefined;
}

const nothing: StatementPage = { rows: [], next: undefined, total: 0 };

const nextOf = ({ hasNextPage, endCursor }: { hasNextPage: boolean; endCursor?: string | null }): string | undefined =>
  hasNextPage ? (endCursor ?? undefined) : undefined;

function aboutPage({ node }: ConceptAssertionsQuery): StatementPage {
  if (node?.__typename !== 'Concept') return nothing;
  const { nodes, pageInfo, totalCount } = node.assertions;
  return { rows: nodes.map((row) => ({ ...row, other: row.object ?? null })), next: nextOf(pageInfo), total: totalCount ?? undefined };
}

function ofPage({ node }: ConceptStatedByQuery): StatementPage {
  if (node?.__typename !== 'Concept') return nothing;
  const { nodes, pageInfo, totalCount } = node.statedBy;
  return { rows: nodes.map((row) => ({ ...row, other: row.subject })), next: nextOf(pageInfo), total: totalCount ?? undefined };
}

export interface Statements {
  readonly answer: Answer<object>;
  readonly pages: Pages<Statement>;
  readonly total: number | undefined;
}

function useStatements<Data extends object>(
  document: TypedDocumentNode<Data, ConceptAssertionsQueryVariables>,
  pageOf: (data: Data) => StatementPage,
  id: string,
  predicates: readonly Predicate[],
  wanted: number,
): Statements {
  const client = useClient();
  const asked = useMemo(() => ({ id, predicate: predicates.length > 0 ? [...predicates] : null }), [id, predicates]);
  const answer = useAnswer(document, useMemo(() => ({ ...asked, first: statementsPage, after: null }), [asked]));
  const data = answer.state === 'ready' ? answer.data : undefined;
  const first = useMemo(() => data && pageOf(data), [data, pageOf]);
  const load = useCallback(
    async (after: string): Promise<Page<Statement> | Trouble> => {
      const { data: later, error, extensions } = await client.query(document, { ...asked, first: statementsPage, after }).toPromise();
      if (later) return pageOf(later);
      if (error) return troubleOf(error, extensions);
      throw new Error('an answer with neither data nor error');
    },
    [asked, client, document, pageOf],
  );
  return { answer, pages: usePages(first, wanted, load), total: first?.total };
}

export const useStatementsAbout = (id: string, predicates: readonly Predicate[], wanted: number): Statements =>
  useStatements(ConceptAssertionsDocument, aboutPage, id, predicates, wanted);

export const useStatementsOf = (id: string, predicates: readonly Predicate[], wanted: number): Statements =>
  useStatements(ConceptStatedByDocument, ofPage, id, predicates, wanted);
