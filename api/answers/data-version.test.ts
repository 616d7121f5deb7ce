import { CHANGES, openMemoryLog } from '@courant/core/log';
import { expect, test, vi } from 'vitest';
import { DataVersions } from './data-version.ts';

async function createVersions() {
  const log = await openMemoryLog();
  const serving = { name: 'first' };
  return { log, serving, versions: new DataVersions({ log, serving }) };
}

test('an announcement, another namespace and another log have other versions', async () => {
  const { log, serving, versions } = await createVersions();
  const before = await versions.read();
  expect(await versions.read()).toBe(before);
  await log.append(CHANGES, [{ rebuilt: 'first' }]);
  const after = await versions.read();
  serving.name = 'second';
  const switched = await versions.read();
  const elsewhere = await (await createVersions()).versions.read();
  expect(new Set([before, after, switched, elsewhere]).size).toBe(4);
});

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

test('a log that does not answer in time leaves the version unknown, and a later read finds it', async () => {
  const { log, versions } = await createVersions();
  vi.useFakeTimers();
  try {
    const silent = vi.spyOn(log, 'extent').mockReturnValue(new Promise(() => undefined));
    const unknown = [versions.read(), versions.read()];
    await vi.advanceTimersByTimeAsync(2_000);
    expect(await Promise.all(unknown)).toEqual([null, null]);
    silent.mockRestore();
    expect(await versions.read()).toContain('first');
  } finally {
    vi.useRealTimers();
  }
});
