import type { RegionCode } from './area.ts';
import { PUBLISHED_MEASURES } from './measure.ts';
import { type Vintage, vintageRankOf } from './vintage.ts';

/** MW per published measure, in the order of `PUBLISHED_MEASURES`; null is "not published", 0 is zero. */
export type Values = ReadonlyArray<number | null>;

/** What the publisher said of one region over one interval. */
export interface Reading {
  readonly area: RegionCode;
  /** Start of the interval, epoch milliseconds UTC. */
  readonly start: number;
  /** 15 for real time, 30 for consolidated and definitive. */
  readonly stepMinutes: 15 | 30;
  readonly vintage: Vintage;
  /** When we fetched it, epoch milliseconds UTC; serves `asOf` only, never the order. */
  readonly knownAt: number;
  readonly values: Values;
  /** Every other number published with it (`tco_*`, `tch_*`, the wind split), by the publisher's name: the log is the truth. */
  readonly extra: Readonly<Record<string, number>>;
}

/** A reading with its offset in its region's partition. */
export interface PositionedReading extends Reading {
  readonly position: number;
}

/** What decides between two readings of one slot. */
export interface Precedence {
  readonly vintage: Vintage;
  readonly position: number;
}

/** Higher vintage wins; equal vintage, later log position wins: the publisher corrects figures in place. */
export const supersedes = (next: Precedence, current: Precedence): boolean =>
  vintageRankOf(next.vintage) > vintageRankOf(current.vintage) ||
  (next.vintage === current.vintage && next.position >= current.position);

export const sameValues = (a: Values, b: Values): boolean =>
  PUBLISHED_MEASURES.every((_, i) => (a[i] ?? null) === (b[i] ?? null));

/** A row without any measure is not a reading and supersedes nothing. */
export const isEmpty = (values: Values): boolean => values.every((mw) => mw === null);
