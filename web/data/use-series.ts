import { useApolloClient } from '@apollo/client/react';
import { useContext, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { Refusal, RefusedOperation } from './refusal.ts';
import { SeriesFollower } from './series-follower.ts';
import type { SeriesSet } from './series-set.ts';
import type { SeriesWindow } from './series-window.ts';
import { LiveContext } from './use-live.ts';
import { useRetry } from './use-retry.ts';

/** Columns, and the window that they belong to. */
export interface ShownSeries {
  readonly set: SeriesSet;
  readonly window: SeriesWindow;
}

export interface SeriesView {
  /** While the chosen window has no answer, this is the window before it. */
  readonly shown: ShownSeries | null;
  readonly refusal: Refusal | null;
  /** The last request for the chosen window failed. */
  readonly hasError: boolean;
  /** What the API said to it; null where it does not answer. */
  readonly failure: RefusedOperation | null;
  retry(): void;
}

/** Names a window: two of one name show the same. */
export const windowKey = (window: SeriesWindow): string => JSON.stringify(window);

/** The columns of an area over a window, kept up to date. */
export function useSeries(chosen: SeriesWindow): SeriesView {
  const client = useApolloClient();
  const store = useContext(LiveContext);
  const key = windowKey(chosen);
  const window = useMemo(() => JSON.parse(key) as SeriesWindow, [key]);
  const follower = useMemo(() => new SeriesFollower(client, store, window), [client, store, window]);
  useEffect(() => follower.start(), [follower]);
  const { set, refusal, hasError, failure } = useSyncExternalStore(follower.subscribe, follower.series);
  const shown = useLast(useMemo(() => set && { set, window }, [set, window]));
  useRetry(hasError, follower.retry);
  return { shown, refusal, hasError, failure, retry: follower.retry };
}

/** The last one that was not null. */
function useLast<T>(next: T | null): T | null {
  const [last, setLast] = useState(next);
  if (next !== null && next !== last) setLast(next);
  return next ?? last;
}
