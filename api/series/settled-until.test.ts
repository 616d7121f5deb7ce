import { values } from '@courant/core/testing';
import { expect, test } from 'vitest';
import { liveEdge } from './live-edge.ts';
import { settledUntilOf, settledUntilOfAll } from './settled-until.ts';
import { at, HALF, openSettledStore, QUARTER, starts } from './test/settled-store.ts';

const some = () => values({ CONSUMPTION: 1 });
const NOW = at('2024-06-01T00:00:00Z');

test('nothing settled, or nothing at all: null', async () => {
  const house = await openSettledStore();
  expect(await settledUntilOf(house.deps(NOW).chunks, 'BRE')).toBeNull();
  await house.fill(
    'BRE',
    'REAL_TIME',
    starts(at('2024-01-05T00:00:00Z'), at('2024-01-07T00:00:00Z'), QUARTER),
    some,
  );
  expect(await settledUntilOf(house.deps(NOW).chunks, 'BRE')).toBeNull();
});

test.each([
  ['at the end of a Paris day', '2024-01-05T23:00:00Z'],
  ['inside a day', '2024-01-06T10:30:00Z'],
  ['one half-hour into a day', '2024-01-05T23:30:00Z'],
  ['on the last day of a year', '2023-12-31T23:00:00Z'],
  ['just into a year', '2024-01-01T00:30:00Z'],
])('consolidated data that ends %s settles until there', async (_, end) => {
  const house = await openSettledStore();
  await house.fill('BRE', 'CONSOLIDATED', starts(at('2023-12-29T23:00:00Z'), at(end), HALF), some);
  await house.fill('BRE', 'REAL_TIME', starts(at(end), at('2024-01-09T00:00:00Z'), QUARTER), some);
  expect(await settledUntilOf(house.deps(NOW).chunks, 'BRE')).toBe(at(end));
});

test('consolidated data within the first day held, under real time, settles until its end', async () => {
  const house = await openSettledStore();
  const start = at('2024-01-05T10:00:00Z');
  await house.fill('BRE', 'CONSOLIDATED', starts(start, start + 4 * HALF, HALF), some);
  await house.fill('BRE', 'REAL_TIME', starts(start + 4 * HALF, start + 20 * HALF, QUARTER), some);
  expect(await settledUntilOf(house.deps(NOW).chunks, 'BRE')).toBe(start + 4 * HALF);
});

test('of several areas it is the earliest; null where one has none', async () => {
  const house = await openSettledStore();
  await house.fill('BRE', 'CONSOLIDATED', [at('2024-01-05T10:00:00Z')], some);
  await house.fill('PAC', 'DEFINITIVE', [at('2024-01-04T10:00:00Z')], some);
  const { chunks } = house.deps(NOW);
  expect(await settledUntilOfAll(chunks, ['BRE', 'PAC'])).toBe(at('2024-01-04T10:30:00Z'));
  expect(await settledUntilOfAll(chunks, ['BRE', 'IDF'])).toBeNull();
});

test('the live edge is the end of the newest quarter-hour, or of a half-hour beyond it', async () => {
  const house = await openSettledStore();
  expect(await liveEdge(house.deps(NOW).chunks, 'BRE')).toBeNull();
  await house.fill('BRE', 'REAL_TIME', [at('2024-01-05T10:00:00Z')], some);
  expect(await liveEdge(house.deps(NOW).chunks, 'BRE')).toBe(at('2024-01-05T10:15:00Z'));
  await house.fill('BRE', 'CONSOLIDATED', [at('2024-01-05T10:30:00Z')], some);
  expect(await liveEdge(house.deps(NOW).chunks, 'BRE')).toBe(at('2024-01-05T11:00:00Z'));
});
