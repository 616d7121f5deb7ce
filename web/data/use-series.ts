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
import { useLive } from './use-live.ts';
import { useRateLimitedEffect } from './use-rate-limited-effect.ts';
import { seriesVariables, ZOOM_FROM, type Zoom } from './zoom.ts';

/** Live slots are at most this old; what moves further back comes as a range. */
const LIVE_SPAN_MS = 48 * HOUR;
const TAIL_REFETCH_EVERY_MS = 2_000;
const WINDOW_REFETCH_EVERY_MS = 5_000;

/** What asks again must not be given the answer under way, which may have been read before the move. */
const NO_DEDUPLICATION = { queryDeduplication: false };

export interface SeriesView {
  readonly set: SeriesSet | null;
  readonly refusal: SeriesRefusal | null;
  /** The set shown belongs to another window and the asked one is on its way. */
  readonly stale: boolean;
  readonly hasError: boolean;
  retry(): void;
}

/** The columns of an area over a window, kept current by the stream. */
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

/** Asks the whole window again when a range of it was revised, or when a snapshot may have hidden a move. */
function useRefetchOnRange(area: AreaCode, refetch: () => Promise<unknown>): void {
  const ranges = useLive((view) => view.revisedRangeCounts.get(area) ?? 0);
  const generation = useLive((view) => view.snapshotCount);
  useRateLimitedEffect(`${ranges}/${generation}`, WINDOW_REFETCH_EVERY_MS, () => {
    refetch().catch(() => undefined); // What is shown stays; the error state of the query says the rest.
  });
}

/** The live edge: leaf grids take the readings of the stream, coarser ones ask their last buckets again. */
function useLiveEdge(area: AreaCode, base: SeriesSet | null): SeriesSet | null {
  const heard = useLive((view) =>
    base ? view.recentReadings.get(areaGridKey(area, base.resolution)) : undefined,
  );
  const tail = useTail(area, base);
  return useMemo(() => {
    if (!base) return null;
    const joined = tail ? withTail(base, tail) : base;
    return heard ? withLive(joined, heard.values()) : joined;
  }, [base, heard, tail]);
}

function useTail(area: AreaCode, base: SeriesSet | null): SeriesSet | null {
  const coarse = base !== null && base.resolution !== 'QUARTER_HOUR' && base.resolution !== 'HALF_HOUR';
  const moves = useLive((view) => view.updateCounts.get(area) ?? 0);
  const variables = useMemo(() => tailVariables(area, base), [area, base]);
  const { data, refetch } = useQuery(SeriesDocument, {
    variables,
    context: NO_DEDUPLICATION,
    skip: !coarse || moves === 0,
  });
  // A snapshot that begins anew, which the first does not, may hide that any of them moved.
  const generation = useLive((view) => view.snapshotCount);
  useRateLimitedEffect(`${moves}/${Math.max(1, generation)}`, TAIL_REFETCH_EVERY_MS, () => {
    if (coarse && moves > 0) refetch().catch(() => undefined); // The tail shown stays until a later move asks again.
  });
  return useMemo(() => {
    const answer = data && toSeriesAnswer(data);
    return answer && 'set' in answer ? answer.set : null;
  }, [data]);
}

/** From the bucket in which live slots may still move, to now, on the grid that is shown. */
function tailVariables(area: AreaCode, base: SeriesSet | null) {
  if (!base) return seriesVariables(area, '-P2D', 1);
  const movable = windowEnd(base) - LIVE_SPAN_MS;
  const from = base.starts.findLast((start) => start <= movable) ?? base.starts[0] ?? movable;
  return seriesVariables(area, new Date(from).toISOString(), 750, base.resolution);
}
