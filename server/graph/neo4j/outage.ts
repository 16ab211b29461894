import { DeadlineExceeded, StoreFault, StoreRefused, StoreUnavailable } from '../../domain/errors.ts';

/** Why Neo4j cannot be asked now; undefined where a problem is of another kind. */
export function outageOf(problem: unknown): string | undefined {
  if (problem instanceof StoreUnavailable) return 'Neo4j does not answer.';
  if (problem instanceof DeadlineExceeded) return 'Neo4j answers too slowly.';
  if (problem instanceof StoreRefused) return 'Neo4j refuses the credentials of this server.';
  return problem instanceof StoreFault ? problem.message : undefined;
}
