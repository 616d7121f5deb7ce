import { groupsOf } from '@courant/core/domain';
import { type EventLog, openLog, READINGS } from '@courant/core/log';
import { type Heartbeat, type Worker, type WorkerContext, withRetry } from '@courant/core/run';
import { fetchStoreServer, type Namespaces, openNamespaces } from '@courant/core/store';
import { followServingNamespace } from './follow-serving-namespace.ts';
import { observeProcessor } from './observe.ts';
import type { BatchDone } from './stage.ts';

interface Connections {
  readonly log: EventLog;
  readonly store: Namespaces;
}

/**
 * The processor as a process of its own. While log or store is away nothing is committed and nothing is rejected; once
 * it is back, settling resumes where it stopped.
 */
export const processorWorker: Worker<Connections> = {
  port: 4002,
  needs: { log: openLog, store: openNamespaces },
  heartbeat: { name: 'settling', maxSilenceMs: 60_000, isHealthy: isIdle },
  work: settle,
};

/** Whether nothing is left to settle, which takes an answer of both log and store. */
async function isIdle({ log, store }: Connections): Promise<boolean> {
  const { namespace } = await store.pointer();
  return (await log.lag(READINGS, groupsOf(namespace).regions)) === 0;
}

async function settle(
  context: WorkerContext,
  { log, store }: Connections,
  heartbeat: Heartbeat,
): Promise<void> {
  const { config, signal, metrics } = context;
  const warn = () => warnOfNonAtomicSaves(context, () => fetchStoreServer(config.storeUrl));
  await withRetry('the store cannot be asked who it is', warn, context);
  const observed = observeProcessor(metrics, log, store);
  const onBatch = (done: BatchDone): void => {
    observed.onBatch(done);
    heartbeat();
  };
  const options = { log, namespaces: store, signal, ...observed, onBatch };
  await withRetry('settling was interrupted', () => followServingNamespace(options), context);
}

/** Warns where two processors on one store may undo each other's saves. */
export async function warnOfNonAtomicSaves(
  { config, log }: Pick<WorkerContext, 'config' | 'log'>,
  fetchServer: () => ReturnType<typeof fetchStoreServer>,
): Promise<void> {
  if (!config.storeUrl.startsWith('mongodb')) return;
  const { name, conditionalSavesAreAtomic } = await fetchServer();
  if (!conditionalSavesAreAtomic)
    log.warn(`${name}: of two saves at one moment both may win. Run one processor at a time on this server.`);
}
