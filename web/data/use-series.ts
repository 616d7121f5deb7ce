import { useApolloClient } from '@apollo/client/react';
import type { AreaCode } from '@courant/core/domain';
import { useContext, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { SeriesFollower } from './series-follower.ts';
import type { SeriesRefusal, SeriesSet } from './series-set.ts';
import { LiveContext } from './use-live.ts';
import { useRetry } from './use-retry.ts';
import type { Zoom } from './zoom.ts';

/** Columns, and the window that they belong to. */
export interface ShownSeries {
  readonly set: SeriesSet;
  readonly zoom: Zoom;
}

export interface SeriesView {
  /** While the chosen window has no answer, this is the window before it. */
  readonly shown: ShownSeries | null;
  readonly refusal: SeriesRefusal | null;
  /** The last request for the chosen window failed. */
  readonly hasError: boolean;
  retry(): void;
}

/** The columns of an area over a window, kept up to date. */
export function useSeries(area: AreaCode, zoom: Zoom, maxPoints: number): SeriesView {
  const client = useApolloClient();
  const store = useContext(LiveContext);
  const follower = useMemo(
    () => new SeriesFollower(client, store, { area, zoom, maxPoints }),
    [client, store, area, zoom, maxPoints],
  );
  useEffect(() => follower.start(), [follower]);
  const { set, refusal, hasError } = useSyncExternalStore(follower.subscribe, follower.series);
  const shown = useLast(useMemo(() => set && { set, zoom }, [set, zoom]));
  useRetry(hasError, follower.retry);
  return { shown, refusal, hasError, retry: follower.retry };
}

/** The last one that was not null. */
function useLast<T>(next: T | null): T | null {
  const [last, setLast] = useState(next);
  if (next !== null && next !== last) setLast(next);
  return next ?? last;
}
