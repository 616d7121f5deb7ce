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

/** The ranges requested from the publisher: a reading that is missing inside one is missing at the publisher. */
export interface RangesByLeaf {
  /** In order of time, none touching another. Only the real-time feed fills quarter-hours; either feed fills half-hours. */
  requestedFor(area: AreaCode, leaf: LeafResolution): readonly Range[];
}

/** Adds a range to ranges that are in order of time and do not touch. */
export function withRange(ranges: readonly Range[], added: Range): Range[] {
  const before = ranges.filter(({ to }) => to < added.from);
  const after = ranges.filter(({ from }) => from > added.to);
  const touched = ranges.slice(before.length, ranges.length - after.length);
  const from = Math.min(added.from, ...touched.map((range) => range.from));
  const to = Math.max(added.to, ...touched.map((range) => range.to));
  return [...before, { from, to }, ...after];
}

/** The ranges that every one of the lists covers. */
export function intersectRanges(lists: ReadonlyArray<readonly Range[]>): Range[] {
  return lists.reduce<Range[]>(
    (common, ranges) =>
      common
        .flatMap((a) => ranges.map((b) => ({ from: Math.max(a.from, b.from), to: Math.min(a.to, b.to) })))
        .filter(({ from, to }) => from < to),
    [{ from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY }],
  );
}

/** The ranges that the publisher was asked for and answered, added up from the fetches. */
export class RequestedRanges implements RangesByLeaf {
  readonly #requested = {
    QUARTER_HOUR: new Map<RegionCode, Range[]>(),
    HALF_HOUR: new Map<RegionCode, Range[]>(),
  };
  #beginning: number | null = null;

  /** Beginning of the backfill, epoch milliseconds UTC; null where none was begun. */
  get beginning(): number | null {
    return this.#beginning;
  }

  /** Where real time was first requested, epoch milliseconds UTC, so that none is stored before; null where it never was. */
  get realTimeFrom(): number | null {
    const starts = [...this.#requested.QUARTER_HOUR.values()].flatMap(([first]) => first?.from ?? []);
    return starts.length === 0 ? null : Math.min(...starts);
  }

  add({ feed, from, to, regions, refusal, grouped, backfill }: Fetch): void {
    if (backfill) this.#beginning = Math.min(this.#beginning ?? backfill.from, backfill.from);
    // A refused fetch brings nothing, and a grouped one brings sums instead of readings.
    if (refusal || grouped || from >= to) return;
    for (const region of REGION_CODES) {
      const { inseeCode } = AREAS[region];
      if (regions && (inseeCode === null || !regions.includes(inseeCode))) continue;
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
