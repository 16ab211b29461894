import type { Api } from '../graphql/api.ts';

/** What is asked: an app within the test, or a server by its address. */
export type AskedApi = Pick<Api, 'url' | 'ask'>;

const questions = ['{ subsumes(ancestor: "HP:0000118", descendant: "HP:0000819") }', '{ concept(by: { id: "OMIM:222300" }) { label assertions(first: 1) { totalCount } } }'];

export interface Beside {
  /** Milliseconds of each normal question. */
  readonly times: readonly number[];
  /** Answers that were not those given before the work. */
  readonly failures: readonly string[];
}

/** Asks normal questions all the while, and says how they fared. */
export async function askedBeside(api: AskedApi, work: () => Promise<void>): Promise<Beside> {
  const failures: string[] = [];
  const times: number[] = [];
  const wanted = await Promise.all(questions.map(async (question) => JSON.stringify((await api.ask(question)).data)));
  let working = true;
  const client = async (): Promise<void> => {
    while (working) {
      for (const [place, question] of questions.entries()) {
        const startedAt = performance.now();
        const answer = await api.ask(question);
        times.push(performance.now() - startedAt);
        if (answer.errors !== undefined || JSON.stringify(answer.data) !== wanted[place]) failures.push(answer.text);
      }
    }
  };
  const asking = client();
  try {
    await work();
  } finally {
    working = false;
    await asking;
  }
  return { times, failures };
}

export interface Timed<Item> {
  readonly item: Item;
  readonly ms: number;
}

/** Runs the work for each item, so many at once, and gives the time of each in the order in which they ended. */
export async function eachAtOnce<Item>(items: readonly Item[], atOnce: number, work: (item: Item) => Promise<void>): Promise<readonly Timed<Item>[]> {
  const waiting = [...items].reverse();
  const times: Timed<Item>[] = [];
  await Promise.all(Array.from({ length: atOnce }, async () => {
    for (let item = waiting.pop(); item !== undefined; item = waiting.pop()) {
      const startedAt = performance.now();
      await work(item);
      times.push({ item, ms: performance.now() - startedAt });
    }
  }));
  return times;
}
