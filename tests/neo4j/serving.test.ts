import { afterAll, describe, expect, it } from 'vitest';
import { NotFound } from '../../server/domain/errors.ts';
import { releasesIn } from '../../server/graph/neo4j/rebuild.ts';
import { dropUnread, endLeaseOf, lease, servedIn } from '../../server/graph/neo4j/serving.ts';
import { seedsOf, wantedOrigins } from '../../server/openGraph.ts';
import { publishSeeds, serveRelease } from '../../server/publish.ts';
import { ReleaseLibrary } from '../../server/release/library.ts';
import type { SourceRows } from '../fixtures/graphFiles.ts';
import { smallGraph } from '../fixtures/smallGraph.ts';
import { arraysOf, damage } from '../release/fixtures.ts';
import { read } from '../repo/repositoryFiles.ts';
import { cypherBlocks } from './cypherBlocks.ts';
import { notifications } from './notifications.ts';
import { eventually, placesWith, serveApi, writeSeeds } from './servedApi.ts';
import { neo4jIsHere, sharedConnection, sharedUri } from './sharedNeo4j.ts';

const question = `{ concept(by: { id: "OMIM:222300" }) { label terms { text } assertions(first: 10) { totalCount nodes { object { id label } } } }
  mapped: concept(by: { id: "ICD10CM:E11.9" }) { mappings { id target { id label } } } }`;

interface Told {
  readonly concept: { readonly label: string; readonly terms: readonly { readonly text: string }[]; readonly assertions: { readonly totalCount: number } } | null;
  readonly mapped: { readonly mappings: readonly unknown[] } | null;
}

/** The small graph with another name for one disease. */
const renamed = (label: string): readonly SourceRows[] => smallGraph.map(({ description, rows }) => ({
  description,
  rows: rows.map((row) => (row.kind === 'terms' && row.row.concept === 'OMIM:222300' && row.row.type === 'PREFERRED' ? { kind: 'terms' as const, row: { ...row.row, text: label } } : row)),
}));

describe.runIf(neo4jIsHere())('several processes on one Neo4j', () => {
  const connection = sharedConnection();
  const heard = notifications();
  afterAll(() => { expect(heard.unwanted).toEqual([]); });

  it('switch to new releases under load without a failed or a mixed answer, and one served before those that are kept is removed', async () => {
    const uri = sharedUri();
    const places = await placesWith(uri, renamed('First name'));
    const first = await serveApi(uri, places);
    await first.started;
    const before = first.served.current?.release.id ?? '';
    // The second has neither seeds seen nor arrays of its own: it takes them from Neo4j.
    const second = await serveApi(uri, { ...places, dataDir: `${places.dataDir}-2` });
    await second.started;
    expect(second.served.current?.release.id).toBe(before);
    expect(await new ReleaseLibrary(`${places.dataDir}-2`).has(before)).toBe(true);

    const labelsByRelease = new Map<string, Set<string>>();
    const failures: unknown[] = [];
    let answers = 0;
    let asking = true;
    const clients = [first, second, first, second].map(async (api) => {
      while (asking) {
        const answer = await api.ask(question);
        const { concept, mapped } = answer.data as Told;
        const { release } = answer.extensions as { readonly release: string };
        answers += 1;
        if (answer.status !== 200 || answer.errors !== undefined || concept?.assertions.totalCount !== 4 || mapped?.mappings.length !== 2) failures.push(answer.text);
        else labelsByRelease.set(release, (labelsByRelease.get(release) ?? new Set()).add(`${concept.label} / ${concept.terms[0]?.text ?? ''}`));
      }
    });
    const switched: string[] = [];
    for (const label of ['Second name', 'Name after it']) {
      await writeSeeds(places, renamed(label));
      await publishSeeds(new ReleaseLibrary(places.dataDir), places, () => undefined, heard.listen);
      const after = (await servedIn(connection))?.release ?? '';
      for (const api of [first, second]) await eventually(() => api.served.current?.release.id, (id) => id === after);
      await eventually(() => labelsByRelease.has(after), Boolean);
      switched.push(after);
    }
    await eventually(() => [...first.dropped, ...second.dropped], (dropped) => dropped.includes(before));
    asking = false;
    await Promise.all(clients);

    expect(failures).toEqual([]);
    expect(answers).toBeGreaterThan(50);
    expect([...labelsByRelease].map(([release, labels]) => [release, [...labels]])).toEqual([
      [before, ['First name / First name']], [switched[0], ['Second name / Second name']], [switched[1], ['Name after it / Name after it']],
    ]);
    expect((await first.served.releases()).map(({ id }) => id)).toEqual([...switched].reverse());
    expect([...first.problems, ...second.problems]).toEqual([]);
  });

  it('keep the release served before, to which a rollback loads nothing, and one that is read', async () => {
    const places = await placesWith(sharedUri(), renamed('Kept name 1'));
    const library = new ReleaseLibrary(places.dataDir);
    const publish = async (label: string): Promise<string> => {
      await writeSeeds(places, renamed(label));
      await publishSeeds(library, places, () => undefined, heard.listen);
      return (await servedIn(connection))?.release ?? '';
    };
    const [first, second] = [await publish('Kept name 1'), await publish('Kept name 2')];
    const kept = async (): Promise<readonly string[]> => {
      await dropUnread(connection, (await servedIn(connection))?.release ?? '');
      return (await releasesIn(connection)).map(({ id }) => id).filter((id) => id === first || id === second);
    };
    expect(await kept()).toEqual([second, first]);
    const done: string[] = [];
    await serveRelease(library, places, first, ({ what }) => { done.push(what); }, heard.listen);
    expect([(await servedIn(connection))?.release, done.filter((what) => what !== 'removing')]).toEqual([first, []]);
    expect(await kept()).toEqual([second, first]);

    await lease(connection, 'a reader', [second]);
    await publish('Kept name 3');
    expect(await kept()).toEqual([second, first]);
    await endLeaseOf(connection, 'a reader');
    expect(await kept()).toEqual([first]);
    const removed = serveRelease(library, places, second, () => undefined, heard.listen);
    await expect(removed).rejects.toThrow(NotFound);
    await expect(removed).rejects.toThrow('The latest 2 that were served are kept; "npm run ingest -- releases" lists them.');
    expect(await kept()).toEqual([first]);
  });

  it('lose neither a release nor the way back to one where the next cannot be loaded', async () => {
    const places = await placesWith(sharedUri(), renamed('Safe name 1'));
    const library = new ReleaseLibrary(places.dataDir);
    const publish = (): Promise<void> => publishSeeds(library, places, () => undefined, heard.listen);
    await publish();
    await writeSeeds(places, renamed('Safe name 2'));
    await publish();
    const served = await library.served();
    const lying = async (): Promise<readonly string[]> => (await releasesIn(connection)).map(({ id }) => id);
    const before = await lying();
    await writeSeeds(places, renamed('Safe name 3'));
    const { lexicon } = await seedsOf(places);
    await damage(arraysOf(places.dataDir, await library.build(await wantedOrigins(library, places), lexicon, () => undefined)));
    await expect(publish()).rejects.toThrow('does not have the checksum that was written with it');
    expect([await library.served(), await Promise.all(served.map((id) => library.has(id))), await lying()]).toEqual([served, [true, true], before]);
  });

  it('load the same release at once without writing anything twice', async () => {
    const uri = sharedUri();
    const places = await placesWith(uri, renamed('Third name'));
    const elsewhere = { ...places, dataDir: `${places.dataDir}-2` };
    await Promise.all([places, elsewhere].map((own) => publishSeeds(new ReleaseLibrary(own.dataDir), own, () => undefined, heard.listen)));
    const api = await serveApi(uri, elsewhere);
    await api.started;
    expect((await api.ask(question)).data).toMatchObject({ concept: { label: 'Third name', assertions: { totalCount: 4 } } });
  });

  it('serve a release whose arrays are damaged here from Neo4j, and keep whole ones for the next start', async () => {
    const places = await placesWith(sharedUri(), renamed('Fourth name'));
    const library = new ReleaseLibrary(places.dataDir);
    await publishSeeds(library, places, () => undefined, heard.listen);
    const [id = ''] = await library.served();
    const origins = await library.originsOf(id);
    await damage(arraysOf(places.dataDir, id));
    const api = await serveApi(sharedUri(), places);
    await api.started;
    expect(api.problems.map(String)).toEqual([expect.stringContaining('does not have the checksum that was written with it')]);
    expect((await api.ask(question)).data).toMatchObject({ concept: { label: 'Fourth name' } });
    expect((await library.open(id)).manifest).toMatchObject({ id, origins });
    expect(origins.length).toBeGreaterThan(0);
  });

  it('leave a graph that people can ask: every query of docs/neo4j.md has an answer and brings no warning', async () => {
    const places = await placesWith(sharedUri(), smallGraph);
    await publishSeeds(new ReleaseLibrary(places.dataDir), places, () => undefined, heard.listen);
    const queries = cypherBlocks(read('docs/neo4j.md'), '## Questions');
    expect(queries).toHaveLength(8);
    for (const text of queries) {
      const rows = await connection.read({ text, parameters: () => ({}), read: (row) => row.toObject() }, undefined, 10_000);
      expect(rows.length, text).toBeGreaterThan(0);
    }
  });
});
