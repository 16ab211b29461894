import { describe, expect, it } from 'vitest';
import type { NamedDisease } from '../../server/differential/mergeDiseases.ts';
import { mergeDiseases } from '../../server/differential/mergeDiseases.ts';
import type { ConceptId } from '../../server/domain/concept.ts';

const entry = (id: ConceptId, label: string, more: Partial<NamedDisease> = {}): NamedDisease => ({ id, label, otherNames: [], isOfPractice: false, exactly: [], ...more });
const condition = (label: string, more: Partial<NamedDisease> = {}): NamedDisease => entry('SNOMEDCT:1', label, { isOfPractice: true, ...more });

describe('a condition of practice and the entries of the same disease', () => {
  it('are merged by a name or another name, and the condition is kept', () => {
    const merged = mergeDiseases([condition('Acute lymph node syndrome', { otherNames: ['Kawasaki disease'] }), entry('OMIM:2', 'KAWASAKI DISEASE; KD'), entry('ORPHA:3', 'Other')]);
    expect(merged).toEqual([{ kept: 'SNOMEDCT:1', merged: 'OMIM:2', rule: 'both are named by the words "kawasaki"' }]);
  });

  it('bring along what was merged before', () => {
    const merged = mergeDiseases([condition('Lupus'), entry('OMIM:2', 'Lupus'), entry('ORPHA:3', 'Lupus')]);
    expect(merged.map(({ kept, merged: other }) => [kept, other])).toEqual([['OMIM:2', 'ORPHA:3'], ['SNOMEDCT:1', 'OMIM:2']]);
  });

  it('are merged by a loaded mapping whatever their names', () => {
    expect(mergeDiseases([condition('Gout'), entry('ORPHA:3', 'Podagra', { exactly: ['SNOMEDCT:1'] })])).toEqual([{ kept: 'SNOMEDCT:1', merged: 'ORPHA:3', rule: 'loaded mappings say that both are exactly SNOMEDCT:1' }]);
  });

  it('stay apart where several entries of a system have the name, or none', () => {
    expect(mergeDiseases([condition('Gout'), entry('OMIM:2', 'Gout'), entry('OMIM:3', 'GOUT; G'), entry('ORPHA:4', 'Podagra')])).toEqual([]);
    expect(mergeDiseases([condition(''), entry('OMIM:2', '')])).toEqual([]);
  });
});
