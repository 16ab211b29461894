import type { GraphQLSchema } from 'graphql';
import { OperationTypeNode } from 'graphql';
import { InvalidInput } from '../domain/errors.ts';
import type { RequestRecord } from './context.ts';
import { checkQuerySize, measureQuery, rootFieldsOf } from './queryLimits.ts';
import type { ReadOperation } from './readOperation.ts';

/**
 * Whether a valid operation may be run, before it is; its size and fields are kept in the record either way. Throws InvalidInput
 * where it came on the wrong way, LimitExceeded where it asks for too much.
 */
export function checkOperation(schema: GraphQLSchema, { document, operation }: ReadOperation, variables: Readonly<Record<string, unknown>>, way: 'POST' | 'WEBSOCKET', record: RequestRecord): void {
  const isSubscription = operation.operation === OperationTypeNode.SUBSCRIPTION;
  if (isSubscription && way === 'POST') throw new InvalidInput('Subscriptions are answered over WebSocket at /graphql, not by POST.');
  if (!isSubscription && way === 'WEBSOCKET') throw new InvalidInput(`A WebSocket answers subscriptions alone. Send a ${operation.operation} by POST.`);
  record.size = measureQuery(schema, document, operation, variables);
  record.rootFields = rootFieldsOf(document, operation);
  checkQuerySize(record.size);
}
