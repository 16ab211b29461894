import { randomUUID } from 'node:crypto';
import type { RequestHandler, Response } from 'express';
import type { RequestRecord } from '../graphql/context.ts';

const records = new WeakMap<Response, RequestRecord>();

export const newRecord = (id: string): RequestRecord => ({ id, startedAt: performance.now(), rootFields: [], size: undefined, codes: new Set() });

/** Gives each request its id, which its answer carries. */
export const recordRequest: RequestHandler = (_request, response, next) => {
  const record = newRecord(randomUUID());
  records.set(response, record);
  response.setHeader('X-Request-Id', record.id);
  next();
};

export function recordOf(response: Response): RequestRecord {
  const record = records.get(response);
  if (record === undefined) throw new Error('the request was not recorded when it came');
  return record;
}
