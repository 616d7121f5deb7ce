import { scaled } from './period.ts';
import type { Span } from './spans.ts';

/** A smaller movement is a click. */
const MIN_DRAG_PX = 8;

/** Where on the plot a pointer was pressed and where it is, in pixels from the left edge. */
export interface Drag {
  readonly fromPx: number;
  readonly toPx: number;
}

/** Whether it is far enough to be meant. */
export const isDrag = ({ fromPx, toPx }: Drag): boolean => Math.abs(toPx - fromPx) >= MIN_DRAG_PX;

/** Left and right edge of what a drag covers, inside the plot. */
export function draggedEdges(
  { fromPx, toPx }: Drag,
  widthPx: number,
): readonly [fromPx: number, toPx: number] {
  return [Math.max(0, Math.min(fromPx, toPx)), Math.min(widthPx, Math.max(fromPx, toPx))];
}

const instantAt = ({ start, end }: Span, px: number, widthPx: number): number =>
  start + ((end - start) * px) / widthPx;

/** Drag: the span that it covers. */
export function zoomedTo(span: Span, drag: Drag, widthPx: number): Span {
  const [leftPx, rightPx] = draggedEdges(drag, widthPx);
  return { start: instantAt(span, leftPx, widthPx), end: instantAt(span, rightPx, widthPx) };
}

/** Drag with Shift: what was under the pointer stays under it. */
export function panned({ start, end }: Span, { fromPx, toPx }: Drag, widthPx: number): Span {
  const moved = ((end - start) * (fromPx - toPx)) / widthPx;
  return { start: start + moved, end: end + moved };
}

const WHEEL_STEP = 1.25;

/** Wheel with Ctrl, or the pinch of a touchpad: around the pointer, inward where the wheel turns away. */
export const wheeled = (span: Span, deltaY: number, px: number, widthPx: number): Span =>
  scaled(span, deltaY > 0 ? WHEEL_STEP : 1 / WHEEL_STEP, instantAt(span, px, widthPx));

/** Double click and the keys - and +: half or twice as long. */
export const zoomedOut = (span: Span): Span => scaled(span, 2);
export const zoomedIn = (span: Span): Span => scaled(span, 1 / 2);

/** Two fingers: what was under each stays under it, so they pan, pinch or do both. */
export function pinched(span: Span, first: Drag, second: Drag, widthPx: number): Span {
  const [firstAt, secondAt] = [
    instantAt(span, first.fromPx, widthPx),
    instantAt(span, second.fromPx, widthPx),
  ];
  const distancePx = second.toPx - first.toPx;
  // Fingers that meet or cross have no scale.
  if (Math.abs(distancePx) < 1 || distancePx * (second.fromPx - first.fromPx) <= 0) return span;
  const msPerPx = (secondAt - firstAt) / distancePx;
  const start = firstAt - first.toPx * msPerPx;
  return { start, end: start + widthPx * msPerPx };
}
