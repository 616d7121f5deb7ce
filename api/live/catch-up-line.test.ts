import { expect, test, vi } from 'vitest';
import { CatchUpLine } from './catch-up-line.ts';

const stream = () => ({ onPlaceLost: vi.fn<() => void>() });

test('beyond its places streams wait in order, until one leaves', async () => {
  const line = new CatchUpLine({ places: 2, maxIdleMs: 60_000 });
  const [a, b, c, d] = [stream(), stream(), stream(), stream()];
  await Promise.all([line.enter(a), line.enter(b)]);
  const entered: string[] = [];
  const entering = [line.enter(c).then(() => entered.push('c')), line.enter(d).then(() => entered.push('d'))];
  expect([line.size, line.waitingCount]).toEqual([2, 2]);
  line.leave(b);
  await entering[0];
  expect(entered).toEqual(['c']);
  line.leave(a);
  await Promise.all(entering);
  expect([entered, line.size, line.waitingCount]).toEqual([['c', 'd'], 2, 0]);
});

test('a stream that leaves the line is let go without a place', async () => {
  const line = new CatchUpLine({ places: 1, maxIdleMs: 60_000 });
  const [a, b] = [stream(), stream()];
  await line.enter(a);
  const entering = line.enter(b);
  line.leave(b);
  await entering;
  expect([line.hasPlace(a), line.hasPlace(b), line.waitingCount]).toEqual([true, false, 0]);
});

test('a stream whose client does not read loses its place to one that waits, and one that works does not', async () => {
  const line = new CatchUpLine({ places: 2, maxIdleMs: 1 });
  const [idle, works, waits] = [stream(), stream(), stream()];
  await Promise.all([line.enter(idle), line.enter(works)]);
  line.setIdle(idle, true);
  await line.enter(waits);
  expect(idle.onPlaceLost).toHaveBeenCalledOnce();
  expect(works.onPlaceLost).not.toHaveBeenCalled();
  expect([idle, works, waits].map((one) => line.hasPlace(one))).toEqual([false, true, true]);
  // Idle no more, it queues again.
  line.setIdle(idle, false);
  expect(line.hasPlace(idle)).toBe(false);
});
