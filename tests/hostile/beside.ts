import type { Api } from '../graphql/api.ts';

const questions = [
  ['{ subsumes(ancestor: "HP:0000118", descendant: "HP:0000819") }', '{"subsumes":true}'],
  ['{ concept(by: { id: "OMIM:222300" }) { label assertions(first: 1) { totalCount } } }', '{"concept":{"label":"Wolfram syndrome 1","assertions":{"totalCount":4}}}'],
] as const;

export interface Beside {
  readonly asked: number;
  readonly failures: readonly string[];
  readonly slowestMs: number;
}

/** Asks normal questions all the while, and says how they fared. */
export async function askedBeside(api: Api, work: () => Promise<void>): Promise<Beside> {
  const failures: string[] = [];
  let [asked, slowestMs, working] = [0, 0, true];
  const client = async (): Promise<void> => {
    while (working) {
      for (const [question, wanted] of questions) {
        const startedAt = performance.now();
        const answer = await api.ask(question);
        slowestMs = Math.max(slowestMs, performance.now() - startedAt);
        asked += 1;
        if (JSON.stringify(answer.data) !== wanted) failures.push(answer.text);
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
  return { asked, failures, slowestMs };
}

/** Runs the work for each item, so many at once. */
export async function eachAtOnce<Item>(items: readonly Item[], atOnce: number, work: (item: Item) => Promise<void>): Promise<void> {
  const waiting = [...items].reverse();
  await Promise.all(Array.from({ length: atOnce }, async () => {
    for (let item = waiting.pop(); item !== undefined; item = waiting.pop()) await work(item);
  }));
}
