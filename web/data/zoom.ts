/** The windows to choose from, shortest first; each ends now. */
export const ZOOMS = ['1D', '3D', '7D', '30D', '1Y', '5Y', 'ALL'] as const;
export type Zoom = (typeof ZOOMS)[number];

/** Where each window begins, in the API's `Moment` form; the publisher's history begins in 2013. */
export const ZOOM_FROM: Readonly<Record<Zoom, string>> = {
  '1D': '-P1D',
  '3D': '-P3D',
  '7D': '-P7D',
  '30D': '-P30D',
  '1Y': '-P1Y',
  '5Y': '-P5Y',
  ALL: '2013',
};

const POINTS_STEP = 150;
const MAX_POINTS = 750;

/** How many points to request for a plot: at most one a pixel, in steps, so that a resize rarely fetches again. */
export function pointsFor(plotWidthPx: number): number {
  const steps = Math.max(1, Math.floor(plotWidthPx / POINTS_STEP));
  return Math.min(MAX_POINTS, steps * POINTS_STEP);
}
