import { type Drift, type FeedId, type Fetch, isSameDrift } from '@courant/core/domain';
import type { AskResult } from './append-answer.ts';
import type { FeedState } from './plan/feed-state.ts';
import { addToCounters, type IngestProgress, ZERO_COUNTERS } from './progress.ts';

/**
 * Adds each fetch to the counters and reports it. Each unknown column and each drift is reported once, so once more after a
 * restart.
 */
export function createProgressReporter(
  states: readonly FeedState[],
  onProgress: (progress: IngestProgress) => void,
): (fetch: Fetch, result: AskResult) => void {
  let counters = ZERO_COUNTERS;
  const reportedColumns = new Set<string>();
  const driftsByFeed = new Map<FeedId, readonly Drift[]>();
  return (fetch, result) => {
    counters = addToCounters(counters, fetch, result);
    const newColumns = result.unknownColumns.filter((name) => !reportedColumns.has(name));
    for (const name of newColumns) reportedColumns.add(name);
    const { oddReadings, rejections, oddColumns } = result;
    const { drifts } = result.schema;
    const before = driftsByFeed.get(fetch.feed) ?? [];
    driftsByFeed.set(fetch.feed, drifts);
    const state = states.find(({ feed }) => feed === fetch.feed);
    onProgress({
      fetch,
      counters,
      newColumns,
      mismatchedMonths: state?.mismatchedSlices ?? 0,
      answeredAt: state?.answeredAt ?? null,
      oddReadings,
      rejections,
      oddColumns,
      drifts,
      begun: withoutSame(drifts, before).filter(({ accepted }) => !accepted),
      ended: withoutSame(before, drifts),
    });
  };
}

const withoutSame = (drifts: readonly Drift[], others: readonly Drift[]): readonly Drift[] =>
  drifts.filter((drift) => !others.some((other) => isSameDrift(other, drift)));
