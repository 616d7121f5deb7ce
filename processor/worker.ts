import { groupsOf } from '@courant/core/domain';
import { type EventLog, openLog, READINGS } from '@courant/core/log';
import {
  type Life,
  opened,
  openOperationServer,
  reach,
  retrying,
  supervise,
  watching,
} from '@courant/core/run';
import { askStoreServer, type Namespaces, openNamespaces } from '@courant/core/store';
import { observeProcessor } from './observe.ts';
import { runServing } from './run-serving.ts';
import type { BatchDone } from './stage.ts';

/** Something to settle and nothing committed for this long: not ready. */
const STUCK_MS = 60_000;

/** How log and store are opened; a test opens its own. */
export interface Doors {
  readonly openLog: typeof openLog;
  readonly openNamespaces: typeof openNamespaces;
  readonly askStoreServer: typeof askStoreServer;
}

/**
 * The processor as a process of its own. Log and store are waited for at the start; when one of them goes away later,
 * nothing is committed, nothing is rejected, and settling goes on where it was once it is back.
 */
export async function workProcessor(
  life: Life,
  doors: Doors = { openLog, openNamespaces, askStoreServer },
): Promise<void> {
  const { config, health } = life;
  const gates = { log: health.gate('log'), store: health.gate('store') };
  await opened(await openOperationServer(life), async () =>
    opened(
      await reach('log', config.logUrl, () => doors.openLog(config.logUrl, config), life),
      async (log) => {
        gates.log();
        await opened(
          await reach('store', config.storeUrl, () => doors.openNamespaces(config.storeUrl, config), life),
          async (namespaces) => {
            gates.store();
            await retrying('the store cannot be asked who it is', () => warnOfRaces(doors, life), life);
            return settle(life, log, namespaces);
          },
        );
      },
    ),
  );
}

/** Said once, where two processors on one store may undo each other's saves. */
async function warnOfRaces({ askStoreServer: ask }: Doors, { config, log }: Life): Promise<void> {
  if (!config.storeUrl.startsWith('mongodb')) return;
  const { name, racesAreAtomic } = await ask(config.storeUrl);
  if (!racesAreAtomic)
    log.warn(`${name}: of two saves at one moment both may win. Run one processor at a time on this server.`);
}

async function settle(life: Life, log: EventLog, namespaces: Namespaces): Promise<void> {
  const beat = life.health.pulse('settling', STUCK_MS);
  const observed = observeProcessor(life.metrics, log, namespaces);
  const onBatch = (done: BatchDone): void => {
    observed.onBatch(done);
    beat();
  };
  const options = { log, namespaces, ...observed, onBatch };
  await supervise(
    {
      processor: (signal) =>
        retrying('settling was interrupted', () => runServing({ ...options, signal }), {
          ...life,
          signal,
        }),
      watch: watching(() => isIdle(log, namespaces), beat),
    },
    life.signal,
  );
}

/** Nothing is left to settle, and both ends of the processor answer. */
async function isIdle(log: EventLog, namespaces: Namespaces): Promise<boolean> {
  const { namespace } = await namespaces.pointer();
  return (await log.lag(READINGS, groupsOf(namespace).regions)) === 0;
}
