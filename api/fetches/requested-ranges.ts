import {
  AREAS,
  type AreaCode,
  FEED_FACTS,
  type Fetch,
  isRegionCode,
  type LeafResolution,
  REGION_CODES,
  type RegionCode,
} from '@courant/core/domain';
import type { Range } from '../column/range.ts';

/** Which quarter- and half-hours the publisher has been asked for: what is missing there is missing at the publisher. */
export interface RangesByLeaf {
  /** Rising and apart. Real time alone fills quarter-hours; either feed fills half-hours. */
  requestedFor(area: AreaCode, leaf: LeafResolution): readonly Range[];
}

/** Adds a range to ranges that rise and lie apart. */
export function withRange(ranges: readonly Range[], added: Range): Range[] {
  const before = ranges.filter(({ to }) => to < added.from);
  const after = ranges.filter(({ from }) => from > added.to);
  const touched = ranges.slice(before.length, ranges.length - after.length);
  const from = Math.min(added.from, ...touched.map((range) => range.from));
  const to = Math.max(added.to, ...touched.map((range) => range.to));
  return [...before, { from, to }, ...after];
}

/** What all of several lists cover. */
export function intersectRanges(lists: ReadonlyArray<readonly Range[]>): Range[] {
  return lists.reduce<Range[]>(
    (common, ranges) =>
      common
        .flatMap((a) => ranges.map((b) => ({ from: Math.max(a.from, b.from), to: Math.min(a.to, b.to) })))
        .filter(({ from, to }) => from < to),
    [{ from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY }],
  );
}

/** What the publisher has been asked for and has answered, added up from the fetches. */
export class RequestedRanges implements RangesByLeaf {
  readonly #requested = {
    QUARTER_HOUR: new Map<RegionCode, Range[]>(),
    HALF_HOUR: new Map<RegionCode, Range[]>(),
  };
  #beginning: number | null = null;

  /** Where the history that is being fetched begins, epoch milliseconds UTC; null where no backfill was begun. */
  get beginning(): number | null {
    return this.#beginning;
  }

  add({ feed, from, to, regions, refusal, grouped, backfill }: Fetch): void {
    if (backfill) this.#beginning = Math.min(this.#beginning ?? backfill.from, backfill.from);
    // A refused fetch has learnt nothing, and a grouped one brings sums, not readings.
    if (refusal || grouped || from >= to) return;
    for (const region of REGION_CODES) {
      if (regions && !regions.includes(AREAS[region].inseeCode as string)) continue;
      this.#add('HALF_HOUR', region, { from, to });
      if (FEED_FACTS[feed].stepMinutes === 15) this.#add('QUARTER_HOUR', region, { from, to });
    }
  }

  #add(leaf: LeafResolution, region: RegionCode, range: Range): void {
    this.#requested[leaf].set(region, withRange(this.#requested[leaf].get(region) ?? [], range));
  }

  requestedFor(area: AreaCode, leaf: LeafResolution): readonly Range[] {
    if (isRegionCode(area)) return this.#requested[leaf].get(area) ?? [];
    return intersectRanges(REGION_CODES.map((region) => this.requestedFor(region, leaf)));
  }
}
