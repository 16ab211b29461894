import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { CareSetting } from '../../../server/domain/assertion.ts';
import type { Circumstances } from '../../../server/differential/circumstances.ts';
import { isBackground, prepareCase } from '../../../server/differential/caseFindings.ts';
import { emptyProfile } from '../../../server/differential/diseaseProfile.ts';
import { confidenceOf, fittedCalibration } from '../../../server/differential/confidence.ts';
import { Ranking } from '../../../server/differential/ranking.ts';
import { usedFindings } from '../../../server/differential/robustness.ts';
import { scoreAll, scoreParts, nothingReplaced } from '../../../server/differential/score.ts';
import { subjectOf } from '../../../ingest/evidence/commonConditions/conditions.ts';
import { parseConceptId } from '../../../server/domain/codeSystem.ts';
import type { SentFinding } from '../../../server/services/caseFindings.ts';
import { readFindings } from '../../../server/services/caseFindings.ts';
import type { Graph } from '../../../server/services/graph.ts';
import { atOnce } from '../../../server/release/steps.ts';
import { linkMentions } from '../../../server/services/linkMentions.ts';
import { mapPhrase } from '../../../server/services/mapPhrase.ts';
import { mean, percent, within } from './metrics.ts';
import type { FoundRank } from './ranks.ts';
import { rankAmong } from './ranks.ts';

/**
 * Cases of common practice. Their findings and diagnoses are words; both are brought to concepts here, when it runs, by the
 * phrase engine of the release, so that no table of theirs is kept.
 */
const findingSystems = ['HP', 'MKG'] as const;
const diseaseSystems = ['MKG', 'SNOMEDCT', 'ORPHA', 'OMIM'] as const;
const sureEnough = 0.5;

export interface PracticeCase {
  readonly findings: readonly SentFinding[];
  readonly circumstances: Circumstances;
  /** Names of the candidates; undefined: all diseases of the release. */
  readonly candidates: readonly string[] | undefined;
  readonly diagnosis: string;
}
export interface NamedDisease {
  readonly name: string;
  readonly icd10: string | undefined;
}

const json = async (file: string): Promise<unknown> => JSON.parse(gunzipSync(await readFile(file)).toString('utf8'));
const lines = async (file: string): Promise<readonly unknown[]> => gunzipSync(await readFile(file)).toString('utf8').trim().split('\n').map((line): unknown => JSON.parse(line));
/** As far as an engine can tell from a prior of 1, incidence counts. */
const circumstancesOf = (sex: string, ageYears: number | undefined, priorWeight: number): Circumstances =>
  ({ sex: /^f/i.test(sex) ? 'FEMALE' : /^m/i.test(sex) ? 'MALE' : undefined, ageYears, setting: 'PRIMARY_CARE', priorWeight });

export class PhraseReader {
  readonly #graph: Graph;
  readonly #findings = new Map<string, string | undefined>();
  readonly #diseases = new Map<string, readonly number[]>();
  readonly #diseaseOf: ReadonlyMap<number, number>;

  constructor(graph: Graph) {
    this.#graph = graph;
    this.#diseaseOf = new Map(graph.diseases.model.diseases.flatMap((entries, disease) => entries.map((entry) => [entry, disease] as const)));
  }

  /** The finding that a short phrase names. */
  finding(phrase: string): string | undefined {
    if (!this.#findings.has(phrase)) {
      const found = findingSystems.flatMap((to) => mapPhrase(this.#graph, { text: phrase, to, strategy: 'AUTO', route: undefined, billable: false, language: undefined, first: 1 }).candidates);
      this.#findings.set(phrase, found.filter(({ confidence, relation }) => confidence >= sureEnough && (relation === 'EXACT' || relation === 'BROADER')).sort((a, b) => b.confidence - a.confidence)[0]?.id);
    }
    return this.#findings.get(phrase);
  }
  /** The first finding that a question asks for. */
  asked(question: string): string | undefined {
    return atOnce(linkMentions(this.#graph, question, findingSystems, undefined, 1))[0]?.candidates[0]?.id;
  }
  /** What a question asks that the patient has had, does or was exposed to, where the tables of common conditions use it so; a relative's disease is none. */
  askedBefore(question: string): string | undefined {
    const { topology, diseases: { model } } = this.#graph;
    return [findingSystems, ['SNOMEDCT']].flatMap((systems) => atOnce(linkMentions(this.#graph, question, systems, undefined, 1)))
      .filter(({ assertion }) => assertion !== 'FAMILY').flatMap(({ candidates: [best] }) => best?.id ?? [])
      .find((id) => isBackground(model, topology.indexOf(id)));
  }
  mentioned(text: string): readonly SentFinding[] {
    return atOnce(linkMentions(this.#graph, text, findingSystems, undefined, 1)).flatMap(({ assertion, candidates: [best] }): SentFinding[] =>
      (best === undefined || (assertion !== 'PRESENT' && assertion !== 'ABSENT') ? [] : [{ concept: best.id, status: assertion }]));
  }
  /** The candidates of the release that a name or an ICD-10 category means; none where it has none. */
  async disease({ name, icd10 }: NamedDisease): Promise<readonly number[]> {
    const known = this.#diseases.get(name);
    if (known !== undefined) return known;
    const own = parseConceptId(name);
    const named = own !== undefined ? [this.#diseaseOf.get(this.#graph.topology.indexOf(own)) ?? []].flat() : diseaseSystems.flatMap((to) => mapPhrase(this.#graph, { text: name, to, strategy: 'AUTO', route: undefined, billable: false, language: undefined, first: 3 }).candidates)
      .filter(({ confidence, relation }) => confidence >= sureEnough && relation === 'EXACT').flatMap(({ id }) => this.#diseaseOf.get(this.#graph.topology.indexOf(id)) ?? []);
    const found = named.length > 0 || icd10 === undefined ? named : await this.#coded(icd10);
    this.#diseases.set(name, [...new Set(found)]);
    return this.#diseases.get(name) ?? [];
  }
  async #coded(code: string): Promise<number[]> {
    const { topology, store } = this.#graph;
    const root = topology.indexOf(parseConceptId(`ICD10CM:${code.toUpperCase()}`) ?? '');
    if (root === -1) return [];
    const mappings = await store.mappings([root, ...topology.hierarchy.descendantsOf(root)].map((index) => topology.idAt(index)));
    return mappings.flat().flatMap(({ source }) => this.#diseaseOf.get(topology.indexOf(source)) ?? []);
  }
}

interface Evidence { readonly question_en: string; readonly data_type: string; readonly is_antecedent: boolean; readonly value_meaning: Readonly<Record<string, { readonly en: string }>> }

/** What an answer says in words: a place of pain or swelling is part of the finding, its strength is not. */
function answerPhrase({ question_en: question }: Evidence, value: string | undefined): string | undefined {
  const place = value?.replace(/\([RL]\)/g, '').trim();
  if (place === undefined || /^(NA|nowhere|N)$/.test(place)) return undefined;
  if (/feel pain somewhere/.test(question)) return `${place} pain`;
  if (/swelling located/.test(question)) return `swelling of ${place}`;
  return /Characterize your pain/.test(question) ? `${place} pain` : undefined;
}

/** A patient of the data set has answered every question: what is not listed was denied, and counts as absent where `denied` says so. */
export async function ddxPlusCases(folder: string, reader: PhraseReader, { priorWeight, denied }: { readonly priorWeight: number; readonly denied: boolean }): Promise<{ readonly cases: readonly PracticeCase[]; readonly conditions: readonly NamedDisease[]; readonly mapped: string }> {
  const evidences = await json(path.join(folder, 'ddxplus_release_evidences.json.gz')) as Readonly<Record<string, Evidence>>;
  const release = await json(path.join(folder, 'ddxplus_release_conditions.json.gz')) as Readonly<Record<string, { readonly 'cond-name-eng': string; readonly 'icd10-id': string }>>;
  // Of a condition only its name and code: what it looks like is not to be learned from the data set.
  const conditions = Object.entries(release).map(([key, of]) => ({ name: key, icd10: of['icd10-id'].split(',')[0]?.trim() }));
  const known = new Map<string, string | undefined>();
  const findingOf = (code: string): string | undefined => {
    if (known.has(code)) return known.get(code);
    const [id = '', value] = code.split('_@_');
    const evidence = evidences[id];
    const phrase = evidence === undefined ? undefined : answerPhrase(evidence, value === undefined ? undefined : evidence.value_meaning[value]?.en);
    const found = evidence === undefined ? undefined : evidence.is_antecedent ? reader.askedBefore(evidence.question_en) : evidence.data_type === 'B' ? reader.asked(evidence.question_en) : phrase === undefined ? undefined : reader.finding(phrase);
    known.set(code, found);
    return found;
  };
  const read = await lines(path.join(folder, 'ddxplus_19patho_validate6763.jsonl.gz')) as readonly { readonly AGE: number; readonly SEX: string; readonly PATHOLOGY: string; readonly EVIDENCES: readonly string[] }[];
  const yesOrNo = Object.entries(evidences).filter(([, { data_type: type }]) => type === 'B').map(([code]) => code);
  const stated = (codes: readonly string[], status: 'PRESENT' | 'ABSENT'): SentFinding[] => [...new Set(codes.flatMap((code) => findingOf(code) ?? []))].map((concept) => ({ concept, status }));
  const cases = read.map(({ AGE, SEX, PATHOLOGY, EVIDENCES }) => ({
    findings: [...stated(EVIDENCES, 'PRESENT'), ...(denied ? stated(yesOrNo.filter((code) => !EVIDENCES.includes(code)), 'ABSENT') : [])],
    circumstances: circumstancesOf(SEX, AGE, priorWeight), candidates: conditions.map(({ name }) => name), diagnosis: PATHOLOGY,
  }));
  const symptoms = [...known].filter(([code]) => evidences[code.split('_@_')[0] ?? '']?.is_antecedent === false);
  return { cases, conditions, mapped: `${symptoms.filter(([, finding]) => finding !== undefined).length} of ${symptoms.length} answers about symptoms name a finding` };
}

interface DxBenchLine { readonly explicit_symptoms: readonly (readonly [string, string])[]; readonly implicit_symptoms: readonly (readonly [string, string])[]; readonly candidate_diseases: readonly string[]; readonly disease: string }
export async function dxBenchCases(folder: string, reader: PhraseReader): Promise<readonly PracticeCase[]> {
  const read = await lines(path.join(folder, 'dxbench_en.dev.jsonl.gz')) as readonly DxBenchLine[];
  return read.map(({ explicit_symptoms, implicit_symptoms, candidate_diseases, disease }) => ({
    findings: [...explicit_symptoms, ...implicit_symptoms].flatMap(([phrase, present]): SentFinding[] => {
      const concept = reader.finding(phrase) ?? reader.asked(phrase);
      return concept === undefined ? [] : [{ concept, status: present === 'True' ? 'PRESENT' : 'ABSENT' }];
    }),
    circumstances: circumstancesOf('', undefined, 0), candidates: candidate_diseases, diagnosis: disease,
  }));
}

interface OsceLine { readonly OSCE_Examination: { readonly Patient_Actor: { readonly Demographics?: string }; readonly Physical_Examination_Findings?: unknown; readonly Correct_Diagnosis: string } }
export async function agentClinicCases(folder: string, reader: PhraseReader): Promise<readonly PracticeCase[]> {
  const read = await lines(path.join(folder, 'agentclinic_medqa214.dev.jsonl.gz')) as readonly OsceLine[];
  return read.map(({ OSCE_Examination: { Patient_Actor, Physical_Examination_Findings, Correct_Diagnosis } }) => {
    const demographics = Patient_Actor.Demographics ?? '';
    const years = /(\d+)[- ]year/.exec(demographics)?.[1];
    return {
      findings: reader.mentioned(`${wordsIn(Patient_Actor).join('. ')}. ${wordsIn(Physical_Examination_Findings).join('. ')}`),
      circumstances: circumstancesOf(/female|woman|girl/i.test(demographics) ? 'F' : /male|man|boy/i.test(demographics) ? 'M' : '', years === undefined ? undefined : Number(years), 0.5),
      candidates: undefined, diagnosis: Correct_Diagnosis,
    };
  });
}
const wordsIn = (value: unknown): string[] => (typeof value === 'string' ? [value] : typeof value === 'object' && value !== null ? Object.entries(value).flatMap(([key, inner]) => wordsIn(inner).map((text) => (text.length < 40 ? `${key.replaceAll('_', ' ')}: ${text}` : text))) : []);

/** Two of each common condition as its complaint is told at first contact, written without sight of its table; ranked among all diseases. */
export async function presentationCases(seedsDir: string, reader: PhraseReader, setting: CareSetting): Promise<readonly PracticeCase[]> {
  const conditions = await cellsOf(path.join(seedsDir, 'common-conditions', 'conditions.tsv'));
  const subjects = new Map(conditions.map(({ condition = '', snomed = '', snomed_match = '' }) => [condition, subjectOf({ condition, snomed, snomed_match })]));
  const read = (phrases: string | undefined, status: 'PRESENT' | 'ABSENT'): SentFinding[] => (phrases ?? '').split(';').filter((phrase) => phrase !== '').flatMap((phrase) => {
    const concept = reader.finding(phrase) ?? reader.asked(phrase);
    return concept === undefined ? [] : [{ concept, status }];
  });
  return (await cellsOf(path.join(import.meta.dirname, 'presentations.tsv'))).map(({ condition = '', age, sex, present, absent }) => ({
    findings: [...read(present, 'PRESENT'), ...read(absent, 'ABSENT')], circumstances: { ...circumstancesOf(sex ?? '', Number(age), 1), setting }, candidates: undefined, diagnosis: subjects.get(condition) ?? '',
  }));
}

async function cellsOf(file: string): Promise<readonly Readonly<Record<string, string>>[]> {
  const [head = [], ...rows] = (await readFile(file, 'utf8')).trimEnd().split('\n').map((line) => line.split('\t'));
  return rows.map((cells) => Object.fromEntries(head.map((column, place) => [column, cells[place] ?? ''])));
}

/** What is told first, before anybody asks: the first three findings. */
export const firstTold = (cases: readonly PracticeCase[]): readonly PracticeCase[] => cases.map((one) => ({ ...one, findings: one.findings.filter(({ status }) => status === 'PRESENT').slice(0, 3) }));

export interface PracticeResult {
  readonly cases: number;
  /** Cases whose diagnosis the release has as a candidate. */
  readonly covered: number;
  readonly hits: readonly number[];
  readonly coveredHits: readonly number[];
  readonly withoutFinding: number;
  /** Shares of the first place among all diseases, and whether it was right; none where a case names its candidates. */
  readonly confidences: readonly { readonly confidence: number; readonly right: number }[];
  readonly byDiagnosis: ReadonlyMap<string, { readonly cases: number; readonly covered: boolean; readonly first: number; readonly third: number }>;
}

/** Places of the diagnosis among the candidates that a case names; one that the release lacks counts as missed. */
export async function rankPractice(graph: Graph, reader: PhraseReader, cases: readonly PracticeCase[], conditions: readonly NamedDisease[] = []): Promise<PracticeResult> {
  const { model } = graph.diseases;
  const codeOf = new Map(conditions.map(({ name, icd10 }) => [name, icd10]));
  const diseases = (name: string): Promise<readonly number[]> => reader.disease({ name, icd10: codeOf.get(name) });
  const confidences: { readonly confidence: number; readonly right: number }[] = [];
  const ranks: { readonly diagnosis: string; readonly covered: boolean; readonly rank: FoundRank | undefined; readonly usable: boolean }[] = [];
  for (const { findings, circumstances, candidates, diagnosis } of cases) {
    const gold = await diseases(diagnosis);
    const read = await readFindings(graph, findings.slice(0, 100), () => Promise.resolve());
    const { present, absent } = usedFindings(model, read.findings);
    const prepared = prepareCase(model, present, absent, circumstances);
    const among = candidates === undefined ? undefined : [...new Set((await Promise.all(candidates.map(diseases))).flat())];
    const scores = among === undefined ? scoreAll(model, prepared, nothingReplaced) : Int32Array.from(among, (disease) => scoreParts(model, prepared, model.profiles[disease] ?? emptyProfile).total);
    const places = among === undefined ? gold : gold.map((disease) => among.indexOf(disease));
    if (among === undefined) {
      const ranking = new Ranking(scores);
      confidences.push({ confidence: confidenceOf(ranking, present.length, fittedCalibration).probabilityOf(ranking.bestScore ?? 0), right: gold.some((disease) => disease === ranking.first) ? 1 : 0 });
    }
    ranks.push({ diagnosis, covered: gold.length > 0, rank: present.length + absent.length === 0 ? undefined : rankAmong(scores, places), usable: present.length > 0 });
  }
  const hitsOf = (list: typeof ranks): number[] => [1, 3, 5, 10].map((k) => mean(list.map(({ rank }) => within(rank, k))));
  const names = [...new Set(ranks.map(({ diagnosis }) => diagnosis))];
  return {
    cases: ranks.length, covered: ranks.filter(({ covered }) => covered).length, hits: hitsOf(ranks), coveredHits: hitsOf(ranks.filter(({ covered }) => covered)),
    withoutFinding: ranks.filter(({ usable }) => !usable).length, confidences,
    byDiagnosis: new Map(names.map((name) => {
      const of = ranks.filter(({ diagnosis }) => diagnosis === name);
      return [name, { cases: of.length, covered: of[0]?.covered === true, first: mean(of.map(({ rank }) => within(rank, 1))), third: mean(of.map(({ rank }) => within(rank, 3))) }] as const;
    })),
  };
}

export const practiceHead = '| cases | n | covered | top-1; 3; 5; 10, the whole set | top-1; 3; 5; 10 of the covered | without a finding |\n| --- | --- | --- | --- | --- | --- |';
export const practiceLine = (name: string, { cases, covered, hits, coveredHits, withoutFinding }: PracticeResult): string =>
  `| ${name} | ${cases} | ${covered} | ${hits.map(percent).join('; ')} | ${coveredHits.map(percent).join('; ')} | ${withoutFinding} |`;
