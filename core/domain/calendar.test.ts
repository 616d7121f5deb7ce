import { describe, expect, test } from 'vitest';
import { seededRandom } from '../testing/random.ts';
import {
  type CivilDate,
  DAY,
  firstRepeatedHour,
  HOUR,
  halfHoursOfDay,
  instantsOfParisWall,
  MINUTE,
  parisDate,
  parisMidnight,
  parisOffset,
  parisTime,
  parisWallClock,
} from './calendar.ts';

/** The platform's own time zone data, as "2024-03-31 01:59:59". */
const CLOCK = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Paris',
  dateStyle: 'short',
  timeStyle: 'medium',
});
const onParisClocks = (instant: number): string => CLOCK.format(instant);
const wall = (instant: number): string =>
  parisWallClock(instant).toISOString().slice(0, 19).replace('T', ' ');

const YEARS = Array.from({ length: 2030 - 2013 + 1 }, (_, i) => 2013 + i);
const FROM = Date.UTC(2013, 0, 1);
const TO = Date.UTC(2031, 0, 1);

/** Instants in `[from, to)`, a step apart. */
function instantsEvery(step: number, from: number, to: number): number[] {
  return Array.from({ length: Math.ceil((to - from) / step) }, (_, i) => from + i * step);
}

/** The week that holds the last day of a month, where the clocks change. */
const endOf = (year: number, month: number): [number, number] => [
  Date.UTC(year, month, 1) - 8 * DAY,
  Date.UTC(year, month, 2),
];

describe('Paris clocks agree with the platform', () => {
  test.each(YEARS)('each quarter-hour around both changes of %i', (year) => {
    const around = [
      ...instantsEvery(15 * MINUTE, ...endOf(year, 3)),
      ...instantsEvery(15 * MINUTE, ...endOf(year, 10)),
    ];
    expect(around.map(wall)).toEqual(around.map(onParisClocks));
  });

  test('around the very seconds of the changes', () => {
    const changes = YEARS.flatMap((year) => {
      const [, autumn] = firstRepeatedHour(year);
      return [autumn, autumn - 1000, autumn - HOUR, autumn - HOUR - 1000];
    });
    expect(changes.map(wall)).toEqual(changes.map(onParisClocks));
  });

  test('at random instants, date and time', () => {
    const random = seededRandom(2013);
    const instants = Array.from(
      { length: 20_000 },
      () => FROM + Math.floor((random() * (TO - FROM)) / 1000) * 1000,
    );
    const clocks = instants.map(onParisClocks);
    expect(instants.map(wall)).toEqual(clocks);
    expect(instants.map((instant) => textOf(parisDate(instant)))).toEqual(
      clocks.map((clock) => clock.slice(0, 10)),
    );
    expect(instants.map(parisTime)).toEqual(clocks.map((clock) => clock.slice(11, 16)));
  });
});

const textOf = ({ year, month, day }: CivilDate): string =>
  [year, month, day].map((part) => `${part}`.padStart(2, '0')).join('-');

describe('Paris days', () => {
  const DAYS = instantsEvery(DAY, FROM, TO).map((utc) => new Date(utc).toISOString().slice(0, 10));
  const civil = (date: string) => {
    const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
    return { year, month, day };
  };

  function halfHoursByRule(date: string): number {
    const lastSunday = new Date(date).getUTCDay() === 0 && Number(date.slice(8)) > 24;
    return (lastSunday && { '03': 46, '10': 50 }[date.slice(5, 7)]) || 48;
  }

  test('each begins at midnight on the clocks, and at no earlier instant', () => {
    const midnights = DAYS.map((date) => ({ date, midnight: parisMidnight(civil(date)) }));
    expect(midnights.map(({ midnight }) => onParisClocks(midnight))).toEqual(
      DAYS.map((date) => `${date} 00:00:00`),
    );
    const early = midnights.filter(({ date, midnight }) => onParisClocks(midnight - 1000) >= date);
    expect(early).toEqual([]);
  });

  test('46 half-hours on the last Sunday of March, 50 on that of October, 48 otherwise', () => {
    const noons = DAYS.map((date) => parisMidnight(civil(date)) + 12 * HOUR);
    expect(noons.map(halfHoursOfDay)).toEqual(DAYS.map(halfHoursByRule));
  });

  test.each(['2024-03-31', '2024-10-27', '2024-07-14'])(
    'the half-hours of %s, counted on the clocks',
    (date) => {
      const near = instantsEvery(30 * MINUTE, Date.parse(date) - DAY, Date.parse(date) + 2 * DAY);
      const counted = near.filter((instant) => onParisClocks(instant).startsWith(date));
      expect(halfHoursOfDay(Date.parse(`${date}T12:00Z`))).toBe(counted.length);
      expect(counted[0]).toBe(parisMidnight(civil(date)));
    },
  );

  test('months and days beyond their bounds carry over', () => {
    const at = (year: number, month: number, day: number) =>
      onParisClocks(parisMidnight({ year, month, day }));
    expect(at(2024, 13, 1)).toBe('2025-01-01 00:00:00');
    expect(at(2024, 0, 1)).toBe('2023-12-01 00:00:00');
    expect(at(2024, 3, 0)).toBe('2024-02-29 00:00:00');
    expect(at(2024, 10, 28)).toBe('2024-10-28 00:00:00');
    expect(at(2024, 12, 32)).toBe('2025-01-01 00:00:00');
  });
});

describe('the hour that Paris lives twice', () => {
  test('in 2024 its first pass is 00:00Z to 01:00Z of 27 October', () => {
    expect(firstRepeatedHour(2024)).toEqual([Date.UTC(2024, 9, 27, 0), Date.UTC(2024, 9, 27, 1)]);
  });

  test.each(YEARS)('both passes of %i begin at 02:00 on the clocks', (year) => {
    const [first, second] = firstRepeatedHour(year);
    expect([first, second].map(onParisClocks).map((clock) => clock.slice(11))).toEqual([
      '02:00:00',
      '02:00:00',
    ]);
    expect([first, second].map(parisOffset)).toEqual([2 * HOUR, HOUR]);
    expect(second - first).toBe(HOUR);
  });
});

describe('the instants of a wall time', () => {
  const instantsOf = (wall: string) =>
    instantsOfParisWall(Date.parse(`${wall}Z`)).map((at) => new Date(at).toISOString().slice(0, 16));

  test('one on winter and summer days', () => {
    expect(instantsOf('2024-01-18T10:00')).toEqual(['2024-01-18T09:00']);
    expect(instantsOf('2024-07-14T10:00')).toEqual(['2024-07-14T08:00']);
  });

  test('none in the hour that spring skips, up to its very end', () => {
    expect(instantsOf('2024-03-31T01:59')).toEqual(['2024-03-31T00:59']);
    expect(instantsOf('2024-03-31T02:00')).toEqual([]);
    expect(instantsOf('2024-03-31T02:59')).toEqual([]);
    expect(instantsOf('2024-03-31T03:00')).toEqual(['2024-03-31T01:00']);
  });

  test('two in the hour that autumn doubles, up to its very end', () => {
    expect(instantsOf('2024-10-27T01:59')).toEqual(['2024-10-26T23:59']);
    expect(instantsOf('2024-10-27T02:00')).toEqual(['2024-10-27T00:00', '2024-10-27T01:00']);
    expect(instantsOf('2024-10-27T02:59')).toEqual(['2024-10-27T00:59', '2024-10-27T01:59']);
    expect(instantsOf('2024-10-27T03:00')).toEqual(['2024-10-27T02:00']);
  });
});
