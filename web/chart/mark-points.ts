import type { Column } from '../data/series-set.ts';
import { bandRuns, type Slots } from './slots.ts';

/**
 * A corner of a step, in the names under which Victory keeps data that it has already read (`MARK_POINT_PROPS`); reading
 * plain data would double the time of an update. Instants in epoch milliseconds, power in MW; null ends a run.
 */
export interface MarkPoint {
  readonly _x: number;
  readonly _y: number | null;
  readonly _y0: number | null;
}

/** Tells a mark that its data is read and in order. */
export const MARK_POINT_PROPS = { x: '_x', y: '_y', y0: '_y0', sortKey: '' } as const;

/** The corners of a band between two edges: each run of slots, a closing corner at its end, and a break. */
export function bandPoints(slots: Slots, lower: Column, upper: Column): MarkPoint[] {
  const points: MarkPoint[] = [];
  for (const [first, end] of bandRuns(slots, lower, upper)) {
    for (let i = first; i < end; i++) points.push(corner(slots.starts[i], upper[i], lower[i]));
    const last = end - 1;
    points.push(corner(slots.ends[last], upper[last], lower[last]), corner(slots.ends[last], null, null));
  }
  return points;
}

/** The corners of a line, broken where a slot has no value. */
export const linePoints = (slots: Slots, column: Column): MarkPoint[] => bandPoints(slots, column, column);

type Power = number | null | undefined;
const corner = (instant: number | undefined, upper: Power, lower: Power): MarkPoint => ({
  _x: instant ?? 0,
  _y: upper ?? null,
  _y0: lower ?? null,
});
