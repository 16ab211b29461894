import type { Answer } from '../graphql/api.ts';

/** Words that would tell how the server is made or where it lies. */
const telling = /apollo|express|graphql-js|prom-client|lucene|cypher|neo4j(Error)?:|sqlite|node_modules|node:internal|\bat [\w.<>]+ \(|\.tsx?:\d|\/server\/|\/srv\/|ENOENT|EACCES|TypeError|RangeError|root:x:0/i;

/** What is wrong with an answer to a hostile request; undefined where nothing is. */
export function uncleanness({ status, text, errors }: Pick<Answer, 'status' | 'text' | 'errors'>, sent: string): string | undefined {
  if (status >= 500) return `status ${status}: ${text.slice(0, 300)}`;
  for (const { extensions, message } of errors ?? []) {
    if (typeof extensions['code'] !== 'string' || extensions['code'] === 'INTERNAL_SERVER_ERROR') return `code ${String(extensions['code'])}: ${message.slice(0, 300)}`;
    if (typeof extensions['requestId'] !== 'string') return `no request id: ${message.slice(0, 300)}`;
    if (Object.keys(extensions).length > 2) return `extensions ${Object.keys(extensions).join()}`;
    // What was sent may be quoted; what was not must not tell.
    const [word] = telling.exec(message) ?? [];
    if (word !== undefined && !sent.includes(word)) return `"${word}" in: ${message.slice(0, 300)}`;
  }
  return undefined;
}
