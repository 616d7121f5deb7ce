import type { ApolloServer } from '@apollo/server';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ApiContext } from '../context.ts';
import { clientAddress } from './client-address.ts';
import { type ClientHooksOptions, clientHooks } from './client-hooks.ts';
import { allowEveryOrigin } from './cross-origin.ts';
import { existingFolder, sendPage } from './files.ts';
import { PLAYGROUND_HEADERS } from './security.ts';

type Headers = Pick<FastifyRequest, 'headers'>;

/** Whether a browser opens the address as a page, rather than a program that sends an operation. */
export const isPageRequest = ({ headers, url }: Headers & Pick<FastifyRequest, 'url'>): boolean =>
  (headers.accept ?? '').includes('text/html') && !/[?&]query=/.test(url);

const NO_PLAYGROUND =
  'The playground has not been built; POST {"query": "..."} here, or see /schema.graphql.\n';

export interface GraphqlRoute {
  readonly apollo: ApolloServer<ApiContext>;
  readonly createContext: () => ApiContext;
  readonly playgroundDir: string | null;
  readonly clients: ClientHooksOptions;
}

/** Executes operations; the context of each knows whose rate it spends. */
const operationHandler = (app: FastifyInstance, { apollo, createContext, clients }: GraphqlRoute) =>
  fastifyApolloHandler(apollo, {
    context: async ({ raw }) => clients.rates.bind(createContext(), clientAddress(raw, clients.proxies)),
  }).bind(app);

/** `POST /graphql`: operations. */
export function routeGraphql(app: FastifyInstance, route: GraphqlRoute): void {
  const answer = operationHandler(app, route);
  app.post('/graphql', clientHooks(route.clients), (request, reply) =>
    answer(request, allowEveryOrigin(reply)),
  );
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
export function routePlayground(app: FastifyInstance, route: GraphqlRoute): void {
  const answer = operationHandler(app, route);
  const playground = existingFolder(route.playgroundDir);
  app.get('/graphql', { helmet: PLAYGROUND_HEADERS, ...clientHooks(route.clients) }, (request, reply) => {
    // One URL has two answers, which a cache must not mix.
    reply.header('vary', 'accept');
    if (!isPageRequest(request)) return answer(request, allowEveryOrigin(reply));
    return playground ? sendPage(reply, playground) : reply.type('text/plain').send(NO_PLAYGROUND);
  });
}
