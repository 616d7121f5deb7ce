/**
 * A process that runs the line's workers over the embedded store and a log until there is nothing left to do, for the test of
 * `kill -9`: `backfill-process <data dir> <publisher URL> <now> <backfill from> <log URL>`. A line on its standard output is a
 * step begun or ended; whoever counts them can end it anywhere.
 */
import { openLog } from '@courant/core/log';
import { openStore } from '@courant/core/store';
import { TestClock } from '@courant/core/testing';
import { Workers } from './workers.ts';

/** Small enough that a batch ends every few lines. */
const MAX_BATCH = 400;

// A pipe is written at once on Linux: whoever reads the line knows that the step was taken.
const printStep = (step: string): void => void process.stdout.write(`${step}\n`);

/** The port, telling when a call of the method begins and when it has ended. */
function reportCallsTo<Port extends object>(port: Port, method: keyof Port & string): Port {
  return new Proxy(port, {
    get(target, name) {
      const met: unknown = Reflect.get(target, name, target);
      if (typeof met !== 'function') return met;
      const call = met.bind(target) as (...args: unknown[]) => Promise<unknown>;
      return name === method ? reportCall(method, call) : call;
    },
  });
}

const reportCall =
  (method: string, call: (...args: unknown[]) => Promise<unknown>) =>
  async (...args: unknown[]): Promise<unknown> => {
    printStep(method);
    const answer = await call(...args);
    printStep(`${method} done`);
    return answer;
  };

const [dataDir = '', publisherUrl = '', now, backfillFrom, logUrl = 'embedded:'] = process.argv.slice(2);
const log = await openLog(logUrl, { dataDir });
const store = await openStore('embedded:', { dataDir });
const workers = new Workers({
  log: reportCallsTo(log, 'append'),
  store: reportCallsTo(store, 'save'),
  publisherUrl,
  clock: new TestClock(Number(now)),
  backfillFrom: Number(backfillFrom),
  maxBatch: MAX_BATCH,
});
await workers.waitUntilSettled();
await workers.stop();
await store.close();
await log.close();
