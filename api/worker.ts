import { CHANGES, type EventLog, openLog } from '@courant/core/log';
import {
  connectWithRetry,
  explainListenError,
  openOperationServer,
  pollHeartbeat,
  supervise,
  type WorkerContext,
  withResource,
  withRetry,
} from '@courant/core/run';
import { type Namespaces, openNamespaces } from '@courant/core/store';
import { type Api, openApi } from './index.ts';
import { builtWeb } from './server/built-web.ts';

/** The log or the store has not answered for this long: not ready. */
const SILENT_MS = 30_000;

/** How log and store are opened; a test opens its own. */
export interface Doors {
  readonly openLog: typeof openLog;
  readonly openNamespaces: typeof openNamespaces;
}

/** The api as a process of its own, with the built dashboard. Until log and store are reached it says only that. */
export async function runApiWorker(
  life: WorkerContext,
  doors: Doors = { openLog, openNamespaces },
): Promise<void> {
  const { config, health } = life;
  const gates = { log: health.readiness('log'), store: health.readiness('store') };
  await withResource(await openOperationServer(life), async (waiting) =>
    withResource(
      await connectWithRetry('log', config.logUrl, () => doors.openLog(config.logUrl, config), life),
      async (log) => {
        gates.log();
        await withResource(
          await connectWithRetry(
            'store',
            config.storeUrl,
            () => doors.openNamespaces(config.storeUrl, config),
            life,
          ),
          async (store) => {
            gates.store();
            await waiting.close();
            await serve(life, log, store);
          },
        );
      },
    ),
  );
}

async function serve(life: WorkerContext, log: EventLog, store: Namespaces): Promise<void> {
  const beat = life.health.heartbeat('log and store', SILENT_MS);
  const open = () => listen(life, log, store);
  await withResource(await withRetry('the start was interrupted', open, life), async (api) => {
    life.log.info(`serving at ${api.url}`);
    await supervise({ watch: pollHeartbeat(() => isAnswering(log, store), beat) }, life.signal);
  });
}

async function listen(
  { config, health, metrics, log: logger }: WorkerContext,
  log: EventLog,
  store: Namespaces,
): Promise<Api> {
  try {
    return await openApi({
      log,
      store,
      host: config.host,
      port: config.port,
      proxies: config.proxies,
      ...builtWeb(),
      simulated: false,
      health,
      metrics,
      onFailure: (error) => logger.error({ err: error }, 'a request failed inside'),
    });
  } catch (fault) {
    throw explainListenError(fault, config);
  }
}

async function isAnswering(log: EventLog, store: Namespaces): Promise<boolean> {
  await log.extent(CHANGES, 0);
  await store.pointer();
  return true;
}
