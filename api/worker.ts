import { CHANGES, type EventLog, openLog } from '@courant/core/log';
import {
  explainListening,
  type Life,
  opened,
  openOperationServer,
  reach,
  retrying,
  supervise,
  watching,
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
export async function workApi(life: Life, doors: Doors = { openLog, openNamespaces }): Promise<void> {
  const { config, health } = life;
  const gates = { log: health.gate('log'), store: health.gate('store') };
  await opened(await openOperationServer(life), async (waiting) =>
    opened(
      await reach('log', config.logUrl, () => doors.openLog(config.logUrl, config), life),
      async (log) => {
        gates.log();
        await opened(
          await reach('store', config.storeUrl, () => doors.openNamespaces(config.storeUrl, config), life),
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

async function serve(life: Life, log: EventLog, store: Namespaces): Promise<void> {
  const beat = life.health.pulse('log and store', SILENT_MS);
  const open = () => listen(life, log, store);
  await opened(await retrying('the start was interrupted', open, life), async (api) => {
    life.log.info(`serving at ${api.url}`);
    await supervise({ watch: watching(() => isAnswering(log, store), beat) }, life.signal);
  });
}

async function listen(
  { config, health, metrics, log: logger }: Life,
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
    throw explainListening(fault, config);
  }
}

async function isAnswering(log: EventLog, store: Namespaces): Promise<boolean> {
  await log.extent(CHANGES, 0);
  await store.pointer();
  return true;
}
