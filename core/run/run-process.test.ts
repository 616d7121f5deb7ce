import { once } from 'node:events';
import { expect, test } from 'vitest';
import { ConfigError } from '../base/index.ts';
import { runProcess, type WorkerContext } from './run-process.ts';
import { fakeHostProcess } from './test/fake-host-process.ts';
import { waitForAbort } from './wait-for-abort.ts';

test('a signal drains the work, and the exit code is 0', async () => {
  const host = fakeHostProcess();
  let drained = false;
  const done = runProcess(
    'line',
    async ({ signal }) => {
      host.sendSignal();
      if (!signal.aborted) await once(signal, 'abort');
      drained = true;
    },
    { host },
  );
  await done;
  expect(drained).toBe(true);
  expect(host.exitCodes).toEqual([0]);
});

test('the end of the parent drains the work as a signal does', async () => {
  const host = fakeHostProcess();
  const done = runProcess('line', ({ signal }) => waitForAbort(signal), { host });
  host.endParent();
  await done;
  expect(host.exitCodes).toEqual([0]);
});

test('a signal beside the end of the parent does not cut the drain short', async () => {
  const host = fakeHostProcess();
  const done = runProcess('line', ({ signal }) => waitForAbort(signal), { host });
  host.endParent();
  host.sendSignal();
  await done;
  expect(host.drainTimes).toEqual([10_000]);
  expect(host.exitCodes).toEqual([0]);
});

test('a second signal leaves at once with the code of the signal', async () => {
  const host = fakeHostProcess();
  void runProcess('line', () => new Promise<void>(() => undefined), { host });
  host.sendSignal();
  host.sendSignal();
  expect(host.exitCodes).toEqual([143]);
});

test('work that does not drain in time is left behind with a sentence', () => {
  const host = fakeHostProcess();
  void runProcess('line', () => new Promise<void>(() => undefined), { host });
  host.sendSignal();
  host.elapse();
  expect(host.errors).toEqual(['line did not stop within 10 s of the signal: leaving.']);
  expect(host.exitCodes).toEqual([1]);
});

test('a wrong setting stops the start with its sentence alone and exit code 2', async () => {
  const host = fakeHostProcess({ PORT: 'x' });
  await runProcess('line', async () => expect.unreachable(), { host });
  expect(host.errors).toEqual(['PORT: met "x", allowed: a whole number from 0 to 65535.']);
  expect(host.exitCodes).toEqual([2]);
});

test('a fault that was foreseen stops with its sentence alone and exit code 1', async () => {
  class EpochError extends Error {
    override readonly name = 'EpochError';
  }
  const host = fakeHostProcess();
  await runProcess('line', throwingWork(new EpochError('Remove data/store and start again.')), { host });
  expect(host.errors).toEqual(['Remove data/store and start again.']);
  expect(host.exitCodes).toEqual([1]);
});

test('a bug stops with its stack and exit code 1', async () => {
  const host = fakeHostProcess();
  await runProcess('line', throwingWork(new TypeError('x is not a function')), { host });
  expect(host.errors).toEqual([expect.stringMatching(/^TypeError: x is not a function\n +at /)]);
  expect(host.exitCodes).toEqual([1]);
});

test('a ConfigError found late counts like one found early', async () => {
  const host = fakeHostProcess();
  await runProcess('line', throwingWork(new ConfigError('PORT: 4000 is taken.')), { host });
  expect(host.exitCodes).toEqual([2]);
});

test('giving up because of the signal is a clean stop', async () => {
  const host = fakeHostProcess();
  await runProcess(
    'line',
    async ({ signal }) => {
      host.sendSignal();
      signal.throwIfAborted();
    },
    { host },
  );
  expect(host.exitCodes).toEqual([0]);
  expect(host.errors).toEqual([]);
});

test('the work gets its configuration, with the defaults of how it was started', async () => {
  const host = fakeHostProcess({ PORT: '4100' });
  let config: WorkerContext['config'] | undefined;
  const work = async (context: WorkerContext) => {
    config = context.config;
  };
  await runProcess('line', work, { host, defaults: { publisher: 'auto' } });
  expect(config).toMatchObject({ port: 4100, publisher: 'auto' });
});

const throwingWork = (error: Error) => async () => {
  throw error;
};
