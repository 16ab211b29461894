import { readFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { ApolloServer } from '@apollo/server';
import type { ApolloServerPlugin } from '@apollo/server';
import { ApolloServerPluginDrainHttpServer } from '@apollo/server/plugin/drainHttpServer';
import { ApolloServerPluginCacheControlDisabled, ApolloServerPluginLandingPageDisabled, ApolloServerPluginUsageReportingDisabled } from '@apollo/server/plugin/disabled';
import { GraphQLError, OperationTypeNode } from 'graphql';
import { DomainError, InvalidInput } from '../domain/errors.ts';
import { limits } from '../domain/limits.ts';
import type { RequestContext } from './context.ts';
import { errorFormatter } from './errors.ts';
import { checkQuerySize, measureQuery } from './queryLimits.ts';
import { conceptResolvers } from './resolvers/concepts.ts';
import { differentialResolvers } from './resolvers/differential.ts';
import { mappingResolvers } from './resolvers/mapping.ts';
import { queryResolvers } from './resolvers/queries.ts';
import { releaseResolvers } from './resolvers/releases.ts';
import { statementResolvers } from './resolvers/statements.ts';

const schemaFile = new URL('../../schema.graphql', import.meta.url);

export interface ApolloParts {
  readonly httpServer: Server;
  readonly production: boolean;
  readonly onMaskedError: (error: unknown) => void;
}

export const createApolloServer = ({ httpServer, production, onMaskedError }: ApolloParts): ApolloServer<RequestContext> =>
  new ApolloServer<RequestContext>({
    typeDefs: readFileSync(schemaFile, 'utf8'),
    resolvers: [queryResolvers, releaseResolvers, conceptResolvers, statementResolvers, differentialResolvers, mappingResolvers],
    introspection: !production,
    hideSchemaDetailsFromClientErrors: production,
    includeStacktraceInErrorResponses: false,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    persistedQueries: false,
    parseOptions: { maxLexicalTokens: limits.queryTokensMax },
    formatError: errorFormatter(onMaskedError),
    plugins: [
      ApolloServerPluginDrainHttpServer({ httpServer }),
      ApolloServerPluginLandingPageDisabled(),
      // It would watch every field of every answer; app.ts says once that none is to be stored.
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      sizeLimits,
      answerExtensions,
    ],
  });

const sizeLimits: ApolloServerPlugin<RequestContext> = {
  requestDidStart: async () => ({
    didResolveOperation: async ({ schema, document, operation, request }) => {
      if (operation === undefined) return;
      try {
        if (operation.operation !== OperationTypeNode.QUERY) throw new InvalidInput(`This API has queries alone, no ${operation.operation}.`);
        checkQuerySize(measureQuery(schema, document, operation, request.variables ?? {}));
      } catch (error) {
        if (!(error instanceof DomainError)) throw error;
        throw new GraphQLError(error.message, { extensions: { code: error.code, http: { status: 400 } }, originalError: error });
      }
    },
  }),
};

/** Release, time, request id and notices of an answer, beside its data. */
const answerExtensions: ApolloServerPlugin<RequestContext> = {
  requestDidStart: async () => ({
    willSendResponse: async ({ response, contextValue }) => {
      if (response.body.kind !== 'single') return;
      const { graph, requestId, startedAt, notices } = contextValue;
      const result = response.body.singleResult;
      result.extensions = {
        ...result.extensions,
        release: graph.release.id, requestId, tookMs: Math.round((performance.now() - startedAt) * 1000) / 1000,
        ...(notices.length > 0 ? { notices } : {}),
      };
      if (result.errors) result.errors = result.errors.map((error) => ({ ...error, extensions: { ...error.extensions, requestId } }));
    },
  }),
};
