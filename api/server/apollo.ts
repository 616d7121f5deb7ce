import { ApolloServer, type ApolloServerPlugin, type GraphQLResponse, HeaderMap } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import { type GraphQLError, type GraphQLFormattedError, type GraphQLSchema, parse } from 'graphql';
import { PRESENT_TIME, type Question, questionTimeOf } from '../answers/question-time.ts';
import { recordingOf } from '../answers/recorded-question.ts';
import type { TextStore } from '../answers/text-store.ts';
import {
  clientError,
  errorCodeOf,
  INTERNAL_ERROR,
  isInternal,
  originalError,
  toClientJson,
} from '../api-error.ts';
import type { ApiContext } from '../context.ts';
import { answerText } from './answer-text.ts';
import type { ClientRates } from './client-rates.ts';
import type { OperationParser } from './operation-parser.ts';

/** Stands for the document of a refused request, which is not executed. */
const NO_DOCUMENT = parse('{ __typename }');

/**
 * Parses and checks a request as the socket does, with the same errors; Apollo Server neither parses nor validates it again.
 * A subscription is refused, since its answers need a socket.
 */
const checkRequest = ({
  parser,
  rates,
  texts,
}: Pick<ApolloOptions, 'parser' | 'rates' | 'texts'>): ApolloServerPlugin<ApiContext> => ({
  async requestDidStart() {
    let errors: readonly GraphQLError[] | undefined;
    let question: Question | undefined;
    let cost = 0;
    return {
      async didResolveSource(request) {
        const { operationName, variables } = request.request;
        const spend = (reading: number) => rates.spendFor(request.contextValue, reading);
        const parsed = await parser.parse({ query: request.source, operationName, variables }, spend);
        if ('document' in parsed) {
          cost = parsed.cost;
          question = parsed;
          texts.addSent(request.source, request.queryHash);
          Object.assign(request, { document: parsed.document });
        } else {
          errors = parsed;
          Object.assign(request, { document: NO_DOCUMENT });
          // A text that is refused is not worth remembering.
          request.metrics.persistedQueryRegister = false;
        }
      },
      async didResolveOperation({ operation, contextValue }) {
        const failure = errors?.find(isInternal);
        if (failure) throw failure;
        await rates.spendFor(contextValue, cost);
        if (operation?.operation !== 'subscription') return;
        throw clientError(
          'SUBSCRIPTION_NEEDS_SOCKET',
          'A subscription needs a WebSocket (protocol graphql-transport-ws) on this same address.',
        );
      },
      async responseForOperation() {
        return errors ? refusalOf(errors) : null;
      },
      async willSendResponse({ contextValue, response: { body } }) {
        const recording = recordingOf(contextValue);
        if (recording && question && body.kind === 'single' && !body.singleResult.errors)
          recording.time = recording.isOfPresent ? PRESENT_TIME : questionTimeOf(question);
      },
    };
  },
});

/** Bad input is 400; who asks too much has a status and a header of its own. */
function refusalOf(errors: readonly GraphQLError[]): GraphQLResponse {
  const { status = 400, headers = new HeaderMap() } = (errors[0]?.extensions.http ?? {}) as {
    status?: number;
    headers?: HeaderMap;
  };
  return {
    http: { status, headers },
    body: { kind: 'single', singleResult: { errors: errors.map(toClientJson) } },
  };
}

export interface ApolloOptions {
  readonly schema: GraphQLSchema;
  readonly parser: OperationParser;
  readonly rates: ClientRates;
  /** Where texts are found by their hashes. */
  readonly texts: TextStore;
  /** Receives each internal error, which the client does not see. */
  readonly onFailure: (error: unknown) => void;
}

const withCode = (formatted: GraphQLFormattedError, code: unknown): GraphQLFormattedError =>
  code === undefined ? formatted : { ...formatted, extensions: { ...formatted.extensions, code } };

/** Apollo Server calls an error of graphql without a code its own, which it is not: what is internal is no GraphQLError. */
const codeFor = ({ extensions }: GraphQLFormattedError, error: unknown): unknown =>
  errorCodeOf(error) ?? (extensions?.code === 'INTERNAL_SERVER_ERROR' ? 'BAD_USER_INPUT' : extensions?.code);

/** The GraphQL server behind HTTP, started. */
export async function openApollo({
  schema,
  parser,
  rates,
  texts,
  onFailure,
}: ApolloOptions): Promise<ApolloServer<ApiContext>> {
  const apollo = new ApolloServer<ApiContext>({
    schema,
    introspection: true,
    persistedQueries: { cache: texts, ttl: null },
    includeStacktraceInErrorResponses: false,
    // The data is public, without cookies or mutations: a forged request gains nothing, and a plain GET should work.
    csrfPrevention: false,
    documentStore: null,
    plugins: [
      checkRequest({ parser, rates, texts }),
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
    ],
    stringifyResult: answerText,
    stopOnTerminationSignals: false,
    formatError(formatted, error) {
      if (!isInternal(error)) return withCode(formatted, codeFor(formatted, error));
      onFailure(originalError(error));
      return { ...INTERNAL_ERROR, ...(formatted.path ? { path: formatted.path } : {}) };
    },
  });
  await apollo.start();
  return apollo;
}
