import type { Reading } from '@courant/core/domain';
import { CHANGES, type EventLog, READINGS } from '@courant/core/log';
import type { ChunkStore } from '@courant/core/store';
import { COUNTRY_GROUP, runProcessor } from '@courant/processor';
import { WriteTrace } from './trace.ts';

/** Log, store and processor in one process; the benchmark appends the readings. */
export interface LineRun {
  readonly trace: WriteTrace;
  readonly store: ChunkStore;
  /** Appends slice by slice, and waits until both stages have nothing left to do. */
  settle(slices: Iterable<readonly Reading[]>): Promise<void>;
  close(): Promise<void>;
}

/** Log and store are closed with it. */
export function openLineRun(log: EventLog, store: ChunkStore): LineRun {
  const trace = new WriteTrace();
  const stop = new AbortController();
  const tracker = new SettledTracker(log);
  const processor = runProcessor({
    log: trace.traceLog(log),
    store: trace.traceStore(store),
    signal: stop.signal,
    onBatch: (done) => {
      trace.onBatch(done);
      tracker.onBatch(done.stage === 'regions' ? done.entries : 0);
    },
  });
  processor.catch((error) => tracker.fail(error));
  const tracedLog = trace.traceLog(log);
  return {
    trace,
    store,
    async settle(slices) {
      for (const readings of slices) {
        tracker.addUnsettled(readings.length);
        await tracedLog.append(READINGS, readings);
      }
      await tracker.waitUntilSettled();
    },
    async close() {
      stop.abort();
      await processor;
      await log.close();
      await store.close();
    },
  };
}

/** Counts unsettled readings, to know when everything appended has been settled and summed. */
class SettledTracker {
  readonly #log: EventLog;
  #unsettled = 0;
  #resolve: () => void = () => {};
  #reject: (error: unknown) => void = () => {};

  constructor(log: EventLog) {
    this.#log = log;
  }

  addUnsettled(readings: number): void {
    this.#unsettled += readings;
  }

  onBatch(settled: number): void {
    this.#unsettled -= settled;
    if (this.#unsettled === 0) this.#log.lag(CHANGES, COUNTRY_GROUP).then(this.#onLag, this.#reject);
  }

  fail(error: unknown): void {
    this.#reject(error);
  }

  waitUntilSettled(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
      this.onBatch(0);
    });
  }

  readonly #onLag = (lag: number): void => {
    if (lag === 0 && this.#unsettled === 0) this.#resolve();
  };
}
