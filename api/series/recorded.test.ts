import assert from 'node:assert/strict';
import {
  bucketEnd,
  bucketsIn,
  PUBLISHED_MEASURES,
  type PublishedMeasure,
  parisTime,
} from '@courant/core/domain';
import { expect, test } from 'vitest';
import { carbonByHand, energyOfReading } from '../carbon/test/carbon-by-hand.ts';
import { PRESENT, rowsOf, settled } from './test/recorded-rows.ts';
import { at } from './test/settled-store.ts';

const NOW = at('2025-06-01T00:00:00Z');

test.skipIf(!PRESENT)(
  'the 576 half-hours of 18 January 2024 are the file, for every published measure',
  async () => {
    const rows = rowsOf('regional_12-regions_2024-01-18_half-hour.csv');
    const settledStore = await settled(rows, 'DEFINITIVE');
    const areas = [...new Set(rows.map((row) => row.area))];
    const set = await settledStore.set(NOW, {
      areas,
      measures: [...PUBLISHED_MEASURES],
      from: '2024-01-18',
      to: '2024-01-18',
      resolution: 'HALF_HOUR',
    });
    let compared = 0;
    for (const series of await set.series()) {
      const own = rows.filter((row) => row.area === series.area.code).sort((a, b) => a.start - b.start);
      const index = PUBLISHED_MEASURES.indexOf(series.measure as PublishedMeasure);
      expect([...series.values]).toEqual(own.map((row) => row.values[index]));
      compared += own.length;
    }
    expect(compared).toBe(576 * PUBLISHED_MEASURES.length);
  },
);

test.skipIf(!PRESENT)('Hauts-de-France 2024 has 17,566 half-hours and its autumn hole by name', async () => {
  const rows = rowsOf('regional-cons-def_hauts-de-france_2024.csv');
  const settledStore = await settled(
    rows.filter((row) => parisTime(row.start) === row.time),
    'CONSOLIDATED',
  );
  const year = { areas: ['HDF'], from: '2024', to: '2024' } as const;
  const [halfHours] = await (await settledStore.set(NOW, { ...year, resolution: 'HALF_HOUR' })).series();
  assert(halfHours);
  const hole = [
    {
      start: at('2024-10-27T00:00:00Z'),
      end: at('2024-10-27T01:00:00Z'),
      missing: 4,
      reason: 'DST_UNPUBLISHED',
    },
  ];
  expect(halfHours.values).toHaveLength(17_568);
  expect([...halfHours.values].filter((mw) => mw !== null)).toHaveLength(17_566);
  expect(await halfHours.gaps(100)).toEqual(hole);
  for (const resolution of ['DAY', 'WEEK', 'MONTH', 'YEAR'] as const) {
    const [coarse] = await (await settledStore.set(NOW, { ...year, resolution })).series();
    assert(coarse);
    expect((await coarse.gaps(100)).filter(({ reason }) => reason === 'DST_UNPUBLISHED')).toEqual(hole);
  }
});

test.skipIf(!PRESENT)('the carbon intensity of Hauts-de-France 2024 is that of the file', async () => {
  const rows = rowsOf('regional-cons-def_hauts-de-france_2024.csv').filter(
    (row) => parisTime(row.start) === row.time,
  );
  const settledStore = await settled(rows, 'CONSOLIDATED');
  const leaves = new Map(rows.map(({ start, values }) => [start, energyOfReading('HDF', values, 2)]));
  const year = { areas: ['HDF'], measures: ['CARBON_INTENSITY'], from: '2024', to: '2024' } as const;
  for (const resolution of ['HALF_HOUR', 'HOUR', 'DAY', 'WEEK', 'MONTH', 'YEAR'] as const) {
    const set = await settledStore.set(NOW, { ...year, resolution });
    const [series] = await set.series();
    assert(series);
    const byHand = bucketsIn(resolution, set.from, set.to).map((start) => {
      const slots = bucketsIn('HALF_HOUR', start, bucketEnd(resolution, start));
      return carbonByHand(
        slots.map((slot) => leaves.get(slot) ?? null),
        'DIRECT',
      );
    });
    expect([...series.values]).toEqual(byHand.map((each) => each?.central ?? null));
    expect([...(series.high ?? [])]).toEqual(byHand.map((each) => each?.high ?? null));
  }
});
