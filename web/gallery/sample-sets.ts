import { firstRepeatedHour, HOUR } from '@courant/core/domain';
import type { Column, SeriesSet } from '../data/series-set.ts';
import type { TypicalDay } from '../data/typical-day.ts';
import { AUTUMN_DAY, SAMPLE_DAY, SPRING_DAY, sampleSeriesSet } from './sample-day.ts';

/** A day with a gap of two and a half hours. */
export const withGaps = (): SeriesSet => {
  const set = sampleSeriesSet('QUARTER_HOUR', 96, (_, slot) => slot >= 30 && slot < 40);
  const gap = {
    start: SAMPLE_DAY + 7.5 * HOUR,
    end: SAMPLE_DAY + 10 * HOUR,
    reason: 'NOT_PUBLISHED' as const,
  };
  return { ...set, gaps: [gap] };
};

/** A week of three vintages. */
export const withVintages = (): SeriesSet => {
  const set = sampleSeriesSet('HOUR', 24 * 7);
  const [first, second] = [SAMPLE_DAY + 48 * HOUR, SAMPLE_DAY + 120 * HOUR];
  return {
    ...set,
    vintages: [
      { start: SAMPLE_DAY, end: first, vintage: 'DEFINITIVE' },
      { start: first, end: second, vintage: 'CONSOLIDATED' },
      { start: second, end: SAMPLE_DAY + 168 * HOUR, vintage: 'REAL_TIME' },
    ],
  };
};

/** Pumped storage that counts below zero at night, and thermal plants at rest; imports make up for both. */
export const withNegatives = (): SeriesSet => {
  const set = sampleSeriesSet('HALF_HOUR', 48);
  const { HYDRO, THERMAL, EXCHANGE } = set.columns;
  const hydro = HYDRO.map((mw, slot) => (slot < 14 ? -620 : mw));
  const thermal = THERMAL.map((mw, slot) => (slot >= 20 && slot < 30 ? -90 : mw));
  const lost = (slot: number) => sumAt(slot, HYDRO, THERMAL) - sumAt(slot, hydro, thermal);
  const exchange = EXCHANGE.map((mw, slot) => (mw ?? 0) + lost(slot));
  return { ...set, columns: { ...set.columns, HYDRO: hydro, THERMAL: thermal, EXCHANGE: exchange } };
};

const sumAt = (slot: number, ...columns: readonly Column[]): number =>
  columns.reduce((sum, column) => sum + (column[slot] ?? 0), 0);

/** The day of autumn; its first hour from 02:00 to 03:00 is never published. */
export const autumnDay = (): SeriesSet => {
  const [start, end] = firstRepeatedHour(2024);
  const set = sampleSeriesSet('HALF_HOUR', 50, (_, slot) => slot >= 4 && slot < 6, AUTUMN_DAY);
  return { ...set, gaps: [{ start, end, reason: 'DST_UNPUBLISHED' }] };
};

/** The day of spring, whose clocks skip an hour. */
export const springDay = (): SeriesSet => sampleSeriesSet('HALF_HOUR', 46, undefined, SPRING_DAY);

/** A year's days around one of them, and half of another that runs a little higher. */
export function sampleTypicalDay(): TypicalDay {
  const mean = sampleSeriesSet('HALF_HOUR', 48).columns.CONSUMPTION;
  const times = (factor: number) => mean.map((mw) => mw && Math.round(mw * factor));
  const today = times(1.06).map((mw, key) => (key < 25 ? mw : null));
  return { mean, p10: times(0.85), p90: times(1.18), today, beside: times(0.7) };
}
