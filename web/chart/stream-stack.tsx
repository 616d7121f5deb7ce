import { type ReactElement, useMemo } from 'react';
import type { SeriesSet } from '../data/series-set.ts';
import { axisFormat } from '../text/format-view.ts';
import { useText } from '../text/use-text.ts';
import { toGround } from './ground.ts';
import { plotWidthOf, timeScale } from './plot-scale.ts';
import { PLOT_PADDING } from './plot-theme.ts';
import { timeDomain } from './slots.ts';
import { type Stack, toStack } from './stack.ts';
import styles from './stack-chart.module.css';
import { StackPlot } from './stack-plot.tsx';
import stream from './stream-stack.module.css';
import { timeTicks, valueTicks } from './ticks.ts';

const PX_PER_TIME_TICK = 53;
const PX_PER_POWER_TICK = 56;
/** The axis moves by whole steps, so that it stands still while the stack fills in. */
const AXIS_STEP_MW = 20_000;

export interface StreamStackProps {
  readonly set: SeriesSet;
  /** Everything before it has been said, epoch milliseconds UTC; null draws no line. */
  readonly saidUntil: number | null;
  readonly widthPx: number;
  readonly heightPx: number;
  /** What the drawing shows, in words for a screen reader. */
  readonly title: string;
}

/** The country's stack as it fills in, and how far everything has been said as a thin line. */
export default function StreamStack(props: StreamStackProps): ReactElement {
  const { set, saidUntil, widthPx, heightPx, title } = props;
  const { lang } = useText();
  const stack = useMemo(() => onSteps(toStack('FR', set)), [set]);
  const { plot, unit } = useMemo(() => {
    const powerTicksMw = valueTicks(...stack.extent, Math.max(3, Math.floor(heightPx / PX_PER_POWER_TICK)));
    const axis = axisFormat(powerTicksMw, stack.view, lang);
    const maxTimeTicks = Math.max(2, plotWidthOf(widthPx) / PX_PER_TIME_TICK);
    const drawn = (
      <StackPlot
        stack={stack}
        ground={toGround(set, stack)}
        widthPx={widthPx}
        heightPx={heightPx}
        title={title}
        timeTicks={timeTicks(...timeDomain(stack), maxTimeTicks, lang)}
        powerTicksMw={powerTicksMw}
        powerLabel={axis.label}
      />
    );
    return { plot: drawn, unit: axis.unit };
  }, [set, stack, widthPx, heightPx, title, lang]);
  return (
    <div className={styles.chart} style={{ height: heightPx }}>
      <span className={styles.unit} aria-hidden="true">
        {unit}
      </span>
      {plot}
      {saidUntil !== null && <SaidLine stack={stack} saidUntil={saidUntil} widthPx={widthPx} />}
    </div>
  );
}

/** The line stands inside the plot: the time of a live stream runs ahead of the last slot. */
function SaidLine({ stack, saidUntil, widthPx }: { stack: Stack; saidUntil: number; widthPx: number }) {
  const plotWidthPx = plotWidthOf(widthPx);
  const atPx = Math.min(Math.max(timeScale(stack, plotWidthPx)(saidUntil), 0), plotWidthPx);
  return (
    <div
      className={stream.said}
      data-said
      style={{
        transform: `translateX(${PLOT_PADDING.left + atPx}px)`,
        top: PLOT_PADDING.top,
        bottom: PLOT_PADDING.bottom,
      }}
    />
  );
}

function onSteps(stack: Stack): Stack {
  const [low, high] = stack.extent;
  const extent = [
    Math.floor(low / AXIS_STEP_MW) * AXIS_STEP_MW,
    Math.max(1, Math.ceil(high / AXIS_STEP_MW)) * AXIS_STEP_MW,
  ] as const;
  return { ...stack, extent };
}
