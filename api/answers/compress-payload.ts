import type { FastifyReply, FastifyRequest } from 'fastify';
import { chooseEncoding, compress } from './encoding.ts';

/** A hook before an answer is sent: compresses a text where the client takes it and it pays. */
export async function compressPayload(
  { headers }: FastifyRequest,
  reply: FastifyReply,
  payload: unknown,
): Promise<unknown> {
  if (typeof payload !== 'string') return payload;
  const encoding = chooseEncoding(headers['accept-encoding'], Buffer.byteLength(payload));
  reply.header('vary', 'accept-encoding');
  if (!encoding) return payload;
  reply.header('content-encoding', encoding).removeHeader('content-length');
  return compress(Buffer.from(payload), encoding);
}
