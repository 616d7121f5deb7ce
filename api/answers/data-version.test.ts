import { FEED_OF_VINTAGE, type Fetch } from '@courant/core/domain';
import { CHANGES, FETCHES, openMemoryLog, REJECTED } from '@courant/core/log';
import { expect, onTestFinished, test, vi } from 'vitest';
import { DataVersions } from './data-version.ts';

async function createVersions() {
  const log = await openMemoryLog();
  const serving = { name: 'first' };
  return { log, serving, versions: new DataVersions({ log, serving }) };
}

test('what is appended to a topic that answers are read from, another namespace and another log have other versions', async () => {
  const { log, serving, versions } = await createVersions();
  const found = [await versions.read()];
  expect(await versions.read()).toBe(found[0]);
  await log.append(CHANGES, [{ rebuilt: 'first' }]);
  found.push(await versions.read());
  await log.append(REJECTED, [{ raw: '{}', reason: 'no area', origin: 'a test', rejectedAt: 0 }]);
  found.push(await versions.read());
  await log.append(FETCHES, [FETCH]);
  found.push(await versions.read());
  serving.name = 'second';
  found.push(await versions.read());
  found.push(await (await createVersions()).versions.read());
  expect(new Set(found).size).toBe(found.length);
});

const FETCH: Fetch = {
  feed: FEED_OF_VINTAGE.CONSOLIDATED,
  purpose: 'POLL',
  from: 0,
  to: 1,
  regions: null,
  startedAt: 0,
  finishedAt: 0,
  rows: 0,
  appended: 0,
  rejected: 0,
  ghosts: 0,
  refusal: null,
  grouped: null,
  backfill: null,
  simulated: false,
};

test('reads that come together share one that begins after them', async () => {
  const { log, versions } = await createVersions();
  const extent = vi.spyOn(log, 'extent');
  const first = versions.read();
  const readsOfOne = extent.mock.calls.length;
  const appended = log.append(CHANGES, [{ rebuilt: 'second' }]);
  await appended;
  const later = await Promise.all(Array.from({ length: 10 }, () => versions.read()));
  expect(new Set(later).size).toBe(1);
  expect(later[0]).not.toBe(await first);
  expect(extent.mock.calls.length).toBeLessThanOrEqual(3 * readsOfOne);
});

test('a log that does not answer in time leaves the version unknown, and nobody waits for it again until it does', async () => {
  const { log, versions } = await createVersions();
  const { extent } = log;
  let answer: () => void = () => undefined;
  const answering = new Promise<void>((resolve) => {
    answer = resolve;
  });
  log.extent = async (...args) => {
    await answering;
    return extent.apply(log, args);
  };
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const unknown = [versions.read(), versions.read()];
  await vi.advanceTimersByTimeAsync(1_000);
  expect(await Promise.all(unknown)).toEqual([null, null]);
  expect(await versions.read()).toBeNull();
  answer();
  await vi.advanceTimersByTimeAsync(0);
  expect(await versions.read()).toContain('first');
});
