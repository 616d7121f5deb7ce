import { describe, expect, test } from 'vitest';
import { seededRandom } from '../testing/random.ts';
import { DAY, HOUR, MINUTE, parisMidnight } from './calendar.ts';
import {
  bucketEnd,
  bucketStart,
  bucketsHolding,
  bucketsIn,
  periodEnd,
  periodStart,
  periodsIn,
  quartersIn,
  RESOLUTIONS,
  type Resolution,
  slotOf,
  slotStart,
  spansIn,
} from './resolution.ts';

const FROM = Date.UTC(2013, 0, 1);
const TO = Date.UTC(2031, 0, 1);
const QUARTER = 15 * MINUTE;

/** The platform's own time zone data, as "2024-03-31 01:59:59". */
const CLOCK = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Paris',
  dateStyle: 'short',
  timeStyle: 'medium',
});

function randomInstants(count: number, seed: number): number[] {
  const random = seededRandom(seed);
  return Array.from({ length: count }, () => Math.floor(FROM + random() * (TO - FROM)));
}

/** Where buckets could go wrong: clock changes, turns of the year, leap days, weeks that span two years. */
const TRICKY = [
  '2013-01-01T00:00Z',
  '2012-12-31T23:00Z',
  '2015-12-31T23:00Z',
  '2016-01-03T22:59Z',
  '2016-01-03T23:00Z',
  '2018-12-30T23:00Z',
  '2020-02-29T12:00Z',
  '2020-12-31T22:59Z',
  '2020-12-31T23:00Z',
  '2021-01-03T23:00Z',
  '2024-03-31T00:59Z',
  '2024-03-31T01:00Z',
  '2024-10-27T00:00Z',
  '2024-10-27T01:00Z',
  '2024-12-29T23:00Z',
].map((text) => Date.parse(text));

const INSTANTS = [
  ...TRICKY,
  ...TRICKY.map((at) => at - 1),
  ...TRICKY.map((at) => at + 1),
  ...randomInstants(3_000, 1),
];

describe.each(RESOLUTIONS)('%s', (resolution) => {
  const buckets = INSTANTS.map((instant) => {
    const start = bucketStart(resolution, instant);
    return { instant, start, end: bucketEnd(resolution, start), period: periodStart(resolution, instant) };
  });
  const starts = buckets.map(({ start }) => start);
  const ends = buckets.map(({ end }) => end);

  test('a bucket holds its instants, and begins where it says', () => {
    expect(buckets.filter(({ instant, start, end }) => instant < start || instant >= end)).toEqual([]);
    expect(starts.map((start) => bucketStart(resolution, start))).toEqual(starts);
    expect(ends.map((end) => bucketStart(resolution, end - 1))).toEqual(starts);
    expect(ends.map((end) => bucketStart(resolution, end))).toEqual(ends);
  });

  test('a slot leads back to its bucket, inside its period', () => {
    const restarts = buckets.map(({ instant, period }) =>
      slotStart(resolution, period, slotOf(resolution, instant)),
    );
    expect(restarts).toEqual(starts);
    const outside = buckets.filter(
      ({ start, period }) => start < period || start >= periodEnd(resolution, period),
    );
    expect(outside).toEqual([]);
  });

  test('buckets follow one another slot by slot, and each period begins with slot 0 where the last one ended', () => {
    const [from, to] = WALKS[resolution];
    let at = bucketStart(resolution, from);
    while (at < to) {
      const next = bucketEnd(resolution, at);
      const [period, nextPeriod] = [periodStart(resolution, at), periodStart(resolution, next)];
      if (nextPeriod === period) expect(slotOf(resolution, next)).toBe(slotOf(resolution, at) + 1);
      else expect([nextPeriod, slotOf(resolution, next)]).toEqual([periodEnd(resolution, period), 0]);
      at = next;
    }
  });

  test('the buckets, periods and spans of a range are those found by stepping through it', () => {
    const random = seededRandom(7);
    for (let i = 0; i < 40; i++) {
      const from = Math.floor(FROM + random() * (TO - FROM - 4 * LONGEST[resolution]));
      const to = from + 1 + Math.floor(random() * 3 * LONGEST[resolution]);
      const stepped = steppedThrough(resolution, from, to);
      expect(bucketsIn(resolution, from, to)).toEqual(stepped);
      expect(periodsIn(resolution, from, to)).toEqual(
        distinct(stepped.map((at) => periodStart(resolution, at))),
      );
      expect(bucketsOf(resolution, from, to)).toEqual(stepped);
    }
  });

  test('a range that ends on an edge does not hold what begins there', () => {
    for (const instant of INSTANTS.slice(0, 100)) {
      const start = bucketStart(resolution, instant);
      const end = bucketEnd(resolution, start);
      expect(bucketsIn(resolution, start, end)).toEqual([start]);
      expect(bucketsOf(resolution, start, end)).toEqual([start]);
      expect(bucketsIn(resolution, end - 1, end + 1)).toEqual([start, end]);
    }
  });

  test('an empty or inverted range holds nothing', () => {
    for (const instant of INSTANTS.slice(0, 100)) {
      for (const to of [instant, instant - 1, instant - 400 * DAY]) {
        expect(bucketsIn(resolution, instant, to)).toEqual([]);
        expect(periodsIn(resolution, instant, to)).toEqual([]);
        expect(spansIn(resolution, instant, to)).toEqual([]);
      }
    }
  });

  test('the buckets that hold some instants are each named once', () => {
    const rising = randomInstants(500, 3).sort((a, b) => a - b);
    expect(bucketsHolding(resolution, rising)).toEqual(
      distinct(rising.map((instant) => bucketStart(resolution, instant))),
    );
  });
});

/** Every bucket of these years is walked: few for fine grids, whose rule is plain, and all for the calendar's. */
const WALKS: Readonly<Record<Resolution, readonly [number, number]>> = {
  QUARTER_HOUR: [Date.UTC(2024, 2, 25), Date.UTC(2024, 3, 5)],
  HALF_HOUR: [Date.UTC(2024, 9, 20), Date.UTC(2024, 10, 5)],
  HOUR: [Date.UTC(2023, 11, 1), Date.UTC(2025, 1, 1)],
  DAY: [FROM, TO],
  WEEK: [FROM, TO],
  MONTH: [FROM, TO],
  YEAR: [FROM, TO],
};

const LONGEST: Readonly<Record<Resolution, number>> = {
  QUARTER_HOUR: DAY,
  HALF_HOUR: DAY,
  HOUR: 31 * DAY,
  DAY: 100 * DAY,
  WEEK: 150 * DAY,
  MONTH: 200 * DAY,
  YEAR: 366 * DAY,
};

const distinct = (numbers: readonly number[]): number[] => [...new Set(numbers)];

/** No bucket is shorter than the grid's own step, so no quarter-hour (or, on coarse grids, hour) skips one. */
function steppedThrough(resolution: Resolution, from: number, to: number): number[] {
  const step = resolution === 'QUARTER_HOUR' || resolution === 'HALF_HOUR' ? QUARTER : HOUR;
  const stepped = new Set<number>();
  for (let at = from; at < to; at += step) stepped.add(bucketStart(resolution, at));
  return [...stepped.add(bucketStart(resolution, to - 1))];
}

/** The buckets that the spans of a range stand for. */
const bucketsOf = (resolution: Resolution, from: number, to: number): number[] =>
  spansIn(resolution, from, to).flatMap(({ period, first, end }) =>
    Array.from({ length: end - first }, (_, i) => slotStart(resolution, period, first + i)),
  );

describe('calendar buckets begin at a midnight of Paris', () => {
  const clockAt = (resolution: Resolution, instant: number): string =>
    CLOCK.format(bucketStart(resolution, instant));
  const dateAt = (instant: number): string => CLOCK.format(instant).slice(0, 10);

  test('days, months and years, of the date that the clocks show', () => {
    const dates = INSTANTS.map(dateAt);
    const clocksAt = (resolution: Resolution) => INSTANTS.map((instant) => clockAt(resolution, instant));
    expect(clocksAt('DAY')).toEqual(dates.map((date) => `${date} 00:00:00`));
    expect(clocksAt('MONTH')).toEqual(dates.map((date) => `${date.slice(0, 8)}01 00:00:00`));
    expect(clocksAt('YEAR')).toEqual(dates.map((date) => `${date.slice(0, 5)}01-01 00:00:00`));
  });

  test('weeks on the Monday before, as ISO 8601 counts them', () => {
    const mondays = INSTANTS.map((instant) => {
      const date = new Date(`${dateAt(instant)}T00:00Z`);
      return new Date(date.getTime() - ((date.getUTCDay() + 6) % 7) * DAY).toISOString().slice(0, 10);
    });
    expect(INSTANTS.map((instant) => clockAt('WEEK', instant))).toEqual(
      mondays.map((date) => `${date} 00:00:00`),
    );
  });
});

describe('chunks', () => {
  const paris = (year: number, month: number, day: number) => parisMidnight({ year, month, day });

  test('a week belongs to the year it begins in: that of 30 December 2024 is the last of 2024', () => {
    const newYear = paris(2025, 1, 1);
    expect(bucketStart('WEEK', newYear)).toBe(paris(2024, 12, 30));
    expect(periodStart('WEEK', newYear)).toBe(paris(2024, 1, 1));
    expect(slotOf('WEEK', newYear)).toBe(52);
    expect(slotStart('WEEK', paris(2025, 1, 1), 0)).toBe(paris(2025, 1, 6));
  });

  test('quarter- and half-hours lie by UTC day, hours by UTC month, days by the year of Paris', () => {
    const eve = Date.parse('2023-12-31T23:30Z'); // 2024 has begun in Paris.
    expect(periodStart('QUARTER_HOUR', eve)).toBe(Date.UTC(2023, 11, 31));
    expect(slotOf('QUARTER_HOUR', eve)).toBe(94);
    expect(slotOf('HALF_HOUR', eve)).toBe(47);
    expect(periodStart('HOUR', eve)).toBe(Date.UTC(2023, 11, 1));
    expect(slotOf('HOUR', eve)).toBe(743);
    expect(periodStart('DAY', eve)).toBe(paris(2024, 1, 1));
    expect(slotOf('DAY', eve)).toBe(0);
  });

  test('all months lie in one chunk, and all years in another', () => {
    expect(new Set(INSTANTS.map((instant) => periodStart('MONTH', instant)))).toHaveLength(1);
    expect(new Set(INSTANTS.map((instant) => periodStart('YEAR', instant)))).toHaveLength(1);
    expect(slotOf('MONTH', paris(2013, 1, 1))).toBe(12);
    expect(slotOf('YEAR', paris(2013, 1, 1))).toBe(1);
  });
});

describe('quarter-hours in a bucket', () => {
  const on = (resolution: Resolution, text: string) =>
    quartersIn(resolution, bucketStart(resolution, Date.parse(text)));

  test('days of 92, 96 and 100', () => {
    expect(on('DAY', '2024-03-31T12:00Z')).toBe(92);
    expect(on('DAY', '2024-06-01T12:00Z')).toBe(96);
    expect(on('DAY', '2024-10-27T12:00Z')).toBe(100);
  });

  test('weeks, months and years with a change of the clocks, and without one', () => {
    expect(on('WEEK', '2024-03-31T12:00Z')).toBe(7 * 96 - 4);
    expect(on('WEEK', '2024-10-27T12:00Z')).toBe(7 * 96 + 4);
    expect(on('MONTH', '2024-03-15T12:00Z')).toBe(31 * 96 - 4);
    expect(on('MONTH', '2024-10-15T12:00Z')).toBe(31 * 96 + 4);
    expect(on('MONTH', '2024-02-15T12:00Z')).toBe(29 * 96);
    expect(on('YEAR', '2024-06-15T12:00Z')).toBe(366 * 96);
  });

  test('1, 2 and 4 below the day', () => {
    expect(on('QUARTER_HOUR', '2024-03-31T01:00Z')).toBe(1);
    expect(on('HALF_HOUR', '2024-03-31T01:00Z')).toBe(2);
    expect(on('HOUR', '2024-03-31T01:00Z')).toBe(4);
  });
});
