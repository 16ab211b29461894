import { cp, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { dryRunSource, loadSource } from '../../ingest/load.ts';
import type { RejectedRecord } from '../../ingest/read.ts';
import { openServed } from '../../server/openGraph.ts';
import { ReleaseLibrary } from '../../server/release/library.ts';
import { writeGraphFiles } from '../fixtures/graphFiles.ts';
import { practiceGraph } from '../fixtures/practiceGraph.ts';
import { startApi } from '../graphql/api.ts';
import { scratchFolder } from './support.ts';

const lexicon = path.resolve(import.meta.dirname, '..', '..', 'graph-seeds', 'lexicon');
const display = { onPhase: () => undefined, onProgress: () => undefined, onLine: () => undefined };
const header = '# source: CLINIC\n# name: Findings of a clinic\n# version: 1\n# licence: CC0\n# requires: HPO\n';
const rareEye = 'HP:0000099';
const lens = 'HP:0000021';
const skin = 'HP:0000030';

interface Shown { readonly rank: number; readonly kind: string; readonly disease: { readonly id: string }; readonly supporting: readonly { readonly finding: { readonly id: string }; readonly basis: string; readonly logLikelihoodRatio: number }[] }
interface Differential { readonly candidatesConsidered: number; readonly coverage: { readonly commonConditions: number }; readonly withoutSource: readonly unknown[]; readonly diagnoses: readonly Shown[] }

/** Seeds of the rare and common diseases for tests, and a table that is loaded over them. */
async function clinic(rows: readonly string[]) {
  const folder = await scratchFolder();
  const [seedsDir, table] = [path.join(folder, 'seeds'), path.join(folder, 'findings.csv')];
  const places = { dataDir: path.join(folder, 'data'), seedsDir, sourcesExcluded: new Set<string>() };
  await writeGraphFiles(seedsDir, practiceGraph);
  await cp(lexicon, path.join(seedsDir, 'lexicon'), { recursive: true });
  await writeFile(table, `${header}disease,finding,frequency,reference,excluded\n${rows.join('\n')}\n`);
  return { places, table };
}

async function apiWith(rows: readonly string[]) {
  const { places, table } = await clinic(rows);
  await loadSource('findings', [table], places, display);
  const api = await startApi({ graph: await openServed(new ReleaseLibrary(places.dataDir), (_id, problem) => { throw problem; }) });
  onTestFinished(() => api.stop());
  const fields = `candidatesConsidered coverage { rareDiseases commonConditions } withoutSource { source { source tier licence } statements firstWithout { id } firstChanges moved { disease { id } rank rankWithout } }
    diagnoses { rank kind disease { id } supporting { finding { id } matchKind basis logLikelihoodRatio frequency { numerator denominator } assertions { provenance { source { source } citations { id uri } } } } }`;
  return async (findings: readonly string[], knowledge: Readonly<Record<string, unknown>> = {}): Promise<Differential> => {
    const answer = await api.ask(`query ($case: CaseInput!, $knowledge: KnowledgeFilter) { differential(case: $case, knowledge: $knowledge, first: 20) { ${fields} } }`, { case: { findings: findings.map((concept) => ({ concept })) }, knowledge });
    return (answer.data as { readonly differential: Differential }).differential;
  };
}

const shownIn = ({ diagnoses }: Differential, id: string): Shown | undefined => diagnoses.find(({ disease }) => disease.id === id);

describe('a table of findings', () => {
  it('makes its diseases candidates, ranked by its statements down to what they cite', async () => {
    const ask = await apiWith([`OMIM:100006,${rareEye},9/10,doi:10.1000/eye`]);
    const answer = await ask([rareEye]);
    expect(answer.candidatesConsidered).toBe(9);
    expect(shownIn(answer, 'OMIM:100006')).toMatchObject({
      rank: 1, kind: 'RARE',
      supporting: [{ matchKind: 'EXACT', frequency: { numerator: 9, denominator: 10 }, assertions: [{ provenance: [{ source: { source: 'CLINIC' }, citations: [{ id: 'DOI:10.1000/eye', uri: 'https://doi.org/10.1000/eye' }] }] }] }],
    });
  });

  it('is left out by name, tier, licence and reference, and the answer says what changes without it', async () => {
    const ask = await apiWith([`OMIM:100006,${rareEye},9/10,doi:10.1000/eye`]);
    for (const knowledge of [{ excludeSources: ['CLINIC'] }, { excludeReferences: ['doi:10.1000/eye'] }, { licences: ['CC0-1.0', 'HPO licence'] }]) {
      const without = await ask([rareEye], knowledge);
      expect(shownIn(without, 'OMIM:100006')).toBeUndefined();
      expect(without.diagnoses[0]?.disease.id).toBe('OMIM:100005');
    }
    expect(shownIn(await ask([rareEye], { tiers: ['CURATED'] }), 'OMIM:100006')).toMatchObject({ rank: 1 });
    expect(shownIn(await ask([rareEye], { tiers: ['LITERATURE'] }), 'OMIM:100006')).toBeUndefined();
    expect((await ask([rareEye])).withoutSource).toContainEqual({
      source: { source: 'CLINIC', tier: 'CURATED', licence: 'CC0' }, statements: 1, firstWithout: { id: 'OMIM:100005' }, firstChanges: true,
      moved: expect.arrayContaining([{ disease: { id: 'OMIM:100006' }, rank: 1, rankWithout: null }]) as unknown,
    });
  });

  it('adds to what is known of a disease, and can exclude what another source states', async () => {
    const ask = await apiWith([`OMIM:100002,${lens},20/20,PMID:31`, `OMIM:100003,${skin},,PMID:31,yes`]);
    const known = { excludeSources: ['CLINIC'] };
    const [added, before] = [shownIn(await ask([lens]), 'OMIM:100002'), shownIn(await ask([lens], known), 'OMIM:100002')];
    expect(added?.supporting).toMatchObject([{ basis: 'FREQUENCY_AGAINST_DISEASES', frequency: { numerator: 20, denominator: 20 } }]);
    expect(added?.rank).toBeLessThan(before?.rank ?? 0);
    // The one finding of this disease: it is no candidate, and one again where the table is left out.
    const [excluded, stated] = [await ask([skin]), await ask([skin], known)];
    expect(excluded).toMatchObject({ candidatesConsidered: 7, coverage: { rareDiseases: 4, commonConditions: 3 } });
    expect(shownIn(excluded, 'OMIM:100003')).toBeUndefined();
    expect(stated.candidatesConsidered).toBe(8);
    expect(shownIn(stated, 'OMIM:100003')?.rank).toBe(1);
  });

  it('counts for a condition of practice as a share without comparison, and makes none of an annotated disease', async () => {
    const ask = await apiWith([`MKG:rash,${lens},60%,PMID:31`, `MKG:strain,${skin},0%,PMID:31`]);
    const answer = await ask([lens]);
    expect(answer.coverage.commonConditions).toBe(3);
    // In practice (.6 + .4 + 0) / 3 = .3333 have it: log10(.6 / .3333).
    expect(shownIn(answer, 'MKG:rash')?.supporting).toMatchObject([{ finding: { id: lens }, basis: 'FREQUENCY_CAPPED', logLikelihoodRatio: 0.2553 }]);
    expect(shownIn(await ask([lens], { excludeSources: ['CLINIC'] }), 'MKG:rash')?.supporting).toEqual([]);
    expect(shownIn(await ask([skin]), 'MKG:strain')?.supporting.every(({ logLikelihoodRatio }) => logLikelihoodRatio <= 0)).toBe(true);
  });

  it('refuses in a dry run what the loaded sources do not have, and keeps nothing', async () => {
    const { places, table } = await clinic([`OMIM:100006,${rareEye},9/10,PMID:31`, 'OMIM:999999,HP:0000021,,PMID:31']);
    const rejected: RejectedRecord[] = [];
    await dryRunSource('findings', [table], places, { ...display, onRejected: (record) => { rejected.push(record); } });
    expect(rejected).toMatchObject([{ file: 'findings.csv', line: 8, value: 'OMIM:999999', reason: 'no loaded source has this concept' }]);
    expect(await new ReleaseLibrary(places.dataDir).list()).toEqual([]);
  });
});
