/** The api: it reads the store, `courant.changes` and `courant.fetches`, and serves GraphQL. */

import type { EventLog } from '@courant/core/log';
import { createHealth, type Health, type Metrics } from '@courant/core/run';
import type { ChunkStore, Namespaces } from '@courant/core/store';
import type { FastifyInstance } from 'fastify';
import { AnswerCache } from './answers/answer-cache.ts';
import { DataVersions } from './answers/data-version.ts';
import { TextStore } from './answers/text-store.ts';
import { routeBadge } from './badge/badge-route.ts';
import { EarliestAsOf } from './column/as-of.ts';
import { type ApiServices, createContext } from './context.ts';
import { ExportPace } from './export/export-pace.ts';
import { routeExport } from './export/export-route.ts';
import { RunningExports } from './export/running-exports.ts';
import { FetchLog } from './fetches/fetch-log.ts';
import { readingAges } from './freshness/answer-area-freshness.ts';
import { createCostCheck } from './limits/cost-check.ts';
import { DEFAULT_LIMITS, type LimitValues } from './limits/limit-values.ts';
import { LiveHub } from './live/live-hub.ts';
import type { FirstFacts } from './page/page-html.ts';
import { printWholeSchema } from './print-schema.ts';
import { cursorText } from './scalar/stream-cursor.ts';
import { createSchema } from './schema.ts';
import { openApollo } from './server/apollo.ts';
import { createApp, routeFallback } from './server/app.ts';
import { atMostEvery } from './server/at-most-every.ts';
import { ClientLoads } from './server/client-load.ts';
import { ClientRates } from './server/client-rates.ts';
import { dashboardOf, routeDashboard, type SendDashboard } from './server/dashboard.ts';
import { existingFolder, serveFolders } from './server/files.ts';
import { type GraphqlRoute, routeGraphql, routePlayground } from './server/graphql-route.ts';
import { observeApi } from './server/observe.ts';
import { observeSubscriptions } from './server/observe-subscriptions.ts';
import { OperationParser } from './server/operation-parser.ts';
import { routeHealthAndMetrics } from './server/operation-routes.ts';
import { traceQuestions } from './server/question-span.ts';
import { checkReadings } from './server/readiness.ts';
import { secureHeaders } from './server/security.ts';
import { openSockets } from './server/socket.ts';
import { Subscriptions } from './server/subscriptions.ts';
import { DEFAULT_TRANSPORT_LIMITS, type TransportLimits } from './server/transport-limits.ts';
import { ServingNamespace, toNamespaces } from './serving-namespace.ts';

export { costOf } from './limits/cost.ts';
export { DEFAULT_LIMITS, type LimitValues } from './limits/limit-values.ts';
export { HISTORY_START } from './limits/range-cost.ts';
export { createSchema } from './schema.ts';

export interface ApiOptions {
  readonly log: EventLog;
  /** With namespaces, the api follows the one that serves; a single store never switches. */
  readonly store: ChunkStore | Namespaces;
  readonly host: string;
  /** 0 takes a free port. */
  readonly port: number;
  /** Number of reverse proxies between clients and this server. Default: 0. */
  readonly proxies?: number;
  /** The origin that browsers show, where a proxy asks this server by another host. Example: "https://courant.example". */
  readonly publicUrl?: string | undefined;
  /** Built dashboard and playground, each with an `index.html`; null serves none. */
  readonly webDir: string | null;
  readonly playgroundDir: string | null;
  /** Whether the publisher behind the data is the simulator. */
  readonly simulated: boolean;
  /** Epoch milliseconds UTC. */
  readonly now?: () => number;
  readonly limits?: Partial<LimitValues>;
  readonly transportLimits?: Partial<TransportLimits>;
  /** What `/healthz` and `/readyz` answer from; gets a check of its own. Default: that check alone. */
  readonly health?: Health;
  readonly metrics?: Metrics;
  /** Whether `/metrics` prints the metrics, on the same port as everything else. Default: true. */
  readonly servesMetrics?: boolean;
  /** Receives each internal error; clients only learn that one happened. Default: standard error. */
  readonly onFailure?: (error: unknown) => void;
  /** Receives, at most once a minute, the sentence that refused a socket where a proxy may be why: no browser shows it. */
  readonly onRefusedSocket?: (sentence: string) => void;
}

export interface Api {
  /** Base address, without a trailing slash. Example: "http://127.0.0.1:4000". */
  readonly url: string;
  close(): Promise<void>;
}

/** Announcements that a live subscriber may be behind before it is reset. */
const RECENT_CHANGES_SIZE = 4_096;
const NAMESPACE_CHECK_INTERVAL_MS = 1_000;
const REFUSED_SOCKET_INTERVAL_MS = 60_000;

/** Serves everything on one port, until closed. Closes neither the log nor the store. */
export async function openApi(options: ApiOptions): Promise<Api> {
  const { onFailure = console.error, host, port } = options;
  const stop = new AbortController();
  const services = await openServices(options, stop.signal, onFailure);
  const server = await openServer(options, services, onFailure);
  const watermarks = setInterval(
    () => services.live.requestWatermarks(),
    services.limits.watermarkSeconds * 1000,
  );
  // Finds a switch of namespaces also where no announcement arrives, well before the old namespace is dropped.
  // A store that does not answer fails no request here, and the next check follows soon.
  const namespaceChecks = setInterval(
    () => services.serving.refresh().catch(() => undefined),
    NAMESPACE_CHECK_INTERVAL_MS,
  );
  const close = async (): Promise<void> => {
    clearInterval(watermarks);
    clearInterval(namespaceChecks);
    stop.abort();
    services.live.close();
    await server.close();
  };
  try {
    return { url: await server.app.listen({ host, port }), close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function openServices(
  { log, store, simulated, now = Date.now, limits }: ApiOptions,
  signal: AbortSignal,
  onFailure: (error: unknown) => void,
): Promise<ApiServices> {
  const fetches = new FetchLog(log);
  const serving = await ServingNamespace.open(toNamespaces(store), { log, fetches });
  const live = await LiveHub.open({
    log,
    serving,
    now,
    simulated,
    recentChangesSize: RECENT_CHANGES_SIZE,
    onFailure,
  });
  fetches.follow(signal, onFailure).catch(onFailure);
  return {
    log,
    serving,
    now,
    simulated,
    limits: { ...DEFAULT_LIMITS, ...limits },
    live,
    fetches,
    earliestAsOf: new EarliestAsOf(log),
  };
}

const firstFacts = ({ simulated, fetches, live }: ApiServices): FirstFacts => {
  const { backfill } = fetches.state;
  return {
    simulated,
    loadingHistory: backfill !== null && backfill.slicesDone < backfill.slicesTotal,
    cursor: cursorText(live.cursor(live.recentChanges.end)),
  };
};

/** Every route and the socket, not listening yet. */
async function openServer(
  { webDir, playgroundDir, health = createHealth(), metrics, proxies = 0, publicUrl, ...options }: ApiOptions,
  services: ApiServices,
  onFailure: (error: unknown) => void,
): Promise<{ app: FastifyInstance; close(): Promise<void> }> {
  const { limits } = services;
  const schema = createSchema();
  const checkCost = createCostCheck(schema, limits, () => services.serving.current.coverage, services.now);
  const createRequestContext = () => createContext(services);
  const parser = new OperationParser(schema, limits, checkCost);
  const rates = new ClientRates(limits.costPerMinute);
  const transportLimits = { ...DEFAULT_TRANSPORT_LIMITS, ...options.transportLimits };
  const texts = new TextStore();
  const apollo = await openApollo({ schema, parser, rates, texts, onFailure });
  const loads = new ClientLoads(transportLimits);
  const subscriptions = new Subscriptions({
    max: limits.maxSubscriptions,
    now: services.now,
    announcedAt: (event) => services.live.announcedAt.get(event),
    observer: metrics && observeSubscriptions(metrics),
  });
  const onRefusedSocket = atMostEvery(
    REFUSED_SOCKET_INTERVAL_MS,
    services.now,
    options.onRefusedSocket ?? console.warn,
  );
  const answers = new AnswerCache(new DataVersions(services), services.now);
  const graphql = {
    apollo,
    texts,
    answers,
    now: services.now,
    createContext: createRequestContext,
    playgroundDir,
    clients: { loads, rates, proxies },
    onRefusedSocket,
  };

  const app = createApp({ bodyLimit: limits.maxBodyBytes, limits: transportLimits, onFailure });
  const sockets = openSockets({
    server: app.server,
    parser,
    limits,
    transportLimits,
    loads,
    subscriptions,
    rates,
    publicAddress: { proxies, publicUrl },
    createContext: createRequestContext,
    onFailure,
    onRefusedSocket,
  });
  health.check('readings', () => checkReadings(services.fetches.state, services.serving.store, onFailure));
  const kinds = Object.keys(schema.getSubscriptionType()?.getFields() ?? {});
  const openByKind = () => new Map(kinds.map((kind) => [kind, subscriptions.openOf(kind)]));
  const exports = new RunningExports({ stalledAfterMs: transportLimits.exportStalledMs });
  const observed = {
    live: services.live,
    loads,
    sockets,
    answers,
    exports,
    openByKind,
    readingAges: () => readingAges(createRequestContext()),
  };
  traceQuestions(app);
  if (metrics) observeApi(app, observed, metrics);
  routeGraphql(app, graphql);
  routeExport(app, {
    createContext: createRequestContext,
    rates,
    proxies,
    running: exports,
    exportPace: new ExportPace(limits.costPerMinute),
    onFailure,
  });
  routeBadge(app, graphql);
  const sendDashboard = dashboardOf({
    webDir,
    facts: () => firstFacts(services),
    publicAddress: { proxies, publicUrl },
    answers,
    createContext: createRequestContext,
  });
  await routePages(
    app,
    { ...options, webDir, sendDashboard, health, metrics },
    graphql,
    printWholeSchema(schema),
  );
  return {
    app,
    async close() {
      sockets.close();
      await app.close();
      await apollo.stop();
    },
  };
}

/** What a browser opens, in a scope of its own: the security headers of pages mean nothing on data and cost more than a small answer. */
function routePages(
  app: FastifyInstance,
  {
    webDir,
    sendDashboard,
    health,
    metrics,
    servesMetrics = true,
  }: Pick<ApiOptions, 'webDir' | 'metrics' | 'servesMetrics'> & {
    readonly sendDashboard: SendDashboard;
    readonly health: Health;
  },
  graphql: GraphqlRoute,
  sdl: string,
) {
  return app.register(async (pages) => {
    await secureHeaders(pages);
    routeDashboard(pages, sendDashboard);
    await serveFolders(pages, [
      { root: existingFolder(webDir), prefix: '/' },
      { root: existingFolder(graphql.playgroundDir), prefix: '/playground/' },
    ]);
    routePlayground(pages, graphql);
    pages.get('/schema.graphql', (_request, reply) => reply.type('text/plain; charset=utf-8').send(sdl));
    routeHealthAndMetrics(pages, health, servesMetrics ? metrics : undefined);
    routeFallback(pages, sendDashboard);
  });
}
