import { expect, test } from 'vitest';
import { ExportPace } from './export-pace.ts';

/** Ten may be spent in each second. */
const COST_PER_MINUTE = 1_200;
const HOUR_S = 3_600;
const never = new AbortController().signal;

test('an address that has spent its window waits for the next one', async () => {
  const pace = new ExportPace(COST_PER_MINUTE, 1);
  await pace.pay('first', 10, never);
  await expect(pace.pay('first', 10, never)).resolves.toBeUndefined();
});

test('a part that costs more than a window is paid all the same', async () => {
  const pace = new ExportPace(COST_PER_MINUTE, HOUR_S);
  await expect(pace.pay('first', 1_000_000, never)).resolves.toBeUndefined();
});

test('other addresses do not wait, nor does anything wait for a client that has left', async () => {
  const pace = new ExportPace(COST_PER_MINUTE, HOUR_S);
  await pace.pay('first', 1_000_000, never);
  const left = new AbortController();
  const waiting = pace.pay('first', 1, left.signal);
  await pace.pay('second', 1, never);
  left.abort();
  await expect(waiting).rejects.toThrow('aborted');
});
