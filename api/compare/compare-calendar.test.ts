import { beforeAll, describe, expect, test } from 'vitest';
import type { SettledStore } from '../series/test/settled-store.ts';
import { compare, openCounted, pairsOf } from './test/compared.ts';

describe('dates that only one of two years has', () => {
  let store: SettledStore;
  beforeAll(async () => {
    store = await openCounted('2023-02-25T23:00:00Z', '2024-03-04T23:00:00Z');
  });
  const days = (from: string, to: string, against: string) =>
    pairsOf(store, { from, to, against, resolution: 'DAY' });
  const datesOf = async (...range: [string, string, string]) =>
    (await days(...range)).map(([own, other]) => [own, other].map((start) => String(start).slice(0, 5)));

  test('29 February stands beside nothing, and 1 March beside 1 March', async () => {
    expect(await datesOf('2024-02-27', '2024-03-02', '2023-02-27')).toEqual([
      ['02-26', '02-26'],
      ['02-27', '02-27'],
      ['02-28', 'null'],
      ['02-29', '02-28'],
      ['03-01', '03-01'],
    ]);
    const leapDay = (await days('2024-02-27', '2024-03-02', '2023-02-27'))[2];
    expect(leapDay?.[2]).not.toBeNull();
    expect(leapDay?.[3]).toBeNull();
  });

  test('beside a leap year 29 February is in no column, and in the summary', async () => {
    const question = {
      from: '2023-02-27',
      to: '2023-03-02',
      against: '2024-02-27',
      resolution: 'DAY',
    } as const;
    expect((await datesOf('2023-02-27', '2023-03-02', '2024-02-27')).map(([, other]) => other)).toEqual([
      '02-26',
      '02-27',
      '02-29',
      '03-01',
    ]);
    const [series] = await (await compare(store, question)).series();
    expect((await series?.againstSummary())?.observed).toBe(5 * 96);
    expect((await series?.summary())?.observed).toBe(4 * 96);
  });

  test('a month beside a shorter one keeps its dates', async () => {
    const pairs = await datesOf('2024-01-30', '2024-02-02', '2023-06-30');
    expect(pairs.map(([, other]) => other)).toEqual(['06-29', 'null', '06-30', '07-01']);
  });

  test('beginnings on different days of the month are so many days apart', async () => {
    expect((await datesOf('2024-02-27', '2024-03-02', '2023-02-26')).map(([, other]) => other)).toEqual([
      '02-25',
      '02-26',
      '02-27',
      '02-28',
      '03-01',
    ]);
  });

  test('weeks stand beside weeks, though both begin on the same day of a month', async () => {
    const weeks = await pairsOf(store, {
      from: '2023-05-01',
      to: '2023-07-09',
      against: '2024-01-01',
      resolution: 'WEEK',
    });
    expect(weeks.map(([, other]) => other).slice(-3)).toEqual(['02-18T23:00', '02-25T23:00', '03-03T23:00']);
  });

  test('months stand beside months of other lengths', async () => {
    const months = await pairsOf(store, {
      from: '2024-01',
      to: '2024-02',
      against: '2023-03',
      resolution: 'MONTH',
    });
    expect(months.map(([, other]) => other)).toEqual(['02-28T23:00', '03-31T22:00']);
  });
});

describe('days on which the clocks change', () => {
  const DAYS = { spring: '2024-03-31', autumn: '2024-10-27', plain: '2024-06-16' };
  let store: SettledStore;
  beforeAll(async () => {
    store = await openCounted('2024-03-29T23:00:00Z', '2024-10-29T23:00:00Z');
  });
  const night = (own: string, other: string, align: 'CALENDAR' | 'WEEKDAY' = 'WEEKDAY') =>
    pairsOf(store, { from: own, to: own, against: other, align, resolution: 'HOUR' });
  const hours = (pairs: Awaited<ReturnType<typeof night>>) =>
    pairs
      .slice(1, 5)
      .map(([own, other]) => [own, other].map((start) => start?.toString().slice(6, 8) ?? null));

  test('beside the day of spring 02:00 has no counterpart, and 03:00 stands beside 03:00', async () => {
    const pairs = await night(DAYS.plain, DAYS.spring);
    expect(pairs).toHaveLength(24);
    expect(hours(pairs)).toEqual([
      ['23', '00'],
      ['00', null],
      ['01', '01'],
      ['02', '02'],
    ]);
  });

  test('beside the day of autumn 02:00 stands beside its second pass, and 03:00 beside 03:00', async () => {
    const pairs = await night(DAYS.plain, DAYS.autumn);
    expect(hours(pairs)).toEqual([
      ['23', '23'],
      ['00', '01'],
      ['01', '02'],
      ['02', '03'],
    ]);
  });

  test('both passes of autumn stand beside the one 02:00 of another day', async () => {
    const pairs = await night(DAYS.autumn, DAYS.plain);
    expect(pairs).toHaveLength(25);
    expect(hours(pairs)).toEqual([
      ['23', '23'],
      ['00', '00'],
      ['01', '00'],
      ['02', '01'],
    ]);
  });

  test('each pass of autumn stands beside itself', async () => {
    expect((await night(DAYS.autumn, DAYS.autumn)).every(([own, other]) => own === other)).toBe(true);
  });
});
