import type { ReactElement } from 'react';
import { VictoryArea, VictoryAxis, VictoryChart, VictoryContainer, VictoryLine } from 'victory';
import type { Column } from '../../data/series-set.ts';
import type { AmountFormat } from '../../text/amount-format.ts';
import { useText } from '../../text/use-text.ts';
import { bandPoints, MARK_POINT_PROPS } from '../mark-points.ts';
import { tenthsScale } from '../plot-scale.ts';
import { PLOT_THEME, ZERO_STROKE } from '../plot-theme.ts';
import { type Slots, timeDomain } from '../slots.ts';
import { timeTicks, valueTicks } from '../ticks.ts';

const PADDING = { top: 6, right: 6, bottom: 18, left: 40 };
const PX_PER_TIME_TICK = 64;
/** A label this near to the right edge would be cut. */
const HALF_A_LABEL_PX = 14;
const VALUE_TICKS = 3;
const SMALL = { tickLabels: { fontSize: 10, padding: 4, fill: 'var(--ink-soft)', fontFamily: 'inherit' } };

export interface TilePlotProps {
  readonly slots: Slots;
  readonly values: Column;
  readonly domain: readonly [low: number, high: number];
  readonly format: AmountFormat;
  readonly colour: string;
  readonly widthPx: number;
  readonly heightPx: number;
}

/** One column as a small area on zero. */
export function TilePlot({
  slots,
  values,
  domain,
  format,
  colour,
  widthPx,
  heightPx,
}: TilePlotProps): ReactElement {
  const { lang } = useText();
  const times = timeDomain(slots);
  const zeros = values.map((amount) => (amount === null ? null : 0));
  const plotWidthPx = Math.max(1, widthPx - PADDING.left - PADDING.right);
  const lastLabelAt = times[1] - ((times[1] - times[0]) * HALF_A_LABEL_PX) / plotWidthPx;
  const ticks = timeTicks(...times, Math.max(1, plotWidthPx / PX_PER_TIME_TICK), lang).filter(
    ({ at }) => at <= lastLabelAt,
  );
  const labels = new Map(ticks.map(({ at, label }) => [at, label]));
  const amounts = valueTicks(...domain, VALUE_TICKS);
  return (
    <VictoryChart
      width={widthPx}
      height={heightPx}
      padding={PADDING}
      theme={PLOT_THEME}
      domain={{ x: times, y: [...domain] }}
      scale={{ x: tenthsScale(), y: tenthsScale() }}
      containerComponent={<VictoryContainer responsive={false} />}
    >
      <VictoryAxis
        dependentAxis
        offsetX={PADDING.left}
        tickValues={amounts}
        tickFormat={format.size}
        style={SMALL}
      />
      <VictoryArea
        {...MARK_POINT_PROPS}
        data={bandPoints(slots, zeros, values)}
        interpolation="stepAfter"
        groupComponent={<g />}
        style={{ data: { fill: colour, stroke: colour, strokeWidth: 1, fillOpacity: 0.55 } }}
      />
      <VictoryLine
        data={times.map((x) => ({ x, y: 0 }))}
        style={{ data: ZERO_STROKE }}
        groupComponent={<g />}
      />
      <VictoryAxis
        offsetY={PADDING.bottom}
        tickValues={ticks.map(({ at }) => at)}
        tickFormat={(at: number) => labels.get(at) ?? ''}
        style={SMALL}
      />
    </VictoryChart>
  );
}
