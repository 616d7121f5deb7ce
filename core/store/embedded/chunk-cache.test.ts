import { expect, test } from 'vitest';
import { type Chunk, DAY, emptyChunk } from '../../domain/index.ts';
import { ChunkCache } from './chunk-cache.ts';

const day = (number: number): Chunk =>
  emptyChunk({ area: 'BRE', resolution: 'HALF_HOUR', period: number * DAY });

test('past its bytes it forgets the chunks that were not asked for longest', () => {
  const cache = new ChunkCache(2_500);
  for (const number of [1, 2]) cache.set(day(number), 100);
  cache.get(day(1).key);
  cache.set(day(3), 100);

  expect([1, 2, 3].map((number) => cache.get(day(number).key)?.key.period)).toEqual([
    DAY,
    undefined,
    3 * DAY,
  ]);
});

test('a chunk set again counts once, and one forgotten makes room', () => {
  const cache = new ChunkCache(2_500);
  for (let time = 0; time < 5; time++) cache.set(day(1), 100);
  cache.set(day(2), 100);
  cache.delete(day(2).key);
  cache.set(day(3), 100);

  expect([1, 2, 3].map((number) => cache.get(day(number).key) !== undefined)).toEqual([true, false, true]);
});

test('what is unpacked of a chunk counts, and nothing of one that was set anew', () => {
  const cache = new ChunkCache(5_500);
  const [first, second, earlier] = [day(1), day(2), day(2)];
  for (const chunk of [first, earlier, second]) cache.set(chunk, 100);
  cache.grow(earlier, 10_000);
  cache.grow(second, 2_000);
  expect([first, second].map(({ key }) => cache.get(key))).toEqual([first, second]);
  cache.grow(second, 2_000);
  expect([first, second].map(({ key }) => cache.get(key))).toEqual([undefined, second]);
});
