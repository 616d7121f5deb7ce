import { beforeAll, describe, expect, test } from 'vitest';
import {
  NOW,
  openSeededYear,
  type SeededMeasure,
  type SeededSlot,
  type SeededYear,
} from '../series/test/seeded-year.ts';
import { at, HALF, starts } from '../series/test/settled-store.ts';
import { compare } from './test/compared.ts';

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
