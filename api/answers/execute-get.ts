import type { IncomingHttpHeaders } from 'node:http';
import { type ApolloServer, HeaderMap } from '@apollo/server';
import type { ApiContext } from '../context.ts';
import type { Execution } from './printed-answer.ts';
import { beginRecording } from './recorded-question.ts';
import type { SettledHistory } from './settled-history.ts';

/** A question that Apollo Server is to execute. */
export interface GetRequest {
  readonly headers: IncomingHttpHeaders;
  /** What follows the path, from the "?" on. */
  readonly search: string;
  readonly context: ApiContext;
  /** Of the data before; null where it is not known, and the answer may not be reused. */
  readonly version: string | null;
}

/** Headers that the route sets by itself. */
const OWN_HEADERS: ReadonlySet<string> = new Set(['content-length', 'cache-control']);

/** Executes a question of a GET, or of a HEAD, which has the same answer. */
export async function executeGet(
  apollo: ApolloServer<ApiContext>,
  settled: SettledHistory,
  { headers, search, context, version }: GetRequest,
): Promise<Execution> {
  const recording = beginRecording(context);
  const httpGraphQLRequest = { method: 'GET', headers: toHeaderMap(headers), search, body: undefined };
  const answered = await apollo.executeHTTPGraphQLRequest({
    httpGraphQLRequest,
    context: async () => context,
  });
  if (answered.body.kind !== 'complete') throw new Error('The schema has no answers in parts.');
  const { time } = recording;
  const status = answered.status ?? 200;
  // What is refused after it was executed, such as a media type that the client does not take, has a time, too.
  const isAnswer = status === 200 && time && version !== null;
  return {
    status,
    headers: new Map([...answered.headers].filter(([name]) => !OWN_HEADERS.has(name))),
    text: answered.body.string,
    lifetime: isAnswer ? await settled.lifetimeOf(time, version, context) : null,
    requestedAt: context.requestedAt,
  };
}

function toHeaderMap(headers: IncomingHttpHeaders): HeaderMap {
  const map = new HeaderMap();
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) map.set(name, [value].flat().join(', '));
  }
  return map;
}
