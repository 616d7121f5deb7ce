import { afterEach, expect, test, vi } from 'vitest';
import { ExportPace } from './export-pace.ts';

/** Ten may be spent in each second. */
const COST_PER_MINUTE = 1_200;
const HOUR_S = 3_600;
const never = new AbortController().signal;

afterEach(() => void vi.useRealTimers());

test('an address that has spent its window waits for the next one, and after ten windows for ten', async () => {
  vi.useFakeTimers();
  let waitedMs = 0;
  const exportPace = new ExportPace(COST_PER_MINUTE, 1, async (ms) => {
    waitedMs += ms;
    await vi.advanceTimersByTimeAsync(ms);
  });
  const secondsFor = async (cost: number): Promise<number> => {
    waitedMs = 0;
    await exportPace.pay('first', cost, never);
    return Math.ceil(waitedMs / 1000);
  };

  expect(await secondsFor(4)).toBe(0);
  expect(await secondsFor(6)).toBe(0);
  expect(await secondsFor(100)).toBe(1);
  expect(await secondsFor(1)).toBe(10);
});

test('a part that costs more than a window is paid all the same', async () => {
  const exportPace = new ExportPace(COST_PER_MINUTE, HOUR_S);
  await expect(exportPace.pay('first', 1_000_000, never)).resolves.toBeUndefined();
});

test('other addresses do not wait, nor does anything wait for a client that has left', async () => {
  const exportPace = new ExportPace(COST_PER_MINUTE, HOUR_S);
  await exportPace.pay('first', 1_000_000, never);
  const client = new AbortController();
  const waiting = exportPace.pay('first', 1, client.signal);
  await exportPace.pay('second', 1, never);
  client.abort();
  await expect(waiting).rejects.toThrow('aborted');
});
