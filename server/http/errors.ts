import type { ErrorRequestHandler, Response } from 'express';
import { LimitExceeded } from '../domain/errors.ts';
import { limits } from '../domain/limits.ts';
import { masked, Refusal } from '../graphql/refusal.ts';
import { recordOf } from './requestRecord.ts';

/** Answers in the shape of GraphQL's errors. */
export function refuse(response: Response, { status, code, message }: Refusal): void {
  const record = recordOf(response);
  record.codes.add(code);
  response.status(status).json({ errors: [{ message, extensions: { code, requestId: record.id } }] });
}

export const refusals = {
  notFound: new Refusal(404, 'NOT_FOUND', 'Nothing is here. The explorer is at /, the API at /graphql.'),
  bodyTooLong: new Refusal(413, 'LIMIT_EXCEEDED', `request body: at most ${limits.requestBytesMax} bytes allowed. Send less in one request.`),
  noJson: new Refusal(400, 'BAD_REQUEST', 'The request body is no JSON of the form {"query": "…"}. Send it as application/json.'),
  noAddress: new Refusal(400, 'BAD_REQUEST', 'The address cannot be read.'),
  notPost: new Refusal(405, 'METHOD_NOT_ALLOWED', 'The API is asked by POST alone, with a JSON body of the form {"query": "…"}; any other method could be forged by a page elsewhere (CSRF).'),
  notJsonType: new Refusal(415, 'UNSUPPORTED_MEDIA_TYPE', 'Send the request with the header content-type: application/json; forms and plain text could be forged by a page elsewhere (CSRF).'),
  tooSlow: new Refusal(408, 'REQUEST_TOO_SLOW', `The request body came too slowly: at least ${limits.bodyBytesPerSecondMin} bytes a second are expected. Send it again.`),
  batch: new Refusal(400, 'BAD_REQUEST', 'The request body is a list. Send one operation in one request; several questions fit into one operation.'),
  deep: new Refusal(400, 'LIMIT_EXCEEDED', `variables: more than ${limits.variablesDepthMax} lists and objects within one another. Send them flatter.`),
} as const;

/** What is thrown before or after GraphQL. `onFault` gets what nobody outside is shown. */
export const answerError = (onFault: (error: unknown, requestId: string) => void): ErrorRequestHandler => (error: unknown, request, response, _next) => {
  // An answer that has begun has no other end. Express would write the stack of each to the console, of which a caller could ask for any number.
  if (response.headersSent) {
    if (statusOf(error) >= 500) onFault(error, recordOf(response).id);
    request.socket.destroy();
    return;
  }
  if (error instanceof Refusal) refuse(response, error);
  else if (error instanceof LimitExceeded) refuse(response, new Refusal(400, error.code, error.message));
  else {
    const status = statusOf(error);
    if (status === 413) refuse(response, refusals.bodyTooLong);
    else if (status === 404) refuse(response, refusals.notFound);
    else if (status === 415) refuse(response, refusals.notJsonType);
    else if (status < 500) refuse(response, request.path.startsWith('/graphql') ? refusals.noJson : refusals.noAddress);
    else {
      onFault(error, recordOf(response).id);
      refuse(response, masked);
    }
  }
};

const statusOf = (error: unknown): number => (typeof error === 'object' && error !== null && 'status' in error && typeof error.status === 'number' ? error.status : 500);
