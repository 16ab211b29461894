import type { AskedApi, Beside, Timed } from './beside.ts';
import { askedBeside, eachAtOnce } from './beside.ts';
import { uncleanness } from './clean.ts';
import { hostileStrings } from './strings.ts';
import { stringArguments } from './stringArguments.ts';

export interface Injected {
  /** Each hostile request by its place and the beginning of its text. */
  readonly hostileRequests: readonly Timed<string>[];
  readonly unclean: readonly string[];
  readonly beside: Beside;
}

/** Sends every hostile text in every string argument of every field, so many at once, while normal questions are asked. */
export async function injectEverywhere(api: AskedApi, atOnce = 8): Promise<Injected> {
  const unclean: string[] = [];
  let hostileRequests: readonly Timed<string>[] = [];
  const requests = stringArguments().flatMap((question) => hostileStrings.map((text) => ({ question, text })));
  const nameOf = ({ question: { place }, text }: (typeof requests)[number]): string => `${place} with ${JSON.stringify(text).slice(0, 60)}`;
  const beside = await askedBeside(api, async () => {
    const times = await eachAtOnce(requests, atOnce, async (request) => {
      const { question: { query, variables }, text } = request;
      const problem = uncleanness(await api.ask(query, variables(text)), text);
      if (problem !== undefined) unclean.push(`${nameOf(request)}: ${problem}`);
    });
    hostileRequests = times.map(({ item, ms }) => ({ item: nameOf(item), ms }));
  });
  return { hostileRequests, unclean, beside };
}
