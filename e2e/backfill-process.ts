/**
 * Runs the line's workers over the embedded store and a log until everything is settled, for the tests of `kill -9`:
 * `backfill-process <data dir> <publisher URL> <now> <backfill from> <log URL>`. It prints a line when a step begins or
 * ends, so that a test can count them and kill it at any step.
 */
import { openLog } from '@courant/core/log';
import { openStore } from '@courant/core/store';
import { TestClock } from '@courant/core/testing';
import { Workers } from './workers.ts';

/** Small enough that a batch ends every few lines. */
const MAX_BATCH = 400;

// On Linux a write to a pipe is synchronous: when the test reads the line, the step has happened.
const printStep = (step: string): void => void process.stdout.write(`${step}\n`);

/** The port, with a line printed when a call of the method begins and when it has ended. */
function reportCallsTo<Port extends object>(port: Port, method: keyof Port & string): Port {
  return new Proxy(port, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name, target);
      if (typeof member !== 'function') return member;
      const call = member.bind(target) as (...args: unknown[]) => Promise<unknown>;
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
