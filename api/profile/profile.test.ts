import { AREAS, type AreaCode, isHoliday } from '@courant/core/domain';
import { values } from '@courant/core/testing';
import { beforeAll, describe, expect, test } from 'vitest';
import { readMoment } from '../scalar/moment.ts';
import { OutOfCoverage, RangeTooLarge } from '../series/refusal-type.ts';
import {
  NOW,
  openSeededYear,
  type SeededMeasure,
  type SeededSlot,
  type SeededYear,
} from '../series/test/seeded-year.ts';
import { at, HALF, openSettledStore, starts } from '../series/test/settled-store.ts';
import type { View } from '../series/view.ts';
import { answerProfile, type ProfileRequest } from './answer-profile.ts';
import type { ProfileBy } from './profile-key.ts';
import { Profile } from './profile-type.ts';
import type { DayKind } from './selected-days.ts';

type Question = Omit<Partial<ProfileRequest>, 'from' | 'to'> & { from?: string; to?: string };

const toRequest = ({ from = '2023-10', to = '2024-11-20', ...rest }: Question): ProfileRequest => ({
  areas: ['BRE'],
  measures: ['CONSUMPTION'],
  by: 'HOUR_OF_DAY',
  days: 'ALL',
  view: 'POWER',
  ...rest,
  from: readMoment(from),
  to: readMoment(to),
});

let year: SeededYear;
beforeAll(async () => {
  year = await openSeededYear();
});

const ask = (question: Question, limits = {}) =>
  answerProfile(toRequest(question), year.settledStore.deps(NOW, limits));

async function profile(question: Question): Promise<Profile> {
  const answer = await ask(question);
  if (answer instanceof Profile) return answer;
  throw new Error(answer.message);
}

// By hand: the platform's own clock, a sorted list for each key, and nothing of the store.

const CLOCK = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Paris',
  dateStyle: 'short',
  timeStyle: 'short',
});

interface Wall {
  readonly month: number;
  readonly weekday: number;
  readonly hour: number;
  readonly minute: number;
  readonly holiday: boolean;
}

const walls = new Map<number, Wall>();
function wallAt(instant: number): Wall {
  const wall = walls.get(instant) ?? readWall(instant);
  walls.set(instant, wall);
  return wall;
}

function readWall(instant: number): Wall {
  const [date = '', time = ''] = CLOCK.format(instant).split(' ');
  const [civilYear = 0, month = 0, day = 0] = date.split('-').map(Number);
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  const weekday = new Date(`${date}T12:00:00Z`).getUTCDay() || 7;
  return { month, weekday, hour, minute, holiday: isHoliday({ year: civilYear, month, day }) };
}

const KEYS: Record<ProfileBy, { from: number; count: number; of: (wall: Wall) => number }> = {
  HALF_HOUR_OF_DAY: { from: 0, count: 48, of: ({ hour, minute }) => hour * 2 + minute / 30 },
  HOUR_OF_DAY: { from: 0, count: 24, of: ({ hour }) => hour },
  WEEKDAY: { from: 1, count: 7, of: ({ weekday }) => weekday },
  MONTH: { from: 1, count: 12, of: ({ month }) => month },
};
const COUNTS: Record<DayKind, (wall: Wall) => boolean> = {
  ALL: () => true,
  WORKDAY: ({ weekday, holiday }) => weekday < 6 && !holiday,
  WEEKEND: ({ weekday }) => weekday > 5,
};

const tenth = (exact: number) => Math.round(exact * 10) / 10 + 0;

/** Linear between ranks, as pandas and spreadsheets have it. */
function percentile(sorted: readonly number[], fraction: number): number | null {
  if (sorted.length === 0) return null;
  const position = (sorted.length - 1) * fraction;
  const below = Math.floor(position);
  const [low = 0, high = low] = sorted.slice(below, below + 2);
  return tenth(low + (high - low) * (position - below));
}

interface Weighted {
  /** The number of a half-hour, and the sums that a mean is of. */
  readonly number: number;
  readonly part: number;
  readonly whole: number;
  readonly quarters: number;
}

function weightedIn(
  view: View,
  area: AreaCode,
  slot: SeededSlot,
  consumption: SeededSlot | undefined,
): Weighted[] {
  const { mw, quarters } = slot;
  if (mw === null) return [];
  if (view === 'ENERGY') {
    const energy = (mw * quarters) / 4;
    return [{ number: energy, part: energy, whole: 1, quarters }];
  }
  if (view === 'SHARE_OF_CONSUMPTION') {
    const whole = consumption?.mw ?? null;
    if (whole === null) return [];
    const weight = consumption?.quarters ?? 0;
    return [{ number: (100 * mw) / whole, part: 100 * mw * weight, whole: whole * weight, quarters: weight }];
  }
  const number = view === 'PER_PERSON' ? (mw * 1e6) / AREAS[area].population : mw;
  return [{ number, part: number * quarters, whole: quarters, quarters }];
}

function expected(area: 'BRE' | 'NOR' | 'FR', measure: SeededMeasure, request: ProfileRequest) {
  const slotsOf = (each: SeededMeasure) =>
    area === 'FR' ? year.slotsOfCountry(each) : year.slotsOf(area, each);
  const consumption = new Map(slotsOf('CONSUMPTION').map((slot) => [slot.start, slot]));
  const { from, count, of } = KEYS[request.by];
  const groups = Array.from({ length: count }, (): Weighted[] => []);
  for (const slot of slotsOf(measure)) {
    const wall = wallAt(slot.start);
    if (!COUNTS[request.days](wall) || request.months?.includes(wall.month) === false) continue;
    if (request.weekdays?.includes(wall.weekday) === false) continue;
    const own = weightedIn(request.view, area, slot, consumption.get(slot.start));
    groups[of(wall) - from]?.push(...own);
  }
  const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);
  const sorted = groups.map((group) => group.map(({ number }) => number).sort((a, b) => a - b));
  return {
    mean: groups.map((group) =>
      group.length === 0
        ? null
        : tenth(sum(group.map(({ part }) => part)) / sum(group.map(({ whole }) => whole))),
    ),
    min: sorted.map((numbers) => percentile(numbers, 0)),
    max: sorted.map((numbers) => percentile(numbers, 1)),
    p10: sorted.map((numbers) => percentile(numbers, 0.1)),
    p90: sorted.map((numbers) => percentile(numbers, 0.9)),
    observed: groups.map((group) => sum(group.map(({ quarters }) => quarters))),
  };
}

const COLUMNS = ['mean', 'min', 'max', 'p10', 'p90', 'observed'] as const;

describe.each(['HALF_HOUR_OF_DAY', 'HOUR_OF_DAY', 'WEEKDAY', 'MONTH'] as const)('by %s', (by) => {
  test.each([
    ['ALL', null, null],
    ['WORKDAY', [12, 1, 2], null],
    ['WEEKEND', [3, 10], null],
    ['ALL', null, [7]],
    ['WORKDAY', [4, 5], [1, 4, 6]],
  ] as const)(
    '%s in months %j on weekdays %j is what a sum by hand gives, in each view',
    async (days, months, weekdays) => {
      for (const view of ['POWER', 'ENERGY', 'SHARE_OF_CONSUMPTION', 'PER_PERSON'] as const) {
        const question = {
          areas: ['BRE', 'NOR', 'FR'],
          measures: ['CONSUMPTION', 'WIND'],
          by,
          days,
          months,
          weekdays,
          view,
        } as const;
        const answer = await profile(question);
        expect(answer.keys).toEqual(Array.from({ length: KEYS[by].count }, (_, i) => KEYS[by].from + i));
        for (const series of await answer.series()) {
          const own = expected(
            series.area.code as 'BRE',
            series.measure as SeededMeasure,
            toRequest(question),
          );
          for (const column of COLUMNS)
            expect([...series[column]], `${series.area.code} ${series.measure} ${view} ${column}`).toEqual(
              own[column],
            );
        }
      }
    },
  );
});

const columnOf = async (question: Question, column: (typeof COLUMNS)[number]): Promise<(number | null)[]> => {
  const [series] = await (await profile(question)).series();
  return [...(series?.[column] ?? [])];
};

test('two profiles of one request that differ by their weekdays alone are two answers', async () => {
  const sources = year.settledStore.deps(NOW, {});
  const ask = (weekday: number) => answerProfile(toRequest({ by: 'WEEKDAY', weekdays: [weekday] }), sources);
  const observedOn = async (weekday: number): Promise<number[]> => {
    const answer = await ask(weekday);
    if (!(answer instanceof Profile)) throw new Error(answer.message);
    const [series] = await answer.series();
    return [...(series?.observed ?? [])].flatMap((count, i) => (count === 0 ? [] : [i + 1]));
  };
  expect([await observedOn(1), await observedOn(7)]).toEqual([[1], [7]]);
});

describe('days on which the clocks change', () => {
  const everySlot = async (from: string, to: string) => {
    const settledStore = await openSettledStore();
    await settledStore.fill('BRE', 'DEFINITIVE', starts(at(from), at(to), HALF), (start) =>
      values({ CONSUMPTION: (start - at(from)) / HALF }),
    );
    const answer = await answerProfile(
      toRequest({ from, to, by: 'HALF_HOUR_OF_DAY' }),
      settledStore.deps(at(to)),
    );
    if (!(answer instanceof Profile)) throw new Error(answer.message);
    return (await answer.series())[0];
  };

  test('both passes of the doubled hour of autumn have the same keys', async () => {
    const series = await everySlot('2024-10-26T22:00:00Z', '2024-10-27T23:00:00Z');
    expect([...(series?.observed ?? [])].slice(3, 7)).toEqual([2, 4, 4, 2]);
    expect([...(series?.mean ?? [])].slice(3, 7)).toEqual([3, (4 + 6) / 2, (5 + 7) / 2, 8]);
  });

  test('the hour that spring skips has no half-hour on that day', async () => {
    const series = await everySlot('2024-03-30T23:00:00Z', '2024-03-31T22:00:00Z');
    expect([...(series?.observed ?? [])].slice(3, 7)).toEqual([2, 0, 0, 2]);
    expect([...(series?.p90 ?? [])].slice(3, 7)).toEqual([3, null, null, 4]);
  });
});

describe('the range', () => {
  test('is cut to what is covered and widened to half-hours', async () => {
    const answer = await profile({ from: '2012', to: '2024-11-20T10:40:00Z' });
    expect([answer.from, answer.to]).toEqual([at('2023-09-30T22:00:00Z'), at('2024-11-20T11:00:00Z')]);
  });

  test('without a day that counts has nothing observed', async () => {
    expect(
      await columnOf({ from: '2024-01-15', to: '2024-01-19', days: 'WEEKEND', by: 'WEEKDAY' }, 'observed'),
    ).toEqual(Array(7).fill(0));
  });

  test('of a holiday counts neither as a workday nor as a weekend', async () => {
    const [from, to] = ['2024-05-08', '2024-05-08'];
    for (const days of ['WORKDAY', 'WEEKEND'] as const)
      expect(await columnOf({ from, to, days, by: 'MONTH' }, 'observed')).toEqual(Array(12).fill(0));
    expect((await columnOf({ from, to, by: 'MONTH' }, 'observed'))[4]).toBeGreaterThan(80);
  });
});

describe('refusals', () => {
  test('more half-hours than allowed names the end that fits, of the days that count', async () => {
    const answer = await ask({ from: '2024-01', to: '2024-01', days: 'WEEKEND' }, { all: 100 });
    expect(answer).toBeInstanceOf(RangeTooLarge);
    expect(answer).toMatchObject({
      points: 8 * 48,
      maxPoints: 100,
      suggestedResolution: null,
      // Two days of the first weekend, and two hours of the second one.
      suggestedTo: at('2024-01-13T01:00:00Z'),
    });
    const { suggestedTo } = answer as RangeTooLarge;
    const fitting = await ask(
      { from: '2024-01', to: new Date(suggestedTo ?? 0).toISOString(), days: 'WEEKEND' },
      { all: 100 },
    );
    expect(fitting).toBeInstanceOf(Profile);
  });

  test('profiles of one request share its half-hours', async () => {
    const deps = year.settledStore.deps(NOW, { all: 100 });
    const day = toRequest({ from: '2024-01-10', to: '2024-01-10' });
    const answers = [
      await answerProfile(day, deps),
      await answerProfile(day, deps),
      await answerProfile(day, deps),
    ];
    expect(answers.map((answer) => answer.constructor)).toEqual([Profile, Profile, RangeTooLarge]);
  });

  test('a range outside of what is covered, and an empty store', async () => {
    expect(await ask({ from: '2011', to: '2011' })).toBeInstanceOf(OutOfCoverage);
    const empty = await openSettledStore();
    expect(await answerProfile(toRequest({}), empty.deps(NOW))).toBeInstanceOf(OutOfCoverage);
  });

  test.each([
    [{ areas: [] }, 'BAD_ARGUMENT', 'areas: [] asks for nothing: name an area, such as BRE.'],
    [{ measures: [] }, 'BAD_ARGUMENT', 'measures: [] asks for nothing'],
    [{ measures: ['CARBON_INTENSITY'] }, 'BAD_ARGUMENT', 'CARBON_INTENSITY has no profile'],
    [{ months: [] }, 'BAD_ARGUMENT', 'months: [] asks for nothing'],
    [{ months: [1, 13] }, 'BAD_ARGUMENT', 'months: 13 is no month'],
    [{ weekdays: [] }, 'BAD_ARGUMENT', 'weekdays: [] asks for nothing'],
    [{ weekdays: [0] }, 'BAD_ARGUMENT', 'weekdays: 0 is no weekday: ask for 1 to 7.'],
    [{ from: '2024', to: '2023' }, 'BAD_RANGE', 'lies at'],
  ] as const)('%j is %s', async (question, code, message) => {
    await expect(ask(question)).rejects.toMatchObject({
      message: expect.stringContaining(message),
      extensions: { code },
    });
  });
});
