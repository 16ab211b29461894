import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { predicates } from '../../server/domain/assertion.ts';
import { schemaStatements } from '../../server/graph/neo4j/schema.ts';
import { neighboursOf } from '../../server/graph/neo4j/statements/neighboursOf.ts';
import { read } from '../repo/repositoryFiles.ts';
import { cypherBlocks, dedented } from './cypherBlocks.ts';

const folder = path.resolve(import.meta.dirname, '..', '..', 'server', 'graph', 'neo4j', 'statements');

/** Every statement of the code, by what it is called there. */
async function statements(): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>(schemaStatements.map(({ text }, place) => [`schema ${place}`, dedented(text)]));
  for (const file of readdirSync(folder)) {
    const module = (await import(path.join(folder, file))) as Readonly<Record<string, unknown>>;
    for (const [name, value] of Object.entries(module)) {
      const candidates: readonly unknown[] = Array.isArray(value) ? value : [value];
      for (const [place, statement] of candidates.entries()) {
        if (typeof statement === 'object' && statement !== null && 'text' in statement && typeof statement.text === 'string') found.set(`${name} ${place}`, dedented(statement.text));
      }
    }
  }
  return found;
}

describe('docs/neo4j.md', () => {
  it('shows every statement that is run, letter by letter, and no other', async () => {
    const [shown, run] = [cypherBlocks(read('docs/neo4j.md'), '## Statements'), await statements()];
    expect(run.size).toBeGreaterThan(30);
    expect([...run].filter(([, text]) => !shown.includes(text)).map(([name]) => name)).toEqual([]);
    expect(shown.filter((text) => ![...run.values()].includes(text))).toEqual([]);
  });

  it('names a relationship type for each predicate, and the neighbours are sought over all of them', () => {
    const page = read('docs/neo4j.md');
    expect(predicates.filter((predicate) => !page.includes(`\`${predicate}\``))).toEqual([]);
    expect(predicates.filter((predicate) => !neighboursOf.text.includes(`|${predicate}`))).toEqual([]);
  });
});
