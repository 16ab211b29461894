import type { GraphQLSchema } from 'graphql';
import { z } from 'zod';
import { DomainError, InvalidInput } from '../../domain/errors.ts';
import type { QueryReport, QuerySize, Resolvers } from '../generated.ts';
import { checkQuerySize, measureQuery, querySizeMax } from '../queryLimits.ts';
import { readOperation } from '../readOperation.ts';

export const measureResolvers: Resolvers = {
  Query: {
    measureQuery: (_root, { text, variables }, { production }, { schema }) => reportOn(schema, text, variables ?? '{}', production),
  },
};

/** By the rules that a request is held to, in their order; the first that is broken ends it. */
function reportOn(schema: GraphQLSchema, text: string, variables: string, production: boolean): QueryReport {
  let size: QuerySize | null = null;
  try {
    const read = readOperation(schema, text, undefined, production);
    if (!('document' in read)) {
      return { size: null, problems: read.map(({ message, extensions, locations }) => ({ code: String(extensions['code']), message, line: locations?.[0]?.line ?? null, column: locations?.[0]?.column ?? null })) };
    }
    const measured = measureQuery(schema, read.document, read.operation, sentVariables(variables));
    size = { cost: measured.cost, costMax: querySizeMax.cost, depth: measured.depth, depthMax: querySizeMax.depth };
    checkQuerySize(measured);
    return { size, problems: [] };
  } catch (error) {
    if (error instanceof DomainError) return { size, problems: [{ code: error.code, message: error.message }] };
    throw error;
  }
}

const variablesObject = z.record(z.string(), z.unknown());

function sentVariables(text: string): Readonly<Record<string, unknown>> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    value = undefined;
  }
  const { success, data } = variablesObject.safeParse(value);
  if (!success) throw new InvalidInput('variables: expected the text of a JSON object, such as {"first": 10}.');
  return data;
}
