import { type ScaleLinear, scaleLinear } from 'd3-scale';
import { PLOT_PADDING } from './plot-theme.ts';
import { type Slots, timeDomain } from './slots.ts';

/** A tenth of a pixel is finer than any screen, and a third of the text of a path. */
const interpolateTenths = (from: number, to: number) => (share: number) =>
  Math.round((from + (to - from) * share) * 10) / 10;

/** A linear scale to pixels that rounds to a tenth; VictoryChart sets its domain and range. */
export const tenthsScale = (): ScaleLinear<number, number> => scaleLinear().interpolate(interpolateTenths);

/** Width of a plot inside its padding, in pixels. */
export const plotWidthOf = (widthPx: number): number =>
  Math.max(1, widthPx - PLOT_PADDING.left - PLOT_PADDING.right);

/** From instants to pixels from the plot's left edge, for elements over or under the drawing; `invert` goes back. */
export const timeScale = (slots: Slots, plotWidthPx: number): ScaleLinear<number, number> =>
  scaleLinear(timeDomain(slots), [0, plotWidthPx]);
