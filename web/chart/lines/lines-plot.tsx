import type { ComponentProps, CSSProperties, ReactElement } from 'react';
import { Curve, Path, VictoryAxis, VictoryChart, VictoryContainer, VictoryLine } from 'victory';
import type { AmountFormat } from '../../text/amount-format.ts';
import { useText } from '../../text/use-text.ts';
import { linePoints, MARK_POINT_PROPS } from '../mark-points.ts';
import { tenthsScale } from '../plot-scale.ts';
import { PLOT_PADDING, PLOT_THEME, ZERO_STROKE } from '../plot-theme.ts';
import { type Slots, timeDomain } from '../slots.ts';
import { timeTicks, valueTicks } from '../ticks.ts';
import type { Line } from './line.ts';

const PX_PER_TIME_TICK = 60;
const PX_PER_VALUE_TICK = 48;
const MIN_VALUE_TICKS = 3;

export interface LinesPlotProps {
  readonly slots: Slots;
  readonly lines: readonly Line[];
  readonly domain: readonly [low: number, high: number];
  readonly format: AmountFormat;
  readonly widthPx: number;
  readonly heightPx: number;
  /** Room for the labels of the axis. */
  readonly leftPx: number;
  /** Room for labels at the right edge. */
  readonly rightPx: number;
  readonly title: string;
  /** Marks under the lines, such as bands. */
  readonly children?: ReactElement | readonly ReactElement[];
}

/** Lines in steps over time, with axes. */
export function LinesPlot(props: LinesPlotProps): ReactElement {
  const { slots, lines, domain, format, widthPx, heightPx, leftPx, rightPx, title, children } = props;
  const { lang } = useText();
  const [low, high] = domain;
  const times = timeDomain(slots);
  const plotWidthPx = Math.max(1, widthPx - leftPx - rightPx);
  const ticks = timeTicks(...times, Math.max(2, plotWidthPx / PX_PER_TIME_TICK), lang);
  const labels = new Map(ticks.map(({ at, label }) => [at, label]));
  const amounts = valueTicks(low, high, Math.max(MIN_VALUE_TICKS, Math.floor(heightPx / PX_PER_VALUE_TICK)));
  return (
    <VictoryChart
      width={widthPx}
      height={heightPx}
      padding={{ ...PLOT_PADDING, left: leftPx, right: rightPx }}
      theme={PLOT_THEME}
      domain={{ x: times, y: [low, high] }}
      scale={{ x: tenthsScale(), y: tenthsScale() }}
      containerComponent={<VictoryContainer responsive={false} title={title} />}
    >
      <VictoryAxis
        dependentAxis
        offsetX={leftPx}
        tickValues={amounts}
        tickFormat={format.axis(amounts).label}
      />
      {children}
      {low < 0 && high > 0 && (
        <VictoryLine
          data={times.map((x) => ({ x, y: 0 }))}
          style={{ data: ZERO_STROKE }}
          groupComponent={<g />}
        />
      )}
      {lines.map(({ key, values, style }) => (
        <VictoryLine
          key={key}
          {...MARK_POINT_PROPS}
          data={linePoints(slots, values)}
          interpolation="stepAfter"
          groupComponent={<g />}
          dataComponent={<Curve data-line={key} pathComponent={<LinePath mark={style} />} />}
        />
      ))}
      <VictoryAxis tickValues={ticks.map(({ at }) => at)} tickFormat={(at: number) => labels.get(at) ?? ''} />
    </VictoryChart>
  );
}

/** Victory's own style has a fixed width and colour. */
const LinePath = ({ mark, ...path }: ComponentProps<typeof Path> & { mark: CSSProperties }): ReactElement => (
  <Path {...path} style={mark} />
);
