import type { FeedId } from './feed.ts';

/** Why a question was asked; a backfill slice is one region-month or one month of all regions. */
export type FetchPurpose = 'POLL' | 'CHECK' | 'SWEEP' | 'BACKFILL';

/** One line of the grouped check: how much of one region, month and nature the publisher has. */
export interface GroupedLine {
  readonly inseeCode: string;
  /** "2024-01". */
  readonly month: string;
  readonly nature: string;
  readonly rows: number;
  /** Sums by publisher field, so that a revision shows; null where the publisher sums nothing. */
  readonly sums: Readonly<Record<string, number | null>>;
}

/** One finished ask, appended after its readings are acknowledged: what ingest resumes from and the api reports. */
export interface Fetch {
  readonly feed: FeedId;
  readonly purpose: FetchPurpose;
  /** The window asked for, `[from, to)`, epoch milliseconds UTC. */
  readonly from: number;
  readonly to: number;
  /** INSEE codes asked for; null for all twelve. */
  readonly regions: readonly string[] | null;
  readonly startedAt: number;
  readonly finishedAt: number;
  /** Rows in the answer, readings appended, rows rejected, ghosts of the spring hour dropped. */
  readonly rows: number;
  readonly appended: number;
  readonly rejected: number;
  readonly ghosts: number;
  /** Why nothing was stored, and when to ask again at the earliest; null after a good answer. */
  readonly refusal: { readonly reason: string; readonly notBefore: number } | null;
  /** The answer of a grouped check; null otherwise. */
  readonly grouped: readonly GroupedLine[] | null;
  /** How far the backfill is once this ask has ended; null outside a backfill. */
  readonly backfill: BackfillProgress | null;
  /** Whether the publisher is a simulator. */
  readonly simulated: boolean;
}

export interface BackfillProgress {
  /** History asked for, `[from, to)`, epoch milliseconds UTC. */
  readonly from: number;
  readonly to: number;
  readonly slicesDone: number;
  readonly slicesTotal: number;
  readonly slicesFailed: number;
}
