import { useQuery } from '@apollo/client/react';
import type { AreaCode } from '@courant/core/domain';
import { useContext, useEffect } from 'react';
import { LatestDocument } from '../gql/graphql.ts';
import { type AreaReading, toAreaReading } from './reading.ts';
import { LiveContext, useLive } from './use-live.ts';

/** Where sockets are blocked, new slots are polled once a minute; a correction of the newest slot is not. */
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
    if (data) store.seed(data.areas.flatMap(({ latest }) => (latest ? [toAreaReading(latest)] : [])));
  }, [data, store]);
  return {
    readings,
    loading,
    hasError: error !== undefined && readings.size === 0,
    retry: () => void refetch(),
  };
}
