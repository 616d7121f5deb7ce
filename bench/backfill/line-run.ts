import type { Reading } from '@courant/core/domain';
import { CHANGES, type EventLog, READINGS } from '@courant/core/log';
import type { ChunkStore } from '@courant/core/store';
import { COUNTRY_GROUP, runProcessor } from '@courant/processor';
import { Trace } from './trace.ts';

/** Log, store and processor in one process, fed by hand. */
export interface LineRun {
  readonly trace: Trace;
  readonly store: ChunkStore;
  /** Appends slice by slice, and waits until both stages have nothing left to do. */
  settle(slices: readonly (readonly Reading[])[]): Promise<void>;
  close(): Promise<void>;
}

/** Log and store are closed with it. */
export function openLineRun(log: EventLog, store: ChunkStore): LineRun {
  const trace = new Trace();
  const stop = new AbortController();
  const rest = new Rest(log);
  const processor = runProcessor({
    log: trace.log(log),
    store: trace.store(store),
    signal: stop.signal,
    onBatch: (done) => {
      trace.onBatch(done);
      rest.onBatch(done.stage === 'regions' ? done.entries : 0);
    },
  });
  processor.catch((fault) => rest.fail(fault));
  const front = trace.log(log);
  return {
    trace,
    store,
    async settle(slices) {
      for (const readings of slices) {
        rest.expect(readings.length);
        await front.append(READINGS, readings);
      }
      await rest.reached();
    },
    async close() {
      stop.abort();
      await processor;
      await log.close();
      await store.close();
    },
  };
}

/** Knows when everything appended has been settled and summed. */
class Rest {
  readonly #log: EventLog;
  #unsettled = 0;
  #reached: () => void = () => {};
  #failed: (fault: unknown) => void = () => {};

  constructor(log: EventLog) {
    this.#log = log;
  }

  expect(readings: number): void {
    this.#unsettled += readings;
  }

  onBatch(settled: number): void {
    this.#unsettled -= settled;
    if (this.#unsettled === 0) this.#log.lag(CHANGES, COUNTRY_GROUP).then(this.#onLag, this.#failed);
  }

  fail(fault: unknown): void {
    this.#failed(fault);
  }

  reached(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#reached = resolve;
      this.#failed = reject;
      this.onBatch(0);
    });
  }

  readonly #onLag = (lag: number): void => {
    if (lag === 0 && this.#unsettled === 0) this.#reached();
  };
}
