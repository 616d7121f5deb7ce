import type { ApolloServer } from '@apollo/server';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ApiContext } from '../context.ts';
import { existingFolder, sendPage } from './files.ts';
import { PLAYGROUND_HEADERS } from './security.ts';

type Headers = Pick<FastifyRequest, 'headers'>;

/** Whether a browser opens the address as a page, rather than a program that sends an operation. */
export const isPageRequest = ({ headers, url }: Headers & Pick<FastifyRequest, 'url'>): boolean =>
  (headers.accept ?? '').includes('text/html') && !/[?&]query=/.test(url);

const NO_PLAYGROUND =
  'The playground has not been built; POST {"query": "..."} here, or see /schema.graphql.\n';

/** The data is public and no cookie or credential is read, so pages of any site may send operations. */
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

/** `POST /graphql`: operations. */
export function routeGraphql(app: FastifyInstance, { apollo, createContext }: GraphqlRoute): void {
  const answer = fastifyApolloHandler(apollo, { context: async () => createContext() });
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

/** `GET /graphql`: the playground for a browser, the answer of an operation for any other client. */
export function routePlayground(
  app: FastifyInstance,
  { apollo, createContext, playgroundDir }: GraphqlRoute,
): void {
  const answer = fastifyApolloHandler(apollo, { context: async () => createContext() });
  const playground = existingFolder(playgroundDir);
  app.get('/graphql', { helmet: PLAYGROUND_HEADERS }, (request, reply) => {
    // One URL has two answers, which a cache must not mix.
    reply.header('vary', 'accept');
    if (!isPageRequest(request)) return answer.call(app, request, allowEveryOrigin(reply));
    return playground ? sendPage(reply, playground) : reply.type('text/plain').send(NO_PLAYGROUND);
  });
}
