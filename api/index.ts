/** The api's door: store and changes in, GraphQL out. */

import type { EventLog } from '@courant/core/log';
import type { Health, Metrics } from '@courant/core/run';
import type { ChunkStore, Namespaces } from '@courant/core/store';
import type { FastifyInstance } from 'fastify';
import { type ApiHouse, openContext } from './context.ts';
import { FetchBook } from './fetches/fetch-log.ts';
import { openCostCheck } from './limits/cost-check.ts';
import { DEFAULT_LIMITS, type LimitValues } from './limits/limit-values.ts';
import { LiveHub } from './live/live-hub.ts';
import { printWhole } from './print-schema.ts';
import { openSchema } from './schema.ts';
import { openApollo } from './server/apollo.ts';
import { openApp, routeRest } from './server/app.ts';
import { builtFolder, serveFolders } from './server/files.ts';
import { routePlayground, routeQuestions } from './server/graphql-route.ts';
import { observeApi } from './server/observe.ts';
import { routeOperation } from './server/operation-routes.ts';
import { Questions } from './server/operation-parser.ts';
import { secureHeaders } from './server/security.ts';
import { openSockets } from './server/socket.ts';
import { Serving, toNamespaces } from './serving-namespace.ts';

export type { LimitValues } from './limits/limit-values.ts';

export interface ApiOptions {
  readonly log: EventLog;
  /** The namespace that serves is followed; a store handed over alone never moves. */
  readonly store: ChunkStore | Namespaces;
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  /** Reverse proxies between clients and this server; none, unless given. */
  readonly proxies?: number;
  /** Built dashboard and playground, each with an `index.html`; null serves none. */
  readonly webDir: string | null;
  readonly playgroundDir: string | null;
  /** Whether the publisher behind the data is the simulator. */
  readonly simulated: boolean;
  /** Epoch milliseconds UTC. */
  readonly now?: () => number;
  readonly limits?: Partial<LimitValues>;
  readonly health?: Health;
  /** What `/metrics` prints. */
  readonly metrics?: Metrics;
  /** Told of what fails inside; clients are only told that something did. Standard error, unless given. */
  readonly onFailure?: (error: unknown) => void;
}

export interface Api {
  /** Base address, without a trailing slash. Example: "http://127.0.0.1:4000". */
  readonly url: string;
  close(): Promise<void>;
}

/** Announcements a live subscriber may be behind before it is reset. */
const LIVE_WINDOW = 4_096;
/** Between two looks at which namespace serves. */
const LOOK_EVERY_MS = 1_000;

/** Serves everything on one port, until closed. Closes neither the log nor the store. */
export async function openApi(options: ApiOptions): Promise<Api> {
  const { onFailure = console.error, host, port } = options;
  const stop = new AbortController();
  const house = await openHouse(options, stop.signal, onFailure);
  const server = await openServer(options, house, onFailure);
  const watermarks = setInterval(() => house.live.tick(), house.limits.watermarkSeconds * 1000);
  // Where nobody listens and nothing is announced, a flip is still met, well before what served is dropped.
  // A store that does not answer is no failure of a request, and the next look is soon.
  const looks = setInterval(() => house.serving.refresh().catch(() => undefined), LOOK_EVERY_MS);
  const close = async (): Promise<void> => {
    clearInterval(watermarks);
    clearInterval(looks);
    stop.abort();
    house.live.close();
    await server.close();
  };
  try {
    return { url: await server.app.listen({ host, port }), close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function openHouse(
  { log, store, simulated, now = Date.now, limits }: ApiOptions,
  signal: AbortSignal,
  onFailure: (error: unknown) => void,
): Promise<ApiHouse> {
  const serving = await Serving.open(toNamespaces(store));
  const live = await LiveHub.open({ log, serving, now, simulated, windowSize: LIVE_WINDOW, onFailure });
  const fetches = new FetchBook(log, signal, onFailure);
  return {
    log,
    serving,
    now,
    simulated,
    limits: { ...DEFAULT_LIMITS, ...limits },
    live,
    fetches,
  };
}

/** Every route and the socket, not listening yet. */
async function openServer(
  { webDir, playgroundDir, health, metrics, proxies = 0 }: ApiOptions,
  house: ApiHouse,
  onFailure: (error: unknown) => void,
): Promise<{ app: FastifyInstance; close(): Promise<void> }> {
  const { limits } = house;
  const schema = openSchema();
  const sdl = printWhole(schema);
  const checkCost = openCostCheck(schema, limits);
  const context = () => openContext(house);
  const apollo = await openApollo({ schema, limits, checkCost, onFailure });

  const questions = new Questions(schema, limits, checkCost);
  const graphql = { apollo, openContext: context, playgroundDir };

  const app = openApp(limits.maxBodyBytes, onFailure);
  if (metrics) observeApi(app, house.live, metrics);
  routeQuestions(app, graphql);
  // The headers that protect a page mean nothing on data, and cost more than a small answer: pages have a scope of their own.
  await app.register(async (pages) => {
    await secureHeaders(pages);
    await serveFolders(pages, [
      { root: builtFolder(webDir), prefix: '/' },
      { root: builtFolder(playgroundDir), prefix: '/playground/' },
    ]);
    routePlayground(pages, graphql);
    pages.get('/schema.graphql', (_request, reply) => reply.type('text/plain; charset=utf-8').send(sdl));
    routeOperation(pages, house, health, metrics);
    routeRest(pages, webDir);
  });

  const sockets = openSockets({
    server: app.server,
    questions,
    limits,
    proxies,
    openContext: context,
    onFailure,
  });
  return {
    app,
    async close() {
      sockets.close();
      await app.close();
      await apollo.stop();
    },
  };
}
