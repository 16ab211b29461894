import { unwrapResolverError } from '@apollo/server/errors';
import type { GraphQLFormattedError } from 'graphql';
import { GraphQLError } from 'graphql';
import { DomainError, FileProblem, NoRoom } from '../domain/errors.ts';
import { masked } from './refusal.ts';

/** Codes that the GraphQL libraries give to requests that were wrong; their messages speak of the request alone. */
const codesOfBadRequests = new Set(['GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED', 'BAD_USER_INPUT', 'BAD_REQUEST', 'OPERATION_RESOLUTION_FAILURE']);

interface Shown {
  readonly code: string;
  readonly message: string;
}

/** The refusal that a GraphQL error carries; Apollo unwraps only those that have a path, which a query refused as a whole has not. */
const refusalWithin = (error: unknown): unknown =>
  error instanceof GraphQLError && error.originalError instanceof DomainError ? error.originalError : unwrapResolverError(error);

/** What the caller can mend, in our words; undefined for what is masked. Files are the server's own matter. */
function shownOf(message: string, extensions: Readonly<Record<string, unknown>> | undefined, original: unknown): Shown | undefined {
  if (original instanceof DomainError) return original instanceof FileProblem || original instanceof NoRoom ? undefined : original;
  const code = extensions?.['code'];
  if (extensions?.['validationErrorCode'] === 'INTROSPECTION_DISABLED') return { code: 'INTROSPECTION_CLOSED', message: 'This server does not tell its schema. It is the file schema.graphql, which comes with the software.' };
  return typeof code === 'string' && codesOfBadRequests.has(code) ? { code, message } : undefined;
}

/** The error behind one of an answer, where it is the server's own and nobody outside is shown it. */
export const faultWithin = (error: GraphQLError): unknown => {
  const original = refusalWithin(error);
  return shownOf(error.message, error.extensions, original) === undefined ? original : undefined;
};

/** Shows what the caller can mend and masks everything else. */
export function formatError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const where = { ...(formatted.locations && { locations: formatted.locations }), ...(formatted.path && { path: formatted.path }) };
  const { code, message } = shownOf(formatted.message, formatted.extensions, refusalWithin(error)) ?? masked;
  return { message, ...where, extensions: { code } };
}
