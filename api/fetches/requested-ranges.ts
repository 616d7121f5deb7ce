import {
  AREAS,
  type AreaCode,
  FEED_FACTS,
  type Fetch,
  isRegionCode,
  REGION_CODES,
  type RegionCode,
} from '@courant/core/domain';
import { type EventLog, FETCHES } from '@courant/core/log';
import type { Range } from '../column/range.ts';

/** Which quarter- and half-hours the publisher has been asked for: what is missing there is missing at the publisher. */
export interface RangesByLeaf {
  /** Rising and apart. Real time alone fills quarter-hours; either feed fills half-hours. */
  requestedFor(area: AreaCode, leaf: 'QUARTER_HOUR' | 'HALF_HOUR'): readonly Range[];
}

const PAGE = 1000;

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
export function commonTo(lists: ReadonlyArray<readonly Range[]>): Range[] {
  return lists.reduce<Range[]>(
    (common, ranges) =>
      common
        .flatMap((a) => ranges.map((b) => ({ from: Math.max(a.from, b.from), to: Math.min(a.to, b.to) })))
        .filter(({ from, to }) => from < to),
    [{ from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY }],
  );
}

/** What has been asked of the publisher, as the log of asks tells it. */
export class RequestedRanges implements RangesByLeaf {
  readonly #log: EventLog;
  readonly #requested = {
    QUARTER_HOUR: new Map<RegionCode, Range[]>(),
    HALF_HOUR: new Map<RegionCode, Range[]>(),
  };
  #beginning: number | null = null;
  #next: number | undefined;
  #catchingUp: Promise<void> | undefined;

  constructor(log: EventLog) {
    this.#log = log;
  }

  /** Where the history that is being fetched begins, as far as the log has been read; null where none was begun. */
  get beginning(): number | null {
    return this.#beginning;
  }

  /** Reads the log of asks to its present end. */
  catchUp(): Promise<void> {
    this.#catchingUp ??= this.#readOn().finally(() => {
      this.#catchingUp = undefined;
    });
    return this.#catchingUp;
  }

  async #readOn(): Promise<void> {
    const { first, end } = await this.#log.extent(FETCHES, 0);
    let next = Math.max(this.#next ?? first, first);
    while (next < end) {
      const page = await this.#log.read(FETCHES, 0, next, PAGE);
      for (const { message } of page) if (message.ok) this.note(message.value);
      next = (page.at(-1)?.offset ?? end - 1) + 1;
      this.#next = next;
    }
  }

  note({ feed, from, to, regions, refusal, grouped, backfill }: Fetch): void {
    if (backfill) this.#beginning = Math.min(this.#beginning ?? backfill.from, backfill.from);
    // A refused ask has learnt nothing, and a grouped one brings sums, not readings.
    if (refusal || grouped || from >= to) return;
    for (const region of REGION_CODES) {
      if (regions && !regions.includes(AREAS[region].inseeCode as string)) continue;
      this.#add('HALF_HOUR', region, { from, to });
      if (FEED_FACTS[feed].stepMinutes === 15) this.#add('QUARTER_HOUR', region, { from, to });
    }
  }

  #add(leaf: 'QUARTER_HOUR' | 'HALF_HOUR', region: RegionCode, range: Range): void {
    this.#requested[leaf].set(region, withRange(this.#requested[leaf].get(region) ?? [], range));
  }

  requestedFor(area: AreaCode, leaf: 'QUARTER_HOUR' | 'HALF_HOUR'): readonly Range[] {
    if (isRegionCode(area)) return this.#requested[leaf].get(area) ?? [];
    return commonTo(REGION_CODES.map((region) => this.requestedFor(region, leaf)));
  }
}
