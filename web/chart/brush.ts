import type { Span } from '../data/spans.ts';

/** A narrower brush could not be seen, nor taken hold of. */
const MIN_BRUSH_PX = 10;

/** What the brush covers: the span, or so much around its middle that it can be seen, inside the whole. */
export function brushOf(span: Span, whole: Span, widthPx: number): Span {
  const least = ((whole.end - whole.start) * MIN_BRUSH_PX) / widthPx;
  const length = Math.min(Math.max(span.end - span.start, least), whole.end - whole.start);
  const middle = (span.start + span.end) / 2;
  const start = Math.min(Math.max(middle - length / 2, whole.start), whole.end - length);
  return { start, end: start + length };
}

/** Brushes differ by rounding alone below this. */
const SAME_LENGTH = 0.01;

/** The span that a moved brush means: one of the same length where the brush was only moved, else what it covers. */
export function spanOfBrush(next: Span, before: Span, span: Span): Span {
  const [nextLength, lengthBefore] = [next.end - next.start, before.end - before.start];
  if (Math.abs(nextLength - lengthBefore) > SAME_LENGTH * lengthBefore) return next;
  const moved = (next.start + next.end - before.start - before.end) / 2;
  return { start: span.start + moved, end: span.end + moved };
}

const LENGTHS_MOVED: Readonly<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowDown: -1,
  ArrowRight: 1,
  ArrowUp: 1,
  PageDown: -10,
  PageUp: 10,
};

/** The span that a key leads to: by its own length, by ten of it, or to an end of the whole; null for another key. */
export function spanAfterKey(key: string, { start, end }: Span, whole: Span): Span | null {
  const length = end - start;
  const at = (next: number): Span => {
    const inside = Math.max(whole.start, Math.min(next, whole.end - length));
    return { start: inside, end: inside + length };
  };
  if (key === 'Home') return at(whole.start);
  if (key === 'End') return at(whole.end - length);
  const lengths = LENGTHS_MOVED[key];
  return lengths === undefined ? null : at(start + lengths * length);
}
