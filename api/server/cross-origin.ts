import type { FastifyReply } from 'fastify';

/** The data is public and no cookie or credential is read, so pages of any site may send operations. */
export function allowEveryOrigin(reply: FastifyReply): FastifyReply {
  return reply
    .header('access-control-allow-origin', '*')
    .header('x-content-type-options', 'nosniff')
    .header('cache-control', 'no-store');
}
