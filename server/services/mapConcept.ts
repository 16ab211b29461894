import { createHash } from 'node:crypto';
import type { ConceptId } from '../domain/concept.ts';
import { systemOf } from '../domain/concept.ts';
import type { Pause } from '../domain/deadline.ts';
import { limits } from '../domain/limits.ts';
import type { Mapping, MappingProposal, MappingRelation, MapRule } from '../domain/mapping.ts';
import { ruleOf } from '../domain/mapping.ts';
import type { PatientFacts, RuleVerdict } from '../domain/mapRule.ts';
import { evaluateGroup, nothingKnown } from '../domain/mapRule.ts';
import type { NeighbourVote } from '../mapping/neighbourVotes.ts';
import { neighboursOf } from '../mapping/neighbourVotes.ts';
import { indexOfConcept } from './concepts.ts';
import type { Graph } from './graph.ts';
import type { Abstention } from './mapPhrase.ts';
import { abstentionOf, candidateOf, knownSystem } from './mapPhrase.ts';
import { checkPageSize } from './paging.ts';

export interface ConceptMapping {
  readonly source: ConceptId;
  readonly candidates: readonly Mapping[];
  readonly abstained: Abstention | undefined;
  readonly conflicts: readonly { readonly reason: string; readonly mappings: readonly Mapping[] }[];
}
const standing: Readonly<Partial<Record<Mapping['status'], number>>> = { OFFICIAL: 0, ACCEPTED: 1, CANDIDATE: 2 };
const nearness: Readonly<Record<MappingRelation, number>> = { EXACT: 0, CLOSE: 1, BROADER: 2, NARROWER: 2, RELATED: 3, NOT_MAPPED: 4 };
/** What is left of the meaning after one step over a link. */
const stepConfidence: Readonly<Partial<Record<MappingRelation, number>>> = { EXACT: 0.92, CLOSE: 0.7 };
const neighboursMax = 50;

/** Codes of another system for a concept: what is stated first, then what two links together say, then names. */
export async function mapConcept(graph: Graph, id: string, to: string, patient: PatientFacts | undefined, first: number, pause: Pause): Promise<ConceptMapping> {
  checkPageSize('candidates', first, limits.mappingCandidatesMax);
  const system = knownSystem(graph, to);
  const source = graph.topology.idAt(indexOfConcept(graph, id));
  const [links = []] = await graph.store.mappings([source]);
  const usable = links.filter(({ status }) => standing[status] !== undefined).map((link) => seenFrom(source, link));
  const stated = usable.filter(({ target, relation }) => target !== undefined && relation !== 'NOT_MAPPED' && systemOf(target) === system);
  const judged = withVerdicts(stated, withAncestors(graph, patient ?? nothingKnown)).sort(byTrust);
  const rejected = links.filter(({ status }) => status === 'REJECTED').map((link) => seenFrom(source, link)).filter(({ target }) => target !== undefined && systemOf(target) === system);
  const refusal = usable.find(({ relation }) => relation === 'NOT_MAPPED');
  // What a person rejected is not proposed again.
  const known = new Set([...judged, ...rejected].map(({ target }) => target));
  const paths = judged.length >= first ? [] : (await overNeighbours(graph, source, system, usable)).filter(({ target }) => !known.has(target));
  for (const { target } of paths) known.add(target);
  const named = judged.length + paths.length >= first ? undefined : await byName(graph, source, system, first, pause);
  const candidates = [...distinctTargets(judged), ...paths, ...(named?.mappings ?? []).filter(({ target }) => !known.has(target))].slice(0, first);
  return { source, candidates, conflicts: conflictsIn(judged, rejected, refusal), abstained: abstentionFor(candidates, refusal, named?.abstained) };
}

/** The link read from the concept's side. */
function seenFrom(source: ConceptId, link: Mapping): Mapping {
  if (link.source === source || link.target === undefined) return link;
  const inverse: Readonly<Partial<Record<MappingRelation, MappingRelation>>> = { BROADER: 'NARROWER', NARROWER: 'BROADER' };
  // A code that others are combined with to say one thing is broader than that thing.
  const relation = link.targetsTogether.length > 0 ? 'RELATED' : (inverse[link.relation] ?? link.relation);
  return { ...link, source, target: link.source, targetsTogether: [], relation };
}

/** Each mapping with what its rule says of the patient, the rules of one source and group read by priority. */
function withVerdicts(mappings: readonly Mapping[], patient: PatientFacts): Mapping[] {
  const groups = new Map<string, { readonly mapping: Mapping; readonly rule: MapRule }[]>();
  for (const mapping of mappings) {
    const rule = ruleOf(mapping);
    if (rule === undefined) continue;
    const key = `${mapping.provenance.source} ${rule.group}`;
    groups.set(key, [...(groups.get(key) ?? []), { mapping, rule }]);
  }
  const verdicts = new Map<string, RuleVerdict>();
  for (const group of groups.values()) {
    group.sort((a, b) => a.rule.priority - b.rule.priority);
    evaluateGroup(group.map(({ rule }) => rule.expression), patient).forEach((verdict, place) => verdicts.set(group[place]?.mapping.id ?? '', verdict));
  }
  return mappings.map((mapping) => {
    const verdict = verdicts.get(mapping.id);
    return verdict === undefined ? mapping : { ...mapping, verdict };
  });
}

/** Who has a condition has what it is a kind of. */
const withAncestors = ({ topology }: Graph, patient: PatientFacts): PatientFacts => ({
  ...patient,
  conditions: patient.conditions?.flatMap((id) => {
    const index = topology.liveIndexOf(id);
    return index === -1 ? [id] : [index, ...topology.hierarchy.ancestorsOf(index)].map((concept) => topology.idAt(concept));
  }),
});

const verdictOrder = ({ verdict }: Mapping): number => (verdict === undefined || verdict.outcome === 'TRUE' ? 0 : verdict.outcome === 'UNKNOWN' ? 1 : 2);
const byTrust = (a: Mapping, b: Mapping): number =>
  verdictOrder(a) - verdictOrder(b) || (standing[a.status] ?? 9) - (standing[b.status] ?? 9) || nearness[a.relation] - nearness[b.relation] ||
  (ruleOf(a)?.priority ?? 0) - (ruleOf(b)?.priority ?? 0) || ((a.target ?? '') < (b.target ?? '') ? -1 : (a.target ?? '') > (b.target ?? '') ? 1 : 0) || (a.id < b.id ? -1 : 1);

const distinctTargets = (mappings: readonly Mapping[]): readonly Mapping[] => {
  const seen = new Set<string>();
  return mappings.filter(({ target, targetsTogether }) => {
    const key = [target, ...targetsTogether].join();
    return !seen.has(key) && seen.add(key);
  });
};

/** Two links through a concept of a third system; each costs confidence. */
async function overNeighbours(graph: Graph, source: ConceptId, system: string, links: readonly Mapping[]): Promise<readonly Mapping[]> {
  const steps = links.flatMap((link) => {
    const confidence = stepConfidence[link.relation];
    return link.target === undefined || confidence === undefined || link.targetsTogether.length > 0 || systemOf(link.target) === system ? [] : [{ through: link.target, confidence, link }];
  }).slice(0, neighboursMax);
  const further = await graph.store.mappings(steps.map(({ through }) => through));
  const best = new Map<ConceptId, Mapping>();
  steps.forEach(({ through, confidence, link }, place) => {
    for (const next of (further[place] ?? []).map((mapping) => seenFrom(through, mapping))) {
      const nextConfidence = stepConfidence[next.relation];
      if (next.target === undefined || nextConfidence === undefined || next.targetsTogether.length > 0 || systemOf(next.target) !== system || next.target === source || standing[next.status] === undefined) continue;
      const together = confidence * nextConfidence;
      if ((best.get(next.target)?.proposal?.confidence ?? 0) >= together) continue;
      best.set(next.target, proposed(source, next.target, link.relation === 'EXACT' && next.relation === 'EXACT' ? 'EXACT' : 'CLOSE', { confidence: together, reason: 'CODE', rank: 1, why: `Over ${through}, ${link.relation.toLowerCase()} by ${link.provenance.source} and ${next.relation.toLowerCase()} by ${next.provenance.source}.` }, next.provenance.source));
    }
  });
  return [...best.values()].sort((a, b) => (b.proposal?.confidence ?? 0) - (a.proposal?.confidence ?? 0) || ((a.target ?? '') < (b.target ?? '') ? -1 : 1));
}

/** Where the names of the concept's neighbours lead: a list of codes is seldom mapped one by one. */
async function votesOf(graph: Graph, source: number, system: string, pause: Pause): Promise<readonly NeighbourVote[]> {
  const neighbours = neighboursOf(source, graph.topology.hierarchy).map((index) => graph.topology.idAt(index));
  const concepts = await graph.store.concepts(neighbours);
  const votes: NeighbourVote[] = [];
  for (const concept of concepts) {
    const vote = concept === undefined || concept.label === concept.code ? undefined : graph.phrases.vote(concept.label, system);
    if (vote !== undefined) votes.push(vote);
    await pause();
  }
  return votes;
}

async function byName(graph: Graph, source: ConceptId, system: string, first: number, pause: Pause): Promise<{ readonly mappings: readonly Mapping[]; readonly abstained: Abstention | undefined } | undefined> {
  const [concept] = await graph.store.concepts([source]);
  if (concept === undefined || concept.label === concept.code) return undefined;
  const neighbours = await votesOf(graph, graph.topology.indexOf(source), system, pause);
  const { candidates, abstained } = graph.phrases.map({ neighbours, text: concept.label, system, levelwise: false, route: undefined, billable: false, language: undefined, defined: new Map(), first });
  const mappings = candidates.map((candidate, place) => {
    const { id, confidence, relation, why } = candidateOf(graph, candidate, place);
    return proposed(source, id, relation, { confidence, reason: proposalReason(why[0]?.reason), rank: place + 1, why: `By name: "${concept.label}" and "${why[0]?.term ?? ''}". ${why[0]?.note ?? ''}`.trim() }, sourceOfSystem(graph, system));
  });
  return { mappings, abstained: abstained && abstentionOf(graph, abstained) };
}

const proposalReason = (reason: string | undefined): MappingProposal['reason'] => (reason === 'EXACT' || reason === 'SYNONYM' || reason === 'ABBREVIATION' ? reason : 'SPELLING');

const sourceOfSystem = ({ release }: Graph, system: string): string => release.systems.find(({ id }) => id === system)?.source ?? release.sources[0]?.source ?? '';

const proposed = (source: ConceptId, target: ConceptId, relation: MappingRelation, proposal: MappingProposal, from: string): Mapping => ({
  id: `mapping:proposed-${createHash('sha256').update(`${source}\t${target}\t${proposal.why}`).digest('hex').slice(0, 16)}`,
  source, target, targetsTogether: [], relation, status: 'CANDIDATE', flags: [], proposal,
  provenance: { source: from, evidenceCode: undefined, author: undefined, recordedAt: undefined, references: [], states: undefined },
});

function conflictsIn(stated: readonly Mapping[], rejected: readonly Mapping[], refusal: Mapping | undefined): ConceptMapping['conflicts'] {
  const conflicts: { reason: string; mappings: readonly Mapping[] }[] = [];
  const exact = stated.filter(({ relation, verdict }) => relation === 'EXACT' && verdict === undefined);
  const targets = new Set(exact.map(({ target }) => target));
  if (targets.size > 1) conflicts.push({ reason: `${targets.size} targets are each called exact.`, mappings: exact });
  const plain = stated.filter(({ verdict, targetsTogether }) => verdict === undefined && targetsTogether.length === 0);
  for (const target of new Set(plain.map((mapping) => mapping.target))) {
    const said = plain.filter((mapping) => mapping.target === target);
    const relations = new Set(said.map(({ relation }) => relation));
    if (relations.size > 1) conflicts.push({ reason: `${target ?? ''} is called ${[...relations].join(' and ')}.`, mappings: said });
  }
  for (const refused of rejected) {
    const others = stated.filter(({ target }) => target === refused.target);
    if (others.length > 0) conflicts.push({ reason: 'One source names this target, another rejects it.', mappings: [...others, refused] });
  }
  if (refusal !== undefined && stated.length > 0) conflicts.push({ reason: 'One source says that there is no target, another names one.', mappings: [refusal, ...stated] });
  return conflicts;
}

function abstentionFor(candidates: readonly Mapping[], refusal: Mapping | undefined, named: Abstention | undefined): Abstention | undefined {
  const [best] = candidates;
  if (best?.verdict?.outcome === 'UNKNOWN') {
    return { reason: 'The official map depends on what is not known of the patient.', missing: best.verdict.needs, nearest: best.target, missingAttribute: undefined };
  }
  if (best !== undefined && best.proposal === undefined) return undefined;
  if (refusal !== undefined) return { reason: `${refusal.provenance.source} says that there is no target.`, missing: [], nearest: best?.target, missingAttribute: undefined };
  // A path of links needs no name to bear it out.
  if (best?.proposal?.why.startsWith('Over ') === true) return undefined;
  return named ?? (best === undefined ? { reason: 'No map, no path and no name leads there.', missing: [], nearest: undefined, missingAttribute: undefined } : undefined);
}
