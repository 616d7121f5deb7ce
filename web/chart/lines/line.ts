import type { CSSProperties } from 'react';
import type { Column } from '../../data/series-set.ts';
import type { AmountFormat } from '../../text/amount-format.ts';
import { PLOT_PADDING } from '../plot-theme.ts';

/** One line of a chart; values along the chart's slots, null where nothing is published. */
export interface Line {
  readonly key: string;
  readonly name: string;
  /** At the end of the line, where the whole name has no room. */
  readonly shortName?: string;
  readonly values: Column;
  readonly style: CSSProperties;
}

/** Lines differ by hue and by dashes, so that they can be told apart without colours. */
const STROKES = [
  { stroke: 'var(--line-1)', strokeDasharray: 'none' },
  { stroke: 'var(--line-2)', strokeDasharray: '9 3' },
  { stroke: 'var(--line-3)', strokeDasharray: '3 2' },
  { stroke: 'var(--line-4)', strokeDasharray: '10 3 2 3' },
  { stroke: 'var(--line-5)', strokeDasharray: '5 4' },
  { stroke: 'var(--line-6)', strokeDasharray: '2 4' },
] as const;

/** The style of the line at an index, up to six. */
export const lineStyleOf = (index: number): CSSProperties => ({
  fill: 'none',
  strokeWidth: 2,
  strokeLinejoin: 'round',
  ...STROKES[index % STROKES.length],
});

const INK = { fill: 'none', stroke: 'var(--ink)', strokeLinejoin: 'round' } as const;
/** What is now, or the period that was asked for. */
export const INK_LINE: CSSProperties = { ...INK, strokeWidth: 2 };
/** What was known then, or the period beside it. */
export const DASHED_LINE: CSSProperties = {
  ...INK,
  strokeWidth: 1.5,
  strokeDasharray: '5 3',
  strokeOpacity: 0.8,
};

/** Room for the labels of an axis: "imp. 2,000" is longer than "20,000". */
export const axisPx = ({ saysSide }: AmountFormat): number => (saysSide ? 74 : PLOT_PADDING.left);

const HEADROOM = 0.05;
/** Lines that stay far above zero need not show it: their shape would be flat. */
const ZERO_BELOW = 0.4;

/** Lowest and highest amount of lines with room around, and with zero where it is near; `[0, 1]` without an amount. */
export function lineDomain(columns: readonly Column[]): [low: number, high: number] {
  const amounts = columns.flatMap((column) => column.filter((amount) => amount !== null));
  if (amounts.length === 0) return [0, 1];
  const [lowest, highest] = amounts.reduce(
    ([low, high], amount) => [Math.min(low, amount), Math.max(high, amount)],
    [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY] as [number, number],
  );
  const low = lowest > 0 && lowest < highest * ZERO_BELOW ? 0 : lowest;
  const high = highest < 0 && highest > lowest * ZERO_BELOW ? 0 : highest;
  const margin = Math.max(high - low, Math.abs(high) * 0.01, 1e-6) * HEADROOM;
  return [low === 0 ? 0 : low - margin, high === 0 ? 0 : high + margin];
}
