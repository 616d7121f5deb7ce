import { MINUTE } from '@courant/core/domain';
import { type EventLog, openLog } from '@courant/core/log';
import { type Heartbeat, type Worker, type WorkerContext, withRetry } from '@courant/core/run';
import { HISTORY_START } from './history-start.ts';
import { logNotices } from './notice/notices.ts';
import { observeIngest } from './observe.ts';
import type { IngestProgress } from './progress.ts';
import { runIngest } from './run.ts';

interface Connections {
  readonly log: EventLog;
}

/** Ingest as a process of its own; when the log goes away it starts again from the log once that is back. */
export const ingestWorker: Worker<Connections> = {
  port: 4001,
  needs: { log: openLog },
  asksPublisher: true,
  // Real time is polled every quarter of an hour: three polls missed.
  heartbeat: { name: 'asking', maxSilenceMs: 45 * MINUTE },
  work: ingest,
};

async function ingest(context: WorkerContext, { log }: Connections, heartbeat: Heartbeat): Promise<void> {
  const { config, signal, metrics } = context;
  const observe = observeIngest(metrics);
  const monitor = createProgressMonitor(context, heartbeat);
  const notify = logNotices(context.log);
  const onProgress = (progress: IngestProgress): void => {
    observe(progress);
    monitor(progress);
    notify(progress);
  };
  const { publisherUrl, backfillFrom = HISTORY_START } = config;
  const simulated = config.publisher === 'simulated';
  const options = { log, publisherUrl, backfillFrom, simulated, signal, onProgress };
  await withRetry('asking was interrupted', () => runIngest(options), context);
}

/** Ready once the first ask has ended; a publisher that names a time to come back is waited for without alarm. */
function createProgressMonitor(
  { health }: WorkerContext,
  heartbeat: Heartbeat,
): (progress: IngestProgress) => void {
  const setReady = health.readiness('first ask');
  return ({ fetch }) => {
    setReady();
    heartbeat(Math.max(Date.now(), fetch.refusal?.notBefore ?? 0));
  };
}
