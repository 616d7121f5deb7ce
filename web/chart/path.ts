import type { Column } from '../data/series-set.ts';
import { bandRuns, publishedRuns, type Run, type Slots } from './slots.ts';

/** From instants and MW to pixels of the plot. */
export interface Projection {
  x(instant: number): number;
  y(mw: number): number;
}

/** The outline of a band, one closed figure a run and side of zero: a slot without a value stays open ground. */
export function bandPath(slots: Slots, lower: Column, upper: Column, to: Projection): string {
  const figures = bandRuns(slots, lower, upper).map((run) => {
    return `${startOf(slots, lower, run, to)}${stepsForward(slots, upper, run, to)}${stepsBack(slots, lower, run, to)}Z`;
  });
  return figures.join('');
}

/** A line in steps, broken where a slot has no value. */
export function linePath(slots: Slots, column: Column, to: Projection): string {
  const strokes = publishedRuns(slots, column).map((run) => {
    return startOf(slots, column, run, to) + stepsForward(slots, column, run, to);
  });
  return strokes.join('');
}

function startOf(slots: Slots, edge: Column, [first]: Run, to: Projection): string {
  return `M${to.x(slots.starts[first] ?? 0)} ${to.y(edge[first] ?? 0)}`;
}

/** A value holds for its whole interval, so the last bucket and a lone slot have a width too. */
function stepsForward(slots: Slots, edge: Column, [first, end]: Run, to: Projection): string {
  let path = '';
  for (let i = first; i < end; i++) path += `V${to.y(edge[i] ?? 0)}H${to.x(slots.ends[i] ?? 0)}`;
  return path;
}

function stepsBack(slots: Slots, edge: Column, [first, end]: Run, to: Projection): string {
  let path = '';
  for (let i = end - 1; i >= first; i--) path += `V${to.y(edge[i] ?? 0)}H${to.x(slots.starts[i] ?? 0)}`;
  return path;
}
