import type { Column } from '../data/series-set.ts';
import type { Projection } from './path.ts';
import type { BandKey, Stack } from './stack.ts';

/** A band is named where it is so high along the whole of its name. */
const MIN_BAND_PX = 14;
/** Of a letter of a name in a drawing, on average. */
const LETTER_PX = 6.4;
/** Between a name and the end of its band. */
const GAP_PX = 4;

/** Where the name of a band stands, in pixels: it ends at `xPx`, half-way up the band. */
export interface BandEnd {
  readonly key: BandKey;
  readonly name: string;
  readonly xPx: number;
  readonly yPx: number;
}

/** The names of the bands that have room for theirs where they end, so that no name covers another band. */
export function bandEnds(stack: Stack, scale: Projection, nameOf: (key: BandKey) => string): BandEnd[] {
  return stack.bands.flatMap(({ key, from, to }) => {
    const name = nameOf(key);
    const last = to.findLastIndex((edge) => edge !== null);
    if (last < 0) return [];
    const endPx = scale.x(stack.ends[last] ?? 0);
    const startPx = endPx - name.length * LETTER_PX - 2 * GAP_PX;
    if (startPx < scale.x(stack.starts[0] ?? 0)) return [];
    const free = freeHeight(stack, { from, to }, scale, startPx, last);
    if (!free || free.bottomPx - free.topPx < MIN_BAND_PX) return [];
    return [{ key, name, xPx: endPx - GAP_PX, yPx: (free.topPx + free.bottomPx) / 2 }];
  });
}

interface Edges {
  readonly from: Column;
  readonly to: Column;
}

/** What a band covers at every slot from an x on; null where it is not published in one of them. */
function freeHeight(stack: Stack, { from, to }: Edges, scale: Projection, startPx: number, last: number) {
  let [topPx, bottomPx] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let slot = last; slot >= 0 && scale.x(stack.ends[slot] ?? 0) > startPx; slot--) {
    const [near, far] = [from[slot] ?? null, to[slot] ?? null];
    if (near === null || far === null) return null;
    topPx = Math.max(topPx, Math.min(scale.y(near), scale.y(far)));
    bottomPx = Math.min(bottomPx, Math.max(scale.y(near), scale.y(far)));
  }
  return { topPx, bottomPx };
}
