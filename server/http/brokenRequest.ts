import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { limits } from '../domain/limits.ts';
import { Refusal } from '../graphql/refusal.ts';

const answers: Readonly<Record<string, readonly [number, string, string]>> = {
  HPE_HEADER_OVERFLOW: [431, 'LIMIT_EXCEEDED', `header lines: at most ${limits.headerBytesMax} bytes allowed. Send fewer or shorter ones.`],
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'REQUEST_TOO_SLOW', 'The request did not come in time. Send it again.'],
};
const malformed = [400, 'BAD_REQUEST', 'This is no request in HTTP.'] as const;

/** What node cannot read as a request never reaches the app; it is answered on the bare connection, in the shape of the others. */
export function answerBrokenRequest(error: Error & { readonly code?: string }, socket: Duplex): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const [status, code, message] = answers[error.code ?? ''] ?? malformed;
  answerBare(socket, new Refusal(status, code, message), randomUUID());
}

/** Answers where there is no response to answer with, and closes the connection. */
export function answerBare(socket: Duplex, { status, code, message }: Refusal, requestId: string): void {
  const body = JSON.stringify({ errors: [{ message, extensions: { code, requestId } }] });
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\nContent-Type: application/json; charset=utf-8\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`);
}
