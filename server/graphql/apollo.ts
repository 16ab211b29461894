import { readFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { ApolloServer } from '@apollo/server';
import type { ApolloServerPlugin } from '@apollo/server';
import { ApolloServerPluginDrainHttpServer } from '@apollo/server/plugin/drainHttpServer';
import { ApolloServerPluginCacheControlDisabled, ApolloServerPluginLandingPageDisabled, ApolloServerPluginUsageReportingDisabled } from '@apollo/server/plugin/disabled';
import type { GraphQLSchema } from 'graphql';
import { GraphQLError } from 'graphql';
import { DomainError } from '../domain/errors.ts';
import { limits } from '../domain/limits.ts';
import { checkOperation } from './checkOperation.ts';
import type { RequestContext } from './context.ts';
import { faultWithin, formatError } from './errors.ts';
import { readNullAsLeftOut } from './leftOutArguments.ts';
import { paceLists } from './pacer.ts';
import { querySizeMax } from './queryLimits.ts';
import { conceptResolvers } from './resolvers/concepts.ts';
import { differentialResolvers } from './resolvers/differential.ts';
import { mappingResolvers } from './resolvers/mapping.ts';
import { ingestResolvers } from './resolvers/ingest.ts';
import { measureResolvers } from './resolvers/measureQuery.ts';
import { queryResolvers } from './resolvers/queries.ts';
import { releaseResolvers } from './resolvers/releases.ts';
import { inTurns } from './turns.ts';
import { statementResolvers } from './resolvers/statements.ts';

const schemaFile = new URL('../../schema.graphql', import.meta.url);

export interface ApolloParts {
  readonly httpServer: Server;
  readonly production: boolean;
  /** Gets what nobody outside is shown. */
  readonly onFault: (error: unknown, requestId: string) => void;
  /** Gets the schema with its resolvers when the server starts. */
  readonly onSchema: (schema: GraphQLSchema) => void;
}

export const createApolloServer = ({ httpServer, production, onFault, onSchema }: ApolloParts): ApolloServer<RequestContext> =>
  new ApolloServer<RequestContext>({
    typeDefs: readFileSync(schemaFile, 'utf8'),
    resolvers: [queryResolvers, releaseResolvers, conceptResolvers, statementResolvers, differentialResolvers, mappingResolvers, ingestResolvers, measureResolvers].map(inTurns),
    introspection: !production,
    hideSchemaDetailsFromClientErrors: production,
    includeStacktraceInErrorResponses: false,
    // The edge takes nothing but JSON by POST.
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    persistedQueries: false,
    parseOptions: { maxLexicalTokens: limits.queryTokensMax },
    formatError,
    plugins: [
      ApolloServerPluginDrainHttpServer({ httpServer }),
      ApolloServerPluginLandingPageDisabled(),
      // It would watch every field of every answer; app.ts says once that none is to be stored.
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      { serverWillStart: async ({ schema }) => { readNullAsLeftOut(schema); paceLists(schema); onSchema(schema); } },
      sizeLimits,
      faultsTo(onFault),
      answerExtensions,
    ],
  });

const sizeLimits: ApolloServerPlugin<RequestContext> = {
  requestDidStart: async () => ({
    didResolveOperation: async ({ schema, document, operation, request, contextValue: { record } }) => {
      if (operation === undefined) return;
      try {
        checkOperation(schema, { document, operation }, request.variables ?? {}, 'POST', record);
      } catch (error) {
        if (!(error instanceof DomainError)) throw error;
        throw new GraphQLError(error.message, { extensions: { code: error.code, http: { status: 400 } }, originalError: error });
      }
    },
  }),
};

const faultsTo = (onFault: ApolloParts['onFault']): ApolloServerPlugin<RequestContext> => ({
  requestDidStart: async () => ({
    didEncounterErrors: async ({ errors, contextValue: { record } }) => {
      for (const fault of errors.map(faultWithin)) if (fault !== undefined) onFault(fault, record.id);
    },
  }),
});

/** Release, time, size, request id and notices of an answer, beside its data. */
const answerExtensions: ApolloServerPlugin<RequestContext> = {
  requestDidStart: async () => ({
    willSendResponse: async ({ response, contextValue }) => {
      if (response.body.kind !== 'single') return;
      const { graph, record: { id: requestId, startedAt, size, codes }, notices } = contextValue;
      const result = response.body.singleResult;
      result.extensions = {
        ...result.extensions,
        release: graph.release.id, requestId, tookMs: Math.round((performance.now() - startedAt) * 1000) / 1000,
        ...(size === undefined ? {} : { size: { cost: size.cost, costMax: querySizeMax.cost, depth: size.depth, depthMax: querySizeMax.depth } }),
        ...(notices.length > 0 ? { notices } : {}),
      };
      for (const { extensions } of result.errors ?? []) codes.add(String(extensions?.['code']));
      if (result.errors) result.errors = result.errors.map((error) => ({ ...error, extensions: { ...error.extensions, requestId } }));
    },
  }),
};
