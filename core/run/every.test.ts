import { expect, test } from 'vitest';
import { every } from './every.ts';

test('the first turn is at once, and abort ends a long pause without an error', async () => {
  const stop = new AbortController();
  let turns = 0;
  for await (const _ of every(3_600_000, stop.signal)) {
    turns++;
    setImmediate(() => stop.abort());
  }
  expect(turns).toBe(1);
});

test('after an abort there is no turn', async () => {
  for await (const _ of every(1, AbortSignal.abort())) expect.unreachable();
});
