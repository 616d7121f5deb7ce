import { useQuery } from '@apollo/client/react';
import { type AreaCode, HOUR } from '@courant/core/domain';
import { useMemo } from 'react';
import { SeriesDocument } from '../gql/graphql.ts';
import { areaGridKey } from './live-state.ts';
import {
  type SeriesRefusal,
  type SeriesSet,
  toSeriesAnswer,
  windowEnd,
  withLive,
  withTail,
} from './series-set.ts';
import { useLive, useResetCount } from './use-live.ts';
import { NO_DEDUPLICATION, useRefetch } from './use-refetch.ts';
import { seriesVariables, ZOOM_FROM, type Zoom } from './zoom.ts';

/** Live readings are at most this old; older changes come as ranges. */
const LIVE_SPAN_MS = 48 * HOUR;
const TAIL_REFETCH_EVERY_MS = 2_000;
const WINDOW_REFETCH_EVERY_MS = 5_000;

export interface SeriesView {
  readonly set: SeriesSet | null;
  readonly refusal: SeriesRefusal | null;
  /** The set shown belongs to another window; the requested one is being fetched. */
  readonly stale: boolean;
  readonly hasError: boolean;
  retry(): void;
}

/** The columns of an area over a window, kept up to date by the stream. */
export function useSeries(area: AreaCode, zoom: Zoom, maxPoints: number): SeriesView {
  const variables = useMemo(() => seriesVariables(area, ZOOM_FROM[zoom], maxPoints), [area, zoom, maxPoints]);
  const { data, previousData, loading, error, refetch } = useQuery(SeriesDocument, {
    variables,
    context: NO_DEDUPLICATION,
  });
  useRefetchOnRange(area, refetch);
  const shown = data ?? previousData;
  const answer = useMemo(() => shown && toSeriesAnswer(shown), [shown]);
  const base = answer && 'set' in answer ? answer.set : null;
  const set = useLiveEdge(area, base);
  return {
    set,
    refusal: answer && 'refusal' in answer ? answer.refusal : null,
    stale: loading && data === undefined,
    hasError: error !== undefined && !loading,
    retry: () => void refetch(),
  };
}

/** Fetches the whole window when a range of it was revised, or when a snapshot may hide a change. */
function useRefetchOnRange(area: AreaCode, refetch: () => Promise<unknown>): void {
  const rangeCount = useLive((view) => view.revisedRangeCounts.get(area) ?? 0);
  const snapshotCount = useLive((view) => view.snapshotCount);
  useRefetch(refetch, { key: `${rangeCount}/${snapshotCount}`, everyMs: WINDOW_REFETCH_EVERY_MS });
}

/** The set with its live edge: a leaf grid takes readings from the stream, a coarser one fetches its last buckets. */
function useLiveEdge(area: AreaCode, base: SeriesSet | null): SeriesSet | null {
  const recent = useLive((view) =>
    base ? view.recentReadings.get(areaGridKey(area, base.resolution)) : undefined,
  );
  const tail = useTail(area, base);
  return useMemo(() => {
    if (!base) return null;
    const joined = tail ? withTail(base, tail) : base;
    return recent ? withLive(joined, recent.values()) : joined;
  }, [base, recent, tail]);
}

function useTail(area: AreaCode, base: SeriesSet | null): SeriesSet | null {
  const isCoarse = base !== null && base.resolution !== 'QUARTER_HOUR' && base.resolution !== 'HALF_HOUR';
  const updateCount = useLive((view) => view.updateCounts.get(area) ?? 0);
  const resetCount = useResetCount();
  const variables = useMemo(() => tailVariables(area, base), [area, base]);
  const skip = !isCoarse || updateCount === 0;
  const { data, refetch } = useQuery(SeriesDocument, { variables, context: NO_DEDUPLICATION, skip });
  useRefetch(refetch, { key: `${updateCount}/${resetCount}`, everyMs: TAIL_REFETCH_EVERY_MS, skip });
  return useMemo(() => {
    const answer = data && toSeriesAnswer(data);
    return answer && 'set' in answer ? answer.set : null;
  }, [data]);
}

/** The window from the first bucket that live readings may still change, to now, on the grid that is shown. */
function tailVariables(area: AreaCode, base: SeriesSet | null) {
  if (!base) return seriesVariables(area, '-P2D', 1);
  const liveFrom = windowEnd(base) - LIVE_SPAN_MS;
  const from = base.starts.findLast((start) => start <= liveFrom) ?? base.starts[0] ?? liveFrom;
  return seriesVariables(area, new Date(from).toISOString(), 750, base.resolution);
}
