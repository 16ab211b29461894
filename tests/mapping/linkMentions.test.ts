import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { abbreviationsIn } from '../../server/mapping/abbreviationsInText.ts';
import type { Graph } from '../../server/services/graph.ts';
import { atOnce, inTurns } from '../../server/release/steps.ts';
import { linkMentions } from '../../server/services/linkMentions.ts';
import { openMappingGraph } from './mappingGraph.ts';

let graph: Graph;
beforeAll(async () => { graph = await openMappingGraph(); });
const link = (text: string, to: readonly string[] = ['HP']) => atOnce(linkMentions(graph, text, to, undefined, 3));
const said = (text: string) => link(text).map(({ text: span, assertion, cue }) => [span, assertion, cue]);

describe('linkMentions', () => {
  it('gives offsets that reproduce the text, whatever stands around the mentions', () => {
    const filler = fc.constantFrom('😀', 'é', 'ñandú', '\r\n', '. ', ' und ', '👩‍⚕️ ', '\u00a0', 'x', ' — ', 'ﬁ', '\t');
    fc.assert(fc.property(fc.array(fc.oneof(filler, fc.constantFrom(' fever ', ' headache ', ' Ménière disease ', ' chronic kidney disease ')), { maxLength: 30 }), (parts) => {
      const text = parts.join('');
      const mentions = link(text);
      let end = 0;
      for (const mention of mentions) {
        expect(text.slice(mention.start, mention.end)).toBe(mention.text);
        expect(mention.start).toBeGreaterThanOrEqual(end);
        end = mention.end;
      }
      expect(mentions.filter(({ text: span }) => span === 'fever')).toHaveLength(parts.filter((part) => part === ' fever ').length);
    }), { numRuns: 200 });
  });

  it('takes the longest of overlapping names, and none across a sentence', () => {
    expect(said('Chronic kidney disease.').map(([span]) => span)).toEqual(['Chronic kidney disease']);
    expect(said('It is chronic. Kidney disease was found.').map(([span]) => span)).toEqual(['Kidney disease']);
  });

  it('reads a short form as the text defines it', () => {
    const mentions = link('Chronic kidney disease (CKD) is known. CKD is stable.');
    expect(mentions.map(({ text }) => text)).toEqual(['Chronic kidney disease', 'CKD', 'CKD']);
    expect(mentions.map(({ candidates }) => candidates[0]?.id)).toEqual(['HP:0000004', 'HP:0000004', 'HP:0000004']);
  });

  it('orders candidates of several systems by confidence', () => {
    const [fever] = link('fever', ['HP', 'ICD10CM']);
    expect(new Set(fever?.candidates.map(({ id }) => id.split(':')[0]))).toEqual(new Set(['HP', 'ICD10CM']));
    const confidences = fever?.candidates.map(({ confidence }) => confidence) ?? [];
    expect(confidences).toEqual([...confidences].sort((a, b) => b - a));
  });
});

describe('the assertion of a mention', () => {
  it('is present without a cue', () => { expect(said('Fever and headache.')).toEqual([['Fever', 'PRESENT', undefined], ['headache', 'PRESENT', undefined]]); });
  it('is denied along a list', () => {
    expect(said('Denies fever, headache or rash.').map(([, assertion]) => assertion)).toEqual(['ABSENT', 'ABSENT', 'ABSENT']);
  });
  it('ends at a word that turns the sentence', () => {
    expect(said('No fever, but headache.')).toEqual([['fever', 'ABSENT', 'No'], ['headache', 'PRESENT', undefined]]);
  });
  it('ends with the sentence', () => { expect(said('No fever. Headache.').map(([, assertion]) => assertion)).toEqual(['ABSENT', 'PRESENT']); });
  it('is read from a cue behind the mention', () => { expect(said('Rash was ruled out.')).toEqual([['Rash', 'ABSENT', 'was ruled out']]); });
  it('is not taken from what only looks like a cue', () => { expect(said('No change in headache.').map(([, assertion]) => assertion)).toEqual(['PRESENT']); });
  it('tells possible, conditional, historical and family', () => {
    expect(said('Possible migraine.')).toEqual([['migraine', 'POSSIBLE', 'Possible']]);
    expect(said('Return if vomiting.')).toEqual([['vomiting', 'CONDITIONAL', 'Return if']]);
    expect(said('History of asthma.')).toEqual([['asthma', 'HISTORICAL', 'History of']]);
    expect(said('Mother had migraine.')).toEqual([['migraine', 'FAMILY', 'Mother had']]);
  });
  it('lets a denial stand before a relative', () => { expect(said('No family history of asthma.').map(([, assertion]) => assertion)).toEqual(['ABSENT']); });
  it('is read from the heading above, to the next part', () => {
    expect(said('Family history:\r\nasthma\r\nmigraine\r\n\r\nExam:\r\nfever')).toEqual([['asthma', 'FAMILY', 'Family history'], ['migraine', 'FAMILY', 'Family history'], ['fever', 'PRESENT', undefined]]);
    expect(said('PMH: asthma\nCough today.').map(([, assertion]) => assertion)).toEqual(['HISTORICAL', 'PRESENT']);
  });
});

describe('definitions in a text', () => {
  it('are found by the letters of the short form', () => {
    expect([...abbreviationsIn('He has chronic kidney disease (CKD) and adenomatous polyposis coli (APC).')]).toEqual([['CKD', 'chronic kidney disease'], ['APC', 'adenomatous polyposis coli']]);
  });
  it('are not made up from a bracket that defines nothing', () => { expect([...abbreviationsIn('The dose was doubled (FDA).')]).toEqual([]); });
  it('takes lay words for what they name, and no qualifier alone', () => {
    expect(said('Acute onset. No dizziness.')).toEqual([['dizziness', 'ABSENT', 'No']]);
  });
  it('takes a question mark before a mention for doubt, and one that ends a question for none', () => {
    expect(said('? fever. Plan: ?migraine')).toEqual([['fever', 'POSSIBLE', '?'], ['migraine', 'POSSIBLE', '?']]);
    expect(said('Any cough? Fever since Monday.')).toEqual([['cough', 'PRESENT', undefined], ['Fever', 'PRESENT', undefined]]);
  });
});

describe('a note of 200,000 characters', () => {
  const long = (text: string): string => text.repeat(Math.ceil(200_000 / text.length)).slice(0, 200_000);

  it.each(['no fever ', 'history: ', 'History:\n', 'no '])('is read in a time that grows with its length where it is all "%s"', (text) => {
    const startedAt = performance.now();
    atOnce(linkMentions(graph, long(text), ['HP'], undefined, 1));
    expect(performance.now() - startedAt).toBeLessThan(5_000);
  });

  it('lets others have their turn within one sentence', async () => {
    let turns = 0;
    await inTurns(linkMentions(graph, long('fever '), ['HP'], undefined, 1), async () => { turns += 1; });
    expect(turns).toBeGreaterThan(1);
  });
});
