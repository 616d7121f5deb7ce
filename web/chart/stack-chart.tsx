import { type KeyboardEvent, type PointerEvent, type ReactElement, useMemo, useState } from 'react';
import { gapAt, type SeriesSet, vintageAt } from '../data/series-set.ts';
import { formatBucket, powerAxisFormat } from '../text/format.ts';
import { useText } from '../text/use-text.ts';
import { slotAt } from './path.ts';
import { QualityStrip } from './quality-strip.tsx';
import { slotSentence } from './slot-sentence.ts';
import { SlotTooltip } from './slot-tooltip.tsx';
import type { Stack } from './stack.ts';
import styles from './stack-chart.module.css';
import { PLOT_PADDING, StackPlot, timeDomain } from './stack-plot.tsx';
import { timeTicks, valueTicks } from './ticks.ts';

const PX_PER_TIME_TICK = 58;
const PX_PER_POWER_TICK = 56;

export interface StackChartProps {
  readonly set: SeriesSet;
  readonly stack: Stack;
  readonly widthPx: number;
  readonly heightPx: number;
  /** What a screen reader is told that the drawing shows. */
  readonly title: string;
}

/** The stack with what a reader does to it: a pointer or the arrow keys choose a slot, and a panel tells its figures. */
export default function StackChart({ set, stack, widthPx, heightPx, title }: StackChartProps): ReactElement {
  const { lang, text } = useText();
  const [chosen, setChosen] = useState<number | null>(null);
  const [from, until] = timeDomain(stack);
  const plotWidth = Math.max(1, widthPx - PLOT_PADDING.left - PLOT_PADDING.right);
  const ticks = useMemo(
    () => timeTicks(from, until, Math.max(2, Math.floor(plotWidth / PX_PER_TIME_TICK)), lang),
    [from, until, plotWidth, lang],
  );
  const powerTicks = useMemo(
    () => valueTicks(...stack.extent, Math.max(3, Math.floor(heightPx / PX_PER_POWER_TICK))),
    [stack.extent, heightPx],
  );
  const axis = powerAxisFormat(powerTicks, lang);
  const plot = useMemo(
    () => (
      <StackPlot
        stack={stack}
        widthPx={widthPx}
        heightPx={heightPx}
        title={title}
        timeTicks={ticks}
        powerTicksMw={powerTicks}
        powerLabel={powerAxisFormat(powerTicks, lang).label}
      />
    ),
    [stack, widthPx, heightPx, title, ticks, powerTicks, lang],
  );
  const last = stack.starts.length - 1;
  const slot = chosen === null ? null : Math.min(chosen, last);
  const xOf = (instant: number) => PLOT_PADDING.left + ((instant - from) / (until - from)) * plotWidth;
  const pointed = (event: PointerEvent<HTMLElement>) => {
    const x = event.clientX - event.currentTarget.getBoundingClientRect().left;
    setChosen(slotAt(stack, from + (x / plotWidth) * (until - from)));
  };
  const keyed = (event: KeyboardEvent) => {
    const next = slotAfterKey(event.key, slot ?? last, last);
    if (next === undefined) return;
    event.preventDefault();
    setChosen(next);
  };
  const told = slot ?? last;
  const bucket = formatBucket(stack.starts[told] ?? 0, stack.ends[told] ?? 0, stack.resolution, lang);
  return (
    <div className={styles.chart} style={{ height: heightPx }}>
      <span className={styles.unit} aria-hidden="true">
        {axis.unit}
      </span>
      {plot}
      {slot !== null && (
        <>
          <SlotHighlight fromPx={xOf(stack.starts[slot] ?? 0)} untilPx={xOf(stack.ends[slot] ?? 0)} />
          <SlotTooltip
            stack={stack}
            slot={slot}
            heading={bucket}
            vintage={vintageAt(set, stack.starts[slot] ?? 0)}
            gap={gapAt(set, stack.starts[slot] ?? 0)}
            atPx={xOf(stack.starts[slot] ?? 0)}
            widthPx={widthPx}
          />
        </>
      )}
      <div
        className={styles.reader}
        style={{ left: PLOT_PADDING.left, width: plotWidth, bottom: PLOT_PADDING.bottom }}
        role="slider"
        tabIndex={0}
        aria-label={text('slotReader')}
        aria-valuemin={0}
        aria-valuemax={Math.max(0, last)}
        aria-valuenow={Math.max(0, told)}
        aria-valuetext={slotSentence(stack, told, bucket, lang)}
        onPointerMove={pointed}
        onPointerDown={pointed}
        onPointerLeave={(event) => event.pointerType === 'mouse' && setChosen(null)}
        onKeyDown={keyed}
        onBlur={() => setChosen(null)}
        onFocus={(event) => event.currentTarget.matches(':focus-visible') && setChosen(last)}
      />
      <QualityStrip set={set} stack={stack} leftPx={PLOT_PADDING.left} widthPx={plotWidth} />
    </div>
  );
}

/** The slot that a key leads to; undefined for keys that mean nothing here, -1 never, null to let go. */
export function slotAfterKey(key: string, slot: number, last: number): number | null | undefined {
  const page = Math.max(2, Math.round(last / 10));
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowDown':
      return Math.max(0, slot - 1);
    case 'ArrowRight':
    case 'ArrowUp':
      return Math.min(last, slot + 1);
    case 'PageDown':
      return Math.max(0, slot - page);
    case 'PageUp':
      return Math.min(last, slot + page);
    case 'Home':
      return 0;
    case 'End':
      return last;
    case 'Escape':
      return null;
    default:
      return undefined;
  }
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
