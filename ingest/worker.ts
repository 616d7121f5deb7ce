import { MINUTE } from '@courant/core/domain';
import { type EventLog, openLog } from '@courant/core/log';
import {
  connectWithRetry,
  openOperationServer,
  type WorkerContext,
  withResource,
  withRetry,
} from '@courant/core/run';
import { HISTORY_START } from './history-start.ts';
import { observeIngest } from './observe.ts';
import type { IngestProgress } from './progress.ts';
import { runIngest } from './run.ts';

/** Real time is asked for each quarter of an hour: three polls missed. */
const MAX_SILENCE_MS = 45 * MINUTE;

/** How the log is opened; a test opens its own. */
export interface WorkerOpeners {
  readonly openLog: typeof openLog;
}

/** Ingest as a process of its own. The log is waited for at the start, and again when it goes away later. */
export async function runIngestWorker(
  context: WorkerContext,
  openers: WorkerOpeners = { openLog },
): Promise<void> {
  const { logUrl } = context.config;
  const gate = context.health.readiness('log');
  await withResource(await openOperationServer(context), async () =>
    withResource(
      await connectWithRetry('log', logUrl, () => openers.openLog(logUrl, context.config), context),
      (log) => {
        gate();
        return ingestWithRetry(context, log);
      },
    ),
  );
}

async function ingestWithRetry(context: WorkerContext, log: EventLog): Promise<void> {
  const { config, signal, metrics } = context;
  const onProgress = callBoth(observeIngest(metrics), createProgressMonitor(context));
  const { publisherUrl, backfillFrom = HISTORY_START } = config;
  await withRetry(
    'asking was interrupted',
    () => runIngest({ log, publisherUrl, backfillFrom, simulated: false, signal, onProgress }),
    context,
  );
}

/** Ready from the first ask that ended; a publisher that names a time to come back is waited for without alarm. */
function createProgressMonitor({ health, log }: WorkerContext): (progress: IngestProgress) => void {
  const gate = health.readiness('first ask');
  const beat = health.heartbeat('asking', MAX_SILENCE_MS);
  return ({ fetch, newColumns }) => {
    gate();
    beat(Math.max(Date.now(), fetch.refusal?.notBefore ?? 0));
    if (fetch.refusal) log.warn({ feed: fetch.feed }, `no answer of use: ${fetch.refusal.reason}`);
    if (newColumns.length > 0)
      log.warn({ feed: fetch.feed }, `columns that nobody knows: ${newColumns.join(', ')}`);
  };
}

const callBoth =
  <T>(one: (met: T) => void, other: (met: T) => void) =>
  (met: T): void => {
    one(met);
    other(met);
  };
