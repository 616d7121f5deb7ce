// @vitest-environment node
import { expect, test } from 'vitest';
import { areaReading, QUARTER_HOUR_MS, readingFragment, TEN_AM } from '../test/builders.ts';
import {
  applyEvent,
  applyQueryReadings,
  areaGridKey,
  INITIAL_LIVE_STATE,
  type LiveEvent,
} from './live-state.ts';

const published = (cursor: string, consumption: number | null, start = TEN_AM): LiveEvent => ({
  __typename: 'ReadingPublished',
  cursor,
  reading: readingFragment('BRE', start, { consumption }),
});
const snapshot = (cursor: string, consumption: number): LiveEvent => ({
  __typename: 'Snapshot',
  cursor,
  readings: [readingFragment('BRE', TEN_AM, { consumption })],
});
const stateAfter = (...events: LiveEvent[]) => events.reduce(applyEvent, INITIAL_LIVE_STATE);
const latestConsumption = (state: typeof INITIAL_LIVE_STATE) => state.latest.get('BRE')?.valuesMw.CONSUMPTION;

test('a newer slot and a revision of the shown slot become the latest; an older slot does not', () => {
  const first = stateAfter(snapshot('e.1', 2400), published('e.2', 2500, TEN_AM + QUARTER_HOUR_MS));

  expect(latestConsumption(first)).toBe(2500);
  expect(latestConsumption(applyEvent(first, published('e.3', 2510, TEN_AM + QUARTER_HOUR_MS)))).toBe(2510);
  expect(latestConsumption(applyEvent(first, published('e.3', 9999, TEN_AM)))).toBe(2500);
});

test('a newer slot whose consumption is not published yet does not become the latest', () => {
  expect(
    latestConsumption(stateAfter(snapshot('e.1', 2400), published('e.2', null, TEN_AM + QUARTER_HOUR_MS))),
  ).toBe(2400);
});

test('the half-hour around a shown quarter-hour does not hide it', () => {
  const half: LiveEvent = {
    __typename: 'ReadingRevised',
    cursor: 'e.2',
    reading: {
      ...readingFragment('BRE', TEN_AM, { consumption: 2222 }),
      end: new Date(TEN_AM + 2 * QUARTER_HOUR_MS).toISOString(),
      resolution: 'HALF_HOUR',
    },
    changes: [],
  };

  const state = stateAfter(snapshot('e.1', 2400), half);

  expect(latestConsumption(state)).toBe(2400);
  expect(
    state.recentReadings.get(areaGridKey('BRE', 'HALF_HOUR'))?.get(TEN_AM)?.reading.valuesMw.CONSUMPTION,
  ).toBe(2222);
});

test('the same event twice leaves the content as it was', () => {
  const once = stateAfter(snapshot('e.1', 2400), published('e.2', 2500, TEN_AM + QUARTER_HOUR_MS));
  const twice = applyEvent(once, published('e.2', 2500, TEN_AM + QUARTER_HOUR_MS));

  expect(twice.latest).toEqual(once.latest);
  const contentOf = ({ recentReadings }: typeof once) =>
    recentReadings.get(areaGridKey('BRE', 'QUARTER_HOUR'))?.get(TEN_AM + QUARTER_HOUR_MS)?.reading;
  expect(contentOf(twice)).toEqual(contentOf(once));
});

test('a snapshot begins anew: what was heard before it may be older than what is fetched after it', () => {
  const state = stateAfter(snapshot('e.1', 2400), published('e.2', 2500), snapshot('f.9', 2600));

  expect(state.recentReadings.size).toBe(0);
  expect(state.snapshotCount).toBe(2);
  expect(latestConsumption(state)).toBe(2600);
  expect(state.cursor).toBe('f.9');
});

test('a snapshot at the cursor of the page itself hides no change from what the page asked, and keeps what is known', () => {
  const served = { ...INITIAL_LIVE_STATE, servedCursor: 'e.1' };
  const known = applyQueryReadings(served, [...stateAfter(snapshot('e.1', 2400)).latest.values()], false);

  const state = applyEvent(known, snapshot('e.1', 2400));
  expect(state.snapshotCount).toBe(0);
  expect(state.latest).toBe(known.latest);
  expect(applyEvent(known, snapshot('e.2', 2500)).snapshotCount).toBe(1);
  expect(applyEvent(state, snapshot('f.1', 2500)).snapshotCount).toBe(1);
});

test('a reset forgets the cursor and keeps what is shown', () => {
  const reset: LiveEvent = { __typename: 'StreamReset', cursor: 'e.3', reason: 'SLOW_CONSUMER', message: '' };

  const state = stateAfter(snapshot('e.1', 2400), reset);

  expect(state.cursor).toBeNull();
  expect(latestConsumption(state)).toBe(2400);
});

test('a store made anew takes the moves of the old one with it', () => {
  const reset: LiveEvent = { __typename: 'StreamReset', cursor: 'e.3', reason: 'STORE_REBUILT', message: '' };

  expect(stateAfter(snapshot('e.1', 2400), published('e.2', 2500)).recentUpdates).toHaveLength(1);
  expect(stateAfter(snapshot('e.1', 2400), published('e.2', 2500), reset).recentUpdates).toEqual([]);
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

  const state = stateAfter(snapshot('e.1', 2400), range);

  expect([state.revisedRangeCounts.get('OCC'), state.revisedRangeCounts.get('BRE')]).toEqual([1, undefined]);
});

test('an ordinary answer fills what the stream has not told, and covers it only with a newer slot', () => {
  const live = stateAfter(snapshot('e.1', 2400));

  const seeded = applyQueryReadings(
    live,
    [areaReading('BRE', TEN_AM, { CONSUMPTION: 1 }), areaReading('OCC', TEN_AM, { CONSUMPTION: 4200 })],
    true,
  );
  const newer = applyQueryReadings(
    live,
    [areaReading('BRE', TEN_AM + QUARTER_HOUR_MS, { CONSUMPTION: 2 })],
    true,
  );

  expect(latestConsumption(seeded)).toBe(2400);
  expect(seeded.latest.get('OCC')?.valuesMw.CONSUMPTION).toBe(4200);
  expect(latestConsumption(newer)).toBe(2);
});

test('without a stream, an ordinary answer brings the correction of a slot', () => {
  const corrected = applyQueryReadings(
    stateAfter(snapshot('e.1', 2400)),
    [areaReading('BRE', TEN_AM, { CONSUMPTION: 2410 })],
    false,
  );

  expect(latestConsumption(corrected)).toBe(2410);
});

test('only the slots that may still move are kept', () => {
  const many = Array.from({ length: 400 }, (_, i) =>
    published(`e.${i + 1}`, 2000 + i, TEN_AM + i * QUARTER_HOUR_MS),
  );

  const slots = stateAfter(...many).recentReadings.get(areaGridKey('BRE', 'QUARTER_HOUR'));

  expect(slots?.size).toBe(256);
  expect(slots?.has(TEN_AM + 399 * QUARTER_HOUR_MS)).toBe(true);
});

const revised = (
  cursor: string,
  area: 'BRE' | 'FR',
  overrides: Partial<ReturnType<typeof readingFragment>> = {},
): LiveEvent => ({
  __typename: 'ReadingRevised',
  cursor,
  reading: { ...readingFragment(area, TEN_AM, { consumption: 2410 }), ...overrides },
  changes: [
    { measure: 'WIND', before: 500, after: 480 },
    { measure: 'PRODUCTION', before: 900, after: 800 },
    { measure: 'CONSUMPTION', before: 2350, after: 2410 },
  ],
});

test('a move is told once, on the grid it was published on, by what changed most', () => {
  const state = stateAfter(
    published('e.1', 2350),
    revised('e.2', 'BRE'),
    revised('e.3', 'BRE', { resolution: 'HALF_HOUR' }),
    revised('e.4', 'FR', { resolution: 'HALF_HOUR' }),
  );

  expect(state.recentUpdates.map(({ cursor }) => cursor)).toEqual(['e.2', 'e.1']);
  expect(state.recentUpdates[0]?.change).toEqual({ measure: 'CONSUMPTION', before: 2350, after: 2410 });
  expect(state.recentUpdates[1]?.change).toBeNull();
});

test('only the last moves are kept, and one that comes again is not told again', () => {
  const state = stateAfter(
    ...Array.from({ length: 9 }, (_, i) => revised(`e.${i}`, 'BRE')),
    revised('e.8', 'BRE'),
  );

  expect(state.recentUpdates.map(({ cursor }) => cursor)).toEqual(['e.8', 'e.7', 'e.6', 'e.5', 'e.4', 'e.3']);
});
