import type { DocumentNode, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import { getOperationAST, GraphQLError, NoSchemaIntrospectionCustomRule, parse, specifiedRules, validate } from 'graphql';
import { limits } from '../domain/limits.ts';
import { checkDocumentText } from './documentText.ts';

export interface ReadOperation {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
}

/**
 * One operation of the schema by its text, as a request by POST is read. Answers what is wrong where it is none; throws
 * LimitExceeded. In production the schema is not told, neither by introspection nor by suggestions.
 */
export function readOperation(schema: GraphQLSchema, text: string, operationName: string | null | undefined, production: boolean): ReadOperation | readonly GraphQLError[] {
  checkDocumentText(text);
  let document: DocumentNode;
  try {
    document = parse(text, { maxTokens: limits.queryTokensMax });
  } catch (error) {
    if (error instanceof GraphQLError) return [withCode('GRAPHQL_PARSE_FAILED', error)];
    throw error;
  }
  const faults = validate(schema, document, production ? [...specifiedRules, NoSchemaIntrospectionCustomRule] : specifiedRules, { hideSuggestions: production });
  if (faults.length > 0) return faults.map((fault) => withCode('GRAPHQL_VALIDATION_FAILED', fault));
  const operation = getOperationAST(document, operationName);
  return operation == null ? [new GraphQLError('The text holds no such operation, or several. Name one of them.', { extensions: { code: 'OPERATION_RESOLUTION_FAILURE' } })] : { document, operation };
}

const withCode = (code: string, { message, nodes, source, positions }: GraphQLError): GraphQLError => new GraphQLError(message, { nodes: nodes ?? null, source: source ?? null, positions: positions ?? null, extensions: { code } });
