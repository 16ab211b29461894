import { isUtf8 } from 'node:buffer';
import type { Request, RequestHandler, Response } from 'express';
import express from 'express';
import { limits } from '../domain/limits.ts';
import { Refusal } from '../graphql/refusal.ts';
import { refusals, refuse } from './errors.ts';

/** POST with a JSON body is all that a page elsewhere cannot send without being asked first. */
const onlyJsonByPost: RequestHandler = (request, response, next) => {
  if (request.method !== 'POST') {
    response.setHeader('Allow', 'POST');
    refuse(response, refusals.notPost);
  } else if (request.is('application/json') === false || !/^[^;]*$|charset *= *"?utf-8"? *$/i.test(request.get('content-type') ?? '')) refuse(response, refusals.notJsonType);
  else if (Number(request.get('content-length')) > limits.requestBytesMax) {
    refuseUnread(request, response, refusals.bodyTooLong); // At once: nobody waits for the rest of it.
  } else next();
};

/** Answers before the body has come, and ends the connection with the answer. */
function refuseUnread(request: Request, response: Response, refusal: Refusal): void {
  response.setHeader('Connection', 'close');
  refuse(response, refusal);
  response.once('finish', () => { request.destroy(); });
}

/** Ends a request whose body trickles in, so that nobody holds connections open with little. */
const inTime: RequestHandler = (request, response, next) => {
  // Time is counted in looks, not by the clock: where the process itself was busy, what came meanwhile is not read yet.
  let [received, waitedMs] = [0, 0];
  const timer = setInterval(() => {
    waitedMs += checkMs;
    if (received >= ((waitedMs - limits.bodyGraceMs) / 1000) * limits.bodyBytesPerSecondMin) return;
    stop();
    refuseUnread(request, response, refusals.tooSlow);
  }, checkMs);
  const stop = (): void => { clearInterval(timer); };
  request.on('data', (chunk: Buffer) => { received += chunk.length; });
  request.once('end', stop).once('close', stop);
  next();
};
const checkMs = 100;

const readJson = express.json({
  limit: limits.requestBytesMax,
  inflate: false, // A small body could become a large one.
  verify: (_request, _response, bytes) => {
    // Of its own, because the parser hangs the body on it.
    if (!isUtf8(bytes)) throw new Refusal(400, 'BAD_REQUEST', 'The request body is not UTF-8. Send it as application/json in UTF-8.');
  },
});

/** The form of a GraphQL request: one operation by its text or its id, its name and its variables. */
const wellFormed: RequestHandler = (request, response, next) => {
  const body: unknown = request.body;
  if (Array.isArray(body)) refuse(response, refusals.batch);
  else if (!isObject(body)) refuse(response, refusals.noJson);
  else {
    const { query, documentId, operationName, variables, extensions } = body;
    if (depthOf(variables) > limits.variablesDepthMax) refuse(response, refusals.deep);
    else if (typeof (query ?? documentId) !== 'string' || query === '') refuse(response, misses('query', 'the text of an operation'));
    else if (!isTextOrNone(documentId)) refuse(response, misses('documentId', 'the id of a stored operation'));
    else if (!isTextOrNone(operationName)) refuse(response, misses('operationName', 'the name of one operation of the query'));
    else if (!isObjectOrNone(variables)) refuse(response, misses('variables', 'an object of values by name'));
    else if (!isObjectOrNone(extensions)) refuse(response, misses('extensions', 'an object'));
    else next();
  }
};

const misses = (what: string, expected: string): Refusal => new Refusal(400, 'BAD_REQUEST', `${what}: expected ${expected}. The request body has the form {"query": "…", "variables": {…}}.`);
const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => isNested(value) && !Array.isArray(value);
const isObjectOrNone = (value: unknown): boolean => value == null || isObject(value);
const isTextOrNone = (value: unknown): boolean => value == null || typeof value === 'string';

/** Lists and objects within one another, counted to one above the limit; without recursion, which deep input could exhaust. */
export function depthOf(value: unknown): number {
  let level = [value].filter(isNested);
  for (let depth = 0; ; depth += 1) {
    if (level.length === 0 || depth > limits.variablesDepthMax) return depth;
    level = level.flatMap((nested): unknown[] => Object.values(nested)).filter(isNested);
  }
}

const isNested = (value: unknown): value is object => typeof value === 'object' && value !== null;

export const graphqlBody: readonly RequestHandler[] = [onlyJsonByPost, inTime, readJson, wellFormed];
