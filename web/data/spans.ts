/** A half-open interval in epoch milliseconds UTC. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Spans in order of time, none of which overlaps another. */
export type Spans<T extends Span> = readonly T[];

/** The spans inside bounds, cut at them. */
export function spansWithin<T extends Span>(spans: Spans<T>, { start, end }: Span): Spans<T> {
  return spans
    .filter((span) => span.end > start && span.start < end)
    .map((span) => ({ ...span, start: Math.max(span.start, start), end: Math.min(span.end, end) }));
}

/** The spans from an instant on, cut at it. */
export const spansFrom = <T extends Span>(spans: Spans<T>, start: number): Spans<T> =>
  spansWithin(spans, { start, end: Number.POSITIVE_INFINITY });

/** The spans with others in place of theirs within bounds; neighbours that `isSame` accepts become one. */
export function replaceWithin<T extends Span>(
  spans: Spans<T>,
  { start, end }: Span,
  others: Spans<T>,
  isSame: (a: T, b: T) => boolean,
): Spans<T> {
  const before = spansWithin(spans, { start: Number.NEGATIVE_INFINITY, end: start });
  const joined: T[] = [];
  for (const span of [...before, ...others, ...spansFrom(spans, end)]) {
    const last = joined.at(-1);
    if (last && last.end === span.start && isSame(last, span))
      joined[joined.length - 1] = { ...last, end: span.end };
    else joined.push(span);
  }
  return joined;
}

/** The span that holds an instant. */
export const spanAt = <T extends Span>(spans: Spans<T>, instant: number): T | undefined =>
  spans.find(({ start, end }) => start <= instant && instant < end);
