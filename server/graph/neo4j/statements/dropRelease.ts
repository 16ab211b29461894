import type { Statement } from '../connection.ts';

interface KeyRange {
  readonly after: string;
  readonly before: string;
}

const inBatches = (text: string): Statement<KeyRange, undefined> => ({ text, parameters: (range) => ({ ...range }), read: () => undefined });

/** What hangs on others goes first, so that a concept has few relationships left when its turn comes. */
export const dropStatements: readonly Statement<KeyRange, undefined>[] = [
  inBatches(`
    MATCH (assertion:Assertion) WHERE assertion.key > $after AND assertion.key < $before
    CALL (assertion) { DETACH DELETE assertion } IN TRANSACTIONS OF 5000 ROWS`),
  inBatches(`
    MATCH (mapping:Mapping) WHERE mapping.key > $after AND mapping.key < $before
    CALL (mapping) { DETACH DELETE mapping } IN TRANSACTIONS OF 5000 ROWS`),
  inBatches(`
    MATCH (reference:Reference) WHERE reference.key > $after AND reference.key < $before
    CALL (reference) { DETACH DELETE reference } IN TRANSACTIONS OF 5000 ROWS`),
  inBatches(`
    MATCH (concept:Concept) WHERE concept.key > $after AND concept.key < $before
    CALL (concept) { MATCH (term:Term)-[:NAMES]->(concept) DETACH DELETE term } IN TRANSACTIONS OF 5000 ROWS`),
  inBatches(`
    MATCH (concept:Concept) WHERE concept.key > $after AND concept.key < $before
    CALL (concept) { DETACH DELETE concept } IN TRANSACTIONS OF 2000 ROWS`),
];

export const markDropping: Statement<string, undefined> = {
  text: `
    MATCH (release:Release {id: $release})
    SET release.state = 'DROPPING', release.touchedAt = datetime()`,
  parameters: (release) => ({ release }),
  read: () => undefined,
};

export const removeRelease: Statement<string, undefined> = {
  text: `
    MATCH (release:Release {id: $release})
    OPTIONAL MATCH (release)-[:HOLDS]->(source:Source)
    OPTIONAL MATCH (source)-[:BRINGS]->(system:CodeSystem)
    DETACH DELETE system, source, release`,
  parameters: (release) => ({ release }),
  read: () => undefined,
};
