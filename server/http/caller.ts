import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { isLoopback } from '../domain/loopback.ts';

/** The name by which the caller reached the server, without its port. */
const nameIn = (host: string | undefined): string => (host ?? '').replace(/:\d+$/, '').replace(/^\[(.*)\]$/, '$1');

/** A proxy reaches the server from this machine and by its name, whoever asks. nginx as it comes adds no header, but speaks HTTP/1.0. */
const isRelayed = ({ headers, httpVersion }: IncomingMessage): boolean =>
  httpVersion === '1.0' || Object.keys(headers).some((name) => /^(forwarded|x-forwarded-.+|x-real-ip|via)$/.test(name));

/**
 * Whether somebody at this machine asks. A page elsewhere that has its name point to this machine reaches the server under
 * that name, and as the same origin. A proxy that leaves no sign is not seen: behind one a key is needed.
 */
export const isReachedLocally = (request: IncomingMessage): boolean => isLoopback(nameIn(request.headers.host)) && !isRelayed(request);

/** Whether the request has the key, compared in a time that tells nothing of it. */
export const hasKey = ({ headers: { authorization = '' } }: IncomingMessage, key: string): boolean => timingSafeEqual(sha256(authorization), sha256(`Bearer ${key}`));

const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Whether no page sent it, or one of this server: WebSockets are opened by pages of any origin without being asked. */
export function isOfThisOrigin({ headers: { origin, host } }: IncomingMessage): boolean {
  if (origin === undefined) return true;
  try {
    return new URL(origin).host === host;
  } catch {
    return false;
  }
}
