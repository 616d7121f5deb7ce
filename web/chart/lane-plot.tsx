import { extent } from 'd3-array';
import type { ReactElement, ReactNode } from 'react';
import { VictoryAxis, VictoryChart, VictoryContainer } from 'victory';
import type { Column } from '../data/series-set.ts';
import { bandPath, linePath, type Projection } from './path.ts';
import { tenthsScale } from './plot-scale.ts';
import { PLOT_PADDING, PLOT_THEME, ZERO_STROKE } from './plot-theme.ts';
import { type Slots, timeDomain } from './slots.ts';

export const LANE_PX = 72;
const PADDING = { ...PLOT_PADDING, top: 6, bottom: 6 };

export interface LanePlotProps {
  readonly slots: Slots;
  readonly widthPx: number;
  readonly title: string;
  /** Zero is always inside. */
  readonly domain: readonly [low: number, high: number];
  readonly label: (amount: number) => string;
  readonly children: ReactNode;
}

/** A low plot on the chart's own axis of time: its edges have a figure each. */
export function LanePlot({ slots, widthPx, title, domain, label, children }: LanePlotProps): ReactElement {
  const ticks = [...new Set([domain[0], 0, domain[1]])];
  return (
    <VictoryChart
      width={widthPx}
      height={LANE_PX}
      padding={PADDING}
      theme={PLOT_THEME}
      domain={{ x: timeDomain(slots), y: [domain[0], Math.max(domain[1], domain[0] + 1)] }}
      scale={{ x: tenthsScale(), y: tenthsScale() }}
      containerComponent={<VictoryContainer responsive={false} title={title} />}
    >
      <VictoryAxis dependentAxis tickValues={ticks} tickFormat={label} />
      {children}
    </VictoryChart>
  );
}

interface MarkProps {
  readonly slots: Slots;
  /** Given by VictoryChart to each of its children. */
  readonly scale?: Projection;
}

/** The area between two columns. */
export function Band({
  slots,
  low,
  high,
  fill,
  scale,
}: MarkProps & { low: Column; high: Column; fill: string }): ReactElement | null {
  return scale ? <path d={bandPath(slots, low, high, scale)} style={{ fill }} /> : null;
}

/** A column as a line in steps. */
export function Line({
  slots,
  column,
  stroke,
  dashes,
  scale,
}: MarkProps & { column: Column; stroke: string; dashes?: string }): ReactElement | null {
  const style = { ...ZERO_STROKE, fill: 'none', stroke, strokeWidth: 1.5, strokeDasharray: dashes };
  return scale ? <path d={linePath(slots, column, scale)} style={style} /> : null;
}

// VictoryChart asks its children for their data to find a domain; ours is given.
Band.getData = () => [];
Line.getData = () => [];

/** Lowest and highest of columns, and zero. */
export function domainOf(...columns: readonly Column[]): [number, number] {
  const [low, high] = extent(columns.flatMap((column) => column.flatMap((amount) => amount ?? [])));
  return [Math.min(0, low ?? 0), Math.max(0, high ?? 0)];
}
