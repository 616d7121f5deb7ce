import { CHANGES, type EventLog, openLog } from '@courant/core/log';
import {
  explainListenError,
  type Worker,
  type WorkerContext,
  waitForAbort,
  withMetricsServer,
  withResource,
  withRetry,
} from '@courant/core/run';
import { type Namespaces, openNamespaces } from '@courant/core/store';
import { type Api, openApi } from './index.ts';
import { builtWeb } from './server/built-web.ts';

interface Connections {
  readonly log: EventLog;
  readonly store: Namespaces;
}

/** The api as a process of its own, with the built dashboard. */
export const apiWorker: Worker<Connections> = {
  port: 4000,
  needs: { log: openLog, store: openNamespaces },
  servesPort: true,
  heartbeat: { name: 'log and store', maxSilenceMs: 30_000, isHealthy: isAnswering },
  work: serve,
};

async function isAnswering({ log, store }: Connections): Promise<boolean> {
  await log.extent(CHANGES, 0);
  await store.pointer();
  return true;
}

async function serve(context: WorkerContext, connections: Connections): Promise<void> {
  const open = () => listen(context, connections);
  await withResource(await withRetry('the start was interrupted', open, context), (api) =>
    withMetricsServer(context, () => {
      context.log.info(`serving at ${api.url}`);
      return waitForAbort(context.signal);
    }),
  );
}

async function listen(
  { config, health, metrics, log: logger }: WorkerContext,
  { log, store }: Connections,
): Promise<Api> {
  try {
    return await openApi({
      log,
      store,
      host: config.host,
      port: config.port,
      proxies: config.proxies,
      publicUrl: config.publicUrl,
      ...builtWeb(),
      simulated: config.publisher === 'simulated',
      health,
      metrics,
      servesMetrics: config.metricsPort === undefined,
      onFailure: (error) => logger.error({ err: error }, 'a request failed inside'),
      onRefusedSocket: (sentence) => logger.warn(sentence),
    });
  } catch (error) {
    throw explainListenError(error, config);
  }
}
