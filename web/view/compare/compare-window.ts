import { REGION_CODES } from '@courant/core/domain';
import { type Dates, daysBefore, spanOf, toDates, zoomSpan } from '../../data/period.ts';
import { LIVE_SPAN_MS } from '../../data/series-window.ts';
import type { Span } from '../../data/spans.ts';
import { pointsFor, ZOOM_FROM } from '../../data/zoom.ts';
import type { CompareAreasQueryVariables, ComparePeriodsQueryVariables, View } from '../../gql/graphql.ts';
import { againstDay, type CompareState, modeOf } from './compare-state.ts';

/** The dates of a window; of a zoom that ends now, its whole days: a period that still runs compares with none. */
export function datesOf({ zoom, dates }: CompareState, now: number): Dates {
  return dates ?? daysBefore(zoom, now) ?? toDates(zoomSpan(zoom, now));
}

/** What the page shows: lines go up to now, periods are whole days. */
export function shownSpan(state: CompareState, now: number): Span {
  const endsNow = state.dates === null && modeOf(state) !== 'PERIODS';
  return endsNow ? zoomSpan(state.zoom, now) : spanOf(datesOf(state, now));
}

/** Victory's marks take more than a frame for more points than this. */
const MAX_LINE_POINTS = 1500;
/** A week in hours. */
const TILE_POINTS = 200;

/** An index is computed from power. */
const apiView = ({ view }: CompareState): View => (view === 'INDEX' ? 'POWER' : view);

/**
 * The question of lines, and of the means to rank areas by. Both ask for as many points, since the API widens a window to
 * whole buckets: in larger ones the mean would be that of another window.
 */
export function areasVariables(state: CompareState, widthPx: number): CompareAreasQueryVariables {
  const isAll = modeOf(state) === 'ALL';
  const lineAreas = isAll ? REGION_CODES : state.areas;
  const fitting = Math.min(pointsFor(widthPx), Math.floor(MAX_LINE_POINTS / lineAreas.length));
  const range = {
    measures: [state.measure],
    ...(state.dates ?? { from: ZOOM_FROM[state.zoom] }),
    view: apiView(state),
    maxPoints: isAll ? TILE_POINTS : fitting,
  };
  return {
    lines: { ...range, areas: [...lineAreas] },
    means: { ...range, areas: isAll ? [...REGION_CODES] : [...REGION_CODES, 'FR'] },
  };
}

/** The question of two periods, over whole days. */
export function periodsVariables(
  state: CompareState,
  now: number,
  widthPx: number,
): ComparePeriodsQueryVariables {
  const dates = datesOf(state, now);
  return {
    input: {
      areas: [state.areas[0] ?? 'FR'],
      measures: [state.measure],
      from: dates.from,
      to: dates.to,
      against: againstDay(dates, state.against ?? 'BEFORE'),
      align: state.align,
      view: apiView(state),
      maxPoints: Math.min(pointsFor(widthPx), MAX_LINE_POINTS / 3),
    },
  };
}

/** Whether readings that come now may lie in the window. */
export const isLive = ({ dates }: CompareState, now: number): boolean =>
  dates === null || spanOf(dates).end > now - LIVE_SPAN_MS;
