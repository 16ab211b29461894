import { afterAll, describe, expect, it } from 'vitest';
import { canonicalText, operationIdOf, StoredOperations } from '../../server/graphql/storedOperations.ts';
import type { StoredOperationsMode } from '../../server/graphql/storedOperations.ts';
import { openSources } from '../fixtures/graphFiles.ts';
import { smallGraph } from '../fixtures/smallGraph.ts';
import { read } from '../repo/repositoryFiles.ts';
import type { Api } from './api.ts';
import { refusalOf, startApi } from './api.ts';

const texts = JSON.parse(read('web/src/generated/operations.json')) as Readonly<Record<string, string>>;
const [shellId = '', shell = ''] = Object.entries(texts).find(([, text]) => text.startsWith('query Shell')) ?? [];
const graph = openSources(smallGraph);
const started: Api[] = [];
const inMode = async (mode: StoredOperationsMode): Promise<Api> => {
  const api = await startApi({ graph: await graph, storedOperations: new StoredOperations(mode, new Map(Object.entries(texts))) });
  started.push(api);
  return api;
};
afterAll(async () => { for (const api of started) await api.stop(); });
const byId = (api: Api, documentId: string) => api.post(JSON.stringify({ documentId }));

describe('the stored operations', () => {
  it('are those of the explorer, each under the hash of its text', () => {
    expect(Object.keys(texts).length).toBeGreaterThan(5);
    for (const [id, text] of Object.entries(texts)) expect(operationIdOf(canonicalText(text))).toBe(id);
  });

  it('have one id however they are laid out, and another where anything is asked differently', () => {
    const text = 'query A { ...X ...B } fragment X on Query { __typename } fragment B on Query { release { id } }';
    const relaid = 'fragment B on Query {\n release { id, } }\n# note\nfragment X on Query { __typename } query A { ...X, ...B }';
    expect(canonicalText(relaid)).toBe(canonicalText(text));
    expect(canonicalText(text.replace('id', 'createdAt'))).not.toBe(canonicalText(text));
  });
});

describe('in the mode', () => {
  it('off, operations are run by their text alone', async () => {
    const api = await inMode('off');
    expect((await api.ask(shell)).errors).toBeUndefined();
    expect((await api.ask('{ __typename }')).errors).toBeUndefined();
    const answer = await byId(api, `sha256:${shellId}`);
    expect([answer.status, ...refusalOf(answer)]).toEqual([400, 'STORED_OPERATIONS_OFF', 'documentId: this server runs no operations by their id. Send the text as "query".']);
  });

  it('allow, stored ones are run by their id too, and an unknown id is refused', async () => {
    const api = await inMode('allow');
    const [known, sameText, other] = [await byId(api, `sha256:${shellId}`), await api.ask(shell), await api.ask('{ __typename }')];
    expect(known.data).toEqual(sameText.data);
    expect(known.data).toMatchObject({ release: { id: api.graph.release.id } });
    expect(other.errors).toBeUndefined();
    for (const id of [`sha256:${'0'.repeat(64)}`, '__proto__', 'constructor', '']) {
      const answer = await byId(api, id);
      expect([answer.status, refusalOf(answer)[0]]).toEqual([404, 'OPERATION_NOT_STORED']);
    }
  });

  it('only, nothing else is run: neither another question, nor a stored one with a field more, nor the schema', async () => {
    const api = await inMode('only');
    expect((await byId(api, shellId)).data).toMatchObject({ release: { id: api.graph.release.id } });
    expect((await api.ask(shell)).errors).toBeUndefined();
    expect((await api.ask(shell.replaceAll('\n', ' '))).errors).toBeUndefined();
    for (const text of ['{ __typename }', shell.replace('createdAt', 'createdAt contentHash'), '{ __schema { types { name } } }', `${shell} query Other { __typename }`, '{ broken']) {
      const answer = await api.ask(text);
      expect([answer.status, refusalOf(answer)[0]], text).toEqual([403, 'OPERATION_NOT_ALLOWED']);
      expect(answer.data).toBeUndefined();
    }
    expect(api.storeCalls).toEqual([]);
  });
});
