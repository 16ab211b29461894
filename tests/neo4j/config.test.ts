import { describe, expect, it } from 'vitest';
import { readConfig } from '../../server/config.ts';

describe('the configuration', () => {
  it('names no Neo4j where the environment does not', () => {
    expect(readConfig({}).neo4j).toBeUndefined();
    expect(readConfig({ NEO4J_URI: '', NEO4J_PASSWORD: 'left over' }).neo4j).toBeUndefined();
  });

  it('takes address, user and password of a Neo4j', () => {
    expect(readConfig({ NEO4J_URI: 'bolt://127.0.0.1:7687', NEO4J_PASSWORD: 'secret' }).neo4j).toEqual({ uri: 'bolt://127.0.0.1:7687', user: 'neo4j', password: 'secret' });
    expect(readConfig({ NEO4J_URI: 'neo4j+s://graph.example', NEO4J_USER: 'reader', NEO4J_PASSWORD: 'secret' }).neo4j).toMatchObject({ uri: 'neo4j+s://graph.example', user: 'reader' });
  });

  it('has a folder to load from only where no other machine reaches the server, or with a key', () => {
    expect(readConfig({}).ingestDir).toBeUndefined();
    expect(readConfig({ INGEST_DIR: '/srv/incoming' }).ingestDir).toBe('/srv/incoming');
    const reachable = { INGEST_DIR: '/srv/incoming', HOST: '0.0.0.0', AUTH_MODE: 'open' };
    expect(() => readConfig(reachable)).toThrow('whoever reaches it could replace the graph');
    expect(readConfig({ ...reachable, INGEST_KEY: 'a-key-of-some-length' }).ingestKey).toBe('a-key-of-some-length');
  });

  it('takes no key that is short, and does not repeat it', () => {
    expect(() => readConfig({ INGEST_DIR: '/srv/incoming', INGEST_KEY: 'hunter2' })).toThrow(/^(?!.*hunter2).*INGEST_KEY="…"/);
  });

  it('refuses an address of another kind and says which variable it is', () => {
    expect(() => readConfig({ NEO4J_URI: 'http://127.0.0.1:7474' })).toThrow('NEO4J_URI="http://127.0.0.1:7474"');
  });
});
