import type { Column } from '../data/series-set.ts';

/** Where slots and power lie on the plot, in pixels. */
export interface Projection {
  x(instant: number): number;
  y(mw: number): number;
}

interface Slots {
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/** A tenth of a pixel is finer than any screen, and a third of the text. */
const px = (length: number): number => Math.round(length * 10) / 10;

/** Runs of neighbouring slots for which something is published: `[first, end)`. */
export function runsOf({ starts, ends }: Slots, column: Column): [first: number, end: number][] {
  const runs: [number, number][] = [];
  for (let i = 0; i < starts.length; i++) {
    if (column[i] === null || column[i] === undefined) continue;
    const last = runs.at(-1);
    if (last && last[1] === i && ends[i - 1] === starts[i]) last[1] = i + 1;
    else runs.push([i, i + 1]);
  }
  return runs;
}

/** An edge as steps, since a value holds for its whole interval: a last bucket and a lone slot stay visible. */
function steps(slots: Slots, edge: Column, first: number, end: number, projection: Projection): string {
  let path = '';
  for (let i = first; i < end; i++) {
    path += `V${px(projection.y(edge[i] as number))}H${px(projection.x(slots.ends[i] as number))}`;
  }
  return path;
}

function stepsBack(slots: Slots, edge: Column, first: number, end: number, projection: Projection): string {
  let path = '';
  for (let i = end - 1; i >= first; i--) {
    path += `V${px(projection.y(edge[i] as number))}H${px(projection.x(slots.starts[i] as number))}`;
  }
  return path;
}

/** The outline of a band, one closed figure a run: what is not published stays open ground. */
export function bandPath(slots: Slots, lower: Column, upper: Column, projection: Projection): string {
  return runsOf(slots, upper)
    .map(([first, end]) => {
      const corner = `M${px(projection.x(slots.starts[first] as number))} ${px(projection.y(lower[first] as number))}`;
      return `${corner}${steps(slots, upper, first, end, projection)}${stepsBack(slots, lower, first, end, projection)}Z`;
    })
    .join('');
}

/** A line in steps, broken where nothing is published. */
export function linePath(slots: Slots, column: Column, projection: Projection): string {
  return runsOf(slots, column)
    .map(([first, end]) => {
      const begin = `M${px(projection.x(slots.starts[first] as number))} ${px(projection.y(column[first] as number))}`;
      return begin + steps(slots, column, first, end, projection);
    })
    .join('');
}

/** The slot that holds an instant, or the nearest one: what a pointer at that place means. */
export function slotAt({ starts }: Pick<Slots, 'starts'>, instant: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] as number) <= instant) low = middle;
    else high = middle - 1;
  }
  return low;
}
