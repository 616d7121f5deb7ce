import type { AreaCode, Resolution } from '@courant/core/domain';
import { STORED_MEASURES } from '@courant/core/domain';
import type { SeriesQueryVariables } from '../gql/graphql.ts';

/** The windows to choose from, shortest first; each ends now. */
export const ZOOMS = ['1D', '7D', '30D', '1Y', 'ALL'] as const;
export type Zoom = (typeof ZOOMS)[number];

/** Where each window begins, in the API's `Moment` form; the publisher's history begins in 2013. */
export const ZOOM_FROM: Readonly<Record<Zoom, string>> = {
  '1D': '-P1D',
  '7D': '-P7D',
  '30D': '-P30D',
  '1Y': '-P1Y',
  ALL: '2013',
};

const POINTS_STEP = 150;
const MAX_POINTS = 750;

/** How many points to request for a plot: at most one a pixel, in steps, so that a resize rarely fetches again. */
export function pointsFor(plotWidthPx: number): number {
  const steps = Math.max(1, Math.floor(plotWidthPx / POINTS_STEP));
  return Math.min(MAX_POINTS, steps * POINTS_STEP);
}

/** The variables of the series query for a window of one area. */
export function seriesVariables(
  area: AreaCode,
  from: string,
  maxPoints: number,
  resolution?: Resolution,
): SeriesQueryVariables {
  const window = { areas: [area], from, maxPoints, ...(resolution && { resolution }) };
  return {
    values: { ...window, measures: [...STORED_MEASURES] },
    quality: { ...window, measures: ['CONSUMPTION'] },
  };
}
