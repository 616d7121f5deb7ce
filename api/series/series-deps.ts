import type { EventLog } from '@courant/core/log';
import type { ChunkStore } from '@courant/core/store';
import type { ApiContext } from '../context.ts';
import type { SeriesDeps } from './answer-series.ts';
import { Coverage } from '../column/coverage.ts';
import { FetchHistory } from '../fetches/requested-ranges.ts';

// What was learnt from a log and a store outlives a request, and belongs to them.
const histories = new WeakMap<EventLog, FetchHistory>();
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
export function seriesDeps(context: ApiContext): SeriesDeps {
  const { log, store, chunks, asked, limits } = context;
  const fetches = known(histories, log, () => new FetchHistory(log));
  return {
    chunks,
    fetches,
    coverage: known(coverages, store, () => new Coverage(fetches)),
    now: asked,
    mostPointsPerSeries: limits.maxPointsPerSeries,
    budget: known(budgets, context, () => ({ pointsLeft: limits.maxPointsPerQuery })),
  };
}
