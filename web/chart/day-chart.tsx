import { type PointerEvent, type ReactElement, useMemo } from 'react';
import { VictoryLine } from 'victory';
import type { Column, SeriesSet } from '../data/series-set.ts';
import { axisFormat } from '../text/format-view.ts';
import { useText } from '../text/use-text.ts';
import { toGround } from './ground.ts';
import { linePoints, MARK_POINT_PROPS } from './mark-points.ts';
import { plotWidthOf, timeScale } from './plot-scale.ts';
import { PLOT_PADDING } from './plot-theme.ts';
import { slotAt, timeDomain } from './slots.ts';
import type { Stack } from './stack.ts';
import styles from './stack-chart.module.css';
import { StackPlot } from './stack-plot.tsx';
import { timeTicks, valueTicks } from './ticks.ts';

const PX_PER_TIME_TICK = 53;
const PX_PER_POWER_TICK = 56;
const DAY_BEFORE_STYLE = {
  data: { stroke: 'var(--ink)', strokeWidth: 1.25, strokeDasharray: '5 4', strokeOpacity: 0.8 },
};

export interface DayChartProps {
  readonly set: SeriesSet;
  readonly stack: Stack;
  /** The consumption of the day before at the same times, MW. */
  readonly dayBeforeMw: Column;
  /** The slot that the page shows. */
  readonly slot: number;
  readonly onChoose: (instant: number) => void;
  readonly widthPx: number;
  readonly heightPx: number;
  /** What the drawing shows, in words for a screen reader. */
  readonly title: string;
}

/** A day of the stack, with the consumption of the day before as dashes and a cursor at the moment of the page. */
export default function DayChart(props: DayChartProps): ReactElement {
  const { stack, slot, onChoose, widthPx, heightPx } = props;
  const plotWidthPx = plotWidthOf(widthPx);
  const toPx = timeScale(stack, plotWidthPx);
  const { plot, unit } = usePlot(props);
  const chooseAt = (event: PointerEvent<HTMLElement>) => {
    const xPx = event.clientX - event.currentTarget.getBoundingClientRect().left;
    const at = slotAt(stack, toPx.invert(xPx));
    onChoose(stack.starts[at] ?? 0);
  };
  const fromPx = toPx(stack.starts[slot] ?? 0);
  const widthOfSlotPx = Math.max(1, toPx(stack.ends[slot] ?? 0) - fromPx);
  return (
    <div className={styles.chart} style={{ height: heightPx }}>
      <span className={styles.unit} aria-hidden="true">
        {unit}
      </span>
      {plot}
      <div
        className={styles.cursor}
        style={{
          transform: `translateX(${PLOT_PADDING.left + fromPx}px)`,
          width: widthOfSlotPx,
          top: PLOT_PADDING.top,
          bottom: PLOT_PADDING.bottom,
        }}
      />
      {/* For a pointer alone: the time slider does the same by keys, and says the figures. */}
      <div
        className={styles.reader}
        style={{ left: PLOT_PADDING.left, width: plotWidthPx, bottom: PLOT_PADDING.bottom }}
        aria-hidden="true"
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          chooseAt(event);
        }}
        onPointerMove={(event) => event.buttons > 0 && chooseAt(event)}
      />
    </div>
  );
}

/** The drawing, memoised, so that a moving cursor does not render it. */
function usePlot({ set, stack, dayBeforeMw, widthPx, heightPx, title }: DayChartProps): {
  plot: ReactElement;
  unit: string;
} {
  const { lang } = useText();
  return useMemo(() => {
    const [low, high] = stack.extent;
    const extent = [low, Math.max(high, ...dayBeforeMw.map((mw) => mw ?? 0))] as const;
    const powerTicksMw = valueTicks(...extent, Math.max(3, Math.floor(heightPx / PX_PER_POWER_TICK)));
    const { unit, label } = axisFormat(powerTicksMw, stack.view, lang);
    const maxTimeTicks = Math.max(2, plotWidthOf(widthPx) / PX_PER_TIME_TICK);
    const plot = (
      <StackPlot
        stack={{ ...stack, extent }}
        ground={toGround(set, stack)}
        widthPx={widthPx}
        heightPx={heightPx}
        title={title}
        timeTicks={timeTicks(...timeDomain(stack), maxTimeTicks, lang)}
        powerTicksMw={powerTicksMw}
        powerLabel={label}
      >
        <VictoryLine
          {...MARK_POINT_PROPS}
          data={linePoints(stack, dayBeforeMw)}
          interpolation="stepAfter"
          style={DAY_BEFORE_STYLE}
          groupComponent={<g />}
        />
      </StackPlot>
    );
    return { plot, unit };
  }, [set, stack, dayBeforeMw, widthPx, heightPx, title, lang]);
}
