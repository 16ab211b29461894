import type { AskedApi, Beside } from './beside.ts';
import { askedBeside, eachAtOnce } from './beside.ts';
import { uncleanness } from './clean.ts';
import { hostileStrings } from './strings.ts';
import { stringArguments } from './stringArguments.ts';

export interface Injected {
  /** Milliseconds of each hostile request. */
  readonly hostileTimes: readonly number[];
  readonly unclean: readonly string[];
  readonly beside: Beside;
}

/** Sends every hostile text in every string argument of every field, so many at once, while normal questions are asked. */
export async function injectEverywhere(api: AskedApi, atOnce = 8): Promise<Injected> {
  const unclean: string[] = [];
  let hostileTimes: readonly number[] = [];
  const requests = stringArguments().flatMap((question) => hostileStrings.map((text) => ({ question, text })));
  const beside = await askedBeside(api, async () => {
    hostileTimes = await eachAtOnce(requests, atOnce, async ({ question: { place, query, variables }, text }) => {
      const problem = uncleanness(await api.ask(query, variables(text)), text);
      if (problem !== undefined) unclean.push(`${place} with ${JSON.stringify(text).slice(0, 60)}: ${problem}`);
    });
  });
  return { hostileTimes, unclean, beside };
}
