import type { FeedSchema } from './drift.ts';
import type { FeedId } from './feed.ts';
import type { Vintage } from './vintage.ts';

/**
 * Why the publisher is asked. `POLL`: recent rows of all regions. `CHECK`: counts and sums of all region-months, or the rows
 * of one that moved. `SWEEP`, `BACKFILL`: the rows of one region-month.
 */
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

/** Where the rows of a region-month's answer are not those that the latest check counted and summed. */
export interface CountMismatch {
  readonly vintage: Vintage;
  /** Rows that the check counted, and rows of the answer that could be read. */
  readonly publishedRows: number;
  readonly takenRows: number;
  /** The columns whose sums differ. */
  readonly columns: readonly string[];
  /** Start of the first ask whose answer differed, epoch milliseconds UTC. */
  readonly since: number;
}

/**
 * A finished ask of the publisher, appended after the log acknowledged its readings. Ingest resumes from these records,
 * and the api reports them.
 */
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
  /**
   * Rows in the answer, readings appended, rows rejected, and ghosts dropped: rows of the hour that Paris skips in
   * spring.
   */
  readonly rows: number;
  readonly appended: number;
  /** Of those appended, readings of slots that the log had another reading of, by the same feed. Absent in old records. */
  readonly revised?: number;
  readonly rejected: number;
  readonly ghosts: number;
  /** Why the ask gave nothing, and the earliest time to ask again; null after a good answer. */
  readonly refusal: { readonly reason: string; readonly notBefore: number } | null;
  /** The answer of a grouped check; null otherwise. */
  readonly grouped: readonly GroupedLine[] | null;
  /** How far the backfill is once this ask has ended; null outside a backfill. */
  readonly backfill: BackfillProgress | null;
  /** The feed's schema once this ask has ended; absent where it is as recorded before. */
  readonly schema?: FeedSchema;
  /** Of a region-month that a check has counted: how its answer differs from that. Absent in old records. */
  readonly mismatches?: readonly CountMismatch[];
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
