import type { Resolution } from '@courant/core/domain';
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
import { at, HALF, openSettledStore, type SettledStore, starts } from '../series/test/settled-store.ts';
import { answerCompare, type CompareRequest } from './answer-compare.ts';
import { Comparison } from './compare-type.ts';

type Question = Omit<Partial<CompareRequest>, 'from' | 'to' | 'against'> & {
  from: string;
  to: string;
  against: string;
};

const toRequest = ({ from, to, against, ...rest }: Question): CompareRequest => ({
  areas: ['BRE'],
  measures: ['CONSUMPTION'],
  align: 'CALENDAR',
  maxPoints: 750,
  view: 'POWER',
  carbonMethod: 'DIRECT',
  ...rest,
  from: readMoment(from),
  to: readMoment(to),
  against: readMoment(against),
});

const ask = (store: SettledStore, question: Question, limits = {}) =>
  answerCompare(toRequest(question), store.deps(NOW, limits));

async function compare(store: SettledStore, question: Question): Promise<Comparison> {
  const answer = await ask(store, question);
  if (answer instanceof Comparison) return answer;
  throw new Error(answer.message);
}

/** A half-hour on the platform's own Paris clock: "2024-03-31 02:30". */
const CLOCK = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Paris',
  dateStyle: 'short',
  timeStyle: 'short',
});
const wallOf = (instant: number): string => CLOCK.format(instant);

describe('a seeded year, by hand', () => {
  let year: SeededYear;
  beforeAll(async () => {
    year = await openSeededYear();
  });

  const slotsOf = (area: string, measure: SeededMeasure): SeededSlot[] =>
    area === 'FR' ? year.slotsOfCountry(measure) : year.slotsOf(area as 'BRE', measure);
  const tenth = (exact: number) => Math.round(exact * 10) / 10 + 0;

  function meanOf(slots: readonly SeededSlot[]): number | null {
    const quarters = slots.reduce((sum, slot) => sum + slot.quarters, 0);
    const sum = slots.reduce((total, { mw, quarters }) => total + (mw ?? 0) * quarters, 0);
    return quarters === 0 ? null : tenth(sum / quarters);
  }

  /** Half-hours whose Paris date lies so, by date. */
  function byDate(area: string, measure: SeededMeasure): Map<string, SeededSlot[]> {
    const dates = new Map<string, SeededSlot[]>();
    for (const slot of slotsOf(area, measure)) {
      const date = wallOf(slot.start).slice(0, 10);
      dates.set(date, [...(dates.get(date) ?? []), slot]);
    }
    return dates;
  }

  const datesFrom = (first: string, count: number): string[] =>
    Array.from({ length: count }, (_, i) =>
      new Date(Date.parse(first) + i * 86_400_000).toISOString().slice(0, 10),
    );

  test.each([
    ['CALENDAR', '2024-10-01', '2023-10-01'],
    ['WEEKDAY', '2024-10-01', '2023-10-03'],
  ] as const)('days by %s: those from %s stand beside those from %s', async (align, first, other) => {
    const answer = await compare(year.settledStore, {
      areas: ['BRE', 'FR'],
      measures: ['CONSUMPTION', 'WIND'],
      ...{ from: first, to: '2024-11-15', against: '2023-10-01', align, resolution: 'DAY' },
    });
    const [own, others] = [datesFrom(first, 46), datesFrom(other, 46)];
    expect(answer.starts.texts.map((start) => wallOf(at(start)))).toEqual(own.map((date) => `${date} 00:00`));
    expect(answer.againstStarts.map((start) => wallOf(at(start ?? '')))).toEqual(
      others.map((date) => `${date} 00:00`),
    );
    for (const series of await answer.series()) {
      const dates = byDate(series.area.code, series.measure as SeededMeasure);
      const meansOn = (days: string[]) => days.map((date) => meanOf(dates.get(date) ?? []));
      expect([...series.values]).toEqual(meansOn(own));
      expect([...series.against]).toEqual(meansOn(others));
      const [mean, against] = [own, others].map((days) =>
        meanOf(days.flatMap((date) => dates.get(date) ?? [])),
      );
      expect((await series.summary()).mean).toBe(mean);
      expect((await series.againstSummary()).mean).toBe(against);
      const change = mean == null || against == null ? null : mean - against;
      expect(await series.meanChange()).toBe(change === null ? null : tenth(change));
      expect(await series.meanChangePercent()).toBe(
        change === null ? null : tenth((100 * change) / (against ?? 0)),
      );
    }
  });

  test.each(['HALF_HOUR', 'HOUR'] as const)(
    'each %s stands beside the same time of day, whatever the clocks do',
    async (resolution) => {
      const answer = await compare(year.settledStore, {
        areas: ['BRE', 'FR'],
        ...{ from: '2024-03-25', to: '2024-04-05', against: '2023-10-23', align: 'WEEKDAY', resolution },
      });
      const step = resolution === 'HOUR' ? 2 * HALF : HALF;
      for (const series of await answer.series()) {
        const slots = new Map(slotsOf(series.area.code, 'CONSUMPTION').map((slot) => [slot.start, slot]));
        const meanFrom = (start: number) =>
          meanOf(starts(start, start + step, HALF).flatMap((half) => slots.get(half) ?? []));
        expect([...series.against]).toEqual(
          answer.againstStarts.map((start) => (start === null ? null : meanFrom(at(start)))),
        );
      }
      const pairs = answer.starts.texts.map((start, i) => [
        wallOf(at(start)),
        wallOf(at(answer.againstStarts[i] ?? '')),
      ]);
      for (const [own = '', other = ''] of pairs) {
        expect(other.slice(11)).toBe(own.slice(11));
        expect(Date.parse(`${own.slice(0, 10)}`) - Date.parse(`${other.slice(0, 10)}`)).toBe(
          22 * 7 * 86_400_000,
        );
      }
    },
  );

  test('energy and shares are compared as they are shown', async () => {
    for (const view of ['ENERGY', 'SHARE_OF_CONSUMPTION'] as const) {
      const question = {
        from: '2024-02',
        to: '2024-02',
        against: '2024-03',
        resolution: 'DAY',
        view,
        measures: ['WIND'],
      } as const;
      const [series] = await (await compare(year.settledStore, question)).series();
      const alone = await year.settledStore.set(NOW, { ...question, from: '2024-03-01', to: '2024-03-29' });
      const [march] = await alone.series();
      expect([...(series?.against ?? [])]).toEqual([...(march?.values ?? [])]);
      expect((await series?.againstSummary())?.mean).toBe((await march?.summary())?.mean);
    }
  });
});

/** The half-hours of whole years, whose consumption counts them, without those that a test leaves out. */
async function openCounted(from: string, to: string, isPublished = (_start: number): boolean => true) {
  const store = await openSettledStore();
  const halfHours = starts(at(from), at(to), HALF).filter(isPublished);
  await store.fill('BRE', 'DEFINITIVE', halfHours, (start) =>
    values({ CONSUMPTION: (start - at(from)) / HALF }),
  );
  return store;
}

const pairsOf = async (store: SettledStore, question: Question) => {
  const answer = await compare(store, question);
  const [series] = await answer.series();
  const [own, other] = [[...(series?.values ?? [])], [...(series?.against ?? [])]];
  return answer.starts.texts.map((start, i) => [
    start.slice(5, 16),
    answer.againstStarts[i]?.slice(5, 16) ?? null,
    own[i],
    other[i],
  ]);
};

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

test('holes of either period are null, and means are of what was observed', async () => {
  const [hole, otherHole] = [at('2024-01-08T10:00:00Z'), at('2024-01-15T11:00:00Z')];
  const store = await openCounted(
    '2024-01-07T23:00:00Z',
    '2024-01-16T23:00:00Z',
    (start) => ![hole, otherHole].includes(start),
  );
  const question = {
    from: '2024-01-15',
    to: '2024-01-15',
    against: '2024-01-08',
    resolution: 'HALF_HOUR',
  } as const;
  const [series] = await (await compare(store, question)).series();
  expect([...(series?.against ?? [])].flatMap((mw, i) => (mw === null ? [i] : []))).toEqual([22]);
  expect([...(series?.values ?? [])].flatMap((mw, i) => (mw === null ? [i] : []))).toEqual([24]);
  // 336 half-hours later, each number is 336 more; without 22 and 24 of 48 the means are off by 2 / 47.
  expect(await series?.meanChange()).toBe(Math.round((336 - 2 / 47) * 10) / 10);
});

test('a change is in percent of the size of the other mean, and of nothing where that is zero', async () => {
  const store = await openSettledStore();
  const exchange = { '2024-01-08': -100, '2024-01-09': -50, '2024-01-10': 0 };
  for (const [date, mw] of Object.entries(exchange))
    await store.fill(
      'BRE',
      'DEFINITIVE',
      starts(at(`${date}T00:00:00Z`), at(`${date}T22:00:00Z`), HALF),
      () => values({ EXCHANGE: mw }),
    );
  const change = async (from: string, against: string) => {
    const answer = await compare(store, {
      from,
      to: from,
      against,
      measures: ['EXCHANGE'],
      resolution: 'DAY',
    });
    const [series] = await answer.series();
    return [await series?.meanChange(), await series?.meanChangePercent()];
  };
  expect(await change('2024-01-09', '2024-01-08')).toEqual([50, 50]);
  expect(await change('2024-01-08', '2024-01-09')).toEqual([-50, -100]);
  expect(await change('2024-01-09', '2024-01-10')).toEqual([-50, null]);
});

describe('refusals', () => {
  let store: SettledStore;
  beforeAll(async () => {
    store = await openCounted('2023-12-31T23:00:00Z', '2024-02-29T23:00:00Z');
  });

  test('both periods count among the points, and a way out fits', async () => {
    const question: Question = {
      from: '2024-02',
      to: '2024-02',
      against: '2024-01',
      resolution: 'HALF_HOUR',
    };
    const answer = await ask(store, question, { all: 1000 });
    expect(answer).toBeInstanceOf(RangeTooLarge);
    expect(answer).toMatchObject({ points: 29 * 48, maxPoints: 500, suggestedResolution: 'DAY' });
    const resolution = (answer as RangeTooLarge).suggestedResolution as Resolution;
    expect(await ask(store, { ...question, resolution }, { all: 1000 })).toBeInstanceOf(Comparison);
  });

  test('beside whole weeks no month is suggested or chosen', async () => {
    const question: Question = { from: '2024-01', to: '2024-02', against: '2024-01', align: 'WEEKDAY' };
    expect(await ask(store, { ...question, maxPoints: 3 })).toMatchObject({
      suggestedResolution: null,
      points: 9,
    });
    expect(await compare(store, { ...question, maxPoints: 60 })).toMatchObject({ resolution: 'DAY' });
  });

  test('a period that is not covered, or whose counterpart is not', async () => {
    const empty = await openSettledStore();
    const february = { from: '2024-02', to: '2024-02' };
    expect(await ask(empty, { ...february, against: '2024-01' })).toBeInstanceOf(OutOfCoverage);
    expect(await ask(store, { from: '2020', to: '2020', against: '2024' })).toBeInstanceOf(OutOfCoverage);
    expect(await ask(store, { ...february, against: '2020-02' })).toMatchObject({
      constructor: OutOfCoverage,
      message: expect.stringContaining(
        'Nothing is covered from 2020-01-31T23:00:00Z to 2020-02-29T23:00:00Z',
      ),
    });
  });

  test('a period that begins before coverage is cut, and its counterpart as much', async () => {
    const pairs = await pairsOf(store, {
      from: '2023-12-31',
      to: '2024-01-02',
      against: '2024-01-31',
      resolution: 'DAY',
    });
    expect(pairs.map(([own, other]) => [own, other])).toEqual([
      ['12-31T23:00', '01-31T23:00'],
      ['01-01T23:00', '02-01T23:00'],
    ]);
  });

  test('carbon intensities, by the method asked for', async () => {
    const carbon = await openSettledStore();
    const halfHours = starts(at('2024-01-09T23:00:00Z'), at('2024-01-11T23:00:00Z'), HALF);
    const second = at('2024-01-10T23:00:00Z');
    await carbon.fill('NOR', 'DEFINITIVE', halfHours, (start) =>
      values({ NUCLEAR: start < second ? 900 : 300, THERMAL: 100 }),
    );
    const days = { areas: ['NOR'], measures: ['CARBON_INTENSITY'], resolution: 'DAY' } as const;
    const dates = { from: '2024-01-11', to: '2024-01-11', against: '2024-01-10' };
    const [direct, whole] = await Promise.all(
      (['DIRECT', 'LIFE_CYCLE'] as const).map(async (carbonMethod) => {
        const [series] = await (await compare(carbon, { ...days, ...dates, carbonMethod })).series();
        return series && { unit: series.unit, pair: [...series.values, ...series.against] };
      }),
    );
    expect(direct).toEqual({ unit: 'G_PER_KWH', pair: [107.3, 42.9] });
    expect(whole?.pair).not.toEqual(direct?.pair);
  });

  test.each([
    [{ areas: [] }, 'BAD_ARGUMENT', 'areas: [] asks for nothing: name an area, such as BRE.'],
    [{ measures: ['CARBON_INTENSITY'], view: 'ENERGY' }, 'BAD_ARGUMENT', 'it is no power'],
    [{ to: '2023' }, 'BAD_RANGE', 'lies after'],
    [{ align: 'WEEKDAY', resolution: 'MONTH' }, 'BAD_RESOLUTION', 'align: WEEKDAY moves by whole weeks'],
    [{ areas: ['FR'], resolution: 'QUARTER_HOUR' }, 'BAD_RESOLUTION', 'FR has no QUARTER_HOUR'],
  ] as const)('%j is %s', async (question, code, message) => {
    const january = { from: '2024-02', to: '2024-02', against: '2024-01' };
    await expect(ask(store, { ...january, ...(question as object) })).rejects.toMatchObject({
      message: expect.stringContaining(message),
      extensions: { code },
    });
  });
});
