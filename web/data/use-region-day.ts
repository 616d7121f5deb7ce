import { useApolloClient } from '@apollo/client/react';
import { type AreaCode, REGION_CODES, STORED_MEASURES } from '@courant/core/domain';
import { useCallback, useContext, useEffect, useMemo, useState } from 'react';
import { DayDocument } from '../gql/document/day.ts';
import { areaGridKey, type LiveState } from './live-state.ts';
import type { LiveView } from './live-store.ts';
import type { Dates } from './period.ts';
import { type RegionDay, toRegionDay, withReadings } from './region-day.ts';
import { LiveContext, useLive } from './use-live.ts';
import { NO_DEDUPLICATION, useRefetch } from './use-refetch.ts';
import { useRetry } from './use-retry.ts';

const REFETCH_EVERY_MS = 5_000;
/** A day of quarter-hours has 97 where the running one is in it, and 100 in autumn. */
const MAX_POINTS = 150;
const NO_DATES = JSON.stringify(null);

interface Answer {
  readonly key: string;
  readonly day: RegionDay | null;
  /** How many events came before the request: its answer includes those. */
  readonly eventCount: number;
}

export interface FollowedDay {
  /** Null before an answer, and where there is none. */
  readonly day: RegionDay | null;
  readonly hasError: boolean;
}

/**
 * A day of all regions by one request; the last 24 hours where no dates are given. Readings of the stream are laid over
 * it. It is asked for again after a range was revised or a snapshot replaced what is known, and without a stream after
 * each new reading.
 */
export function useRegionDay(dates: Dates | null): FollowedDay {
  const client = useApolloClient();
  const store = useContext(LiveContext);
  const key = JSON.stringify(dates);
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [hasError, setHasError] = useState(false);
  const fetchDay = useCallback(async () => {
    const { eventCount } = store;
    const range = (JSON.parse(key) as Dates | null) ?? { from: '-P1D' };
    const input = {
      areas: [...REGION_CODES],
      measures: [...STORED_MEASURES],
      ...range,
      maxPoints: MAX_POINTS,
    };
    try {
      const { data } = await client.query({
        query: DayDocument,
        variables: { input },
        context: NO_DEDUPLICATION,
      });
      const next = { key, day: data ? toRegionDay(data) : null, eventCount };
      // Of two requests under way the one that began later decides.
      setAnswer((shown) => (shown?.key === key && shown.eventCount > eventCount ? shown : next));
      setHasError(false);
    } catch {
      setHasError(true); // It is asked for again: see `useRetry`.
    }
  }, [client, store, key]);
  useEffect(() => void fetchDay(), [fetchDay]);
  useRefetch(fetchDay, { key: useLive(refetchKey), everyMs: REFETCH_EVERY_MS });
  useRetry(hasError, () => void fetchDay());
  const recent = useLive((view) => view.recentReadings);
  const shown = answer?.key === key ? answer : null;
  const day = useMemo(() => shown && withRecent(shown, recent), [shown, recent]);
  return { day, hasError: hasError && day === null };
}

/** Changes where laying readings over an answer is not enough. */
function refetchKey({ revisedRangeCounts, connection, latest }: LiveView) {
  const ranges = [...revisedRangeCounts.values()].reduce((sum, count) => sum + count, 0);
  const newest = Math.max(...[...latest.values()].map(({ start }) => start));
  return connection === 'lost' ? `${ranges} ${newest}` : `${ranges}`;
}

function withRecent({ key, day, eventCount }: Answer, recent: LiveState['recentReadings']): RegionDay | null {
  if (!day) return null;
  const received = REGION_CODES.flatMap((region: AreaCode) => [
    ...(recent.get(areaGridKey(region, day.resolution))?.values() ?? []),
  ]);
  const newer = received.filter((each) => each.eventCount > eventCount).map(({ reading }) => reading);
  const last = day.starts.at(-1) ?? 0;
  // A day of two dates has its end; the last 24 hours go on.
  const inDay = key === NO_DATES ? newer : newer.filter(({ start }) => start <= last);
  return inDay.length === 0 ? day : withReadings(day, inDay);
}
