import { DAY, parisTime } from '@courant/core/domain';
import { values } from '@courant/core/testing';
import { expect, test } from 'vitest';
import { PRESENT, rowsOf, settled } from '../series/test/recorded-rows.ts';
import { at, HALF, openSettledStore, type SettledStore, starts } from '../series/test/settled-store.ts';
import { findFlags } from './find-flags.ts';

const NOW = at('2025-06-01T00:00:00Z');
const FIRST = at('2024-01-07T23:00:00Z');
/** Of the ninth day. */
const NOON = FIRST + 8 * DAY + DAY / 2;

/** Days of 48 half-hours from 2000 to 2940 MW, but for the consumption that a test changes. */
async function openDays(days: number, changed: ReadonlyMap<number, number | null>): Promise<SettledStore> {
  const store = await openSettledStore();
  await store.fill('BRE', 'DEFINITIVE', starts(FIRST, FIRST + days * DAY, HALF), (start) => {
    const own = changed.get(start);
    return values({ CONSUMPTION: own === undefined ? 2000 + (((start - FIRST) % DAY) / HALF) * 20 : own });
  });
  return store;
}

const everyFlag = (store: SettledStore, first = 100) =>
  findFlags(store.deps(NOW).chunks, 'BRE', { from: FIRST - DAY, to: NOW }, first);

test('a run of half-hours below 65 % of the usual lowest is one flag, with the number furthest off', async () => {
  const store = await openDays(
    16,
    new Map([
      [NOON, 1299],
      [NOON + HALF, 700],
      [NOON + 2 * HALF, 1301],
    ]),
  );
  expect(await everyFlag(store)).toEqual([
    {
      start: NOON,
      end: NOON + 2 * HALF,
      measure: 'CONSUMPTION',
      kind: 'IMPLAUSIBLE',
      published: 700,
      expectedLow: 1300,
      expectedHigh: 3969,
    },
  ]);
});

test('above 135 % of the usual highest likewise, and a run that changes sides is two', async () => {
  const store = await openDays(
    16,
    new Map([
      [NOON, 3970],
      [NOON + HALF, 4500],
      [NOON + 2 * HALF, 0],
      [NOON + 4 * HALF, 3969],
    ]),
  );
  expect((await everyFlag(store)).map(({ start, end, published }) => [start, end, published])).toEqual([
    [NOON, NOON + 2 * HALF, 4500],
    [NOON + 2 * HALF, NOON + 3 * HALF, 0],
  ]);
});

test('three wrong days of a week do not move what is plausible', async () => {
  const wrong = new Map([0, 1, 2].map((day) => [NOON + day * DAY, 100]));
  expect((await everyFlag(await openDays(16, wrong))).map(({ start }) => start)).toEqual([...wrong.keys()]);
});

test('with fewer than five days around it nothing is flagged', async () => {
  const wrong = new Map([[FIRST + DAY / 2, 100]]);
  expect(await everyFlag(await openDays(5, wrong))).toEqual([]);
  expect(await everyFlag(await openDays(6, wrong))).toHaveLength(1);
});

test('what is not published is not flagged', async () => {
  expect(await everyFlag(await openDays(16, new Map([[NOON, null]])))).toEqual([]);
});

test('the first flags are those of the earliest days', async () => {
  const store = await openDays(16, new Map([0, 1, 2].map((day) => [NOON + day * DAY, 100])));
  expect((await everyFlag(store, 2)).map(({ start }) => start)).toEqual([NOON, NOON + DAY]);
});

test('flags of a series are of its consumption, whatever the resolution; other measures have none', async () => {
  const store = await openDays(16, new Map([[NOON, 100]]));
  for (const resolution of ['HALF_HOUR', 'DAY', 'MONTH'] as const) {
    const set = await store.set(NOW, {
      measures: ['CONSUMPTION', 'EXCHANGE', 'WIND'],
      ...{ from: '2024-01-08', to: '2024-01-23', resolution },
    });
    const flags = (await set.series()).map((series) => series.flags(100));
    expect((await Promise.all(flags)).map((own) => own.map(({ start }) => start))).toEqual([
      [NOON],
      [NOON],
      [],
    ]);
  }
  const [series] = await (await store.set(NOW, { from: '2024-01-08' })).series();
  await expect(series?.flags(1001)).rejects.toMatchObject({ extensions: { code: 'BAD_ARGUMENT' } });
});

test.skipIf(!PRESENT)(
  'of Hauts-de-France 2024 the 32 half-hours of 10 April are flagged, and no other',
  async () => {
    const rows = rowsOf('regional-cons-def_hauts-de-france_2024.csv');
    const store = await settled(
      rows.filter((row) => parisTime(row.start) === row.time),
      'CONSOLIDATED',
    );
    const year = { from: at('2023-12-31T23:00:00Z'), to: at('2024-12-31T23:00:00Z') };
    const flags = await findFlags(store.deps(NOW).chunks, 'HDF', year, 100);
    expect(flags).toMatchObject([
      { start: at('2024-04-10T07:30:00+02:00'), end: at('2024-04-10T23:30:00+02:00'), published: 926 },
    ]);
  },
);
