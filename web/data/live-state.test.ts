// @vitest-environment node
import { expect, test } from 'vitest';
import { answeredReading, areaReading, QUARTER, TEN } from '../test/builders.ts';
import { afterEvent, afterSeed, gridOf, type LiveEvent, NOTHING_HEARD } from './live-state.ts';

const published = (cursor: string, consumption: number | null, start = TEN): LiveEvent => ({
  __typename: 'ReadingPublished',
  cursor,
  reading: answeredReading('BRE', start, { consumption }),
});
const snapshot = (cursor: string, consumption: number): LiveEvent => ({
  __typename: 'Snapshot',
  cursor,
  readings: [answeredReading('BRE', TEN, { consumption })],
});
const heard = (...events: LiveEvent[]) => events.reduce(afterEvent, NOTHING_HEARD);
const latestOf = (state: typeof NOTHING_HEARD) => state.latest.get('BRE')?.valuesMw.CONSUMPTION;

test('a newer slot and a revision of the shown slot become the latest; an older slot does not', () => {
  const first = heard(snapshot('e.1', 2400), published('e.2', 2500, TEN + QUARTER));

  expect(latestOf(first)).toBe(2500);
  expect(latestOf(afterEvent(first, published('e.3', 2510, TEN + QUARTER)))).toBe(2510);
  expect(latestOf(afterEvent(first, published('e.3', 9999, TEN)))).toBe(2500);
});

test('a newer slot whose consumption is not published yet does not become the latest', () => {
  expect(latestOf(heard(snapshot('e.1', 2400), published('e.2', null, TEN + QUARTER)))).toBe(2400);
});

test('the half-hour around a shown quarter-hour does not hide it', () => {
  const half: LiveEvent = {
    __typename: 'ReadingRevised',
    cursor: 'e.2',
    reading: {
      ...answeredReading('BRE', TEN, { consumption: 2222 }),
      end: new Date(TEN + 2 * QUARTER).toISOString(),
      resolution: 'HALF_HOUR',
    },
    changes: [],
  };

  const state = heard(snapshot('e.1', 2400), half);

  expect(latestOf(state)).toBe(2400);
  expect(state.recent.get(gridOf('BRE', 'HALF_HOUR'))?.get(TEN)?.valuesMw.CONSUMPTION).toBe(2222);
});

test('the same event twice leaves the content as it was', () => {
  const once = heard(snapshot('e.1', 2400), published('e.2', 2500, TEN + QUARTER));
  const twice = afterEvent(once, published('e.2', 2500, TEN + QUARTER));

  expect(twice.latest).toEqual(once.latest);
  expect(twice.recent).toEqual(once.recent);
});

test('a snapshot begins anew: what was heard before it may be older than what is fetched after it', () => {
  const state = heard(snapshot('e.1', 2400), published('e.2', 2500), snapshot('f.9', 2600));

  expect(state.recent.size).toBe(0);
  expect(state.generation).toBe(2);
  expect(latestOf(state)).toBe(2600);
  expect(state.cursor).toBe('f.9');
});

test('a reset forgets the cursor and keeps what is shown', () => {
  const reset: LiveEvent = { __typename: 'StreamReset', cursor: 'e.3', reason: 'SLOW_CONSUMER', message: '' };

  const state = heard(snapshot('e.1', 2400), reset);

  expect(state.cursor).toBeNull();
  expect(latestOf(state)).toBe(2400);
});

test('a store made anew takes the moves of the old one with it', () => {
  const reset: LiveEvent = { __typename: 'StreamReset', cursor: 'e.3', reason: 'STORE_REBUILT', message: '' };

  expect(heard(snapshot('e.1', 2400), published('e.2', 2500)).feed).toHaveLength(1);
  expect(heard(snapshot('e.1', 2400), published('e.2', 2500), reset).feed).toEqual([]);
});

test('a revised range asks for a fetch of its area alone', () => {
  const range: LiveEvent = {
    __typename: 'RangeRevised',
    cursor: 'e.2',
    area: { code: 'OCC' },
    from: '2024-01-01T00:00:00Z',
    to: '2024-02-01T00:00:00Z',
    resolution: 'HALF_HOUR',
  };

  const state = heard(snapshot('e.1', 2400), range);

  expect([state.ranges.get('OCC'), state.ranges.get('BRE')]).toEqual([1, undefined]);
});

test('an ordinary answer fills what the stream has not told, and covers it only with a newer slot', () => {
  const told = heard(snapshot('e.1', 2400));

  const seeded = afterSeed(told, [
    areaReading('BRE', TEN, { CONSUMPTION: 1 }),
    areaReading('OCC', TEN, { CONSUMPTION: 4200 }),
  ]);
  const newer = afterSeed(told, [areaReading('BRE', TEN + QUARTER, { CONSUMPTION: 2 })]);

  expect(latestOf(seeded)).toBe(2400);
  expect(seeded.latest.get('OCC')?.valuesMw.CONSUMPTION).toBe(4200);
  expect(latestOf(newer)).toBe(2);
});

test('only the slots that may still move are kept', () => {
  const many = Array.from({ length: 400 }, (_, i) => published(`e.${i + 1}`, 2000 + i, TEN + i * QUARTER));

  const slots = heard(...many).recent.get(gridOf('BRE', 'QUARTER_HOUR'));

  expect(slots?.size).toBe(256);
  expect(slots?.has(TEN + 399 * QUARTER)).toBe(true);
});

const revised = (
  cursor: string,
  area: 'BRE' | 'FR',
  more: Partial<ReturnType<typeof answeredReading>> = {},
): LiveEvent => ({
  __typename: 'ReadingRevised',
  cursor,
  reading: { ...answeredReading(area, TEN, { consumption: 2410 }), ...more },
  changes: [
    { measure: 'WIND', before: 500, after: 480 },
    { measure: 'PRODUCTION', before: 900, after: 800 },
    { measure: 'CONSUMPTION', before: 2350, after: 2410 },
  ],
});

test('a move is told once, on the grid it was published on, by what changed most', () => {
  const state = heard(
    published('e.1', 2350),
    revised('e.2', 'BRE'),
    revised('e.3', 'BRE', { resolution: 'HALF_HOUR' }),
    revised('e.4', 'FR', { resolution: 'HALF_HOUR' }),
  );

  expect(state.feed.map(({ cursor }) => cursor)).toEqual(['e.2', 'e.1']);
  expect(state.feed[0]?.change).toEqual({ measure: 'CONSUMPTION', before: 2350, after: 2410 });
  expect(state.feed[1]?.change).toBeNull();
});

test('only the last moves are kept, and one that comes again is not told again', () => {
  const state = heard(
    ...Array.from({ length: 9 }, (_, i) => revised(`e.${i}`, 'BRE')),
    revised('e.8', 'BRE'),
  );

  expect(state.feed.map(({ cursor }) => cursor)).toEqual(['e.8', 'e.7', 'e.6', 'e.5', 'e.4', 'e.3']);
});
