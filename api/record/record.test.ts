import { everyRegion, values } from '@courant/core/testing';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { PRESENT, rowsOf, settled } from '../series/test/recorded-rows.ts';
import {
  EDGE,
  NOW,
  openSeededYear,
  type SeededMeasure,
  type SeededSlot,
  type SeededYear,
} from '../series/test/seeded-year.ts';
import {
  at,
  HALF,
  openSettledStore,
  QUARTER,
  type SettledStore,
  starts,
} from '../series/test/settled-store.ts';
import { openTestApi, type TestApi } from '../test/open-test-api.ts';
import { openTestSocket } from '../test/test-socket.ts';
import { answerRecords } from './answer-records.ts';
import type { Record, RecordPeriod } from './record-type.ts';

const CLOCK = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris', dateStyle: 'short' });

const find = async (
  store: SettledStore,
  area: 'BRE' | 'FR' | 'HDF',
  measure: SeededMeasure | 'EXCHANGE',
  period: RecordPeriod,
  now = NOW,
) => {
  const records = await answerRecords(
    store.deps(now).chunks,
    { areas: [area], measures: [measure], period, asOf: null },
    now,
  );
  return new Map(records.map((record) => [record.kind, record]));
};
const marksOf = async (record: Record | undefined) =>
  record
    ? [[record.value, record.start], ...(await record.history(100)).map(({ value, start }) => [value, start])]
    : [];

describe('a seeded year, by hand', () => {
  let year: SeededYear;
  beforeAll(async () => {
    year = await openSeededYear();
  });

  /** The furthest half-hour of each day that goes further than all days before it, the latest first. */
  function staircase(slots: readonly SeededSlot[], kind: 'MAX' | 'MIN'): [number, number][] {
    const dates = new Map<string, [number, number][]>();
    for (const { start, mw, quarters } of slots) {
      const date = CLOCK.format(start);
      if (mw !== null && quarters === 2) dates.set(date, [...(dates.get(date) ?? []), [mw, start]]);
    }
    const isFurther = (a: number, b: number) => (kind === 'MAX' ? a > b : a < b);
    const marks: [number, number][] = [];
    for (const day of dates.values()) {
      const best = day.reduce((best, one) => (isFurther(one[0], best[0]) ? one : best));
      const last = marks.at(-1);
      if (!last || isFurther(best[0], last[0])) marks.push(best);
    }
    return marks.toReversed();
  }

  const STARTS: [RecordPeriod, number][] = [
    ['ALL_TIME', 0],
    ['YEAR', at('2023-12-31T23:00:00Z')],
    ['MONTH', at('2024-10-31T23:00:00Z')],
    ['TODAY', at('2024-11-19T23:00:00Z')],
  ];

  test.each(STARTS)('records and their history: %s', async (period, from) => {
    for (const area of ['BRE', 'FR'] as const)
      for (const measure of ['CONSUMPTION', 'WIND'] as const) {
        const slots = area === 'FR' ? year.slotsOfCountry(measure) : year.slotsOf(area, measure);
        const records = await find(year.settledStore, area, measure, period);
        for (const kind of ['MAX', 'MIN'] as const) {
          const own = staircase(
            slots.filter(({ start }) => start >= from),
            kind,
          );
          expect(await marksOf(records.get(kind)), `${area} ${measure} ${kind}`).toEqual(own);
          const previous = await records.get(kind)?.previous();
          expect(previous?.start).toBe(own[1]?.[1]);
        }
      }
  });

  test('a record of half-hours is found though quarter-hours of other days go further', async () => {
    const records = await find(year.settledStore, 'BRE', 'CONSUMPTION', 'MONTH');
    expect(records.get('MAX')?.vintage).toBe('DEFINITIVE');
    expect(EDGE).toBeGreaterThan(records.get('MAX')?.start ?? EDGE);
  });
});

describe('what is no record', () => {
  const NIGHT = at('2024-01-17T23:00:00Z');
  const noon = NIGHT + 24 * HALF;
  const find18January = (store: SettledStore, measure: 'CONSUMPTION' | 'WIND') =>
    find(store, 'BRE', measure, 'ALL_TIME', noon + 4 * HALF);

  test('half an hour of which one quarter-hour is missing', async () => {
    const store = await openSettledStore();
    await store.fill('BRE', 'REAL_TIME', starts(NIGHT, noon, QUARTER), () => values({ WIND: 100 }));
    await store.fill('BRE', 'REAL_TIME', [noon], () => values({ WIND: 900 }));
    expect((await find18January(store, 'WIND')).get('MAX')).toMatchObject({ value: 100, start: NIGHT });
    await store.fill('BRE', 'REAL_TIME', [noon + QUARTER], () => values({ WIND: 500 }));
    expect((await find18January(store, 'WIND')).get('MAX')).toMatchObject({ value: 700, start: noon });
  });

  test('as much on a later day', async () => {
    const store = await openSettledStore();
    await store.fill('BRE', 'CONSOLIDATED', starts(NIGHT - 48 * HALF, noon, HALF), () =>
      values({ WIND: 100 }),
    );
    const records = await find18January(store, 'WIND');
    expect(await marksOf(records.get('MAX'))).toEqual([[100, NIGHT - 48 * HALF]]);
    expect(await records.get('MIN')?.previous()).toBeNull();
  });

  test('as much on a later day, a quarter-hour of which went further', async () => {
    const store = await openSettledStore();
    const early = NIGHT - 48 * HALF;
    await store.fill('BRE', 'CONSOLIDATED', [early], () => values({ WIND: 100 }));
    await store.fill('BRE', 'REAL_TIME', [NIGHT, NIGHT + QUARTER], (start) =>
      values({ WIND: start === NIGHT ? 150 : 50 }),
    );
    const records = await find18January(store, 'WIND');
    expect([records.get('MAX')?.start, records.get('MIN')?.start]).toEqual([early, early]);
  });

  test('anything where nothing is published', async () => {
    expect((await find18January(await openSettledStore(), 'WIND')).size).toBe(0);
  });
});

test.skipIf(!PRESENT)(
  'Hauts-de-France 2024: no record of the flagged half-hours, in consumption and exchange',
  async () => {
    const rows = rowsOf('regional-cons-def_hauts-de-france_2024.csv');
    const store = await settled(rows, 'CONSOLIDATED');
    const isBad = (start: number) =>
      start >= at('2024-04-10T07:30:00+02:00') && start < at('2024-04-10T23:30:00+02:00');
    for (const [measure, index] of [
      ['CONSUMPTION', 0],
      ['EXCHANGE', 10],
    ] as const) {
      const published = rows.flatMap(({ start, values }) => (isBad(start) ? [] : (values[index] ?? [])));
      const records = await find(store, 'HDF', measure, 'ALL_TIME', at('2025-01-10T00:00:00Z'));
      expect(records.get('MIN')?.value).toBe(published.reduce((a, b) => Math.min(a, b)));
      expect(records.get('MAX')?.value).toBe(published.reduce((a, b) => Math.max(a, b)));
    }
  },
);

describe('over HTTP and the socket', () => {
  let api: TestApi;
  afterEach(() => api.close());

  test('records of an area and of a question of its own; what is too costly; a wrong argument', async () => {
    const now = at('2024-01-18T12:00:00Z');
    api = await openTestApi(() => now);
    for (const start of starts(now - 8 * QUARTER, now, QUARTER)) await api.line.publish(everyRegion(start));
    const query = `{
      area(code: BRE) { records(period: TODAY) { measure kind value unit start vintage previous { value } history { value } } }
      records(areas: [FR], measures: [CONSUMPTION], period: YEAR) { area { code } kind period value }
      profile(input: { areas: [BRE], measures: [CONSUMPTION], from: "-P1D" }) { ... on Profile { keys series { mean } } }
      compare(input: { areas: [BRE], measures: [CONSUMPTION], from: "-PT1H", to: "now", against: "-PT2H" }) {
        ... on Comparison { starts againstStarts series { values against meanChange } } }
      reading(area: BRE, at: "-PT1H") { flags { start } }
    }`;
    const { data, errors } = await api.ask(query);
    const socket = await openTestSocket(api.api.url);
    socket.subscribe('same', { query });
    expect((await socket.next('same')).payload).toEqual({ data });
    socket.close();
    expect(errors).toBeUndefined();
    expect(data).toMatchObject({
      records: [
        { area: { code: 'FR' }, kind: 'MAX', period: 'YEAR' },
        { area: { code: 'FR' }, kind: 'MIN', period: 'YEAR' },
      ],
      area: {
        records: expect.arrayContaining([
          expect.objectContaining({
            measure: 'CONSUMPTION',
            kind: 'MAX',
            unit: 'MW',
            previous: null,
            history: [],
          }),
        ]),
      },
      reading: { flags: [] },
    });
    const refused = await api.ask('{ areas { records { history(first: 100) { value } } } }');
    expect(refused.errors?.[0]?.extensions.code).toBe('TOO_COSTLY');
    const ratio = await api.ask('{ records(areas: [BRE], measures: [CARBON_INTENSITY]) { value } }');
    expect(ratio.errors?.[0]?.message).toContain('CARBON_INTENSITY has no records');
    const wrong = await api.ask(
      '{ records(areas: [BRE], measures: [CONSUMPTION]) { history(first: 101) { value } } }',
    );
    expect(wrong.errors?.[0]?.extensions.code).toBe('BAD_ARGUMENT');
  });
});
