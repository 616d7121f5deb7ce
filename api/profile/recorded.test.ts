import assert from 'node:assert/strict';
import { PUBLISHED_MEASURES, parisTime } from '@courant/core/domain';
import { beforeAll, describe, expect, test } from 'vitest';
import { readMoment } from '../scalar/moment.ts';
import { PRESENT, type Row, rowsOf, settled } from '../series/test/recorded-rows.ts';
import { at } from '../series/test/settled-store.ts';
import { answerProfile } from './answer-profile.ts';
import { Profile } from './profile-type.ts';

const NOW = at('2025-06-01T00:00:00Z');
const PARIS_WEEKDAY = new Intl.DateTimeFormat('en', { timeZone: 'Europe/Paris', weekday: 'short' });
const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const CONSUMPTION = PUBLISHED_MEASURES.indexOf('CONSUMPTION');

describe.skipIf(!PRESENT)('the consumption of Hauts-de-France 2024 through the day', () => {
  let rows: Row[];
  let store: Awaited<ReturnType<typeof settled>>;
  beforeAll(async () => {
    rows = rowsOf('regional-cons-def_hauts-de-france_2024.csv').filter(
      (row) => parisTime(row.start) === row.time,
    );
    store = await settled(rows, 'CONSOLIDATED');
  });

  /** The figures of the file at each time of a Paris clock, in order of size. */
  function figuresByTime(weekdays: readonly number[]): number[][] {
    const byTime = Array.from({ length: 48 }, (): number[] => []);
    for (const { start, time, values } of rows) {
      if (!weekdays.includes(WEEKDAYS.indexOf(PARIS_WEEKDAY.format(start)) + 1)) continue;
      const [hour = 0, minute = 0] = time.split(':').map(Number);
      const mw = values[CONSUMPTION];
      if (mw != null) byTime[2 * hour + minute / 30]?.push(mw);
    }
    return byTime.map((figures) => figures.sort((a, b) => a - b));
  }

  test.each([[[7]], [[1]], [[2, 3, 4]], [[6, 1]], [[5, 6, 7, 1, 2, 3, 4]]])(
    'on weekdays %j is that of the file',
    async (weekdays) => {
      const answer = await answerProfile(
        {
          areas: ['HDF'],
          measures: ['CONSUMPTION'],
          from: readMoment('2024'),
          to: readMoment('2024'),
          by: 'HALF_HOUR_OF_DAY',
          days: 'ALL',
          weekdays,
          view: 'POWER',
        },
        store.deps(NOW),
      );
      assert(answer instanceof Profile);
      const [series] = await answer.series();
      assert(series);
      const byTime = figuresByTime(weekdays);
      const meanOf = (figures: readonly number[]) =>
        Math.round((10 * figures.reduce((sum, mw) => sum + mw, 0)) / figures.length) / 10;
      expect([...series.mean]).toEqual(byTime.map(meanOf));
      expect([...series.min]).toEqual(byTime.map((figures) => figures[0]));
      expect([...series.max]).toEqual(byTime.map((figures) => figures.at(-1)));
      expect([...series.observed]).toEqual(byTime.map((figures) => 2 * figures.length));
    },
  );
});
