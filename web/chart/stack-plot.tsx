import type { ReactElement } from 'react';
import { VictoryAxis, VictoryChart, VictoryContainer } from 'victory';
import { bandColour } from '../theme/measure-colour.ts';
import { bandPath, linePath, type Projection } from './path.ts';
import type { Stack } from './stack.ts';
import type { TimeTick } from './ticks.ts';

export const PLOT_PADDING = { top: 12, right: 24, bottom: 30, left: 52 } as const;

export interface StackPlotProps {
  readonly stack: Stack;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly title: string;
  readonly timeTicks: readonly TimeTick[];
  readonly powerTicksMw: readonly number[];
  readonly powerLabel: (mw: number) => string;
}

/** Stacked power over time in one svg: the axes are Victory's, the bands are one path each. Props in, drawing out. */
export function StackPlot(props: StackPlotProps): ReactElement {
  const { stack, widthPx, heightPx, title, timeTicks, powerTicksMw, powerLabel } = props;
  const labels = new Map(timeTicks.map(({ at, label }) => [at, label]));
  return (
    <VictoryChart
      width={widthPx}
      height={heightPx}
      padding={PLOT_PADDING}
      domain={{ x: timeDomain(stack), y: powerDomain(stack.extent) }}
      scale={{ x: 'linear', y: 'linear' }}
      containerComponent={<VictoryContainer responsive={false} title={title} />}
    >
      <VictoryAxis
        dependentAxis
        tickValues={[...powerTicksMw]}
        tickFormat={powerLabel}
        style={POWER_AXIS}
        orientation="left"
        offsetX={PLOT_PADDING.left}
      />
      <Bands stack={stack} />
      <VictoryAxis
        tickValues={timeTicks.map(({ at }) => at)}
        tickFormat={(at: number) => labels.get(at) ?? ''}
        style={TIME_AXIS}
        orientation="bottom"
        offsetY={PLOT_PADDING.bottom}
      />
    </VictoryChart>
  );
}

/** The window of the plot, in epoch milliseconds. */
export const timeDomain = ({ starts, ends }: Stack): [number, number] => [starts[0] ?? 0, ends.at(-1) ?? 1];
const HEADROOM = 0.03;
/** The extent with a little room where something reaches it; a plot of nothing has 1 MW, since a scale needs a length. */
function powerDomain([low, high]: Stack['extent']): [number, number] {
  const room = Math.max(1, high - low) * HEADROOM;
  return [low < 0 ? low - room : 0, high > 0 ? high + room : 1];
}

interface BandsProps {
  readonly stack: Stack;
  /** Given by VictoryChart to each of its children. */
  readonly scale?: { readonly x: (instant: number) => number; readonly y: (mw: number) => number };
}

function Bands({ stack, scale }: BandsProps): ReactElement | null {
  if (!scale) return null;
  const to: Projection = scale;
  const rim = bandStroke(to, stack);
  return (
    <g>
      {stack.bands.map(({ key, from, to: upper }) => (
        <path
          key={key}
          data-band={key}
          d={bandPath(stack, from, upper, to)}
          style={{ ...rim, fill: bandColour(key) }}
        />
      ))}
      <ZeroLine stack={stack} to={to} />
      <path d={linePath(stack, stack.consumptionMw, to)} style={LINE_HALO} />
      <path data-band="CONSUMPTION" d={linePath(stack, stack.consumptionMw, to)} style={LINE} />
    </g>
  );
}
// VictoryChart asks its children for their data to find a domain; ours is given.
Bands.getData = () => [];

function ZeroLine({ stack, to }: { stack: Stack; to: Projection }): ReactElement {
  const [from, until] = timeDomain(stack);
  return <line x1={to.x(from)} x2={to.x(until)} y1={to.y(0)} y2={to.y(0)} style={ZERO} />;
}

/** Bands are told apart by a rim of the ground, never by colour alone; among narrow slots a full one would be a fog. */
function bandStroke(projection: Projection, { starts, ends }: Stack) {
  const slotPx = projection.x(ends[0] ?? 0) - projection.x(starts[0] ?? 0);
  return {
    stroke: 'var(--surface)',
    strokeWidth: slotPx < NARROW_SLOT_PX ? 0.25 : 0.75,
    strokeLinejoin: 'round' as const,
  };
}
const NARROW_SLOT_PX = 4;

const LINE = {
  fill: 'none',
  stroke: 'var(--consumption)',
  strokeWidth: 1.75,
  strokeLinejoin: 'round' as const,
};
const LINE_HALO = { ...LINE, stroke: 'var(--surface)', strokeWidth: 4, strokeOpacity: 0.7 };
const ZERO = { stroke: 'var(--line-strong)', strokeWidth: 1 };
const TICK_LABEL = { fill: 'var(--ink-soft)', fontFamily: 'inherit', fontSize: 12, letterSpacing: 'normal' };
const POWER_AXIS = {
  axis: { stroke: 'none' },
  ticks: { stroke: 'none' },
  grid: { stroke: 'var(--line)', strokeDasharray: 'none', strokeWidth: 1 },
  tickLabels: { ...TICK_LABEL, padding: 8 },
};
const TIME_AXIS = {
  axis: { stroke: 'none' },
  grid: { stroke: 'none' },
  ticks: { stroke: 'var(--line-strong)', size: 4 },
  tickLabels: { ...TICK_LABEL, padding: 4 },
};
