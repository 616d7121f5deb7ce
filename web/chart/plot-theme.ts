import type { VictoryThemeDefinition } from 'victory';
import { bandFill } from '../theme/measure-colour.ts';
import { type Slots, timeDomain } from './slots.ts';
import { type BandKey, isFocused, type MarkKey } from './stack.ts';

/** Space around the plot for its labels, in pixels. */
export const PLOT_PADDING = { top: 12, right: 24, bottom: 30, left: 52 } as const;

const TICK_LABEL = { fill: 'var(--ink-soft)', fontFamily: 'inherit', fontSize: 12, letterSpacing: 'normal' };

/** Victory's theme of a plot. Its colours are the page's custom properties, so it serves light and dark. */
export const PLOT_THEME: VictoryThemeDefinition = {
  dependentAxis: {
    orientation: 'left',
    offsetX: PLOT_PADDING.left,
    style: {
      axis: { stroke: 'none' },
      ticks: { stroke: 'none' },
      grid: { stroke: 'var(--line)', strokeDasharray: 'none', strokeWidth: 1 },
      tickLabels: { ...TICK_LABEL, padding: 8 },
    },
  },
  independentAxis: {
    orientation: 'bottom',
    offsetY: PLOT_PADDING.bottom,
    style: {
      axis: { stroke: 'none' },
      grid: { stroke: 'none' },
      ticks: { stroke: 'var(--line-strong)', size: 4 },
      tickLabels: { ...TICK_LABEL, padding: 4 },
    },
  },
};

export const ZERO_STROKE = { stroke: 'var(--line-strong)', strokeWidth: 1 };
export const CONSUMPTION_STROKE = {
  fill: 'none',
  stroke: 'var(--consumption)',
  strokeWidth: 1.75,
  strokeLinejoin: 'round',
} as const;
/** The line of another period: dashes, so that it differs by more than colour. */
export const AGAINST_STROKE = {
  fill: 'none',
  stroke: 'var(--consumption)',
  strokeWidth: 1.5,
  strokeDasharray: '5 4',
} as const;
/** Lies under the line, so that it can be read over dark bands. */
export const CONSUMPTION_HALO = {
  ...CONSUMPTION_STROKE,
  stroke: 'var(--surface)',
  strokeWidth: 4,
  strokeOpacity: 0.7,
} as const;

const FADED = 0.25;
/** While a mark is brought out, the others fade. */
export const opacityOf = (mark: MarkKey, focus: MarkKey | null): number =>
  focus === null || isFocused(mark, focus) ? 1 : FADED;

/** A band has a rim of the ground, so that bands differ by more than colour. */
export const bandStyle = (band: BandKey, rimPx: number, focus: MarkKey | null = null) =>
  ({
    opacity: opacityOf(band, focus),
    fill: bandFill(band),
    stroke: 'var(--surface)',
    strokeWidth: rimPx,
    strokeLinejoin: 'round',
  }) as const;

const NARROW_SLOT_PX = 4;

/** Narrow slots get a thin rim: a full one around each of their steps would veil the colours. */
export function rimPxOf(slots: Slots, plotWidthPx: number): number {
  const [from, until] = timeDomain(slots);
  const firstSlotMs = (slots.ends[0] ?? until) - from;
  return (firstSlotMs / (until - from)) * plotWidthPx < NARROW_SLOT_PX ? 0.25 : 0.75;
}
