import type { Api } from '../graphql/api.ts';
import { askedBeside, eachAtOnce } from './beside.ts';
import type { Beside } from './beside.ts';
import { uncleanness } from './clean.ts';
import { hostileStrings } from './strings.ts';
import { stringArguments } from './stringArguments.ts';

export interface Injected extends Beside {
  readonly sent: number;
  /** Longest time of one hostile request. */
  readonly slowestHostileMs: number;
  readonly unclean: readonly string[];
}

/** Sends every hostile text in every string argument of every field, while normal questions are asked. */
export async function injectEverywhere(api: Api): Promise<Injected> {
  const unclean: string[] = [];
  let slowestHostileMs = 0;
  const requests = stringArguments().flatMap((question) => hostileStrings.map((text) => ({ question, text })));
  const beside = await askedBeside(api, () => eachAtOnce(requests, 8, async ({ question: { place, query, variables }, text }) => {
    const startedAt = performance.now();
    const answer = await api.ask(query, variables(text));
    slowestHostileMs = Math.max(slowestHostileMs, performance.now() - startedAt);
    const problem = uncleanness(answer, text);
    if (problem !== undefined) unclean.push(`${place} with ${JSON.stringify(text).slice(0, 60)}: ${problem}`);
  }));
  return { ...beside, sent: requests.length, slowestHostileMs, unclean };
}
