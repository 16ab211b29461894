import type { Record as Row } from 'neo4j-driver';
import type { Predicate } from '../../domain/assertion.ts';
import { predicates as allPredicates } from '../../domain/assertion.ts';
import type { KeptLine } from '../decodeLine.ts';
import { linesAt, numberAt, whole } from './cells.ts';

/** A request for statements, by key; `place` is where its answer belongs. */
export interface StatementKeys {
  readonly place: number;
  readonly concept: string;
  readonly predicates: readonly Predicate[] | undefined;
  readonly first: number;
  readonly after: string | undefined;
}

export interface PageOfLines {
  readonly place: number;
  readonly total: number;
  readonly offset: number;
  readonly lines: readonly KeptLine[];
}

export const statementParameters = (requests: readonly StatementKeys[]) => ({
  requests: requests.map(({ place, concept, predicates, first, after }) => ({
    place: whole(place), concept, predicates: predicates?.map((predicate) => whole(allPredicates.indexOf(predicate))) ?? null, first: whole(first), after: after ?? null,
  })),
});

export const pageOfLinesAt = (row: Row): PageOfLines => ({
  place: numberAt(row, 'place'), total: numberAt(row, 'total'), offset: numberAt(row, 'offset'), lines: linesAt(row, 'lines'),
});
