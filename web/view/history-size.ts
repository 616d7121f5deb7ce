import { lanesHeight } from './lanes-height.ts';

/** From this width on the readout stands beside the chart. */
const WIDE_PX = 900;
const READOUT_PX = 300;
const GAP_PX = 20;
const NARROW_PX = 560;
export const CHART_MARGIN_PX = 16;

/** The width of the chart, which on a wide page leaves the rest to the readout. */
export const chartWidthFor = (widthPx: number, asTable: boolean): number =>
  widthPx >= WIDE_PX && !asTable ? widthPx - READOUT_PX - GAP_PX : widthPx;

/** Whether the lanes of the chart stand one behind the other. */
export const isNarrow = (widthPx: number): boolean => widthPx < NARROW_PX;

export const heightFor = (widthPx: number): number => (isNarrow(widthPx) ? 300 : 420);

/** What the chart takes with its lanes, which a table has not. */
export const contentHeight = (widthPx: number, asTable: boolean): number =>
  heightFor(widthPx) + CHART_MARGIN_PX + (asTable ? 0 : lanesHeight(isNarrow(widthPx)));
