import { once } from 'node:events';
import { connect } from 'node:net';

/** What is written to a bare connection, piece by piece, and the status it must be answered with. */
export interface HostileConnection {
  readonly what: string;
  /** Each piece is sent when the one before is; a number is a pause in milliseconds. */
  readonly pieces: readonly (string | number)[];
  readonly status: number;
}

const request = (line: string, ...headers: readonly string[]): string => [line, 'Host: localhost', ...headers, '', ''].join('\r\n');
const post = (...headers: readonly string[]): string => request('POST /graphql HTTP/1.1', 'Content-Type: application/json', ...headers);
const drip = (text: string, ms: number): (string | number)[] => Array.from(text).flatMap((letter) => [ms, letter]);
const body = '{"query":"{ __typename }"}';

export const hostileConnections: readonly HostileConnection[] = [
  { what: 'a body that does not come', pieces: [post('Content-Length: 5000'), '{'], status: 408 },
  { what: 'a body letter by letter', pieces: [post('Content-Length: 5000'), ...drip('{'.repeat(20), 100)], status: 408 },
  { what: 'a body in chunks of one letter', pieces: [post('Transfer-Encoding: chunked'), ...drip('x'.repeat(20), 100).map((piece) => (typeof piece === 'string' ? `1\r\n${piece}\r\n` : piece))], status: 408 },
  { what: 'a header of 20,000 bytes', pieces: [post(`X-Large: ${'x'.repeat(20_000)}`)], status: 431 },
  { what: '2,000 headers', pieces: [post(...Array.from({ length: 2_000 }, (_, place) => `X-${place}: value`))], status: 431 },
  { what: 'an address of 20,000 bytes', pieces: [request(`GET /concept/${'x'.repeat(20_000)} HTTP/1.1`)], status: 431 },
  { what: 'a cookie of 15,000 bytes', pieces: [post(`Cookie: ${'x'.repeat(15_000)}`, `Content-Length: ${body.length}`, 'Connection: close'), body], status: 200 },
  { what: 'no request at all', pieces: ['hello\r\n\r\n'], status: 400 },
  { what: 'bytes of another protocol', pieces: ['\x16\x03\x01\x02\x00\x01\x00\x01\xfc'], status: 400 },
  { what: 'two lengths', pieces: [post('Content-Length: 5', 'Content-Length: 6'), '{}'], status: 400 },
  { what: 'a length and chunks', pieces: [post('Content-Length: 5', 'Transfer-Encoding: chunked'), '0\r\n\r\n'], status: 400 },
  { what: 'a length below zero', pieces: [post('Content-Length: -1')], status: 400 },
  { what: 'a length beyond all numbers', pieces: [post('Content-Length: 99999999999999999999999')], status: 400 },
  { what: 'a length of a gigabyte', pieces: [post('Content-Length: 1000000000'), '{'], status: 413 },
  { what: 'a chunk of no size', pieces: [post('Transfer-Encoding: chunked'), 'zz\r\n'], status: 400 },
  { what: 'a null byte in a header', pieces: [post('X-Null: a\0b')], status: 400 },
  { what: 'a header folded over lines', pieces: [post('X-Folded: a', ' b: c')], status: 400 },
  { what: 'no host', pieces: ['POST /graphql HTTP/1.1\r\nContent-Length: 0\r\nConnection: close\r\n\r\n'], status: 415 },
  { what: 'a method that there is not', pieces: [request('BREW /graphql HTTP/1.1')], status: 400 },
  { what: 'an upgrade to nothing', pieces: [request('GET /graphql HTTP/1.1', 'Connection: close, Upgrade', 'Upgrade: nothing')], status: 405 },
  { what: 'a proxy request', pieces: [request('CONNECT localhost:22 HTTP/1.1')], status: 0 },
  { what: 'an address outside the folder', pieces: [request('GET /../../../../etc/passwd HTTP/1.1', 'Connection: close')], status: 404 },
  { what: 'an encoded address outside the folder', pieces: [request('GET /assets/%2e%2e/%2e%2e/%2e%2e/package.json HTTP/1.1', 'Connection: close')], status: 400 },
  { what: 'an address that is no UTF-8', pieces: [request('GET /%ff%fe HTTP/1.1', 'Connection: close')], status: 404 },
];

export interface ConnectionAnswer {
  readonly status: number;
  readonly text: string;
}

/** Sends the pieces and reads what comes back until the connection is closed; status 0 where nothing came. */
export async function sendTo(port: number, { pieces }: HostileConnection): Promise<ConnectionAnswer> {
  const socket = connect(port, '127.0.0.1');
  let text = '';
  socket.setEncoding('utf8').on('data', (part: string) => { text += part; }).on('error', () => undefined);
  const closed = once(socket, 'close');
  await Promise.race([once(socket, 'connect'), closed]);
  for (const piece of pieces) {
    if (socket.destroyed || !socket.writable) break;
    if (typeof piece === 'number') await new Promise((resolve) => setTimeout(resolve, piece));
    else socket.write(piece);
  }
  await closed;
  return { status: Number(/^HTTP\/1\.1 (\d+)/.exec(text)?.[1] ?? 0), text };
}
