import { expect, test } from 'vitest';
import { supervise, type Task } from './supervise.ts';
import { waitForAbort } from './wait-for-abort.ts';

const untilStopped: Task = waitForAbort;

test('tasks run until the signal, then all is drained', async () => {
  const stop = new AbortController();
  const drained: string[] = [];
  const draining =
    (name: string): Task =>
    async (signal) => {
      await untilStopped(signal);
      drained.push(name);
    };
  const done = supervise({ ingest: draining('ingest'), api: draining('api') }, stop.signal);
  stop.abort();
  await done;
  expect(drained).toEqual(['ingest', 'api']);
});

test('a task that throws stops the others, and its fault comes out once they have drained', async () => {
  let drained = false;
  const other: Task = async (signal) => {
    await untilStopped(signal);
    drained = true;
  };
  const failing: Task = async () => {
    throw new Error('the log has another epoch');
  };
  await expect(supervise({ failing, other }, new AbortController().signal)).rejects.toThrow('another epoch');
  expect(drained).toBe(true);
});

test('a task that ends unasked is a fault', async () => {
  const ending: Task = async () => undefined;
  await expect(supervise({ ending, untilStopped }, new AbortController().signal)).rejects.toThrow(
    'ending ended before it was stopped',
  );
});

test('giving up because of the signal is no fault', async () => {
  const stop = new AbortController();
  const aborting: Task = async (signal) => {
    await untilStopped(signal);
    signal.throwIfAborted();
  };
  const done = supervise({ aborting }, stop.signal);
  stop.abort();
  await expect(done).resolves.toBeUndefined();
});

test('a fault while draining comes out', async () => {
  const stop = new AbortController();
  const breaking: Task = async (signal) => {
    await untilStopped(signal);
    throw new Error('disk full');
  };
  const done = supervise({ breaking }, stop.signal);
  stop.abort();
  await expect(done).rejects.toThrow('disk full');
});
