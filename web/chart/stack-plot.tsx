import type { ReactElement, ReactNode } from 'react';
import { VictoryAxis, VictoryChart, VictoryContainer, VictoryLine } from 'victory';
import { BandNames } from './band-names.tsx';
import { ExchangePatterns } from './exchange-patterns.tsx';
import type { Ground } from './ground.ts';
import { GapGround, RealTimeVeil } from './ground-marks.tsx';
import { AgainstPath, BandPaths, ConsumptionPath } from './path-marks.tsx';
import { plotWidthOf, tenthsScale } from './plot-scale.ts';
import { PLOT_PADDING, PLOT_THEME, rimPxOf, ZERO_STROKE } from './plot-theme.ts';
import { timeDomain } from './slots.ts';
import type { MarkKey, Stack } from './stack.ts';
import type { TimeTick } from './ticks.ts';
import { bandAreas, consumptionLine } from './victory-marks.tsx';

/**
 * Up to so many slots Victory's marks draw an update of nine series within 16 ms; above, own paths draw the same picture.
 * Measured by `stack-plot.bench.tsx`: see decision 33.
 */
const MAX_MARK_SLOTS = 200;

export interface StackPlotProps {
  readonly stack: Stack;
  readonly ground: Ground;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly title: string;
  readonly timeTicks: readonly TimeTick[];
  readonly powerTicksMw: readonly number[];
  readonly powerLabel: (mw: number) => string;
  /** What is brought out: the others fade. */
  readonly focus?: MarkKey | null;
  /** What draws bands and line; by default, the number of slots decides. */
  readonly marks?: 'victory' | 'path';
  /** More marks of Victory, over the others. */
  readonly children?: ReactNode;
}

/** Stacked power over time, drawn by Victory. Props in, drawing out. */
export function StackPlot(props: StackPlotProps): ReactElement {
  const { stack, ground, widthPx, heightPx, title, timeTicks, powerTicksMw, powerLabel, children } = props;
  const { focus = null, marks = stack.starts.length <= MAX_MARK_SLOTS ? 'victory' : 'path' } = props;
  const labels = new Map(timeTicks.map(({ at, label }) => [at, label]));
  const rimPx = rimPxOf(stack, plotWidthOf(widthPx));
  return (
    <>
      <ExchangePatterns />
      <VictoryChart
        width={widthPx}
        height={heightPx}
        padding={PLOT_PADDING}
        theme={PLOT_THEME}
        domain={{ x: timeDomain(stack), y: powerDomain(stack.extent) }}
        scale={{ x: tenthsScale(), y: tenthsScale() }}
        containerComponent={<VictoryContainer responsive={false} title={title} />}
      >
        <VictoryAxis dependentAxis tickValues={[...powerTicksMw]} tickFormat={powerLabel} />
        <GapGround ground={ground} />
        {marks === 'victory' ? (
          bandAreas(stack, rimPx, focus)
        ) : (
          <BandPaths stack={stack} focus={focus} rimPx={rimPx} />
        )}
        <RealTimeVeil ground={ground} stack={stack} />
        <VictoryLine data={zeroLine(stack)} style={{ data: ZERO_STROKE }} groupComponent={<g />} />
        {stack.against && <AgainstPath stack={stack} focus={focus} />}
        {marks === 'victory' ? (
          consumptionLine(stack, focus)
        ) : (
          <ConsumptionPath stack={stack} focus={focus} />
        )}
        {children}
        <BandNames stack={stack} focus={focus} />
        <VictoryAxis
          tickValues={timeTicks.map(({ at }) => at)}
          tickFormat={(at: number) => labels.get(at) ?? ''}
        />
      </VictoryChart>
    </>
  );
}

const zeroLine = (stack: Stack) => timeDomain(stack).map((x) => ({ x, y: 0 }));

const HEADROOM = 0.03;
/** The extent, with space beyond each side that something reaches; without power 1 MW, since a scale needs a length. */
function powerDomain([low, high]: Stack['extent']): [number, number] {
  const space = Math.max(1, high - low) * HEADROOM;
  return [low < 0 ? low - space : 0, high > 0 ? high + space : 1];
}
