import type { Assertion } from '../domain/assertion.ts';
import type { ConceptId } from '../domain/concept.ts';
import type { Mapping } from '../domain/mapping.ts';
import { InvalidInput } from '../domain/errors.ts';
import type { Graph } from './graph.ts';
import { nodesOf } from './nodes.ts';

export interface Explanation {
  readonly id: string;
  readonly summary: string;
  readonly inputs: readonly ExplanationInput[];
  readonly assertions: readonly Assertion[];
}
interface ExplanationInput {
  readonly name: string;
  readonly value: string;
  readonly source: string | undefined;
}

/** What stands behind an assertion or a mapping; undefined where the release has neither under this id. */
export async function explain(graph: Graph, id: string): Promise<Explanation | undefined> {
  const [node] = await nodesOf(graph, () => undefined, [id]);
  if (node === undefined) return undefined;
  if (node.type === 'Assertion') return explainAssertion(graph, node.value);
  if (node.type === 'Mapping') return explainMapping(graph, node.value);
  throw new InvalidInput(`id: "${id.slice(0, 100)}" is a ${node.type}; assertions and mappings can be explained.`);
}

async function explainAssertion(graph: Graph, assertion: Assertion): Promise<Explanation> {
  const { subject, predicate, object, note, frequency, qualifiers, provenance } = assertion;
  const [subjectLabel, objectLabel] = await labelsOf(graph, [subject, ...(object === undefined ? [] : [object])]);
  const { title, version } = graph.release.sources.find(({ source }) => source === provenance.source) ?? { title: provenance.source, version: '' };
  const inputs = [
    { name: 'frequency, as stated', value: frequency?.stated },
    { name: 'frequency, 0 to 1', value: frequency && `${frequency.estimate} (${frequency.low} to ${frequency.high})` },
    { name: 'patients', value: frequency?.denominator === undefined ? undefined : `${frequency.numerator ?? 0} of ${frequency.denominator}` },
    ...qualifiers.map(({ name, value }) => ({ name, value })),
    { name: 'note', value: note },
    { name: 'evidence code', value: provenance.evidenceCode },
    { name: 'recorded by', value: provenance.author },
    { name: 'recorded on', value: provenance.recordedAt },
    ...provenance.references.map((reference) => ({ name: 'cites', value: reference })),
  ];
  return {
    id: assertion.id,
    summary: `${subjectLabel ?? subject}: ${predicate.toLowerCase().replaceAll('_', ' ')} ${objectLabel ?? note ?? ''}, stated by ${title} ${version}.`,
    inputs: inputs.flatMap(({ name, value }) => (value === undefined ? [] : [{ name, value, source: provenance.source }])),
    assertions: [assertion],
  };
}

async function explainMapping(graph: Graph, { id, source, target, targetsTogether, relation, status, flags, provenance }: Mapping): Promise<Explanation> {
  const ids = [source, ...(target === undefined ? [] : [target, ...targetsTogether])];
  const [sourceLabel, ...targetLabels] = await labelsOf(graph, ids);
  const { title, version } = graph.release.sources.find((entry) => entry.source === provenance.source) ?? { title: provenance.source, version: '' };
  const targets = targetLabels.length === 0 ? 'no target' : targetLabels.join(' together with ');
  return {
    id,
    summary: `${sourceLabel ?? source} maps to ${targets} (${relation.toLowerCase().replaceAll('_', ' ')}, ${status.toLowerCase()}), stated by ${title} ${version}.`,
    inputs: [...flags, ...provenance.references.map((value) => ({ name: 'cites', value }))].map(({ name, value }) => ({ name, value, source: provenance.source })),
    assertions: [],
  };
}

async function labelsOf({ store }: Graph, ids: readonly ConceptId[]): Promise<readonly string[]> {
  return (await store.concepts(ids)).map((concept, place) => (concept === undefined ? (ids[place] ?? '') : `${concept.id} ${concept.label}`));
}
