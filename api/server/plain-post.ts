import {
  type ApolloServer,
  type GraphQLRequest,
  type GraphQLResponse,
  HeaderMap,
  type HTTPGraphQLRequest,
} from '@apollo/server';
import { ApolloServerErrorCode } from '@apollo/server/errors';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { TextStore } from '../answers/text-store.ts';
import type { ApiContext } from '../context.ts';
import { answerText } from './answer-text.ts';

const JSON_TYPE = 'application/json; charset=utf-8';

/** The media type of an answer, by the `Accept` header that nearly every client sends. Apollo Server weighs any other one. */
const TYPE_OF_ACCEPTED: ReadonlyMap<string | undefined, string> = new Map([
  [undefined, JSON_TYPE],
  ['*/*', JSON_TYPE],
  ['application/json', JSON_TYPE],
  ['application/graphql-response+json', 'application/graphql-response+json; charset=utf-8'],
]);

/** An operation of which HTTP leaves nothing to decide. */
export interface PlainPost {
  readonly operation: GraphQLRequest;
  /** The `Content-Type` of its answer. */
  readonly type: string;
}

/**
 * The operation of a POST whose body has no more than a text, variables and a name; null for any other, such as one that
 * names its text by a hash, and for one that is to be refused: Apollo Server's own reading of HTTP knows what to say.
 */
export function readPlainPost({ body, headers }: Pick<FastifyRequest, 'body' | 'headers'>): PlainPost | null {
  const type = TYPE_OF_ACCEPTED.get(headers.accept);
  if (type === undefined || !isRecord(body)) return null;
  const { query, variables = null, operationName = null, ...others } = body;
  if (typeof query !== 'string' || query === '') return null;
  if (variables !== null && !isRecord(variables)) return null;
  if (operationName !== null && typeof operationName !== 'string') return null;
  for (const _ in others) return null;
  return { operation: operationOf(query, variables, operationName), type };
}

/**
 * What Apollo Server sees of HTTP. It asks each request whether it takes an answer in parts, and an empty `Accept` says no at
 * once; the media type of the answer is known by then.
 */
const HTTP: HTTPGraphQLRequest = {
  method: 'POST',
  headers: new HeaderMap([['accept', '']]),
  search: '',
  body: undefined,
};

const operationOf = (
  query: string,
  variables: Record<string, unknown> | null,
  operationName: string | null,
): GraphQLRequest => ({
  query,
  http: HTTP,
  ...(variables && { variables }),
  ...(operationName !== null && { operationName }),
});

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What executes operations, and the texts that were executed before. */
interface Executor {
  readonly apollo: ApolloServer<ApiContext>;
  readonly texts: TextStore;
}

/**
 * Executes it by Apollo Server, without its reading of HTTP: that builds a map of the headers, negotiates twice and copies
 * the answer, for a request that has nothing to negotiate.
 * @returns the text of the answer; its head is set
 */
export async function answerPlainPost(
  executor: Executor,
  { operation, type }: PlainPost,
  contextValue: ApiContext,
  reply: FastifyReply,
): Promise<string> {
  const { http, body } = await executeByHash(executor, operation, contextValue);
  if (body.kind !== 'single') throw new Error('The schema has no answers in parts.');
  reply.code(http.status ?? 200).header('content-type', type);
  for (const [name, value] of http.headers) reply.header(name, value);
  return answerText(body.singleResult);
}

/** Names a known text by its hash, as persisted queries do, since Apollo Server computes the hash of each text. */
export async function executeByHash(
  { apollo, texts }: Executor,
  operation: GraphQLRequest,
  contextValue: ApiContext,
): Promise<GraphQLResponse> {
  const hash = texts.hashOfSent(operation.query ?? '');
  if (hash === undefined) return apollo.executeOperation(operation, { contextValue });
  const { query: _, ...unnamed } = operation;
  const extensions = { persistedQuery: { version: 1, sha256Hash: hash } };
  const response = await apollo.executeOperation({ ...unnamed, extensions }, { contextValue });
  // Others may have pushed the text out by the time that Apollo Server looked for it.
  return isOfUnknownText(response) ? apollo.executeOperation(operation, { contextValue }) : response;
}

const isOfUnknownText = ({ body }: GraphQLResponse): boolean =>
  body.kind === 'single' &&
  body.singleResult.errors?.[0]?.extensions?.code === ApolloServerErrorCode.PERSISTED_QUERY_NOT_FOUND;
