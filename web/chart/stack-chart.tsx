import { type ReactElement, useMemo } from 'react';
import type { SeriesSet } from '../data/series-set.ts';
import type { Span } from '../data/spans.ts';
import { formatBucket } from '../text/format.ts';
import { axisFormat } from '../text/format-view.ts';
import { useText } from '../text/use-text.ts';
import { GapLabels, type HistoryProgress } from './gap-labels.tsx';
import { type Ground, toGround } from './ground.ts';
import { plotWidthOf, timeScale } from './plot-scale.ts';
import { PLOT_PADDING } from './plot-theme.ts';
import { QualityStrip } from './quality-strip.tsx';
import { SlotReader } from './slot-reader.tsx';
import { timeDomain } from './slots.ts';
import { type MarkKey, presentBands, type Stack } from './stack.ts';
import styles from './stack-chart.module.css';
import { StackPlot } from './stack-plot.tsx';
import { timeTicks, valueTicks } from './ticks.ts';

/** The longest day, "30 sept.", with a space: 30 days on a phone then have a label a week. */
const PX_PER_TIME_TICK = 53;
const PX_PER_POWER_TICK = 56;

export interface StackChartProps {
  readonly set: SeriesSet;
  readonly stack: Stack;
  readonly widthPx: number;
  readonly heightPx: number;
  /** What the drawing shows, in words for a screen reader. */
  readonly title: string;
  /** The slot that is read; null where none is chosen. */
  readonly slot?: number | null;
  readonly onSlot?: (slot: number | null) => void;
  /** What is brought out: the others fade. */
  readonly focus?: MarkKey | null;
  /** How far the loading of history is; null where none is loading. */
  readonly progress?: HistoryProgress | null;
  /** Shows another span, at the end of a gesture; left out, the chart can only be read. */
  readonly onSpan?: (span: Span, continues?: boolean) => void;
}

/** The stack, in which a reader can choose a slot; its figures stand elsewhere. */
export default function StackChart(props: StackChartProps): ReactElement {
  const { set, stack, widthPx, heightPx, progress = null, onSlot = () => undefined, onSpan } = props;
  const { lang, text } = useText();
  const ground = useMemo(() => toGround(set, stack), [set, stack]);
  const { plot, unit } = usePlot({ ...props, ground });
  const plotWidthPx = plotWidthOf(widthPx);
  const last = stack.starts.length - 1;
  const slot = props.slot == null ? null : Math.min(props.slot, last);
  const read = slot ?? last;
  const bucket = formatBucket(stack.starts[read] ?? 0, stack.ends[read] ?? 0, stack.resolution, lang);
  return (
    <div className={styles.chart} style={{ height: heightPx }}>
      <span className={styles.unit} aria-hidden="true">
        {unit}
      </span>
      {plot}
      {isEmpty(set) ? (
        <p className={styles.nothing}>{text(stack.gaps[0] ?? 'notPublished')}</p>
      ) : (
        <GapLabels ground={ground} stack={stack} widthPx={widthPx} progress={progress} />
      )}
      {slot !== null && <SlotHighlight stack={stack} slot={slot} widthPx={widthPx} />}
      <SlotReader
        stack={stack}
        slot={slot}
        bucket={bucket}
        widthPx={plotWidthPx}
        onChoose={onSlot}
        onSpan={onSpan}
      />
      <QualityStrip set={set} stack={stack} leftPx={PLOT_PADDING.left} widthPx={plotWidthPx} />
    </div>
  );
}

/** Whether a window has no figure at all, not even one that is hidden. */
const isEmpty = (set: SeriesSet): boolean =>
  presentBands(set).length === 0 && set.columns.CONSUMPTION.every((mw) => mw === null);

/** The drawing, memoised by its figures and size, so that a moving pointer does not render it. */
function usePlot({
  stack,
  ground,
  widthPx,
  heightPx,
  title,
  focus = null,
}: StackChartProps & { ground: Ground }): {
  plot: ReactElement;
  unit: string;
} {
  const { lang } = useText();
  return useMemo(() => {
    const maxTimeTicks = Math.max(2, plotWidthOf(widthPx) / PX_PER_TIME_TICK);
    const powerTicksMw = valueTicks(...stack.extent, Math.max(3, Math.floor(heightPx / PX_PER_POWER_TICK)));
    const { unit, label } = axisFormat(powerTicksMw, stack.view, lang);
    const plot = (
      <StackPlot
        stack={stack}
        ground={ground}
        widthPx={widthPx}
        heightPx={heightPx}
        title={title}
        timeTicks={timeTicks(...timeDomain(stack), maxTimeTicks, lang)}
        powerTicksMw={powerTicksMw}
        powerLabel={label}
        focus={focus}
      />
    );
    return { plot, unit };
  }, [stack, ground, widthPx, heightPx, title, focus, lang]);
}

interface SlotHighlightProps {
  readonly stack: Stack;
  readonly slot: number;
  readonly widthPx: number;
}

/** Marks the chosen slot in the plot. */
function SlotHighlight({ stack, slot, widthPx }: SlotHighlightProps): ReactElement {
  const toPx = timeScale(stack, plotWidthOf(widthPx));
  const start = stack.starts[slot] ?? 0;
  const [fromPx, untilPx] = [toPx(start), toPx(stack.ends[slot] ?? start)];
  return (
    <div
      className={styles.cursor}
      style={{
        transform: `translateX(${PLOT_PADDING.left + fromPx}px)`,
        width: Math.max(1, untilPx - fromPx),
        top: PLOT_PADDING.top,
        bottom: PLOT_PADDING.bottom,
      }}
    />
  );
}
