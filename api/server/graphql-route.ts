import type { ApolloServer } from '@apollo/server';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ApiContext } from '../context.ts';
import { builtFolder, sendPage } from './files.ts';
import { PLAYGROUND_HEADERS } from './security.ts';

/** A browser that opens the address, rather than a program that asks a question. */
export const wantsPage = ({
  method,
  headers,
  url,
}: Pick<FastifyRequest, 'method' | 'headers' | 'url'>): boolean =>
  method === 'GET' && (headers.accept ?? '').includes('text/html') && !/[?&]query=/.test(url);

const NO_PLAYGROUND =
  'The playground has not been built; POST {"query": "..."} here, or see /schema.graphql.\n';

/** Public data, so pages of any site may ask; no cookie or credential is ever read. */
function allowEverySite(reply: FastifyReply): void {
  reply.header('access-control-allow-origin', '*');
  reply.header('access-control-allow-methods', 'GET, POST, OPTIONS');
  reply.header('access-control-allow-headers', 'content-type, accept');
  reply.header('access-control-max-age', '86400');
}

/** `/graphql`: the playground for a browser, answers for everyone else. */
export function routeGraphql(
  app: FastifyInstance,
  apollo: ApolloServer<ApiContext>,
  openContext: () => ApiContext,
  playgroundDir: string | null,
): void {
  const answer = fastifyApolloHandler(apollo, { context: async () => openContext() });
  const playground = builtFolder(playgroundDir);
  app.route({
    method: ['GET', 'POST'],
    url: '/graphql',
    helmet: PLAYGROUND_HEADERS,
    handler(request, reply) {
      // One address, two answers: a cache must keep them apart.
      reply.header('vary', 'accept');
      if (wantsPage(request))
        return playground ? sendPage(reply, playground) : reply.type('text/plain').send(NO_PLAYGROUND);
      allowEverySite(reply);
      return answer.call(app, request, reply);
    },
  });
  app.options('/graphql', (_request, reply) => {
    allowEverySite(reply);
    return reply.code(204).send();
  });
}
