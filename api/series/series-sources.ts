import type { EarliestAsOf } from '../column/as-of.ts';
import type { Coverage } from '../column/coverage.ts';
import type { OrderedChunks } from '../column/live-edge.ts';
import type { ApiContext } from '../context.ts';
import type { FetchLog } from '../fetches/fetch-log.ts';
import type { PointBudget } from '../limits/point-budget.ts';
import type { RequestMemo } from '../request-memo.ts';

/** What a series of one request reads from. */
export interface SeriesSources {
  readonly chunks: OrderedChunks;
  readonly fetches: FetchLog;
  readonly coverage: Coverage;
  readonly earliestAsOf: EarliestAsOf;
  /** The instant the request is answered for, epoch milliseconds UTC. */
  readonly now: number;
  readonly maxPointsPerSeries: number;
  readonly budget: PointBudget;
  readonly memo: RequestMemo;
}

export const seriesSources = ({
  chunks,
  fetches,
  coverage,
  earliestAsOf,
  requestedAt,
  limits,
  budget,
  memo,
}: ApiContext): SeriesSources => ({
  chunks,
  fetches,
  coverage,
  earliestAsOf,
  now: requestedAt,
  maxPointsPerSeries: limits.maxPointsPerSeries,
  budget,
  memo,
});
