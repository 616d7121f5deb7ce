import { useQuery } from '@apollo/client/react';
import type { AreaCode } from '@courant/core/domain';
import { useContext, useEffect } from 'react';
import { LatestDocument } from '../gql/document/latest.ts';
import { type AreaReading, toAreaReading } from './reading.ts';
import { LiveContext, useLive } from './use-live.ts';
import { useRetry } from './use-retry.ts';

/** Where sockets are blocked, the latest readings are polled once a minute. */
const FALLBACK_POLL_MS = 60_000;

export interface Latest {
  readonly readings: ReadonlyMap<AreaCode, AreaReading>;
  readonly loading: boolean;
  readonly hasError: boolean;
  retry(): void;
}

/** The latest reading of every area: from a query at first, then from the stream. */
export function useLatest(): Latest {
  const store = useContext(LiveContext);
  const readings = useLive((view) => view.latest);
  const lost = useLive((view) => view.connection === 'lost');
  const { data, loading, error, refetch } = useQuery(LatestDocument, {
    pollInterval: lost ? FALLBACK_POLL_MS : 0,
  });
  useEffect(() => {
    if (!data) return;
    store.clock.set(data.freshness.serverTime);
    store.seed(data.areas.flatMap(({ latest }) => (latest ? [toAreaReading(latest)] : [])));
  }, [data, store]);
  const retry = () => void refetch().catch(() => undefined); // The error is in the query's own state.
  useRetry(error !== undefined, retry);
  // An answer reaches the store, and the page from there, a frame later.
  const isOnItsWay = readings.size === 0 && data?.areas.some(({ latest }) => latest !== null) === true;
  return {
    readings,
    loading: loading || isOnItsWay,
    hasError: error !== undefined && readings.size === 0,
    retry,
  };
}
