/** Half-open intervals `[from, to)` that neither touch nor overlap, oldest first. */
export type Coverage = ReadonlyArray<readonly [from: number, to: number]>;

/** The coverage with one more interval. */
export function cover(coverage: Coverage, from: number, to: number): Coverage {
  if (from >= to) return coverage;
  const apart = coverage.filter(([start, end]) => end < from || start > to);
  const joined = coverage.filter(([start, end]) => end >= from && start <= to);
  const union = [
    Math.min(from, ...joined.map(([start]) => start)),
    Math.max(to, ...joined.map(([, end]) => end)),
  ] as const;
  return [...apart, union].sort(([a], [b]) => a - b);
}

/** The coverage without all that lies at or after an instant. */
export const coverageBefore = (coverage: Coverage, end: number): Coverage =>
  coverage.flatMap(([from, to]) => (from < end ? [[from, Math.min(to, end)] as const] : []));

/** Whether all of `[from, to)` is covered; an empty interval always is. */
export const isCovered = (coverage: Coverage, from: number, to: number): boolean =>
  from >= to || coverage.some(([start, end]) => start <= from && to <= end);

/** End of the newest interval; minus infinity for an empty coverage. */
export const coveredUntil = (coverage: Coverage): number => coverage.at(-1)?.[1] ?? Number.NEGATIVE_INFINITY;
