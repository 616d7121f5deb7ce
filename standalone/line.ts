import { join } from 'node:path';
import { type Api, openApi } from '@courant/api';
import { type EventLog, openLog } from '@courant/core/log';
import {
  explainListenError,
  repoRoot,
  supervise,
  type WorkerContext,
  withMetricsServer,
  withResource,
} from '@courant/core/run';
import type { Namespaces } from '@courant/core/store';
import { type IngestProgress, logNotices, observeIngest, runIngest } from '@courant/ingest';
import { followServingNamespace, observeProcessor } from '@courant/processor';
import { openStoreOrBeginAnew } from './open-store.ts';
import { createProgressLine } from './progress.ts';
import { openReadingSource, type ReadingSource } from './reading-source.ts';
import { enforceRetention } from './retention.ts';

/** Where the line writes for the person who started it. */
export interface Terminal {
  readonly isTerminal: boolean;
  write(text: string): void;
}

/** Everything that the parts of the line share. */
interface StandaloneServices {
  readonly context: WorkerContext;
  readonly source: ReadingSource;
  readonly log: EventLog;
  readonly namespaces: Namespaces;
  readonly terminal: Terminal;
}

/** Runs the whole line in one process, from publisher to dashboard, until the signal; closes in reverse order. */
export async function runCourant(context: WorkerContext, terminal: Terminal): Promise<void> {
  const { logUrl } = context.config;
  await withResource(await openReadingSource(context, Date.now), async (source) =>
    withResource(await openLog(logUrl, source), async (log) =>
      withResource(await openStoreOrBeginAnew(context, source.dataDir), async (namespaces) => {
        const services: StandaloneServices = { context, source, log, namespaces, terminal };
        // After the api, whose checks its answers hold.
        await withResource(await serveApi(services), (api) =>
          withMetricsServer(
            context,
            () => runWorkers(services, api),
            (url) => terminal.write(`Health and figures for operators at ${url}.\n`),
          ),
        );
      }),
    ),
  );
}

/** @throws ConfigError where the port is taken */
async function serveApi({ context, source, log, namespaces }: StandaloneServices): Promise<Api> {
  const { config, health, metrics } = context;
  const root = repoRoot();
  try {
    return await openApi({
      log,
      store: namespaces,
      host: config.host,
      proxies: config.proxies,
      publicUrl: config.publicUrl,
      port: config.port,
      webDir: join(root, 'web/dist'),
      playgroundDir: join(root, 'web/dist-playground'),
      simulated: source.simulated,
      health,
      metrics,
      servesMetrics: config.metricsPort === undefined,
      onFailure: (error) => context.log.error({ err: error }, 'a request failed inside'),
      onRefusedSocket: (sentence) => context.log.warn(sentence),
    });
  } catch (error) {
    throw explainListenError(error, config);
  }
}

/** Publisher to log, log to store, and the log kept within its retention; the first failure stops all three. */
async function runWorkers(services: StandaloneServices, api: Api): Promise<void> {
  const { context, source, log, namespaces, terminal } = services;
  const { publisherUrl, backfillFrom, simulated } = source;
  const observed = observeProcessor(context.metrics, log, namespaces);
  const onProgress = createProgressObserver(services);
  terminal.write(greeting(api.url, simulated));
  await supervise(
    {
      ingest: (signal) => runIngest({ publisherUrl, backfillFrom, simulated, log, signal, onProgress }),
      processor: (signal) => followServingNamespace({ log, namespaces, signal, ...observed }),
      housekeeping: (signal) => enforceRetention(log, Date.now, signal),
    },
    context.signal,
  );
}

/** Counts each ask of ingest in the metrics, says what the publisher does that it should not, and draws the backfill. */
function createProgressObserver({ context, terminal }: StandaloneServices) {
  const onAsk = observeIngest(context.metrics);
  const progressLine = createProgressLine(terminal.isTerminal, terminal.write);
  const notify = logNotices(context.log, () => progressLine.clear());
  return (progress: IngestProgress): void => {
    onAsk(progress);
    notify(progress);
    if (progress.fetch.backfill) progressLine.show(progress.fetch.backfill);
  };
}

const greeting = (url: string, simulated: boolean): string =>
  `Courant runs at ${url.replace('//127.0.0.1', '//localhost')}${simulated ? ' with SIMULATED data' : ''}; GraphQL at /graphql.\n`;
