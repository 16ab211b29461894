import { describe, expect, it } from 'vitest';
import type { SourceRows } from '../fixtures/graphFiles.ts';
import { openSources } from '../fixtures/graphFiles.ts';
import { practiceGraph } from '../fixtures/practiceGraph.ts';
import { smallGraph } from '../fixtures/smallGraph.ts';
import type { Api } from '../graphql/api.ts';
import { startApi } from '../graphql/api.ts';
import { neo4jIsHere, openInNeo4j, sharedConnection } from './sharedNeo4j.ts';

const concept = (id: string, fields: string): string => `{ concept(by: { id: "${id}" }) { ${fields} } }`;
const provenance = 'provenance { source { id version } evidenceCode author recordedAt citations { id kind uri title year } }';

const questions: readonly string[] = [
  concept('HP:0004908', 'id label definition terms { text type scope language source { id } } replacedBy { id }'),
  concept('HP:0000057', 'id active standing replacedBy { id label }'),
  concept('HP:0000819', 'parents { id label } ancestors { id label } descendants(first: 5) { totalCount nodes { id label } } pathsToRoot { id label } parentEdges { source { id } }'),
  concept('OMIM:222300', `assertions(first: 3) { totalCount nodes { id predicate object { id label } note frequency { stated estimate low high numerator denominator } qualifiers { name value } ${provenance} conflicts { id predicate } } pageInfo { endCursor hasNextPage } }`),
  concept('HP:0000518', 'statedBy(predicate: [HAS_FINDING], first: 10) { totalCount nodes { subject { id label } } }'),
  concept('ICD10CM:E10', 'assertions(first: 10) { nodes { predicate object { id label standing } note } }'),
  concept('ICD10CM:A02.1', `mappings { id relation status flags { name value } source { id } target { id label } targetsTogether { id label } ${provenance} }`),
  concept('ICD9CM:250.00', 'mappings { id source { id label } target { id label } }'),
  '{ concepts(ids: ["HP:0001945", "XX:1", "icd10cm:e119"]) { id label } }',
  '{ nodes(ids: ["PMID:16151413", "HP:0001945", "ICD10CM", "PMID:404"]) { __typename id } }',
  '{ searchConcepts(text: "cloudy lens", first: 5) { totalCount edges { score node { id label } why { reason term } } } }',
  '{ shortestPaths(from: "OMIM:222300", to: "SNOMEDCT:386661006", maxLength: 5) { id label } }',
  '{ release { id contentHash counts { concepts terms hierarchyEdges assertions mappings articles } } releases { id } }',
];

const assertions = `assertions { id predicate object { id label } note frequency { stated estimate numerator denominator } accuracy { sensitivity likelihoodRatioPositive comparator setting } qualifiers { name value } ${provenance} }`;
const part = `{ finding { id label } matched { id } matchKind basis explanation logLikelihoodRatio frequency { stated estimate low high numerator denominator } path { id } ${assertions} }`;
/** Everything of an answer that is the same whenever it is asked for. */
const differential = `diagnoses { rank tied kind score probability rankInterval cannotMiss disease { id label } sameAs { id } sameAsRules codes { id } redFlags { id note } prior ${part} supporting ${part} opposing ${part} missing ${part} }
  diagnosis(disease: "ORPHA:1") { rank score rankInterval } ignored { finding { id } reason nearest { id } }
  nextQuestions { finding { id label } question informationGain burden ifPresent { id } ifAbsent { id } } questionsTried { id }
  flips { changes { finding { id } from to } newFirst { id } order { id } } robustness noneOfThese
  cannotMiss { disease { id } rule trigger { id } exclusion standing excluded rank ${assertions} }
  candidatesConsidered coverage { rareDiseases commonConditions statement } prior { used weight setting statement }
  withoutSource { source { id } statements firstWithout { id } firstChanges moved { disease { id } rank rankWithout } }
  abstained { reason nearest { id } } wouldHelp { id } method release { contentHash }`;
const arm = '{ concept: "HP:0000010" }';
const practice: readonly string[] = [
  // A finding of the graph's own, one by a code of another system, an absent and an unknown one: in primary care, where incidence counts.
  `{ differential(case: { findings: [${arm}, { concept: "MKG:bruise" }, { concept: "ICD9CM:366" }, { concept: "HP:0000030", status: ABSENT }, { concept: "HP:7777777" }], sex: FEMALE, ageYears: 61, setting: PRIMARY_CARE }, first: 20) { ${differential} } }`,
  // Rare diseases alone, with an article left out: a single answer can change the first place.
  `{ differential(case: { findings: [{ concept: "HP:0000011" }, { concept: "HP:0000021" }] }, knowledge: { excludeReferences: ["PMID:5"] }, first: 20) { ${differential} } }`,
  `{ differential(case: { findings: [${arm}] }, prior: { use: true, weight: 0.5 }, first: 3) { ${differential} } }`,
  `{ compareDiagnoses(diseases: ["MKG:clot", "MKG:strain", "OMIM:100004", "ORPHA:1"], case: { findings: [${arm}, { concept: "HP:0000012", status: ABSENT }] }) { diseases { id label } rows { finding { id label } discriminates inCase conflicting cells { disease { id } frequency { stated estimate } ${assertions} } } } }`,
];

interface Answered { readonly question: string; readonly data: unknown; readonly errors: readonly string[] | undefined }
const answers = async (api: Api, asked: readonly string[]): Promise<readonly Answered[]> => {
  const found: Answered[] = [];
  for (const question of asked) {
    const answer = await api.ask(question);
    found.push({ question, data: answer.data as unknown, errors: answer.errors?.map(({ message }) => message) });
  }
  return found;
};

describe.runIf(neo4jIsHere())('both stores', () => {
  const connection = sharedConnection();

  /** What the embedded store answers, once Neo4j has answered the same. */
  async function sameAnswers(sources: readonly SourceRows[], asked: readonly string[]): Promise<readonly Answered[]> {
    const apis = [await startApi({ graph: await openSources(sources) }), await startApi({ graph: await openInNeo4j(connection, sources) })] as const;
    try {
      const [embedded, neo4j] = [await answers(apis[0], asked), await answers(apis[1], asked)];
      expect(neo4j).toEqual(embedded);
      expect(embedded.filter(({ errors }) => errors !== undefined)).toEqual([]);
      return embedded;
    } finally {
      for (const api of apis) await api.stop();
    }
  }

  it('answer GraphQL alike, from one release', async () => {
    await sameAnswers(smallGraph, questions);
  });

  it('rank and compare diseases alike, with every part, statement, question and flip', async () => {
    const text = JSON.stringify(await sameAnswers(practiceGraph, practice));
    // Two empty lists would be alike.
    const told = ['supporting', 'opposing', 'missing', 'nextQuestions', 'questionsTried', 'flips', 'cannotMiss', 'trigger', 'ignored', 'redFlags', 'withoutSource', 'moved', 'wouldHelp', 'sameAs', 'assertions', 'citations', 'rows'];
    expect(told.filter((list) => !text.includes(`"${list}":[{`))).toEqual([]);
    for (const value of ['"setting":"PRIMARY_CARE"', '"conflicting":true', '"id":"MKG:bruise"', '"basis":"LIKELIHOOD_RATIO"', '"basis":"INCIDENCE"']) expect(text).toContain(value);
  });
});
