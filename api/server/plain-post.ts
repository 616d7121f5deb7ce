import { type ApolloServer, type GraphQLRequest, HeaderMap, type HTTPGraphQLRequest } from '@apollo/server';
import type { FastifyReply, FastifyRequest } from 'fastify';
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

/**
 * Executes it by Apollo Server, without its reading of HTTP: that builds a map of the headers, negotiates twice and copies
 * the answer, for a request that has nothing to negotiate.
 * @returns the text of the answer; its head is set
 */
export async function answerPlainPost(
  apollo: ApolloServer<ApiContext>,
  { operation, type }: PlainPost,
  contextValue: ApiContext,
  reply: FastifyReply,
): Promise<string> {
  const { http, body } = await apollo.executeOperation(operation, { contextValue });
  if (body.kind !== 'single') throw new Error('The schema has no answers in parts.');
  reply.code(http.status ?? 200).header('content-type', type);
  for (const [name, value] of http.headers) reply.header(name, value);
  return answerText(body.singleResult);
}
