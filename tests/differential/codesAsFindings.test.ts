import { beforeAll, describe, expect, it } from 'vitest';
import { partsOf } from '../../server/services/contributions.ts';
import { readFindings } from '../../server/services/caseFindings.ts';
import type { Differential } from '../../server/services/differential.ts';
import { entryIds, kindOf, rankDiagnoses } from '../../server/services/differential.ts';
import type { Graph } from '../../server/services/graph.ts';
import { openSeedGraph } from '../fixtures/seedGraph.ts';

const noPause = (): Promise<void> => Promise.resolve();
let graph: Graph;
beforeAll(async () => { graph = await openSeedGraph(); });

const read = (...codes: readonly string[]) => readFindings(graph, codes.map((concept) => ({ concept, status: 'PRESENT' as const })), noPause);
const rank = (...codes: readonly string[]): Promise<Differential> => rankDiagnoses(graph, {
  patient: { findings: codes.map((concept) => ({ concept, status: 'PRESENT' as const })), sex: undefined, ageYears: undefined, setting: undefined },
  knowledge: { tiers: undefined, licences: undefined, excludeSources: [], excludeReferences: [] }, prior: undefined, first: 100,
}, noPause);

describe('a symptom code of ICD-10-CM', () => {
  const byName = {
    'ICD10CM:R50.9': 'HP:0001945', 'ICD10CM:R07.9': 'HP:0100749', 'ICD10CM:R05.9': 'HP:0012735', 'ICD10CM:R51.9': 'HP:0002315', 'ICD10CM:R11.10': 'HP:0002013',
    'ICD10CM:R06.02': 'HP:0002094', 'ICD10CM:R10.9': 'HP:0002027', 'ICD10CM:R53.83': 'HP:0012378', 'ICD10CM:R63.4': 'HP:0001824', 'ICD10CM:R31.9': 'HP:0000790',
    'ICD10CM:R17': 'HP:0000952', 'ICD10CM:R00.0': 'HP:0001649', 'ICD10CM:R56.9': 'HP:0001250', 'ICD10CM:R19.7': 'HP:0002014', 'ICD10CM:R10.31': 'SNOMEDCT:301754002',
    'ICD10CM:R13.10': 'HP:0002015', 'ICD10CM:R09.02': 'HP:0012418',
  };

  it('is taken for the finding of its name where no mapping leads to one', async () => {
    const { findings, ignored } = await read(...Object.keys(byName));
    expect(ignored).toEqual([]);
    expect(Object.fromEntries(findings.map(({ path }) => path))).toEqual(byName);
    expect(findings[0]?.byName).toMatchObject({ sent: 'Fever, unspecified', finding: 'Fever' });
  });

  it('goes over mappings where they lead to a finding', async () => {
    expect((await read('ICD10CM:R04.0')).findings).toMatchObject([{ path: ['ICD10CM:R04.0', 'ICD9CM:784.7', 'HP:0000421'], byName: undefined }]);
  });

  it('that says more than a finding, or something else, is not used, and the near ones are named', async () => {
    const { findings, ignored } = await read('ICD10CM:R55', 'ICD10CM:R42', 'ICD10CM:R21', 'SNOMEDCT:387264003');
    expect(findings).toEqual([]);
    expect(ignored.map(({ nearest: [first] }) => first)).toEqual(['HP:0001279', 'HP:0002321', 'HP:0000988', undefined]);
  });

  it('that names a disease with a chapter of findings above it is taken for the disease, not for the chapter', async () => {
    expect((await read('ICD10CM:J18.9')).findings).toMatchObject([{ path: ['ICD10CM:J18.9', 'HP:0002090'] }]);
  });

  it('says in each part of a score that the name alone leads there', async () => {
    const { diagnoses } = await rank('ICD10CM:R50.9', 'ICD10CM:R05.9');
    const parts = diagnoses.flatMap((diagnosis) => partsOf(diagnosis).supporting).filter(({ finding }) => finding === 'ICD10CM:R50.9');
    expect(parts.length).toBeGreaterThan(10);
    for (const { matchKind, explanation, path } of parts) {
      expect(matchKind).toBe('SIMILAR_TEXT');
      expect(explanation).toContain('taken for the finding by name, "Fever, unspecified" for "Fever" (confidence 0.9');
      expect(path().slice(0, 2)).toEqual(['ICD10CM:R50.9', 'HP:0001945']);
    }
  });
});

describe('a finding of the tables that the HPO has too', () => {
  const pneumothorax = { table: 'SNOMEDCT:36118008', annotated: 'HP:0002107' };
  const supported = ({ diagnoses }: Differential, answer: Differential, kind: 'RARE' | 'COMMON'): readonly string[] =>
    diagnoses.filter((diagnosis) => kindOf(answer, diagnosis.disease) === kind && partsOf(diagnosis).supporting.length > 0).flatMap(({ disease }) => entryIds(answer, disease).slice(0, 1));

  it('is a kind of the annotated one, for every one that is mapped', async () => {
    const { model, findingSystems } = graph.diseases;
    const others = [...model.terms.concept].map((concept) => graph.topology.idAt(concept)).filter((id) => !id.startsWith('HP:'));
    expect(findingSystems).toEqual(['HP', 'MKG', 'SNOMEDCT']);
    const stated = new Set(model.rows.object);
    let mapped = 0;
    for (const [place, mappings] of (await graph.store.mappings(others)).entries()) {
      const id = others[place] ?? '';
      if (!stated.has(graph.topology.indexOf(id))) continue;
      for (const { source, relation, status } of mappings) {
        if (!source.startsWith('HP:') || status !== 'OFFICIAL' || (relation !== 'EXACT' && relation !== 'CLOSE')) continue;
        mapped += 1;
        expect(model.hierarchy.subsumes(graph.topology.indexOf(source), graph.topology.indexOf(id))).toBe(true);
      }
    }
    expect(mapped).toBeGreaterThan(10);
  });

  it('meets the annotated diseases, and the annotated one meets the conditions of the tables', async () => {
    const ofTable = await rank(pneumothorax.table);
    expect(supported(ofTable, ofTable, 'RARE').length).toBeGreaterThan(0);
    const { model } = graph.diseases;
    const stating = model.rows.subject.find((_, row) => model.rows.object[row] === graph.topology.indexOf(pneumothorax.table)) ?? -1;
    const ofAnnotated = await rank(pneumothorax.annotated);
    expect(supported(ofAnnotated, ofAnnotated, 'COMMON')).toContain(graph.topology.idAt(stating));
  });
});
