import { groupsOf } from '@courant/core/domain';
import { openMemoryLog, READINGS } from '@courant/core/log';
import { type ChunkStore, type Namespaces, openNamespaces } from '@courant/core/store';
import { contentOf } from '@courant/core/testing';
import { expect, test } from 'vitest';
import { followServingNamespace } from './follow-serving-namespace.ts';
import { NOW, roundOf, SettledLine } from './test/settled-line.ts';

const READING = roundOf(NOW, 1, 1);

/** Namespaces of which one refuses saves, as after it was dropped. */
async function withBroken(broken: string, onSave: () => Promise<void>): Promise<Namespaces> {
  const namespaces = await openNamespaces('memory:', { dataDir: '' });
  const store = await namespaces.open(broken);
  store.save = async () => {
    await onSave();
    throw new Error(`The namespace "${broken}" was dropped.`);
  };
  return namespaces;
}

test('another namespace that begins to serve is settled from its own offsets on', async () => {
  const line = await SettledLine.open(READING);
  const stop = line.startProcessors();
  await line.namespaces.open('second');
  await line.namespaces.flip('first', 'second');
  await line.namespaces.markAnnounced('second');
  await line.log.append(READINGS, roundOf(NOW, 1, 2));
  await expect.poll(() => line.log.lag(READINGS, groupsOf('second').regions)).toBe(0);
  await line.waitUntilSettled();
  await stop();
  expect(await line.content()).toBe(await line.recomputed());
});

test('an error of a namespace that serves no more ends nothing', async () => {
  const log = await openMemoryLog({ now: () => NOW });
  await log.append(READINGS, READING);
  const flipped: Namespaces = await withBroken('first', async () => {
    await flipped.flip('first', 'second');
    await flipped.markAnnounced('second');
  });
  const end = new AbortController();
  const running = followServingNamespace({ log, namespaces: flipped, signal: end.signal, now: () => NOW });
  const { regions } = groupsOf('second');
  const second: ChunkStore = await flipped.open('second');
  await expect
    .poll(async () => (await log.lag(READINGS, regions)) === 0 && contentOf(second))
    .toContain('FR DAY');
  end.abort();
  await running;
});

test('an error of the namespace that serves is thrown', async () => {
  const log = await openMemoryLog();
  await log.append(READINGS, READING);
  const namespaces = await withBroken('first', async () => undefined);
  const { signal } = new AbortController();
  await expect(followServingNamespace({ log, namespaces, signal })).rejects.toThrow('was dropped');
});

test('after the signal it does not wait for a store that gives no answer', async () => {
  const log = await openMemoryLog();
  await log.append(READINGS, READING);
  const end = new AbortController();
  const namespaces: Namespaces = await withBroken('first', async () => {
    // From now on the poll gets no answer.
    await new Promise<void>((resolve) => {
      namespaces.pointer = () => {
        resolve();
        return new Promise(() => undefined);
      };
    });
    end.abort();
  });
  const running = followServingNamespace({ log, namespaces, signal: end.signal, pollEveryMs: 1 });
  await expect(running).rejects.toThrow('was dropped');
});
