import type { ApolloServer } from '@apollo/server';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ApiContext } from '../context.ts';
import { existingFolder, sendPage } from './files.ts';
import { PLAYGROUND_HEADERS } from './security.ts';

type Headers = Pick<FastifyRequest, 'headers'>;

/** A browser that opens the address, rather than a program that asks a question. */
export const isPageRequest = ({ headers, url }: Headers & Pick<FastifyRequest, 'url'>): boolean =>
  (headers.accept ?? '').includes('text/html') && !/[?&]query=/.test(url);

const NO_PLAYGROUND =
  'The playground has not been built; POST {"query": "..."} here, or see /schema.graphql.\n';

/** Public data, so pages of any site may ask; no cookie or credential is ever read. */
function allowEveryOrigin(reply: FastifyReply): FastifyReply {
  return reply
    .header('access-control-allow-origin', '*')
    .header('x-content-type-options', 'nosniff')
    .header('cache-control', 'no-store');
}

export interface GraphqlRoute {
  readonly apollo: ApolloServer<ApiContext>;
  readonly createContext: () => ApiContext;
  readonly playgroundDir: string | null;
}

/** `POST /graphql`: questions. */
export function routeGraphql(
  app: FastifyInstance,
  { apollo, createContext: openContext }: GraphqlRoute,
): void {
  const answer = fastifyApolloHandler(apollo, { context: async () => openContext() });
  app.post('/graphql', (request, reply) => answer.call(app, request, allowEveryOrigin(reply)));
  app.options('/graphql', (_request, reply) =>
    allowEveryOrigin(reply)
      .header('access-control-allow-methods', 'GET, POST, OPTIONS')
      .header('access-control-allow-headers', 'content-type, accept')
      .header('access-control-max-age', '86400')
      .code(204)
      .send(),
  );
}

/** `GET /graphql`: the playground for a browser, an answer for everyone else. */
export function routePlayground(
  app: FastifyInstance,
  { apollo, createContext: openContext, playgroundDir }: GraphqlRoute,
): void {
  const answer = fastifyApolloHandler(apollo, { context: async () => openContext() });
  const playground = existingFolder(playgroundDir);
  app.get('/graphql', { helmet: PLAYGROUND_HEADERS }, (request, reply) => {
    // One address, two answers: a cache must keep them apart.
    reply.header('vary', 'accept');
    if (!isPageRequest(request)) return answer.call(app, request, allowEveryOrigin(reply));
    return playground ? sendPage(reply, playground) : reply.type('text/plain').send(NO_PLAYGROUND);
  });
}
