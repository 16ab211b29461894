import { beforeAll, describe, expect, it } from 'vitest';
import type { Graph } from '../../server/services/graph.ts';
import type { PhraseMapping, PhraseRequest } from '../../server/services/mapPhrase.ts';
import { atOnce } from '../../server/release/steps.ts';
import { linkMentions } from '../../server/services/linkMentions.ts';
import { mapPhrase } from '../../server/services/mapPhrase.ts';
import { mappingRow, named, termRow } from '../fixtures/rows.ts';
import { openMappingGraph, plainSource } from './mappingGraph.ts';

let graph: Graph;
beforeAll(async () => { graph = await openMappingGraph(); });

const map = (text: string, rest: Partial<PhraseRequest> = {}): PhraseMapping => mapPhrase(graph, { text, to: 'ICD10CM', strategy: 'AUTO', route: undefined, billable: false, language: undefined, first: 5, ...rest });
const firstOf = (answer: PhraseMapping) => answer.candidates[0];

describe('mapPhrase', () => {
  it('takes the concept whose preferred name has the words of the phrase, in any order and spelling', () => {
    for (const text of ['Acute suppurative otitis media, left ear', 'left ear: acute suppurative otitis media', 'ACUTE SUPPURATIVE OTITIS MEDIA LEFT EAR']) {
      expect(firstOf(map(text)), text).toMatchObject({ id: 'ICD10CM:H66.002', relation: 'EXACT' });
    }
  });

  it('gives the other side less than the side that was asked for', () => {
    const { candidates } = map('acute suppurative otitis media of the right ear');
    const scoreOf = (id: string) => candidates.find((candidate) => candidate.id === id)?.score ?? -Infinity;
    expect(scoreOf('ICD10CM:H66.001')).toBeGreaterThan(scoreOf('ICD10CM:H66.002'));
  });

  it('prefers what says nothing more to what says "other"', () => {
    const { candidates } = map('fever');
    const places = ['ICD10CM:R50', 'ICD10CM:R50.9', 'ICD10CM:R50.8'].map((id) => candidates.findIndex((candidate) => candidate.id === id));
    expect(places).toEqual([0, 1, 2]);
  });

  it('reads a name in square brackets as a name', () => {
    expect(firstOf(map('chickenpox'))).toMatchObject({ id: 'ICD10CM:B01', relation: 'EXACT' });
  });

  it('tells the letter of hepatitis A from the article', () => {
    expect(firstOf(map('acute hepatitis a'))?.id).toBe('ICD10CM:B15');
    expect(firstOf(map('acute hepatitis B'))?.id).toBe('ICD10CM:B16');
  });

  it('finds a misspelled, cut and joined word', () => {
    expect(firstOf(map('acute myocardail infarction'))?.id).toBe('ICD10CM:I21');
    expect(firstOf(map('acute suppur otitis media left ear'))?.id).toBe('ICD10CM:H66.002');
    expect(firstOf(map('chicken pox'))?.id).toBe('ICD10CM:B01');
  });

  it('takes what states a finding before a qualifier that says a part of the phrase, and the qualifier for its own name', async () => {
    const urine = plainSource('URINE', [...named('HP:0000021', 'QUALIFIER', 'Frequency'), ...named('HP:0000022', 'FINDING', 'Pollakisuria'), termRow('HP:0000022', 'Frequent urination'), ...named('HP:0000023', 'QUALIFIER', 'Mild')]);
    const hp = await openMappingGraph([urine]);
    const idsOf = (text: string) => mapPhrase(hp, { text, to: 'HP', strategy: 'AUTO', route: undefined, billable: false, language: undefined, first: 5 }).candidates.map(({ id }) => id);
    expect(idsOf('urinary frequency')).toEqual(['HP:0000022', 'HP:0000021']);
    expect(idsOf('mild headache')).toEqual(['HP:0000002', 'HP:0000023']);
    expect(idsOf('frequency')[0]).toBe('HP:0000021');
  });

  it('spells abbreviations out and says so', () => {
    const found = firstOf(map('acute MI'));
    expect(found).toMatchObject({ id: 'ICD10CM:I21' });
    expect(found?.why[0]).toMatchObject({ reason: 'ABBREVIATION' });
    expect(found?.why[0]?.note).toContain('MI read as "myocardial infarction"');
  });

  it('goes over the other names that a concept of another system has', () => {
    const found = firstOf(map('cancer of lung'));
    expect(found?.id).toBe('ICD10CM:C34');
    expect(found?.why[0]?.note).toContain('malignant neoplasm');
  });

  it('borrows names over exact mappings alone, and none over a rejected one', () => {
    expect(firstOf(map('glandular fenquidosis'))?.id).toBe('ICD10CM:B01');
    expect(map('planted zimbotrophy').candidates.map(({ id }) => id)).not.toContain('ICD10CM:C34');
  });

  it('says what the nearest concept lacks, and abstains', () => {
    const { candidates, abstained } = map('acute suppurative otitis media of gorilla');
    expect(candidates[0]?.relation).toBe('BROADER');
    expect(abstained).toMatchObject({ nearest: candidates[0]?.id, missingAttribute: 'gorilla' });
  });

  it('names the side as the fact that is missing', () => {
    const { abstained } = map('bilateral varicella');
    expect(abstained?.missingAttribute).toBe('bilateral');
  });

  it('calls a target that adds something narrower, and an inclusion term broader', () => {
    expect(map('myocardial infarction').candidates.find(({ id }) => id === 'ICD10CM:I25.2')?.relation).toBe('NARROWER');
    expect(firstOf(map('serum hepatitis'))).toMatchObject({ id: 'ICD10CM:B16', relation: 'BROADER' });
  });

  it('answers the common ancestor of codes that share the phrase', () => {
    const { candidates, abstained } = map('farmer hand');
    expect(candidates[0]).toMatchObject({ id: 'ICD10CM:Z1', relation: 'BROADER' });
    expect(abstained?.reason).toContain('2 codes');
  });

  it('goes down to the default code where it must be billable, and says so', () => {
    const found = firstOf(map('fracture of upper end of radius', { billable: true }));
    expect(found?.id).toBe('ICD10CM:S52.109A');
    expect(found?.why[0]?.note).toContain('as an initial encounter');
    expect(firstOf(map('acute suppurative otitis media', { billable: true }))?.id).toBe('ICD10CM:H66.009');
  });

  it('never puts a code of an encounter among the candidates by its name', () => {
    expect(map('fracture of upper end of radius, subsequent encounter').candidates.map(({ id }) => id)).not.toContain('ICD10CM:S52.109D');
  });

  it('shows the score of every stage', () => {
    expect(firstOf(map('fever'))?.stages.map(({ stage }) => stage)).toEqual(['retrieve', 'tier', 'rerank', 'calibrate']);
    expect(firstOf(map('fever'))?.stages.at(-1)?.score).toBe(firstOf(map('fever'))?.confidence);
  });

  it('abstains where nothing is alike', () => {
    expect(map('qqqq zzzz')).toMatchObject({ candidates: [], abstained: { reason: expect.stringContaining('No name in ICD10CM') as unknown, nearest: undefined } });
  });
});

describe('mapPhrase level by level', () => {
  it('stops where two branches are as likely, and asks for the route', () => {
    const { levels, abstained } = map('timolol', { to: 'ATC', strategy: 'LEVELWISE' });
    expect(levels).toEqual([]);
    expect(abstained?.missing).toEqual(['ROUTE']);
  });

  it('goes to the end with the route', () => {
    const { levels, abstained } = map('timolol', { to: 'ATC', strategy: 'LEVELWISE', route: 'ophthalmic' });
    expect(levels.map(({ id }) => id)).toEqual(['ATC:S', 'ATC:S01', 'ATC:S01ED01']);
    for (const { confidence } of levels) expect(confidence).toBeGreaterThanOrEqual(0.8);
    expect(abstained).toBeUndefined();
  });
});

describe('levelwise on a class of drugs', () => {
  it('asks for nothing where the class is what the phrase says', () => {
    const { levels, abstained } = map('beta blocking agents', { to: 'ATC', strategy: 'LEVELWISE' });
    expect([levels.at(-1)?.id, abstained]).toEqual(['ATC:C07', undefined]);
  });
});

describe('levelwise on a classification of diseases', () => {
  const levelwise = (text: string) => {
    const { levels, abstained } = map(text, { strategy: 'LEVELWISE' });
    return [levels.at(-1)?.id, ...(abstained?.missing ?? [])];
  };
  it('asks for the side where only that is open', () => { expect(levelwise('Acute suppurative otitis media')).toEqual(['ICD10CM:H66.0', 'LATERALITY']); });
  it('ends at the code of the side where it is said', () => { expect(levelwise('Acute suppurative otitis media of the left ear')).toEqual(['ICD10CM:H66.002']); });
  it('asks for the episode where the codes under it differ in the kind of encounter', () => { expect(levelwise('ankle sprain')).toEqual(['ICD10CM:S93.409', 'EPISODE']); });
});

describe('a phrase of a language', () => {
  let spanish: Graph;
  beforeAll(async () => {
    spanish = await openMappingGraph([plainSource('ICD10CM-ES', [
      termRow('ICD10CM:R50', 'Fiebre', { language: 'es' }), termRow('ICD10CM:C34', 'fever', { language: 'es' }), termRow('ICD10CM:C50', 'Fieber', { language: 'de' }),
    ])]);
  });
  const said = (text: string, language: string | undefined) => mapPhrase(spanish, { text, to: 'ICD10CM', strategy: 'AUTO', route: undefined, billable: false, language, first: 3 }).candidates.map(({ id }) => id);

  it('is looked up in names of the language first, then in English ones, and in no others', () => {
    expect(said('fiebre', 'es')[0]).toBe('ICD10CM:R50');
    expect(said('fever', 'es').slice(0, 2)).toEqual(['ICD10CM:C34', 'ICD10CM:R50']);
    expect(said('fever', 'en')).not.toContain('ICD10CM:C34');
    expect(said('Fieber', 'es-MX')).not.toContain('ICD10CM:C50');
    expect(said('Fieber', undefined)[0]).toBe('ICD10CM:C50');
  });
  it('is read in a note as well', () => {
    expect(atOnce(linkMentions(spanish, 'Tiene fiebre.', ['ICD10CM'], 'es', 1)).map(({ text, candidates: [first] }) => [text, first?.id])).toEqual([['fiebre', 'ICD10CM:R50']]);
  });
  it('is refused with a tag that is none', () => { expect(() => said('fiebre', 'Spanish!')).toThrow('language: "Spanish!" is no language tag.'); });
});

describe('billable codes', () => {
  const billable = (text: string) => {
    const [first] = map(text, { billable: true }).candidates;
    return [first?.id, first?.why[0]?.note];
  };
  it('go to the child that adds only what is not there, and past one that adds something', () => { expect(billable('type 2 diabetes')[0]).toBe('ICD10CM:E11.9'); });
  it('go from a residual class to the one of it that is unspecified', () => { expect(billable('other specified joint disorders of hand')[0]).toBe('ICD10CM:M25.849'); });
  it('take the kind of encounter that the phrase says', () => {
    expect(billable('Unspecified fracture of upper end of radius')[0]).toBe('ICD10CM:S52.109A');
    expect(billable('Open fracture of upper end of radius')).toEqual(['ICD10CM:S52.109B', expect.stringContaining('as an initial encounter for an open fracture')]);
    expect(map('Open fracture of upper end of radius', { billable: true })).toMatchObject({ abstained: undefined });
    expect(firstOf(map('Open fracture of upper end of radius', { billable: true }))?.relation).toBe('EXACT');
    expect(billable('Sequela of fracture of upper end of radius')[0]).toBe('ICD10CM:S52.109S');
    expect(billable('Fracture of upper end of radius without open wound')[0]).toBe('ICD10CM:S52.109A');
  });
});

describe('a phrase as clinicians write it', () => {
  it('is the history of a thing where a name speaks of that, and else the thing', () => {
    expect(firstOf(map('personal history of breast malignant neoplasm'))?.id).toBe('ICD10CM:Z85.3');
    expect(firstOf(map('history of chickenpox'))?.id).toBe('ICD10CM:B01');
  });
  it('says nothing by its "with"', () => { expect(firstOf(map('varicella with'))).toMatchObject({ id: 'ICD10CM:B01', relation: 'EXACT' }); });
  it('meets compounds that are written with a hyphen', () => { expect(firstOf(map('gastroesophageal reflux disease'))).toMatchObject({ id: 'ICD10CM:K21', relation: 'EXACT' }); });
  it('is not taken for a manifestation that is coded beside its cause', () => { expect(firstOf(map('pyelonephritis'))?.id).toBe('ICD10CM:N12'); });
});

describe('what names seldom say', () => {
  it('is set aside with what the phrase denies, and the concept is then broader than the phrase', () => {
    const { candidates: [first], abstained } = map('chickenpox without fever');
    expect(first).toMatchObject({ id: 'ICD10CM:B01', relation: 'BROADER' });
    expect(first?.why[0]?.note).toContain('Set aside: without fever.');
    expect(abstained).toBeUndefined();
  });
  it('is a side, to whose code the way leads down', () => {
    const first = firstOf(map('right purulent middle ear'));
    expect(first?.id).toBe('ICD10CM:H66.001');
    expect(first?.why[0]?.note).toContain('Went down from ICD10CM:H66.0 to its code of the right side.');
    expect(firstOf(map('right purulent middle ear', { billable: true }))?.id).toBe('ICD10CM:H66.001');
    expect(map('right varicella').abstained?.missingAttribute).toBe('right');
  });
  it('is a history, which is the own one of the patient', () => {
    expect(firstOf(map('hx of malignant neoplasm of breast'))).toMatchObject({ id: 'ICD10CM:Z85.3', relation: 'EXACT' });
    expect(firstOf(map('h/o chickenpox'))).toMatchObject({ id: 'ICD10CM:B01', relation: 'BROADER' });
  });
});

describe('what a phrase denies', () => {
  it.each([
    ['dementia without agitation, psychosis, and anxiety', ['agitation', 'anxiety', 'psychosis']], ['ulcer without bleeding, acute', ['bleeding']], ['ulcer without bleeding with perforation', ['bleeding']],
    ['mastitis not associated with childbirth', ['associated', 'childbirth']], ['cellulitis of hand except thumb', ['thumb']],
  ])('is read of "%s"', (text, expected) => {
    const { words, denied } = graph.phrases.ranker.reader.read(text);
    expect(words.filter((word) => denied.has(word)).sort()).toEqual(expected);
  });
  it('is not taken for what it says', () => {
    expect(firstOf(map('ulcer with bleeding, without perforation'))).toMatchObject({ id: 'ICD10CM:K25.4' });
    expect(firstOf(map('ulcer with perforation, without bleeding'))).toMatchObject({ id: 'ICD10CM:K25.5' });
  });
});

describe('a link that is hidden', () => {
  it('is found where it is loaded, and by no way where it is not', async () => {
    const name = named('DOID:1', 'DISEASE', 'quarvelic uvexitis');
    const [open, hidden] = [await openMappingGraph([plainSource('DOID', [...name, mappingRow('DOID:1', 'ICD10CM:C34', { relation: 'EXACT' })])]), await openMappingGraph([plainSource('DOID', name)])];
    const found = (of: Graph) => mapPhrase(of, { text: 'quarvelic uvexitis', to: 'ICD10CM', strategy: 'AUTO', route: undefined, billable: false, language: undefined, first: 5 }).candidates.map(({ id }) => id);
    expect(found(open)[0]).toBe('ICD10CM:C34');
    expect(found(hidden)).not.toContain('ICD10CM:C34');
  });
});
