import { beforeAll, describe, expect, it } from 'vitest';
import type { Graph } from '../../server/services/graph.ts';
import { harmonizeDrug } from '../../server/services/harmonizeDrug.ts';
import { openMappingGraph } from './mappingGraph.ts';

let graph: Graph;
beforeAll(async () => { graph = await openMappingGraph(); });
const read = (drug: string, route?: string) => harmonizeDrug(graph, drug, route);

describe('harmonizeDrug', () => {
  it('finds the substance behind salt, strength and form', () => {
    expect(read('Metformin HCl 500 mg Tab')).toMatchObject({ ingredients: ['ATC:A10BA02'], strengths: ['500 mg'], needsReview: false });
    expect(read('GLUCOPHAGE 850MG').ingredients).toEqual(['ATC:A10BA02']);
  });
  it('chooses by route, from the argument or the string, and asks for review without one', () => {
    expect(read('Timolol 0.5 % eye drops').atc[0]?.id).toBe('ATC:S01ED01');
    expect(read('timolol', 'PO')).toMatchObject({ route: 'oral', needsReview: false, atc: [{ id: 'ATC:C07AA06' }, { id: 'ATC:S01ED01' }] });
    expect(read('timolol').needsReview).toBe(true);
  });
  it('proves the classes by the tree', () => {
    expect(read('timolol', 'ophthalmic').classes).toEqual([{ id: 'ATC:S', path: ['ATC:S'] }, { id: 'ATC:S01', path: ['ATC:S', 'ATC:S01'] }]);
  });
  it('takes a combination as one code', () => {
    expect(read('SULFAMETHOXAZOLE-TRIMETHOPRIM 800-160 mg').atc[0]?.id).toBe('ATC:J01EE01');
    expect(read('Bactrim DS').atc[0]?.id).toBe('ATC:J01EE01');
  });
  it('takes a salt as the substance where nothing else is named', () => { expect(read('Sodium Bicarbonate 50MEQ VIAL').ingredients).toEqual(['ATC:B05CB04']); });
  it('reads a typing mistake, and asks for review', () => { expect(read('metfromin 500 mg')).toMatchObject({ ingredients: ['ATC:A10BA02'], needsReview: true }); });
  it('reads a word cut short where one substance begins so, and asks for review', () => {
    expect(read('metf 500 mg')).toMatchObject({ ingredients: ['ATC:A10BA02'], needsReview: true });
    expect(read('sodi 50 meq').ingredients).toEqual([]);
  });
  it('takes the route from the form where none is said', () => { expect([read('timolol 5 mg tab').route, read('timolol 5 mg tab').atc[0]?.id]).toEqual(['oral', 'ATC:C07AA06']); });
  it('guesses nothing', () => { expect(read('Normocarb 240 mL')).toMatchObject({ ingredients: [], atc: [], confidence: undefined, needsReview: true }); });
});
