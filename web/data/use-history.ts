import { useQuery } from '@apollo/client/react';
import { type AreaCode, MINUTE } from '@courant/core/domain';
import { useMemo } from 'react';
import { HistoryDocument } from '../gql/document/history.ts';
import type { HistoryQuery } from '../gql/graphql.ts';
import type { Column } from './series-set.ts';
import { useLive } from './use-live.ts';
import { useRefetch } from './use-refetch.ts';
import { useRetry } from './use-retry.ts';
import { ZOOM_FROM } from './zoom.ts';

/** History that is loading arrives in many ranges; a week among hundreds need not be newer than this. */
const REFETCH_EVERY_MS = MINUTE;

/** The consumption of an area since 2013, a mean a week; instants in epoch milliseconds. */
export interface WeeklyHistory {
  readonly starts: readonly number[];
  readonly end: number;
  /** MW. */
  readonly consumptionMw: Column;
}

/**
 * Null before an answer, and where there is no history. Fetched again after a range.
 * @param day today, YYYY-MM-DD: another one fetches again too
 */
export function useHistory(area: AreaCode, day: string): WeeklyHistory | null {
  const input = {
    areas: [area],
    measures: ['CONSUMPTION' as const],
    from: ZOOM_FROM.ALL,
    resolution: 'WEEK' as const,
  };
  const { data, error, refetch } = useQuery(HistoryDocument, { variables: { input } });
  const ranges = useLive((view) => view.revisedRangeCounts.get(area));
  useRefetch(refetch, { key: `${ranges} ${day}`, everyMs: REFETCH_EVERY_MS });
  useRetry(error !== undefined, () => void refetch().catch(() => undefined));
  return useMemo(() => (data ? toHistory(data) : null), [data]);
}

function toHistory({ series }: HistoryQuery): WeeklyHistory | null {
  if (series.__typename !== 'SeriesSet') return null;
  return {
    starts: series.starts.map((start) => Date.parse(start)),
    end: Date.parse(series.to),
    consumptionMw: series.series[0]?.values ?? [],
  };
}
