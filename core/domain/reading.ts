import type { RegionCode } from './area.ts';
import type { Values } from './values.ts';
import { type Vintage, vintageRankOf } from './vintage.ts';

/** What the publisher gives for one region over one interval. */
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
  /**
   * What else the publisher's row says, by the publisher's name: the number of every other column (`tco_*`, `tch_*`, the
   * wind split), and the text of a cell that is no number where one should be, a measure's too, whose value is then null.
   * The log keeps all of it, so that a later version can use it.
   */
  readonly extra: Readonly<Record<string, number | string>>;
}

/** A reading with its offset in its region's partition. */
export interface PositionedReading extends Reading {
  readonly position: number;
}

/** The part of a reading that decides whether it replaces another of the same slot. */
export interface Precedence {
  readonly vintage: Vintage;
  readonly position: number;
}

/**
 * Higher vintage wins; equal vintage, later log position wins: the publisher corrects figures in place. The same position
 * again is a replay. Equal vintage and equal values change nothing, which `applyReading` looks at too.
 */
export const supersedes = (next: Precedence, current: Precedence): boolean =>
  vintageRankOf(next.vintage) > vintageRankOf(current.vintage) ||
  (next.vintage === current.vintage && next.position >= current.position);
