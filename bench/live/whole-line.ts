import { openApi } from '@courant/api';
import { DAY } from '@courant/core/domain';
import { type EventLog, openLog } from '@courant/core/log';
import { openStore } from '@courant/core/store';
import { type IngestProgress, runIngest } from '@courant/ingest';
import { runProcessor } from '@courant/processor';
import { openSimulator } from '@courant/simulator';
import { emptyFolder } from '../history/folder.ts';

/** Simulator, ingest, processor and api in this process, as `npm start` runs them, past the backfill. */
export interface WholeLine {
  readonly url: string;
  close(): Promise<void>;
}

/** A month, so that the backfill ends soon. */
const HISTORY_MS = 40 * DAY;

export async function openWholeLine(
  liveRevisionEveryMs: number,
  wrapLog: (log: EventLog) => EventLog,
): Promise<WholeLine> {
  const historyFrom = Date.now() - HISTORY_MS;
  const simulator = await openSimulator({ historyFrom, refresh: 'quarter-hour', liveRevisionEveryMs });
  const dataDir = emptyFolder('live');
  const store = await openStore('embedded:', { dataDir });
  const ownLog = await openLog('embedded:', { dataDir });
  const log = wrapLog(ownLog);
  const pages = { webDir: null, playgroundDir: null, limits: { costPerMinute: 2 ** 31 - 1 } };
  const api = await openApi({ log, store, host: '127.0.0.1', port: 0, simulated: true, ...pages });
  const stop = new AbortController();
  const { signal } = stop;
  const backfilled = new Deferred();
  const onProgress = ({ fetch: { backfill } }: IngestProgress): void => {
    if (backfill && backfill.slicesDone >= backfill.slicesTotal) backfilled.resolve();
  };
  const publisher = { publisherUrl: simulator.url, backfillFrom: historyFrom, simulated: true };
  const workers = Promise.all([
    runIngest({ ...publisher, log, signal, onProgress }),
    runProcessor({ log, store, signal }),
  ]);
  await Promise.race([backfilled.promise, workers]);
  return {
    url: api.url,
    async close() {
      stop.abort();
      await workers;
      await api.close();
      await ownLog.close();
      await store.close();
      await simulator.close();
    },
  };
}

/** A promise that is resolved from outside. */
class Deferred {
  resolve: () => void = () => {};
  readonly promise = new Promise<void>((resolve) => {
    this.resolve = resolve;
  });
}
