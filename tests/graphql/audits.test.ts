import { serverAudits } from 'graphql-http';
import { expect, it } from 'vitest';
import { smallApi } from './api.ts';

const api = smallApi();

/** GET is refused, so that no page elsewhere can ask; and a request that was wrong has status 400 whatever it accepts, so that proxies and counters see it. */
const onPurpose: Readonly<Record<string, RegExp>> = { notice: /GET|200 status code|status code of 200/, warn: /200 status code on document|status code of 200 on variable/ };

it.each(serverAudits({ url: () => `${api().url}/graphql` }).map((audit) => [audit.name, audit] as const))('GraphQL over HTTP: %s', async (name, audit) => {
  const result = await audit.fn();
  if (result.status !== 'ok') expect(name, JSON.stringify(result)).toMatch(onPurpose[result.status] ?? /nothing else/);
});
