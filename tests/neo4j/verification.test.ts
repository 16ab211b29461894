import { describe, expect, it } from 'vitest';
import type { Neo4jConnection } from '../../server/graph/neo4j/connection.ts';
import { dropRelease } from '../../server/graph/neo4j/drop.ts';
import { loadRelease, ReleaseDiffers } from '../../server/graph/neo4j/loader.ts';
import { keyOf, keyRange } from '../../server/graph/neo4j/keys.ts';
import { Neo4jStore } from '../../server/graph/neo4j/neo4jStore.ts';
import { rebuildRelease, releasesIn } from '../../server/graph/neo4j/rebuild.ts';
import type { OpenedRelease } from '../../server/release/library.ts';
import type { SourceRows } from '../fixtures/graphFiles.ts';
import { conceptRow } from '../fixtures/rows.ts';
import { smallGraph } from '../fixtures/smallGraph.ts';
import { holding, underWay } from './holding.ts';
import { eventually } from './servedApi.ts';
import { builtRelease, neo4jIsHere, sharedConnection, sharedUri } from './sharedNeo4j.ts';

/** The small graph and one concept of this test's own, so that no other test has the release. */
const graphOf = (own: string): readonly SourceRows[] =>
  smallGraph.map(({ description, rows }) => ({ description, rows: description.source === 'HPO' ? [...rows, conceptRow(`HP:${own}`, 'OTHER')] : rows }));

/** Loads everything and stops before it is verified. */
async function loadUnverified(connection: Neo4jConnection, built: OpenedRelease): Promise<void> {
  const stop = new Error('stopped before it was verified');
  await expect(loadRelease(connection, built, ({ what }) => { if (what === 'verifying') throw stop; })).rejects.toThrow(stop);
}

const tamper = (connection: Neo4jConnection, text: string, release: string) =>
  connection.runAlone({ text, parameters: () => ({ release, disease: keyOf(release, 'OMIM:222300'), ...keyRange(release) }), read: () => undefined }, undefined);

const oneMapping = 'MATCH (mapping:Mapping) WHERE mapping.key > $after AND mapping.key < $before';

const damages = [
  ['a lost name', 'MATCH (term:Term)-[:NAMES]->(:Concept {key: $disease}) DETACH DELETE term', 'concepts'],
  ['a name written twice', 'MATCH (term:Term)-[:NAMES]->(concept:Concept {key: $disease}) CREATE (:Term {text: term.text, language: term.language, type: term.type, scope: term.scope, source: term.source, rank: 1})-[:NAMES]->(concept)', 'concepts'],
  ['a changed statement', "MATCH (a:Assertion)-[:SUBJECT]->(:Concept {key: $disease}) SET a.line = a.line + ' '", 'assertions'],
  ['a lost relationship', 'MATCH (:Concept {key: $disease})-[stated:HAS_FINDING]->() WITH stated LIMIT 1 DELETE stated', 'direct: 7 instead of 8'],
  ['a lost source of a mapping', `${oneMapping} MATCH (mapping)-[from:FROM]->() WITH from LIMIT 1 DELETE from`, 'origins: '],
  ['a lost target of a mapping', `${oneMapping} MATCH (mapping)-[to:TO]->() WITH to LIMIT 1 DELETE to`, 'targets: '],
  ['a lost further target', `${oneMapping} MATCH (mapping)-[further:TOGETHER]->() WITH further LIMIT 1 DELETE further`, 'together: '],
  ['a lost step of a mapping', `${oneMapping} MATCH (mapping)-[:FROM]->()-[step:MAPS_TO]->() WITH step LIMIT 1 DELETE step`, 'mapped: '],
  ['a lost object', 'MATCH (a:Assertion)-[:SUBJECT]->(:Concept {key: $disease}) MATCH (a)-[object:OBJECT]->() WITH object LIMIT 1 DELETE object', 'objects: '],
  ['a source cut off', 'MATCH (:Release {id: $release})-[holds:HOLDS]->() WITH holds LIMIT 1 DELETE holds', 'sources: '],
  ['a coding system cut off', 'MATCH (:Release {id: $release})-[:HOLDS]->()-[brings:BRINGS]->() WITH brings LIMIT 1 DELETE brings', 'systems: '],
  ['a lost coding system', 'MATCH (:Release {id: $release})-[:HOLDS]->()-[:BRINGS]->(system) WITH system LIMIT 1 DETACH DELETE system', 'systems: '],
  ['a lost citation', 'MATCH (a:Assertion)-[:SUBJECT]->(:Concept {key: $disease}) MATCH (a)-[cites:CITES]->() WITH cites LIMIT 1 DELETE cites', 'citations'],
  ['a changed reference', "MATCH (a:Assertion)-[:SUBJECT]->(:Concept {key: $disease}) MATCH (a)-[:CITES]->(reference) SET reference.line = 'x'", 'references'],
] as const;

describe.runIf(neo4jIsHere())('a load is verified', () => {
  const connection = sharedConnection();

  it.each(damages)('so that %s is noticed, the release is not served, and the next load completes', async (what, damage, part) => {
    const built = await builtRelease(graphOf(`damaged by ${what}`.replaceAll(' ', '-')));
    const { id } = built.manifest;
    await loadUnverified(connection, built);
    await tamper(connection, damage, id);
    const refused: unknown = await loadRelease(connection, built, () => undefined).catch((problem: unknown) => problem);
    expect(refused).toBeInstanceOf(ReleaseDiffers);
    expect(String(refused)).toContain(part);
    expect((await releasesIn(connection)).map((release) => release.id)).not.toContain(id);
    await loadRelease(connection, built, () => undefined);
    expect(await new Neo4jStore(connection, id).concepts(['OMIM:222300'])).toMatchObject([{ label: 'Wolfram syndrome 1' }]);
  });

  it('and one that another process removes meanwhile does not become READY', async () => {
    const built = await builtRelease(graphOf('removed-meanwhile'));
    const { id } = built.manifest;
    await loadUnverified(connection, built);
    const removing = await holding(sharedUri(), `MATCH (release:Release {id: '${id}'}) SET release.state = 'DROPPING'`);
    const loading = loadRelease(connection, built, () => undefined).catch((problem: unknown) => problem);
    await eventually(() => underWay(connection, "SET release.state = 'READY'"), (found) => found.length > 0);
    await removing.commit();
    expect(String(await loading)).toContain('another process removed it meanwhile');
    expect((await releasesIn(connection)).map((release) => release.id)).not.toContain(id);
    await loadRelease(connection, built, () => undefined);
    expect((await releasesIn(connection)).map((release) => release.id)).toContain(id);
  });

  it.each([
    ['that is no JSON', "'{'", 'in Neo4j: is no JSON'],
    ['without its counts', `replace(release.manifest, '"counts"', '"accounts"')`, 'at counts'],
    ['with a word table of another shape', `replace(release.manifest, '"functionWords":[', '"functionWords":[7,')`, 'at lexicon.functionWords[0]'],
    ['of another format', `replace(release.manifest, '"format":', '"format":1')`, 'No release in Neo4j has the id'],
  ])('and a manifest %s, which somebody left there, is refused with its place', async (what, manifest, place) => {
    const built = await builtRelease(graphOf(what.replaceAll(' ', '-')));
    const { id } = built.manifest;
    await loadRelease(connection, built, () => undefined);
    await tamper(connection, `MATCH (release:Release {id: $release}) SET release.manifest = ${manifest}`, id);
    const refused: unknown = await rebuildRelease(connection, id, () => undefined).catch((problem: unknown) => problem);
    await dropRelease(connection, id);
    expect(String(refused)).toContain(id);
    expect(String(refused)).toContain(place);
  });

  it('and arrays built from a graph that was changed afterwards are refused', async () => {
    const built = await builtRelease(graphOf('changed-afterwards'));
    await loadRelease(connection, built, () => undefined);
    await tamper(connection, damages[0][1], built.manifest.id);
    await expect(rebuildRelease(connection, built.manifest.id, () => undefined)).rejects.toThrow(ReleaseDiffers);
  });
});
