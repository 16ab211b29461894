const patient = { findings: [{ concept: 'HP:0001166' }, { concept: 'HP:0001083' }], sex: 'MALE', ageYears: 17 };
const pair = ['OMIM:154700', 'OMIM:236200'];

/** Variables with which each stored operation answers on the seeds, by its name. */
export const samples: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  Branch: { id: 'ICD10CM:E11' },
  CodeDrug: { drug: 'metformin 500 mg' },
  CodeNote: { text: 'Fever for two days, no rash.', to: ['HP'], first: 3 },
  CodePhrase: { text: 'type 2 diabetes', to: 'ICD10CM', strategy: 'AUTO', billable: false, first: 5 },
  CompareDiagnoses: { diseases: pair, case: patient },
  ConceptAssertions: { id: 'OMIM:154700', first: 10 },
  ConceptHistory: { id: 'ICD10CM:E11.9' },
  ConceptMappings: { id: 'ICD10CM:E11.9' },
  ConceptPaths: { id: 'ICD10CM:E11.9', paths: 5 },
  ConceptStatedBy: { id: 'HP:0001166', first: 10 },
  ConceptView: { id: 'ICD10CM:E11.9', code: { system: 'ICD10CM', code: 'E11.9' } },
  ConditionTable: { id: 'SNOMEDCT:59282003', first: 50 },
  DiagnosisDetail: { case: patient, disease: 'OMIM:154700' },
  Differential: { case: patient, first: 10 },
  DifferentialAdvice: { case: patient, first: 10 },
  DifferentialSources: { case: patient, first: 10 },
  FindingNames: { ids: ['HP:0001166'] },
  FindingsInText: { text: 'Fever for two days, no rash.' },
  LevelSiblings: { id: 'ATC:A10BA02' },
  MapConcept: { id: 'ICD9CM:250.00', to: 'ICD10CM' },
  MeasureQuery: { text: '{ release { id } }' },
  QualifierNames: { ids: ['HP:0012828'] },
  Search: { text: 'diabetes mellitus', includeInactive: false, first: 10 },
  Shell: {},
  Suggest: { text: 'diab', includeInactive: false },
  TreeChildren: { id: 'ICD10CM:E11', first: 50 },
  Why: { id: 'mapping:unknown' },
};
