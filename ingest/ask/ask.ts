import type { FeedId, FetchPurpose } from '@courant/core/domain';

/** What ingest wants from the publisher in one request. Once the request has ended, its record is a `Fetch`. */
export interface Ask {
  readonly feed: FeedId;
  readonly purpose: FetchPurpose;
  /** The rows themselves, or how many there are and their sums, by region, month and nature. */
  readonly wanted: 'ROWS' | 'GROUPS';
  /** `[from, to)`, epoch milliseconds UTC; `to` may lie ahead, the request stops at now. */
  readonly from: number;
  readonly to: number;
  /** INSEE codes; null for all twelve. */
  readonly regions: readonly string[] | null;
  /** The columns to sum by region, month and nature; none where rows are wanted. */
  readonly summed: readonly string[];
}
