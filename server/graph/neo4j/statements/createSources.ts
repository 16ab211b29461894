import type { ReleaseManifest } from '../../../release/manifest.ts';
import type { Statement } from '../connection.ts';
import { keyOf } from '../keys.ts';

export const createSources: Statement<ReleaseManifest, undefined> = {
  text: `
    MATCH (release:Release {id: $release})
    UNWIND $sources AS row
    CREATE (release)-[:HOLDS]->(source:Source {
      key: row.key, id: row.id, release: $release, title: row.title, version: row.version, publishedOn: row.publishedOn, licence: row.licence,
      attribution: row.attribution, homepage: row.homepage, tier: row.tier, contentHash: row.contentHash
    })
    WITH source, row
    UNWIND row.systems AS system
    CREATE (source)-[:BRINGS]->(:CodeSystem {
      key: system.key, id: system.id, release: $release, name: system.name, version: system.version, licence: system.licence,
      hierarchical: system.hierarchical, conceptCount: toInteger(system.conceptCount)
    })`,
  parameters: ({ id: release, sources, systems }) => ({
    release,
    sources: sources.map(({ source, title, version, publishedOn, licence, attribution, homepage, tier, contentHash }) => ({
      key: keyOf(release, source), id: source, title, version, publishedOn: publishedOn ?? null, licence, attribution, homepage: homepage ?? null, tier, contentHash,
      systems: systems.filter((system) => system.source === source).map(({ id, name, version: systemVersion, licence: systemLicence, hierarchical, conceptCount }) => ({
        key: keyOf(release, `${source} ${id}`), id, name, version: systemVersion, licence: systemLicence, hierarchical, conceptCount,
      })),
    })),
  }),
  read: () => undefined,
};
