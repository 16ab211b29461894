import type { FragmentDefinitionNode, GraphQLResolveInfo, OperationDefinitionNode } from 'graphql';
import { visit } from 'graphql';
import type { Assertion } from '../domain/assertion.ts';
import type { Concept, ConceptId } from '../domain/concept.ts';
import { limits } from '../domain/limits.ts';
import type { Contribution, DiagnosisParts } from '../services/contributions.ts';
import { partsOf } from '../services/contributions.ts';
import type { Diagnosis, Differential } from '../services/differential.ts';
import type { RequestContext } from './context.ts';
import type { ContributionParent, OpenedRecords } from './parents.ts';

type OpenedParts = { readonly [Side in keyof DiagnosisParts]: readonly ContributionParent[] };

const opened = new WeakMap<Differential, Promise<OpenedRecords>>();

/**
 * The parts of a diagnosis with all that they name. Everything that the answer names is read in one go, so that its
 * thousands of fields are resolved without a promise each.
 */
export async function openedParts(diagnosis: Diagnosis, context: RequestContext, info: GraphQLResolveInfo): Promise<OpenedParts> {
  const answer = diagnosis.differential();
  const reading = opened.get(answer) ?? readRecords(answer, context, namesAsked(info));
  opened.set(answer, reading);
  const records = await reading;
  const withRecords = (parts: readonly Contribution[]): ContributionParent[] => parts.map((part) => ({ part, records }));
  const { prior, supporting, opposing, missing } = partsOf(diagnosis);
  return { prior: withRecords(prior), supporting: withRecords(supporting), opposing: withRecords(opposing), missing: withRecords(missing) };
}

async function readRecords({ diagnoses }: Differential, { graph }: RequestContext, asked: ReadonlySet<string>): Promise<OpenedRecords> {
  const parts = diagnoses.map(partsOf).flatMap(({ prior, supporting, opposing, missing }) => [...prior, ...supporting, ...opposing, ...missing]);
  const conceptIds = new Set<ConceptId>();
  const assertionIds = new Set<string>();
  for (const part of parts) {
    if (part.finding !== undefined) conceptIds.add(part.finding);
    if (part.matched !== undefined) conceptIds.add(part.matched);
    if (asked.has('path')) for (const id of part.path()) conceptIds.add(id);
    if (asked.has('assertions') || asked.has('frequency')) for (const id of part.assertions()) assertionIds.add(id);
  }
  const concepts = new Map<ConceptId, Concept>();
  const assertions = new Map<string, Assertion>();
  for (const ids of batches([...conceptIds])) for (const concept of await graph.store.concepts(ids)) if (concept !== undefined) concepts.set(concept.id, concept);
  for (const ids of batches([...assertionIds])) for (const assertion of await graph.store.assertions(ids)) if (assertion !== undefined) assertions.set(assertion.id, assertion);
  return {
    concept: (id) => {
      const concept = concepts.get(id);
      if (concept === undefined) throw new Error(`a score names ${id}, which the release does not hold`);
      return concept;
    },
    assertions: (ids) => ids.flatMap((id) => assertions.get(id) ?? []),
  };
}

function* batches<Key>(keys: readonly Key[]): Generator<readonly Key[]> {
  for (let from = 0; from < keys.length; from += limits.batchKeysMax) yield keys.slice(from, from + limits.batchKeysMax);
}

const namesOfOperation = new WeakMap<OperationDefinitionNode, ReadonlySet<string>>();

/** Names of all fields of the operation and its fragments. */
function namesAsked({ operation, fragments }: GraphQLResolveInfo): ReadonlySet<string> {
  const known = namesOfOperation.get(operation);
  if (known !== undefined) return known;
  const names = new Set<string>();
  const definitions: readonly (OperationDefinitionNode | FragmentDefinitionNode)[] = [operation, ...Object.values(fragments)];
  for (const definition of definitions) visit(definition, { Field: ({ name }) => { names.add(name.value); } });
  namesOfOperation.set(operation, names);
  return names;
}
