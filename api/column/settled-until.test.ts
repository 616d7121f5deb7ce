import { values } from '@courant/core/testing';
import { expect, test } from 'vitest';
import { at, HALF, openSettledStore, QUARTER, starts } from '../series/test/settled-store.ts';
import { liveEdge } from './live-edge.ts';
import { settledUntilOf, settledUntilOfAll } from './settled-until.ts';

const some = () => values({ CONSUMPTION: 1 });
const NOW = at('2024-06-01T00:00:00Z');

test('nothing settled, or nothing at all: null', async () => {
  const settledStore = await openSettledStore();
  expect(await settledUntilOf(settledStore.deps(NOW).chunks, 'BRE')).toBeNull();
  await settledStore.fill(
    'BRE',
    'REAL_TIME',
    starts(at('2024-01-05T00:00:00Z'), at('2024-01-07T00:00:00Z'), QUARTER),
    some,
  );
  expect(await settledUntilOf(settledStore.deps(NOW).chunks, 'BRE')).toBeNull();
});

test.each([
  ['at the end of a Paris day', '2024-01-05T23:00:00Z'],
  ['inside a day', '2024-01-06T10:30:00Z'],
  ['one half-hour into a day', '2024-01-05T23:30:00Z'],
  ['on the last day of a year', '2023-12-31T23:00:00Z'],
  ['just into a year', '2024-01-01T00:30:00Z'],
])('consolidated data that ends %s settles until there', async (_, end) => {
  const settledStore = await openSettledStore();
  await settledStore.fill('BRE', 'CONSOLIDATED', starts(at('2023-12-29T23:00:00Z'), at(end), HALF), some);
  await settledStore.fill('BRE', 'REAL_TIME', starts(at(end), at('2024-01-09T00:00:00Z'), QUARTER), some);
  expect(await settledUntilOf(settledStore.deps(NOW).chunks, 'BRE')).toBe(at(end));
});

test('consolidated half-hours at the start of the first stored day, followed by real time, are settled until their end', async () => {
  const settledStore = await openSettledStore();
  const start = at('2024-01-05T10:00:00Z');
  await settledStore.fill('BRE', 'CONSOLIDATED', starts(start, start + 4 * HALF, HALF), some);
  await settledStore.fill('BRE', 'REAL_TIME', starts(start + 4 * HALF, start + 20 * HALF, QUARTER), some);
  expect(await settledUntilOf(settledStore.deps(NOW).chunks, 'BRE')).toBe(start + 4 * HALF);
});

test('of several areas it is the earliest; null where one has none', async () => {
  const settledStore = await openSettledStore();
  await settledStore.fill('BRE', 'CONSOLIDATED', [at('2024-01-05T10:00:00Z')], some);
  await settledStore.fill('PAC', 'DEFINITIVE', [at('2024-01-04T10:00:00Z')], some);
  const { chunks } = settledStore.deps(NOW);
  expect(await settledUntilOfAll(chunks, ['BRE', 'PAC'])).toBe(at('2024-01-04T10:30:00Z'));
  expect(await settledUntilOfAll(chunks, ['BRE', 'IDF'])).toBeNull();
});

test('the live edge is the end of the newest quarter-hour, or of a half-hour beyond it', async () => {
  const settledStore = await openSettledStore();
  expect(await liveEdge(settledStore.deps(NOW).chunks, 'BRE')).toBeNull();
  await settledStore.fill('BRE', 'REAL_TIME', [at('2024-01-05T10:00:00Z')], some);
  expect(await liveEdge(settledStore.deps(NOW).chunks, 'BRE')).toBe(at('2024-01-05T10:15:00Z'));
  await settledStore.fill('BRE', 'CONSOLIDATED', [at('2024-01-05T10:30:00Z')], some);
  expect(await liveEdge(settledStore.deps(NOW).chunks, 'BRE')).toBe(at('2024-01-05T11:00:00Z'));
});
