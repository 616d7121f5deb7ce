import { type AreaCode, HOUR, type Resolution, STORED_MEASURES } from '@courant/core/domain';
import type { SeriesQueryVariables, View } from '../gql/graphql.ts';
import { type Dates, spanOf } from './period.ts';
import { ZOOM_FROM, type Zoom } from './zoom.ts';

/** What is drawn of an area's history. */
export interface SeriesWindow {
  readonly area: AreaCode;
  /** The window that ends now, where there are no dates. */
  readonly zoom: Zoom;
  readonly dates: Dates | null;
  /** Null: the finest that fits. */
  readonly step: Resolution | null;
  readonly view: View;
  /** A `Moment`: what was known then; null is what is known now. */
  readonly asOf: string | null;
  readonly maxPoints: number;
}

/** Changes of readings that are at most this old come one by one; older ones as ranges. */
export const LIVE_SPAN_MS = 48 * HOUR;

/** How a window follows the events of its area. */
export type Following =
  /** It ends now: readings are laid over it, and its end is fetched again. */
  | 'LIVE'
  /** Its end is fetched again, but its figures are not those of readings. */
  | 'TAIL'
  /** It has two ends, of which the later one is young: each event may lie in it. */
  | 'WHOLE'
  /** It is older than readings that come one by one. */
  | 'RANGES'
  /** What was known then stays. */
  | 'NOTHING';

export function followingOf({ dates, view, asOf }: SeriesWindow, now: number): Following {
  if (asOf !== null) return 'NOTHING';
  if (!dates) return view === 'POWER' ? 'LIVE' : 'TAIL';
  return spanOf(dates).end > now - LIVE_SPAN_MS ? 'WHOLE' : 'RANGES';
}

/** Where a window begins and ends, as the API reads it; it ends now where no end is given. */
export const momentsOf = ({ zoom, dates }: SeriesWindow): { from: string; to?: string } =>
  dates ?? { from: ZOOM_FROM[zoom] };

/** The variables of the series query for a window, or for its end from a moment on in a given resolution. */
export function seriesVariables(
  window: SeriesWindow,
  tail: { readonly from?: string; readonly resolution?: Resolution } = {},
): SeriesQueryVariables {
  const { area, step, view, asOf, maxPoints } = window;
  const range = {
    areas: [area],
    ...momentsOf(window),
    maxPoints,
    ...(step && { resolution: step }),
    ...(asOf !== null && { asOf }),
    ...tail,
  };
  return {
    values: { ...range, measures: [...STORED_MEASURES], ...(view !== 'POWER' && { view }) },
    quality: { ...range, measures: ['CONSUMPTION'] },
  };
}
