import { expect, test } from 'vitest';
import { consumer, nextOf, numbersOf, reading, readings, upTo } from '../contract/builder.ts';
import { logContract } from '../contract/contract.ts';
import { StaleBatchError } from '../event-log.ts';
import { READINGS } from '../topic.ts';
import { type MemoryLog, openMemoryLog } from './memory-log.ts';

logContract('the log in memory', {
  open: async (now) => openMemoryLog({ now }),
  reopen: (log) => (log as MemoryLog).reopen(),
});

test('an evicted consumer is a zombie until it asks again', async () => {
  const log = openMemoryLog();
  await log.append(READINGS, readings('PAC', upTo(2)));
  const worker = consumer(log, READINGS, 'regions');
  const zombie = await nextOf(worker);

  log.evict(READINGS, 'regions');

  expect(zombie.isCurrent()).toBe(false);
  await expect(zombie.commit()).rejects.toBeInstanceOf(StaleBatchError);
  expect(numbersOf((await nextOf(worker)).entries)).toEqual([0, 1]);
});

test('the newest consumer gets partition 0, and gives it back when it ends', async () => {
  const log = openMemoryLog();
  await log.append(READINGS, [reading('IDF', 1)]);
  const former = consumer(log, READINGS, 'regions');
  const first = await nextOf(former);
  const waiting = nextOf(former);

  const newcomer = consumer(log, READINGS, 'regions');
  const taken = await nextOf(newcomer);
  expect([first.isCurrent(), taken.isCurrent()]).toEqual([false, true]);

  await newcomer.return?.();
  expect(taken.isCurrent()).toBe(false);
  expect(numbersOf((await waiting).entries)).toEqual([1]);
});

test('a consumer reads its partitions in turn, so that none waits for the end of another', async () => {
  const log = openMemoryLog();
  await log.append(READINGS, [...readings('IDF', upTo(4)), ...readings('CVL', upTo(4))]);
  const batches = consumer(log, READINGS, 'regions', { maxBatch: 2 });
  const taken = [await nextOf(batches), await nextOf(batches), await nextOf(batches)];
  expect(taken.map(({ partition }) => partition)).toEqual([0, 1, 0]);
});

test('nothing in it waits for a timer: a batch comes within microtasks', async () => {
  const log = openMemoryLog({ epoch: 'e' });
  let hasEventLoopTurned = false;
  setImmediate(() => {
    hasEventLoopTurned = true;
  });
  await log.append(READINGS, [reading('IDF', 1)]);
  await nextOf(consumer(log, READINGS, 'regions'));
  expect(hasEventLoopTurned).toBe(false);
});
