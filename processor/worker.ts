import { groupsOf } from '@courant/core/domain';
import { type EventLog, openLog, READINGS } from '@courant/core/log';
import {
  connectWithRetry,
  openOperationServer,
  pollHeartbeat,
  supervise,
  type WorkerContext,
  withResource,
  withRetry,
} from '@courant/core/run';
import { fetchStoreServer, type Namespaces, openNamespaces } from '@courant/core/store';
import { followServingNamespace } from './follow-serving-namespace.ts';
import { observeProcessor } from './observe.ts';
import type { BatchDone } from './stage.ts';

/** Something to settle and nothing committed for this long: not ready. */
const STUCK_MS = 60_000;

/** How log and store are opened; a test opens its own. */
export interface WorkerOpeners {
  readonly openLog: typeof openLog;
  readonly openNamespaces: typeof openNamespaces;
  readonly fetchStoreServer: typeof fetchStoreServer;
}

/**
 * The processor as a process of its own. Log and store are waited for at the start; when one of them goes away later,
 * nothing is committed, nothing is rejected, and settling goes on where it was once it is back.
 */
export async function runProcessorWorker(
  context: WorkerContext,
  openers: WorkerOpeners = { openLog, openNamespaces, fetchStoreServer },
): Promise<void> {
  const { config, health } = context;
  const gates = { log: health.readiness('log'), store: health.readiness('store') };
  await withResource(await openOperationServer(context), async () =>
    withResource(
      await connectWithRetry('log', config.logUrl, () => openers.openLog(config.logUrl, config), context),
      async (log) => {
        gates.log();
        await withResource(
          await connectWithRetry(
            'store',
            config.storeUrl,
            () => openers.openNamespaces(config.storeUrl, config),
            context,
          ),
          async (namespaces) => {
            gates.store();
            await withRetry(
              'the store cannot be asked who it is',
              () => warnOfNonAtomicSaves(openers, context),
              context,
            );
            return superviseSettling(context, log, namespaces);
          },
        );
      },
    ),
  );
}

/** Said once, where two processors on one store may undo each other's saves. */
async function warnOfNonAtomicSaves(
  { fetchStoreServer: ask }: WorkerOpeners,
  { config, log }: WorkerContext,
): Promise<void> {
  if (!config.storeUrl.startsWith('mongodb')) return;
  const { name, conditionalSavesAreAtomic } = await ask(config.storeUrl);
  if (!conditionalSavesAreAtomic)
    log.warn(`${name}: of two saves at one moment both may win. Run one processor at a time on this server.`);
}

async function superviseSettling(
  context: WorkerContext,
  log: EventLog,
  namespaces: Namespaces,
): Promise<void> {
  const beat = context.health.heartbeat('settling', STUCK_MS);
  const observed = observeProcessor(context.metrics, log, namespaces);
  const onBatch = (done: BatchDone): void => {
    observed.onBatch(done);
    beat();
  };
  const options = { log, namespaces, ...observed, onBatch };
  await supervise(
    {
      processor: (signal) =>
        withRetry('settling was interrupted', () => followServingNamespace({ ...options, signal }), {
          ...context,
          signal,
        }),
      watch: pollHeartbeat(() => isIdle(log, namespaces), beat),
    },
    context.signal,
  );
}

/** Nothing is left to settle, and both ends of the processor answer. */
async function isIdle(log: EventLog, namespaces: Namespaces): Promise<boolean> {
  const { namespace } = await namespaces.pointer();
  return (await log.lag(READINGS, groupsOf(namespace).regions)) === 0;
}
