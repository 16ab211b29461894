import type { IncomingMessage } from 'node:http';
import { isLoopback } from '../domain/loopback.ts';

/** The name by which the caller reached the server, without its port. */
const nameIn = (host: string | undefined): string => (host ?? '').replace(/:\d+$/, '').replace(/^\[(.*)\]$/, '$1');

/** A page elsewhere that has its name point to this machine reaches the server under that name, and as the same origin. */
export const isReachedLocally = ({ headers }: IncomingMessage): boolean => isLoopback(nameIn(headers.host));

/** Whether no page sent it, or one of this server: WebSockets are opened by pages of any origin without being asked. */
export function isOfThisOrigin({ headers: { origin, host } }: IncomingMessage): boolean {
  if (origin === undefined) return true;
  try {
    return new URL(origin).host === host;
  } catch {
    return false;
  }
}
