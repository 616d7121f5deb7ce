import {
  firstRepeatedHour,
  HOUR,
  type LeafResolution,
  type Measure,
  parisDate,
  type Resolution,
} from '@courant/core/domain';
import { descend, type Place, rangeOf } from '../column/descend.ts';
import type { ChunkSource, Piece } from '../column/piece.ts';
import { cut, type Range } from '../column/range.ts';
import { QUARTER, quartersAt } from '../column/bucket-grid.ts';

/** Why readings are missing. */
export const GapReasons = {
  NOT_PUBLISHED: 'NOT_PUBLISHED',
  DST_UNPUBLISHED: 'DST_UNPUBLISHED',
  PENDING: 'PENDING',
  NOT_FETCHED: 'NOT_FETCHED',
} as const;
export type GapReason = keyof typeof GapReasons;

/** A run of leaf slots of which something is missing. */
export interface Hole extends Range {
  /** Quarter-hours missing. */
  readonly missing: number;
}

export interface ReasonedHole extends Hole {
  readonly reason: GapReason;
}

/** What tells one reason from another. */
export interface GapFacts {
  /** Epoch milliseconds UTC. */
  readonly now: number;
  /** End of the area's newest slot; null where it has none. */
  readonly edge: number | null;
  /** What the publisher has been asked for; rising and apart. */
  readonly asked: readonly Range[];
}

/** The publisher's newest slot is 8 to 75 minutes old; what is younger than this may still be on its way to us. */
export const ON_ITS_WAY_MS = 2 * HOUR;

const autumnPassOf = (at: number): Range => {
  const [from, to] = firstRepeatedHour(parisDate(at).year);
  return { from, to };
};
const within = (at: number, { from, to }: Range): boolean => at >= from && at < to;

/** Why the slot that begins here is missing. */
export function reasonAt(at: number, { now, edge, asked }: GapFacts): GapReason {
  if (within(at, autumnPassOf(at))) return 'DST_UNPUBLISHED';
  const wasAsked = asked.some((range) => within(at, range));
  const afterEdge = edge === null || at >= edge;
  if (afterEdge && (wasAsked || at >= now - ON_ITS_WAY_MS)) return 'PENDING';
  return wasAsked ? 'NOT_PUBLISHED' : 'NOT_FETCHED';
}

/** Where the reason may change inside a hole. */
function turnsIn(hole: Range, { now, edge, asked }: GapFacts): number[] {
  const years = Array.from(
    { length: parisDate(hole.to).year - parisDate(hole.from).year + 1 },
    (_, i) => parisDate(hole.from).year + i,
  );
  const turns = [
    ...years.flatMap((year) => [...firstRepeatedHour(year)]),
    ...asked.flatMap(({ from, to }) => [from, to]),
    now - ON_ITS_WAY_MS,
    ...(edge === null ? [] : [edge]),
  ];
  return [...new Set(turns)].filter((at) => at > hole.from && at < hole.to).sort((a, b) => a - b);
}

/** A hole in parts of one reason each. One that is missing only in part has the reason of its end, which came last. */
export function reasonedParts(hole: Hole, step: number, facts: GapFacts): ReasonedHole[] {
  if (hole.missing * QUARTER < hole.to - hole.from)
    return [{ ...hole, reason: reasonAt(hole.to - QUARTER, facts) }];
  // A reason turns between slots: an instant inside one belongs to the slot.
  const turns = new Set(turnsIn(hole, facts).map((at) => Math.ceil(at / step) * step));
  const edges = [hole.from, ...[...turns].filter((at) => at < hole.to), hole.to];
  return edges.slice(1).map((to, i) => {
    const from = edges[i];
    return { from, to, missing: (to - from) / QUARTER, reason: reasonAt(from, facts) };
  });
}

/** Adds a part to gaps, as one with the last where they are neighbours of one reason. */
export function addPart(gaps: ReasonedHole[], part: ReasonedHole): void {
  const last = gaps.at(-1);
  if (last && last.to === part.from && last.reason === part.reason) {
    gaps[gaps.length - 1] = { ...last, to: part.to, missing: last.missing + part.missing };
  } else gaps.push(part);
}

export const leafStep = (resolution: Resolution): number =>
  resolution === 'QUARTER_HOUR' ? QUARTER : 2 * QUARTER;
export const leafOf = (resolution: Resolution): LeafResolution =>
  resolution === 'QUARTER_HOUR' ? resolution : 'HALF_HOUR';

/** What a series is asked for its gaps with. */
export interface GapQuestion {
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
}: GapQuestion): Promise<ReasonedHole[]> {
  if (pieces.length === 0 || first <= 0) return [];
  const step = leafStep(pieces[0].chunk.key.resolution);
  const ended = { from: Number.NEGATIVE_INFINITY, to: Math.floor(facts.now / step) * step };
  const isFull = (place: Place): boolean => missingAt(place, measure) === 0;
  const isEmpty = ({ piece, slot }: Place): boolean => (piece.chunk.column(measure).count[slot] ?? 0) === 0;
  const gaps: ReasonedHole[] = [];
  await descend(source, pieces, {
    isWhole: (place) => isEmpty(place) || isFull(place),
    visit: (place) => {
      const range = isFull(place) ? undefined : cut(rangeOf(place), ended);
      for (const part of range ? reasonedParts(toHole(range, place, measure), step, facts) : [])
        addPart(gaps, part);
      return gaps.length <= first;
    },
  });
  return gaps.slice(0, first);
}

const missingAt = ({ piece, slot, ticks }: Place, measure: Measure): number =>
  quartersAt(ticks, slot) - (piece.chunk.column(measure).count[slot] ?? 0);

/** An empty bucket lacks all of what has ended of it; a leaf that is partly there lacks the rest. */
const toHole = (range: Range, place: Place, measure: Measure): Hole => ({
  ...range,
  missing: Math.min(missingAt(place, measure), (range.to - range.from) / QUARTER),
});
