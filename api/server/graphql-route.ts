import type { ApolloServer } from '@apollo/server';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ApiContext } from '../context.ts';
import { clientAddress } from './client-address.ts';
import { type ClientHooksOptions, clientHooks } from './client-hooks.ts';
import { allowEveryOrigin } from './cross-origin.ts';
import { existingFolder, sendPage } from './files.ts';
import { isPageRequest } from './page-request.ts';
import { PLAYGROUND_HEADERS } from './security.ts';

/** Whether it was the handshake of a socket before a proxy dropped the headers that only concern its own connection. */
const hasLostUpgrade = ({ headers }: Pick<FastifyRequest, 'headers'>): boolean =>
  headers['sec-websocket-key'] !== undefined;

const LOST_UPGRADE =
  'A proxy has dropped the header "Upgrade" of this WebSocket: it has to pass Upgrade and Connection ' +
  '(docs/guides/reverse-proxy.md).';

const NO_PLAYGROUND =
  'The playground has not been built; POST {"query": "..."} here, or see /schema.graphql.\n';

export interface GraphqlRoute {
  readonly apollo: ApolloServer<ApiContext>;
  readonly createContext: () => ApiContext;
  readonly playgroundDir: string | null;
  readonly clients: ClientHooksOptions;
  /** Receives the sentence that a socket was refused with. */
  readonly onRefusedSocket: (sentence: string) => void;
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

/** From the "?" on. */
const searchOf = ({ url }: Pick<FastifyRequest, 'url'>): string => /\?.*/.exec(url)?.[0] ?? '';

/** `GET /graphql`: the playground for a browser, the answer of an operation for any other client. */
export function routePlayground(app: FastifyInstance, route: GraphqlRoute): void {
  const answer = operationHandler(app, route);
  const playground = existingFolder(route.playgroundDir);
  for (const path of ['/playground', '/playground/', '/playground/index.html'])
    app.get(path, (request, reply) => reply.redirect(`/graphql${searchOf(request)}`));
  app.get('/graphql', { helmet: PLAYGROUND_HEADERS, ...clientHooks(route.clients) }, (request, reply) => {
    if (hasLostUpgrade(request)) {
      route.onRefusedSocket(LOST_UPGRADE);
      return reply.code(426).header('upgrade', 'websocket').type('text/plain').send(LOST_UPGRADE);
    }
    // One URL has two answers, which a cache must not mix.
    reply.header('vary', 'accept');
    if (!isPageRequest(request)) return answer(request, allowEveryOrigin(reply));
    return playground ? sendPage(reply, playground) : reply.type('text/plain').send(NO_PLAYGROUND);
  });
}
