import type { ApolloServer } from '@apollo/server';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { AnswerCache } from '../answers/answer-cache.ts';
import { compressPayload } from '../answers/compress-payload.ts';
import { executeGet } from '../answers/execute-get.ts';
import { questionKeyOf } from '../answers/get-question.ts';
import { PrintedAnswer } from '../answers/printed-answer.ts';
import { sendAnswer, VARY } from '../answers/send-answer.ts';
import { SettledHistory } from '../answers/settled-history.ts';
import type { TextStore } from '../answers/text-store.ts';
import type { ApiContext } from '../context.ts';
import { clientAddress } from './client-address.ts';
import { type ClientHooksOptions, clientHooks } from './client-hooks.ts';
import { allowEveryOrigin } from './cross-origin.ts';
import { existingFolder, sendPage } from './files.ts';
import { isPageRequest } from './page-request.ts';
import { answerPlainPost, readPlainPost } from './plain-post.ts';
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
  readonly texts: TextStore;
  readonly createContext: () => ApiContext;
  readonly answers: AnswerCache;
  /** Epoch milliseconds UTC. */
  readonly now: () => number;
  readonly playgroundDir: string | null;
  readonly clients: ClientHooksOptions;
  /** Receives the sentence that a socket was refused with. */
  readonly onRefusedSocket: (sentence: string) => void;
}

/** A context that knows whose rate it spends. */
const contextFor = ({ createContext, clients }: GraphqlRoute, { raw }: Pick<FastifyRequest, 'raw'>) =>
  clients.rates.bind(createContext(), clientAddress(raw, clients.proxies));

/** `POST /graphql`: operations, each executed when it is sent. */
export function routeGraphql(app: FastifyInstance, route: GraphqlRoute): void {
  const answer = fastifyApolloHandler(route.apollo, {
    context: async (request) => contextFor(route, request),
  }).bind(app);
  const hooks = clientHooks(route.clients);
  app.post('/graphql', { ...hooks, onSend: [compressPayload, hooks.onSend] }, (request, reply) => {
    allowEveryOrigin(reply);
    const plain = readPlainPost(request);
    return plain ? answerPlainPost(route, plain, contextFor(route, request), reply) : answer(request, reply);
  });
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

/** The answer to a question in the address, from memory where it stands there. */
function answerByGet(route: GraphqlRoute): (request: FastifyRequest) => Promise<PrintedAnswer> {
  const settled = new SettledHistory();
  return async (request) => {
    const { headers } = request;
    const search = searchOf(request);
    const execute = (version: string | null) =>
      executeGet(route.apollo, settled, { headers, search, context: contextFor(route, request), version });
    const question = questionKeyOf(search, headers.accept ?? '');
    return question === null
      ? new PrintedAnswer(await execute(null))
      : route.answers.answer(question, execute);
  };
}

/** `GET /graphql`: the playground for a browser, the answer of an operation for any other client. */
export function routePlayground(app: FastifyInstance, route: GraphqlRoute): void {
  const answer = answerByGet(route);
  const playground = existingFolder(route.playgroundDir);
  for (const path of ['/playground', '/playground/', '/playground/index.html'])
    app.get(path, (request, reply) => reply.redirect(`/graphql${searchOf(request)}`));
  // The headers of a page mean nothing on data, and cost as much as an answer from memory.
  app.get('/graphql', { helmet: false, ...clientHooks(route.clients) }, async (request, reply) => {
    if (hasLostUpgrade(request)) {
      route.onRefusedSocket(LOST_UPGRADE);
      return reply.code(426).header('upgrade', 'websocket').type('text/plain').send(LOST_UPGRADE);
    }
    if (!isPageRequest(request)) return sendAnswer(request, reply, await answer(request), route.now());
    reply.header('vary', VARY).helmet(PLAYGROUND_HEADERS);
    return playground ? sendPage(reply, playground) : reply.type('text/plain').send(NO_PLAYGROUND);
  });
}
