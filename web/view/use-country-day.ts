import { DAY, HOUR, parisDate, parisMidnight } from '@courant/core/domain';
import { useMemo } from 'react';
import { type CountryDay, toCountryDay } from '../data/country-day.ts';
import { type Dates, dayOf, spanOf } from '../data/period.ts';
import type { SeriesWindow } from '../data/series-window.ts';
import type { Span } from '../data/spans.ts';
import { useSeries, windowKey } from '../data/use-series.ts';
import type { Timeline } from './use-timeline.ts';

const HALF_HOUR = HOUR / 2;
/** The country has half-hours: three days of them, of which two are shown. */
const MAX_POINTS = 150;

const COUNTRY: Omit<SeriesWindow, 'zoom' | 'dates'> = {
  area: 'FR',
  step: 'HALF_HOUR',
  view: 'POWER',
  asOf: null,
  maxPoints: MAX_POINTS,
};

/** The country over the day of a timeline, with the day before it, by one request that the stream keeps up to date. */
export function useCountryDay({ dates, slots }: Timeline): CountryDay | null {
  const chosen: SeriesWindow = { ...COUNTRY, zoom: '3D', dates: dates && withDayBefore(dates) };
  const { shown } = useSeries(chosen);
  const set = shown && windowKey(shown.window) === windowKey(chosen) ? shown.set : null;
  const { start, end } = dates ? spanOf(dates) : spanOfSlots(slots);
  return useMemo(() => (set && start < end ? toCountryDay(set, { start, end }) : null), [set, start, end]);
}

function withDayBefore({ from, to }: Dates): Dates {
  const { year, month, day } = parisDate(spanOf({ from, to }).start);
  return { from: dayOf(parisMidnight({ year, month, day: day - 1 })), to };
}

/** The half-hours that the quarter-hours of the last day touch. */
function spanOfSlots(slots: readonly number[]): Span {
  const last = slots.at(-1);
  if (last === undefined) return { start: 0, end: 0 };
  const end = Math.floor(last / HALF_HOUR) * HALF_HOUR + HALF_HOUR;
  return { start: end - DAY, end };
}
