import type { Neo4jConnection, Statement } from './connection.ts';

const alone = (text: string): Statement<undefined, undefined> => ({ text, parameters: () => ({}), read: () => undefined });

/** Made before the first node, because a constraint over a full graph is checked node by node. */
export const schemaStatements: readonly Statement<undefined, undefined>[] = [
  alone('CREATE CONSTRAINT release_id IF NOT EXISTS FOR (release:Release) REQUIRE release.id IS UNIQUE'),
  alone('CREATE CONSTRAINT served_name IF NOT EXISTS FOR (served:Served) REQUIRE served.name IS UNIQUE'),
  alone('CREATE CONSTRAINT reader_id IF NOT EXISTS FOR (reader:Reader) REQUIRE reader.id IS UNIQUE'),
  alone('CREATE CONSTRAINT source_key IF NOT EXISTS FOR (source:Source) REQUIRE source.key IS UNIQUE'),
  alone('CREATE CONSTRAINT code_system_key IF NOT EXISTS FOR (system:CodeSystem) REQUIRE system.key IS UNIQUE'),
  alone('CREATE CONSTRAINT concept_key IF NOT EXISTS FOR (concept:Concept) REQUIRE concept.key IS UNIQUE'),
  alone('CREATE CONSTRAINT assertion_key IF NOT EXISTS FOR (assertion:Assertion) REQUIRE assertion.key IS UNIQUE'),
  alone('CREATE CONSTRAINT mapping_key IF NOT EXISTS FOR (mapping:Mapping) REQUIRE mapping.key IS UNIQUE'),
  alone('CREATE CONSTRAINT reference_key IF NOT EXISTS FOR (reference:Reference) REQUIRE reference.key IS UNIQUE'),
  alone('CREATE INDEX concept_id IF NOT EXISTS FOR (concept:Concept) ON (concept.id)'),
  alone('CREATE INDEX article_pmid IF NOT EXISTS FOR (article:Article) ON (article.pmid)'),
  alone('CREATE FULLTEXT INDEX term_text IF NOT EXISTS FOR (term:Term) ON EACH [term.text]'),
];

export async function ensureSchema(connection: Neo4jConnection): Promise<void> {
  for (const statement of schemaStatements) await connection.runAlone(statement, undefined);
}
