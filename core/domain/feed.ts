import type { Vintage } from './vintage.ts';

/** The publisher's datasets that Courant asks, real time first. */
export const FEEDS = ['eco2mix-regional-tr', 'eco2mix-regional-cons-def'] as const;
/** A feed: the publisher's own name for a dataset. */
export type FeedId = (typeof FEEDS)[number];

export interface FeedFact {
  /** The vintages of its readings, lowest first; no other feed publishes them. */
  readonly vintages: readonly Vintage[];
  /** Length of its intervals. */
  readonly stepMinutes: 15 | 30;
  /** A part of the text of `nature`, its words without accents or capitals, and the vintage that it means. */
  readonly natures: ReadonlyArray<readonly [stem: string, vintage: Vintage]>;
  /** The vintage of a row that has no `nature`; null where such a row cannot be understood. */
  readonly vintageWithoutNature: Vintage | null;
  /** How many months back to ask for rows; null for all of history. */
  readonly reachMonths: number | null;
  /**
   * How new and corrected values are found: `POLLS` asks for the rows of the latest hours and days again; `CHECKS`
   * compares the publisher's counts and sums by region and month, and asks for the rows of those that moved.
   */
  readonly followedBy: 'POLLS' | 'CHECKS';
}

/** The total table of feeds, from the publisher's documentation of its datasets. */
export const FEED_FACTS: Readonly<Record<FeedId, FeedFact>> = {
  'eco2mix-regional-tr': {
    vintages: ['REAL_TIME'],
    stepMinutes: 15,
    natures: [['temps reel', 'REAL_TIME']],
    vintageWithoutNature: 'REAL_TIME',
    // The feed was seen to reach back 14 months; two more as a margin. Further back an ask costs a call and returns nothing.
    reachMonths: 16,
    followedBy: 'POLLS',
  },
  'eco2mix-regional-cons-def': {
    vintages: ['CONSOLIDATED', 'DEFINITIVE'],
    stepMinutes: 30,
    natures: [
      ['consolid', 'CONSOLIDATED'],
      // "définitives", and "définitif" should the publisher name it so.
      ['definiti', 'DEFINITIVE'],
    ],
    vintageWithoutNature: null,
    reachMonths: null,
    followedBy: 'CHECKS',
  },
};

/** The feed that publishes a vintage. */
export const FEED_OF_VINTAGE = {
  REAL_TIME: 'eco2mix-regional-tr',
  CONSOLIDATED: 'eco2mix-regional-cons-def',
  DEFINITIVE: 'eco2mix-regional-cons-def',
} as const satisfies Record<Vintage, FeedId>;
