import type { FastifyReply, FastifyRequest } from 'fastify';
import { allowEveryOrigin } from '../server/cross-origin.ts';
import { chooseEncoding } from './encoding.ts';
import { cacheControlOf } from './lifetime.ts';
import type { PrintedAnswer } from './printed-answer.ts';

/** The headers that choose between answers at one address: a page or data, compressed or not. */
export const VARY = 'accept, accept-encoding';

/** Sends an answer to a GET, or that it is the one which the client has. @param now epoch milliseconds UTC */
export async function sendAnswer(
  { headers }: FastifyRequest,
  reply: FastifyReply,
  answer: PrintedAnswer,
  now: number,
): Promise<FastifyReply> {
  const { execution, bytes } = answer;
  const encoding = chooseEncoding(headers['accept-encoding'], bytes.length);
  allowEveryOrigin(reply).header('vary', VARY);
  if (execution.lifetime) {
    reply
      .header('cache-control', cacheControlOf(execution.lifetime, execution.requestedAt, now))
      .header('etag', answer.tagOf(encoding));
    if (answer.isNamedBy(headers['if-none-match'] ?? '')) return reply.code(304).send();
  }
  if (encoding) reply.header('content-encoding', encoding);
  return reply
    .code(execution.status)
    .headers(Object.fromEntries(execution.headers))
    .send(await answer.bytesIn(encoding));
}
