import {
  firstRepeatedHour,
  HOUR,
  type LeafResolution,
  parisDate,
  type Resolution,
  type StoredMeasure,
} from '@courant/core/domain';
import { bucketGridOf, QUARTER_HOUR_MS, quarterHoursIn } from '../column/bucket-grid.ts';
import { type Bucket, bucketRange, descend } from '../column/descend.ts';
import type { ChunkSource, Piece } from '../column/piece.ts';
import { intersect, type Range } from '../column/range.ts';

/** Why readings are missing. */
export const GapReasons = {
  NOT_PUBLISHED: 'NOT_PUBLISHED',
  DST_UNPUBLISHED: 'DST_UNPUBLISHED',
  PENDING: 'PENDING',
  NOT_FETCHED: 'NOT_FETCHED',
} as const;
export type GapReason = keyof typeof GapReasons;

/** A run of leaf slots of which something is missing. */
export interface MissingRange extends Range {
  /** Quarter-hours missing. */
  readonly missing: number;
}

export interface ReasonedRange extends MissingRange {
  readonly reason: GapReason;
}

/** What decides the reason of a gap. */
export interface GapFacts {
  /** Epoch milliseconds UTC. */
  readonly now: number;
  /** End of the area's newest slot; null where it has none. */
  readonly liveEdge: number | null;
  /** The ranges requested from the publisher, in order of time, none touching another. */
  readonly requested: readonly Range[];
}

/** The publisher's newest slot is 8 to 75 minutes old: a younger slot than this may still be on its way to us. */
export const MAX_PUBLISHING_DELAY_MS = 2 * HOUR;

const autumnPassOf = (at: number): Range => {
  const [from, to] = firstRepeatedHour(parisDate(at).year);
  return { from, to };
};
const within = (at: number, { from, to }: Range): boolean => at >= from && at < to;

/** Why the slot that begins here is missing. */
export function reasonAt(at: number, { now, liveEdge: edge, requested }: GapFacts): GapReason {
  if (within(at, autumnPassOf(at))) return 'DST_UNPUBLISHED';
  const wasRequested = requested.some((range) => within(at, range));
  const afterEdge = edge === null || at >= edge;
  if (afterEdge && (wasRequested || at >= now - MAX_PUBLISHING_DELAY_MS)) return 'PENDING';
  return wasRequested ? 'NOT_PUBLISHED' : 'NOT_FETCHED';
}

/** Instants inside a range at which the reason may change, in order. */
function reasonBoundariesIn(range: Range, { now, liveEdge: edge, requested }: GapFacts): number[] {
  const years = Array.from(
    { length: parisDate(range.to).year - parisDate(range.from).year + 1 },
    (_, i) => parisDate(range.from).year + i,
  );
  const boundaries = [
    ...years.flatMap((year) => [...firstRepeatedHour(year)]),
    ...requested.flatMap(({ from, to }) => [from, to]),
    now - MAX_PUBLISHING_DELAY_MS,
    ...(edge === null ? [] : [edge]),
  ];
  return [...new Set(boundaries)].filter((at) => at > range.from && at < range.to).sort((a, b) => a - b);
}

/** A missing range in parts of one reason each. A slot that is missing in part has the reason of its last quarter-hour. */
export function splitByReason(missingRange: MissingRange, step: number, facts: GapFacts): ReasonedRange[] {
  const { to: end } = missingRange;
  let { from } = missingRange;
  if (!isWhole(missingRange)) return [{ ...missingRange, reason: reasonAt(end - QUARTER_HOUR_MS, facts) }];
  // A slot has one reason: a boundary inside it moves to its end.
  const boundaries = new Set(
    reasonBoundariesIn(missingRange, facts).map((at) => Math.ceil(at / step) * step),
  );
  const parts: ReasonedRange[] = [];
  for (const to of [...[...boundaries].filter((at) => at < end), end]) {
    parts.push({ from, to, missing: (to - from) / QUARTER_HOUR_MS, reason: reasonAt(from, facts) });
    from = to;
  }
  return parts;
}

/** Adds a part to gaps; extends the last gap where the part continues it for the same reason. */
export function addPart(gaps: ReasonedRange[], part: ReasonedRange): void {
  const last = gaps.at(-1);
  if (last && last.to === part.from && last.reason === part.reason) {
    gaps[gaps.length - 1] = { ...last, to: part.to, missing: last.missing + part.missing };
  } else gaps.push(part);
}

export const leafStep = (resolution: Resolution): number =>
  resolution === 'QUARTER_HOUR' ? QUARTER_HOUR_MS : 2 * QUARTER_HOUR_MS;
export const leafOf = (resolution: Resolution): LeafResolution =>
  resolution === 'QUARTER_HOUR' ? resolution : 'HALF_HOUR';

/** Where to look for gaps, and for how many. */
export interface GapSearch {
  readonly source: ChunkSource;
  readonly measure: StoredMeasure;
  readonly pieces: readonly Piece[];
  readonly facts: GapFacts;
  readonly first: number;
}

/**
 * The first gaps of a measure, to the half-hour (the quarter-hour on its own grid) whatever the resolution: a bucket
 * that is neither complete nor empty is searched in its finer buckets. A slot that has not ended is no gap.
 */
export async function findGaps({
  source,
  measure,
  pieces,
  facts,
  first,
}: GapSearch): Promise<ReasonedRange[]> {
  const [earliest] = pieces;
  if (!earliest || first <= 0) return [];
  const step = leafStep(earliest.chunk.key.resolution);
  const ended = { from: Number.NEGATIVE_INFINITY, to: Math.floor(facts.now / step) * step };
  const isFull = (bucket: Bucket): boolean => missingQuarterHours(bucket, measure) === 0;
  const isEmpty = ({ piece, slot }: Bucket): boolean => (piece.chunk.column(measure).count[slot] ?? 0) === 0;
  const runs = new MissingRuns(step, facts);
  await descend(
    source,
    pieces.filter((piece) => !isComplete(piece, measure)),
    {
      isSufficient: (bucket) => isEmpty(bucket) || isFull(bucket),
      visit: (bucket) => {
        const range = isFull(bucket) ? undefined : intersect(bucketRange(bucket), ended);
        if (range) runs.add(toMissingRange(range, bucket, measure));
        return runs.gaps.length <= first;
      },
    },
  );
  runs.end();
  return runs.gaps.slice(0, first);
}

/** Whether no slot of a piece misses anything: most do not, and need no bucket each. */
function isComplete({ chunk, period, first, end }: Piece, measure: StoredMeasure): boolean {
  const grid = bucketGridOf(chunk.key.resolution, period);
  const { count } = chunk.column(measure);
  for (let slot = first; slot < end; slot++) if (count[slot] !== quarterHoursIn(grid, slot)) return false;
  return true;
}

/** Collects missing ranges in order. Neighbours are joined before they are split by reason, which costs more than a slot. */
class MissingRuns {
  readonly gaps: ReasonedRange[] = [];
  readonly #step: number;
  readonly #facts: GapFacts;
  /** The last run, of which every quarter-hour is missing. */
  #run: MissingRange | undefined;

  constructor(step: number, facts: GapFacts) {
    this.#step = step;
    this.#facts = facts;
  }

  add(range: MissingRange): void {
    const run = this.#run;
    if (run && run.to === range.from && isWhole(range)) {
      this.#run = { from: run.from, to: range.to, missing: run.missing + range.missing };
      return;
    }
    this.end();
    if (isWhole(range)) this.#run = range;
    else this.#split(range);
  }

  /** Splits the last run. */
  end(): void {
    if (this.#run) this.#split(this.#run);
    this.#run = undefined;
  }

  #split(range: MissingRange): void {
    for (const part of splitByReason(range, this.#step, this.#facts)) addPart(this.gaps, part);
  }
}

const isWhole = ({ from, to, missing }: MissingRange): boolean => missing * QUARTER_HOUR_MS >= to - from;

const missingQuarterHours = ({ piece, slot, grid }: Bucket, measure: StoredMeasure): number =>
  quarterHoursIn(grid, slot) - (piece.chunk.column(measure).count[slot] ?? 0);

/** An empty bucket misses all quarter-hours that have ended; a leaf that is published in part misses the rest. */
const toMissingRange = (range: Range, bucket: Bucket, measure: StoredMeasure): MissingRange => ({
  ...range,
  missing: Math.min(missingQuarterHours(bucket, measure), (range.to - range.from) / QUARTER_HOUR_MS),
});
