import type { KeyboardEvent, PointerEvent, ReactElement } from 'react';
import { draggedEdges } from '../data/gesture.ts';
import type { Span } from '../data/spans.ts';
import { useText } from '../text/use-text.ts';
import { timeScale } from './plot-scale.ts';
import { PLOT_PADDING } from './plot-theme.ts';
import { slotSentence } from './slot-sentence.ts';
import { slotAt, timeDomain } from './slots.ts';
import type { Stack } from './stack.ts';
import styles from './stack-chart.module.css';
import { usePlotGestures } from './use-plot-gestures.ts';

interface SlotReaderProps {
  readonly stack: Stack;
  /** The chosen slot; null reads the last one. */
  readonly slot: number | null;
  /** Name of the slot that is read. */
  readonly bucket: string;
  readonly widthPx: number;
  readonly onChoose: (slot: number | null) => void;
  /** Shows another span, at the end of a gesture; left out, the plot can only be read. */
  readonly onSpan: ((span: Span, continues?: boolean) => void) | undefined;
}

/** Lies over the plot: a pointer or the arrow keys choose a slot, and a screen reader speaks its figures. */
export function SlotReader({
  stack,
  slot,
  bucket,
  widthPx,
  onChoose,
  onSpan,
}: SlotReaderProps): ReactElement {
  const { lang, text } = useText();
  const last = stack.starts.length - 1;
  const read = slot ?? last;
  const [start, end] = timeDomain(stack);
  const gestures = usePlotGestures<HTMLDivElement>({ span: { start, end }, widthPx, onSpan });
  const chooseAtPointer = (event: PointerEvent<HTMLElement>) => {
    const xPx = event.clientX - event.currentTarget.getBoundingClientRect().left;
    onChoose(slotAt(stack, timeScale(stack, widthPx).invert(xPx)));
  };
  const chooseByKey = (event: KeyboardEvent) => {
    const next = slotAfterKey(event.key, read, last);
    if (next === undefined) return;
    event.preventDefault();
    onChoose(next);
  };
  return (
    <div
      className={styles.reader}
      style={{ left: PLOT_PADDING.left, width: widthPx, bottom: PLOT_PADDING.bottom }}
      role="slider"
      tabIndex={0}
      aria-label={text('slotReader')}
      aria-valuemin={0}
      aria-valuemax={Math.max(0, last)}
      aria-valuenow={Math.max(0, read)}
      aria-valuetext={slotSentence(stack, read, bucket, lang)}
      ref={gestures.element}
      onPointerMove={(event) => {
        chooseAtPointer(event);
        gestures.onPointerMove(event);
      }}
      onPointerDown={(event) => {
        chooseAtPointer(event);
        gestures.onPointerDown(event);
      }}
      onPointerUp={gestures.onPointerUp}
      onPointerCancel={gestures.onPointerCancel}
      onDoubleClick={gestures.onDoubleClick}
      onPointerLeave={(event) => event.pointerType === 'mouse' && onChoose(null)}
      onKeyDown={chooseByKey}
      onBlur={() => onChoose(null)}
      onFocus={(event) => event.currentTarget.matches(':focus-visible') && onChoose(last)}
    >
      {gestures.drag && <DraggedRange edges={draggedEdges(gestures.drag, widthPx)} />}
    </div>
  );
}

/** What a drag will zoom to. */
function DraggedRange({ edges: [left, right] }: { edges: readonly [number, number] }): ReactElement {
  return (
    <div className={styles.dragged} style={{ transform: `translateX(${left}px)`, width: right - left }} />
  );
}

/** The slot that a key leads to; null for Escape, which chooses none, and undefined for keys without meaning here. */
function slotAfterKey(key: string, slot: number, last: number): number | null | undefined {
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
