import { unwrapResolverError } from '@apollo/server/errors';
import type { GraphQLFormattedError } from 'graphql';
import { GraphQLError } from 'graphql';
import { DomainError } from '../domain/errors.ts';

/** Codes that Apollo and graphql-js give to requests that were wrong; their messages speak of the request alone. */
const codesOfBadRequests = new Set([
  'GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED', 'BAD_USER_INPUT', 'BAD_REQUEST', 'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_FOUND', 'PERSISTED_QUERY_NOT_SUPPORTED',
]);

/** The refusal that a GraphQL error carries; Apollo unwraps only those that have a path, which a query refused as a whole has not. */
const refusalWithin = (error: unknown): DomainError | undefined =>
  error instanceof GraphQLError && error.originalError instanceof DomainError ? error.originalError : undefined;

/** Shows what the caller can mend and masks everything else; `onMasked` gets what was hidden. */
export const errorFormatter = (onMasked: (error: unknown) => void) => (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
  const original = refusalWithin(error) ?? unwrapResolverError(error);
  const where = { ...(formatted.locations && { locations: formatted.locations }), ...(formatted.path && { path: formatted.path }) };
  if (original instanceof DomainError) return { message: original.message, ...where, extensions: { code: original.code } };
  const code = formatted.extensions?.['code'];
  if (typeof code === 'string' && codesOfBadRequests.has(code)) return { message: formatted.message, ...where, extensions: { code } };
  onMasked(original);
  return { message: 'The server could not answer this. Quote the request id when you report it.', ...where, extensions: { code: 'INTERNAL_SERVER_ERROR' } };
};
