import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import type { GraphQLFormattedError, GraphQLSchema } from 'graphql';
import { clientError, errorCodeOf, INTERNAL_ERROR, isInternal, originalError } from '../api-error.ts';
import type { ApiContext } from '../context.ts';
import type { CostCheck } from '../limits/cost-check.ts';
import type { LimitValues } from '../limits/limit-values.ts';
import { shapeRules } from '../limits/shape-rules.ts';
import { answerText } from './answer-text.ts';
import { createOperationCheck, type OperationCheck } from './operation-check.ts';

/** Refuses what a rule over the document alone cannot refuse: subscriptions, and variables that do not fit or cost too much. */
const checkRequest = (checkOperation: OperationCheck): ApolloServerPlugin<ApiContext> => ({
  async requestDidStart() {
    return {
      async didResolveOperation({ document, operation, request }) {
        if (operation?.operation === 'subscription') {
          throw clientError(
            'SUBSCRIPTION_NEEDS_SOCKET',
            'A subscription needs a WebSocket (protocol graphql-transport-ws) on this same address.',
          );
        }
        checkOperation({ document, operationName: request.operationName, variables: request.variables });
      },
    };
  },
});

export interface ApolloOptions {
  readonly schema: GraphQLSchema;
  readonly limits: LimitValues;
  readonly checkCost: CostCheck;
  /** Receives each internal error, which the client does not see. */
  readonly onFailure: (error: unknown) => void;
}

const withCode = (formatted: GraphQLFormattedError, code: unknown): GraphQLFormattedError =>
  code === undefined ? formatted : { ...formatted, extensions: { ...formatted.extensions, code } };

/** The GraphQL server behind HTTP, started. */
export async function openApollo({
  schema,
  limits,
  checkCost,
  onFailure,
}: ApolloOptions): Promise<ApolloServer<ApiContext>> {
  const apollo = new ApolloServer<ApiContext>({
    schema,
    introspection: true,
    // No client of ours sends hashes instead of texts, and what would be kept for them would be a stranger's choice.
    persistedQueries: false,
    includeStacktraceInErrorResponses: false,
    // The data is public, without cookies or mutations: a forged request gains nothing, and a plain GET should work.
    csrfPrevention: false,
    validationRules: shapeRules(limits),
    parseOptions: { maxTokens: limits.maxTokens },
    plugins: [
      checkRequest(createOperationCheck(schema, checkCost)),
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
    ],
    stringifyResult: answerText,
    stopOnTerminationSignals: false,
    formatError(formatted, error) {
      if (!isInternal(error)) return withCode(formatted, errorCodeOf(error));
      onFailure(originalError(error));
      return { ...INTERNAL_ERROR, ...(formatted.path ? { path: formatted.path } : {}) };
    },
  });
  await apollo.start();
  return apollo;
}
