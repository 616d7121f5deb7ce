import type { onSendHookHandler } from 'fastify';
import { chooseEncoding, compress } from './encoding.ts';

/** A hook before an answer is sent: compresses a text where the client takes it and it pays. */
export const compressPayload: onSendHookHandler = ({ headers }, reply, payload, done) => {
  if (typeof payload !== 'string') return done(null, payload);
  const accepted = headers['accept-encoding'];
  reply.header('vary', 'accept-encoding');
  const encoding = accepted && chooseEncoding(accepted, Buffer.byteLength(payload));
  if (!encoding) return done(null, payload);
  reply.header('content-encoding', encoding).removeHeader('content-length');
  compress(Buffer.from(payload), encoding).then((bytes) => done(null, bytes), done);
};
