import type { EventLog } from '@courant/core/log';
import type { ChunkStore } from '@courant/core/store';
import { Coverage } from '../column/coverage.ts';
import type { ApiContext } from '../context.ts';
import { RequestedRanges } from '../fetches/requested-ranges.ts';
import type { SeriesSources } from './answer-series.ts';

// What was learnt from a log and a store outlives a request, and belongs to them.
const histories = new WeakMap<EventLog, RequestedRanges>();
const coverages = new WeakMap<ChunkStore, Coverage>();
const budgets = new WeakMap<ApiContext, { pointsLeft: number }>();

function known<Key extends WeakKey, Kept>(map: WeakMap<Key, Kept>, key: Key, make: () => Kept): Kept {
  let kept = map.get(key);
  if (kept === undefined) {
    kept = make();
    map.set(key, kept);
  }
  return kept;
}

/** What series are answered from, in one request. */
export function seriesDeps(context: ApiContext): SeriesSources {
  const { log, store, chunks, requestedAt: asked, limits } = context;
  const fetches = known(histories, log, () => new RequestedRanges(log));
  return {
    chunks,
    fetches,
    coverage: known(coverages, store, () => new Coverage(fetches)),
    now: asked,
    mostPointsPerSeries: limits.maxPointsPerSeries,
    budget: known(budgets, context, () => ({ pointsLeft: limits.maxPointsPerQuery })),
  };
}
