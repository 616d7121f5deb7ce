import { type ReactElement, useMemo, useState } from 'react';
import { type SeriesSet, vintageAt } from '../data/series-set.ts';
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
import { SlotTooltip } from './slot-tooltip.tsx';
import { timeDomain } from './slots.ts';
import { presentBands, type Stack } from './stack.ts';
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
  /** How far the loading of history is; null where none is loading. */
  readonly progress?: HistoryProgress | null;
  /** Shows another span, at the end of a gesture; left out, the chart can only be read. */
  readonly onSpan?: (span: Span, continues?: boolean) => void;
}

/** The stack, in which a reader can choose a slot and see its figures. */
export default function StackChart(props: StackChartProps): ReactElement {
  const { set, stack, widthPx, heightPx, progress = null, onSpan } = props;
  const { lang, text } = useText();
  const [chosen, setChosen] = useState<number | null>(null);
  const ground = useMemo(() => toGround(set, stack), [set, stack]);
  const { plot, unit } = usePlot({ ...props, ground });
  const plotWidthPx = plotWidthOf(widthPx);
  const last = stack.starts.length - 1;
  const slot = chosen === null ? null : Math.min(chosen, last);
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
      {slot !== null && <ChosenSlot set={set} stack={stack} slot={slot} bucket={bucket} widthPx={widthPx} />}
      <SlotReader
        stack={stack}
        slot={slot}
        bucket={bucket}
        widthPx={plotWidthPx}
        onChoose={setChosen}
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
function usePlot({ stack, ground, widthPx, heightPx, title }: StackChartProps & { ground: Ground }): {
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
      />
    );
    return { plot, unit };
  }, [stack, ground, widthPx, heightPx, title, lang]);
}

interface ChosenSlotProps {
  readonly set: SeriesSet;
  readonly stack: Stack;
  readonly slot: number;
  readonly bucket: string;
  readonly widthPx: number;
}

/** The chosen slot marked in the plot, and its figures beside it. */
function ChosenSlot({ set, stack, slot, bucket, widthPx }: ChosenSlotProps): ReactElement {
  const toPx = timeScale(stack, plotWidthOf(widthPx));
  const start = stack.starts[slot] ?? 0;
  const fromPx = PLOT_PADDING.left + toPx(start);
  const untilPx = PLOT_PADDING.left + toPx(stack.ends[slot] ?? start);
  return (
    <>
      <SlotHighlight fromPx={fromPx} untilPx={untilPx} />
      <SlotTooltip
        stack={stack}
        slot={slot}
        heading={bucket}
        vintage={vintageAt(set, start)}
        atPx={fromPx}
        widthPx={widthPx}
      />
    </>
  );
}

function SlotHighlight({ fromPx, untilPx }: { fromPx: number; untilPx: number }): ReactElement {
  return (
    <div
      className={styles.cursor}
      style={{
        transform: `translateX(${fromPx}px)`,
        width: Math.max(1, untilPx - fromPx),
        top: PLOT_PADDING.top,
        bottom: PLOT_PADDING.bottom,
      }}
    />
  );
}
