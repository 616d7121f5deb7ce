import {
  firstRepeatedHour,
  HOUR,
  type LeafResolution,
  type Measure,
  parisDate,
  type Resolution,
} from '@courant/core/domain';
import { QUARTER_HOUR_MS, quarterHoursIn } from '../column/bucket-grid.ts';
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

/** What tells one reason from another. */
export interface GapFacts {
  /** Epoch milliseconds UTC. */
  readonly now: number;
  /** End of the area's newest slot; null where it has none. */
  readonly liveEdge: number | null;
  /** What the publisher has been asked for; rising and apart. */
  readonly requested: readonly Range[];
}

/** The publisher's newest slot is 8 to 75 minutes old; what is younger than this may still be on its way to us. */
export const MAX_PUBLISHING_DELAY_MS = 2 * HOUR;

const autumnPassOf = (at: number): Range => {
  const [from, to] = firstRepeatedHour(parisDate(at).year);
  return { from, to };
};
const within = (at: number, { from, to }: Range): boolean => at >= from && at < to;

/** Why the slot that begins here is missing. */
export function reasonAt(at: number, { now, liveEdge: edge, requested: asked }: GapFacts): GapReason {
  if (within(at, autumnPassOf(at))) return 'DST_UNPUBLISHED';
  const wasAsked = asked.some((range) => within(at, range));
  const afterEdge = edge === null || at >= edge;
  if (afterEdge && (wasAsked || at >= now - MAX_PUBLISHING_DELAY_MS)) return 'PENDING';
  return wasAsked ? 'NOT_PUBLISHED' : 'NOT_FETCHED';
}

/** Where the reason may change inside a hole. */
function reasonBoundariesIn(range: Range, { now, liveEdge: edge, requested: asked }: GapFacts): number[] {
  const years = Array.from(
    { length: parisDate(range.to).year - parisDate(range.from).year + 1 },
    (_, i) => parisDate(range.from).year + i,
  );
  const turns = [
    ...years.flatMap((year) => [...firstRepeatedHour(year)]),
    ...asked.flatMap(({ from, to }) => [from, to]),
    now - MAX_PUBLISHING_DELAY_MS,
    ...(edge === null ? [] : [edge]),
  ];
  return [...new Set(turns)].filter((at) => at > range.from && at < range.to).sort((a, b) => a - b);
}

/** A hole in parts of one reason each. One that is missing only in part has the reason of its end, which came last. */
export function splitByReason(hole: MissingRange, step: number, facts: GapFacts): ReasonedRange[] {
  if (hole.missing * QUARTER_HOUR_MS < hole.to - hole.from)
    return [{ ...hole, reason: reasonAt(hole.to - QUARTER_HOUR_MS, facts) }];
  // A reason turns between slots: an instant inside one belongs to the slot.
  const turns = new Set(reasonBoundariesIn(hole, facts).map((at) => Math.ceil(at / step) * step));
  const edges = [hole.from, ...[...turns].filter((at) => at < hole.to), hole.to];
  return edges.slice(1).map((to, i) => {
    const from = edges[i];
    return { from, to, missing: (to - from) / QUARTER_HOUR_MS, reason: reasonAt(from, facts) };
  });
}

/** Adds a part to gaps, as one with the last where they are neighbours of one reason. */
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

/** What a series is asked for its gaps with. */
export interface GapSearch {
  readonly source: ChunkSource;
  readonly measure: Measure;
  readonly pieces: readonly Piece[];
  readonly facts: GapFacts;
  readonly first: number;
}

/**
 * The first gaps of a measure, to the half-hour (the quarter-hour on its own grid) whatever the resolution: a bucket
 * that is neither complete nor empty is looked at through what it is made of. A slot that has not ended is no gap.
 */
export async function findGaps({
  source,
  measure,
  pieces,
  facts,
  first,
}: GapSearch): Promise<ReasonedRange[]> {
  if (pieces.length === 0 || first <= 0) return [];
  const step = leafStep(pieces[0].chunk.key.resolution);
  const ended = { from: Number.NEGATIVE_INFINITY, to: Math.floor(facts.now / step) * step };
  const isFull = (place: Bucket): boolean => missingQuarterHours(place, measure) === 0;
  const isEmpty = ({ piece, slot }: Bucket): boolean => (piece.chunk.column(measure).count[slot] ?? 0) === 0;
  const gaps: ReasonedRange[] = [];
  await descend(source, pieces, {
    isSufficient: (place) => isEmpty(place) || isFull(place),
    visit: (place) => {
      const range = isFull(place) ? undefined : intersect(bucketRange(place), ended);
      for (const part of range ? splitByReason(toMissingRange(range, place, measure), step, facts) : [])
        addPart(gaps, part);
      return gaps.length <= first;
    },
  });
  return gaps.slice(0, first);
}

const missingQuarterHours = ({ piece, slot, grid: ticks }: Bucket, measure: Measure): number =>
  quarterHoursIn(ticks, slot) - (piece.chunk.column(measure).count[slot] ?? 0);

/** An empty bucket lacks all of what has ended of it; a leaf that is partly there lacks the rest. */
const toMissingRange = (range: Range, bucket: Bucket, measure: Measure): MissingRange => ({
  ...range,
  missing: Math.min(missingQuarterHours(bucket, measure), (range.to - range.from) / QUARTER_HOUR_MS),
});
