import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mappingRow, named } from '../fixtures/rows.ts';
import { openMappingGraph, plainSource } from '../mapping/mappingGraph.ts';
import type { Api } from './api.ts';
import { refusalOf, smallApi, startApi } from './api.ts';

const api = smallApi();
let rich: Api | undefined;
const ruled = plainSource('X', [
  ...named('X:1', 'DISEASE', 'wholly unlike anything'), ...named('X:2', 'DISEASE', 'disputed thing'), ...named('X:3', 'DISEASE', 'bridged thing'), ...named('Y:3', 'DISEASE', 'bridge'),
  mappingRow('X:1', 'ICD10CM:B15', { relation: 'BROADER', flags: [{ name: 'mapGroup', value: '1' }, { name: 'mapPriority', value: '1' }, { name: 'mapRule', value: 'IFA 248152002 ¦ Female (finding) ¦' }] }),
  mappingRow('X:1', 'ICD10CM:B16', { relation: 'BROADER', flags: [{ name: 'mapGroup', value: '1' }, { name: 'mapPriority', value: '2' }, { name: 'mapRule', value: 'OTHERWISE TRUE' }] }),
  mappingRow('X:2', 'ICD10CM:B15', { relation: 'EXACT' }), mappingRow('X:2', 'ICD10CM:B16', { relation: 'EXACT' }),
  mappingRow('X:3', 'Y:3', { relation: 'EXACT' }), mappingRow('Y:3', 'ICD10CM:I21', { relation: 'CLOSE' }),
]);
beforeAll(async () => { rich = await startApi({ graph: await openMappingGraph([ruled]) }); });
afterAll(() => rich?.stop());
const ask: Api['ask'] = (query, variables) => {
  if (rich === undefined) throw new Error('the app is not started yet');
  return rich.ask(query, variables);
};

const concept = 'query ($id: ID!, $to: ID!, $patient: PatientInput, $first: Int! = 5) { mapConcept(id: $id, to: $to, patient: $patient, first: $first) { source { id } candidates { target { id } relation status confidence why { reason note } rule { outcome needs readable priority } } conflicts { reason mappings { target { id } } } abstained { reason missing nearest { id } } release { id } } }';
const targets = (data: { readonly mapConcept: { readonly candidates: readonly { readonly target: { readonly id: string } }[] } }) => data.mapConcept.candidates.map(({ target }) => target.id);

describe('mapConcept', () => {
  it('gives official maps of both directions first, without a confidence of its own', async () => {
    const forward = (await api().ask(concept, { id: 'ICD9CM:250.00', to: 'ICD10CM', first: 1 })).data.mapConcept;
    expect(forward).toMatchObject({ source: { id: 'ICD9CM:250.00' }, abstained: null, candidates: [{ target: { id: 'ICD10CM:E11.9' }, status: 'OFFICIAL', relation: 'CLOSE', confidence: null, why: [], rule: null }] });
    const back = (await api().ask(concept, { id: 'ICD10CM:E11.9', to: 'ICD9CM', first: 1 })).data.mapConcept;
    expect(back.candidates[0]).toMatchObject({ target: { id: 'ICD9CM:250.00' }, status: 'OFFICIAL' });
  });

  it('turns broader and narrower round where the map is read backwards', async () => {
    const { candidates } = (await api().ask(concept, { id: 'ICD9CM:250.00', to: 'ICD10CM' })).data.mapConcept;
    expect(candidates.find(({ target }: { readonly target: { readonly id: string } }) => target.id === 'ICD10CM:E11.65')).toMatchObject({ relation: 'NARROWER', status: 'CANDIDATE' });
  });

  it('says that the publisher has no target', async () => {
    const { abstained } = (await api().ask(concept, { id: 'ICD10CM:R40.2130', to: 'ICD9CM' })).data.mapConcept;
    expect(abstained.reason).toBe('GEM says that there is no target.');
  });

  it('asks what a rule needs, and answers by it', async () => {
    const unknown = (await ask(concept, { id: 'X:1', to: 'ICD10CM', first: 2 })).data;
    expect(targets(unknown)).toEqual(['ICD10CM:B15', 'ICD10CM:B16']);
    expect(unknown.mapConcept.candidates[0].rule).toEqual({ outcome: 'UNKNOWN', needs: ['SEX'], readable: 'if Female', priority: 1 });
    // "Otherwise" waits for what the rule before it needs.
    expect(unknown.mapConcept.candidates[1].rule).toMatchObject({ outcome: 'UNKNOWN', needs: ['SEX'] });
    const female = (await ask(concept, { id: 'X:1', to: 'ICD10CM', patient: { sex: 'FEMALE' }, first: 2 })).data;
    expect(targets(female)).toEqual(['ICD10CM:B15', 'ICD10CM:B16']);
    expect(female.mapConcept.candidates[0].rule.outcome).toBe('TRUE');
    const male = (await ask(concept, { id: 'X:1', to: 'ICD10CM', patient: { sex: 'MALE' }, first: 2 })).data;
    expect(targets(male)).toEqual(['ICD10CM:B16', 'ICD10CM:B15']);
    expect(male.mapConcept.candidates[1].rule.outcome).toBe('FALSE');
  });

  it('lists sources that disagree', async () => {
    expect((await ask(concept, { id: 'X:2', to: 'ICD10CM', first: 2 })).data.mapConcept.conflicts).toEqual([
      { reason: '2 targets are each called exact.', mappings: [{ target: { id: 'ICD10CM:B15' } }, { target: { id: 'ICD10CM:B16' } }] },
    ]);
  });

  it('goes over a shared neighbour, with less confidence for each step', async () => {
    const [first] = (await ask(concept, { id: 'X:3', to: 'ICD10CM', first: 1 })).data.mapConcept.candidates;
    expect(first).toMatchObject({ target: { id: 'ICD10CM:I21' }, relation: 'CLOSE', status: 'CANDIDATE' });
    expect(first.confidence).toBeCloseTo(0.92 * 0.7, 10);
    expect(first.why[0].note).toBe('Over Y:3, exact by X and close by X.');
  });

  it('falls back to names', async () => {
    const [first] = (await ask(concept, { id: 'HP:0000001', to: 'ICD10CM', first: 1 })).data.mapConcept.candidates;
    expect(first).toMatchObject({ target: { id: 'ICD10CM:R50' }, relation: 'EXACT', status: 'CANDIDATE', why: [{ reason: 'EXACT' }] });
    expect(first.confidence).toBeGreaterThan(0);
  });

  it('refuses an unknown concept and an unknown system', async () => {
    expect(refusalOf(await api().ask(concept, { id: 'HP:9999999', to: 'ICD10CM' }))[0]).toBe('NOT_FOUND');
    expect(refusalOf(await api().ask(concept, { id: 'HP:0001945', to: 'NOWHERE' }))[0]).toBe('BAD_USER_INPUT');
    expect(refusalOf(await api().ask(concept, { id: 'HP:0001945', to: 'ICD10CM', first: 26 }))[0]).toBe('LIMIT_EXCEEDED');
  });

  it('reads the links once, those of the neighbours once, and the named concepts once', async () => {
    await api().ask(concept, { id: 'ICD9CM:250.00', to: 'ICD10CM', first: 1 });
    expect(api().storeCalls).toEqual(['mappings', 'concepts']);
  });
});

describe('mapPhrase', () => {
  const query = 'query ($text: String!, $to: ID!, $strategy: PhraseStrategy! = AUTO, $route: String, $first: Int! = 3) { mapPhrase(text: $text, to: $to, strategy: $strategy, route: $route, first: $first) { text candidates { concept { id } score confidence relation why { reason term note } stages { stage score rank } } levels { level concept { id } confidence alternatives { id } } abstained { reason missing nearest { id } missingAttribute } release { id } } }';

  it('answers candidates with reason, stages and release', async () => {
    const { mapPhrase } = (await api().ask(query, { text: 'Type 2 diabetes mellitus', to: 'ICD10CM' })).data;
    expect(mapPhrase.text).toBe('Type 2 diabetes mellitus');
    expect(mapPhrase.candidates[0]).toMatchObject({ concept: { id: 'ICD10CM:E11' }, relation: 'EXACT', why: [{ reason: 'EXACT', term: 'Type 2 diabetes mellitus' }], stages: [{ stage: 'retrieve', rank: 1 }, { stage: 'tier', score: 4 }, { stage: 'rerank', rank: 1 }, { stage: 'calibrate' }] });
    expect(mapPhrase.release.id).toBe(api().graph.release.id);
    expect(api().storeCalls).toEqual(['concepts']);
  });

  it('goes down the levels of ATC', async () => {
    const { levels } = (await api().ask(query, { text: 'Glucophage', to: 'ATC' })).data.mapPhrase;
    expect(levels.map(({ level, concept: { id } }: { readonly level: number; readonly concept: { readonly id: string } }) => [level, id])).toEqual([[1, 'ATC:A'], [2, 'ATC:A10'], [3, 'ATC:A10B'], [4, 'ATC:A10BA'], [5, 'ATC:A10BA02']]);
  });

  it('abstains without a candidate', async () => {
    const { candidates, abstained } = (await api().ask(query, { text: 'qqqqq', to: 'HP' })).data.mapPhrase;
    expect([candidates, abstained]).toEqual([[], { reason: 'No name in HP is like "qqqqq".', missing: [], nearest: null, missingAttribute: null }]);
  });

  it('refuses what cannot be a phrase', async () => {
    expect(refusalOf(await api().ask(query, { text: '…', to: 'HP' }))[0]).toBe('BAD_USER_INPUT');
    expect(refusalOf(await api().ask(query, { text: 'x'.repeat(501), to: 'HP' }))[0]).toBe('LIMIT_EXCEEDED');
    expect(refusalOf(await api().ask(query, { text: 'fever', to: 'HP', first: 0 }))[0]).toBe('BAD_USER_INPUT');
  });
});

describe('linkMentions', () => {
  const query = 'query ($text: String!, $to: [ID!]!) { linkMentions(text: $text, to: $to) { start end text assertion cue candidates { concept { id } confidence } } }';

  it('answers spans with assertion, cue and candidates', async () => {
    const { linkMentions } = (await api().ask(query, { text: '😀 No pyrexia.', to: ['HP', 'SNOMEDCT'] })).data;
    expect(linkMentions).toMatchObject([{ start: 6, end: 13, text: 'pyrexia', assertion: 'ABSENT', cue: 'No', candidates: [{ concept: { id: 'HP:0001945' } }, { concept: { id: 'SNOMEDCT:386661006' } }] }]);
    expect(api().storeCalls).toEqual(['concepts']);
  });

  it('finds nothing in nothing, and refuses a note that is too long or a system that is not there', async () => {
    expect((await api().ask(query, { text: '', to: ['HP'] })).data).toEqual({ linkMentions: [] });
    expect(refusalOf(await api().ask(query, { text: 'fever '.repeat(34_000), to: ['HP'] }))[0]).toBe('LIMIT_EXCEEDED');
    expect(refusalOf(await api().ask(query, { text: 'fever', to: [] }))[0]).toBe('BAD_USER_INPUT');
  });
});

describe('harmonizeDrug', () => {
  const query = 'query ($drug: String!, $route: String) { harmonizeDrug(drug: $drug, route: $route) { ingredient { id } ingredients { id } route strengths atc { concept { id } confidence } classes { concept { id } path { id } } confidence needsReview } }';

  it('answers substance, route, codes and classes', async () => {
    const { harmonizeDrug } = (await api().ask(query, { drug: 'Glucophage 850 mg tab', route: 'PO' })).data;
    expect(harmonizeDrug).toMatchObject({ ingredient: { id: 'ATC:A10BA02' }, ingredients: [{ id: 'ATC:A10BA02' }], route: 'oral', strengths: ['850 mg'], needsReview: false, confidence: 0.98 });
    expect(harmonizeDrug.classes.at(-1)).toEqual({ concept: { id: 'ATC:A10BA' }, path: [{ id: 'ATC:A' }, { id: 'ATC:A10' }, { id: 'ATC:A10B' }, { id: 'ATC:A10BA' }] });
  });

  it('says that it needs ATC', async () => {
    const { openSources } = await import('../fixtures/graphFiles.ts');
    const without = await startApi({ graph: await openSources([plainSource('X', named('X:1', 'OTHER', 'thing'))]) });
    expect(refusalOf(await without.ask(query, { drug: 'metformin' }))[0]).toBe('NOT_CONFIGURED');
    await without.stop();
  });
});
