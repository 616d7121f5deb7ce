import { type PointerEvent, type RefObject, useEffect, useRef, useState } from 'react';
import { type Drag, isDrag, panned, pinched, wheeled, zoomedOut, zoomedTo } from '../data/gesture.ts';
import type { Span } from '../data/spans.ts';

/** Turns of the wheel within this time are one gesture. */
const WHEEL_PAUSE_MS = 600;

export interface PlotGesturesOptions {
  /** What the plot shows. */
  readonly span: Span;
  readonly widthPx: number;
  /** Called at the end of a gesture; with `continues` for each further turn of a wheel. */
  readonly onSpan: ((span: Span, continues?: boolean) => void) | undefined;
}

interface Pressed extends Drag {
  readonly withShift: boolean;
  readonly isFinger: boolean;
}

export interface PlotGestures<T> {
  readonly element: RefObject<T | null>;
  /** What a drag covers so far; null while none would zoom. */
  readonly drag: Drag | null;
  onPointerDown(event: PointerEvent<T>): void;
  onPointerMove(event: PointerEvent<T>): void;
  onPointerUp(event: PointerEvent<T>): void;
  onPointerCancel(event: PointerEvent<T>): void;
  onDoubleClick(): void;
}

const xOf = (event: PointerEvent<HTMLElement>): number =>
  event.clientX - event.currentTarget.getBoundingClientRect().left;

/** Drag, pan, pinch, wheel and double click over a plot, each as the span to show next. One finger only reads. */
export function usePlotGestures<T extends HTMLElement>(options: PlotGesturesOptions): PlotGestures<T> {
  const { span, widthPx, onSpan } = options;
  const [pressed, setPressed] = useState<ReadonlyMap<number, Pressed>>(new Map());
  const release = () => setPressed(new Map());
  const [first, second] = [...pressed.values()];
  const finish = () => {
    if (first && second) onSpan?.(pinched(span, first, second, widthPx));
    else if (first && !first.isFinger && isDrag(first))
      onSpan?.((first.withShift ? panned : zoomedTo)(span, first, widthPx));
  };
  return {
    element: useWheel<T>(options),
    drag: first && !second && !first.withShift && !first.isFinger && isDrag(first) ? first : null,
    onPointerDown: (event) => {
      if (!onSpan || event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      const x = xOf(event);
      setPressed(
        new Map(pressed).set(event.pointerId, {
          fromPx: x,
          toPx: x,
          withShift: event.shiftKey,
          isFinger: event.pointerType === 'touch',
        }),
      );
    },
    onPointerMove: (event) => {
      const own = pressed.get(event.pointerId);
      if (own) setPressed(new Map(pressed).set(event.pointerId, { ...own, toPx: xOf(event) }));
    },
    onPointerUp: (event) => {
      if (pressed.has(event.pointerId)) finish();
      release();
    },
    onPointerCancel: release,
    onDoubleClick: () => onSpan?.(zoomedOut(span)),
  };
}

/** The wheel with Ctrl. The browser must not zoom the page meanwhile, which a listener of React cannot prevent. */
function useWheel<T extends HTMLElement>(options: PlotGesturesOptions): RefObject<T | null> {
  const element = useRef<T>(null);
  const latest = useRef(options);
  latest.current = options;
  useEffect(() => {
    const plot = element.current;
    if (!plot) return;
    let last = { at: Number.NEGATIVE_INFINITY, span: latest.current.span };
    const zoom = (event: WheelEvent) => {
      const { span, widthPx, onSpan } = latest.current;
      if (!event.ctrlKey || !onSpan) return;
      event.preventDefault();
      const continues = event.timeStamp - last.at < WHEEL_PAUSE_MS;
      const px = event.clientX - plot.getBoundingClientRect().left;
      last = { at: event.timeStamp, span: wheeled(continues ? last.span : span, event.deltaY, px, widthPx) };
      onSpan(last.span, continues);
    };
    plot.addEventListener('wheel', zoom, { passive: false });
    return () => plot.removeEventListener('wheel', zoom);
  }, []);
  return element;
}
