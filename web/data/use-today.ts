import { useQuery } from '@apollo/client/react';
import { isStored, MINUTE, type StoredMeasure } from '@courant/core/domain';
import { useMemo } from 'react';
import { TodayDocument } from '../gql/document/today.ts';
import type { TodayQuery } from '../gql/graphql.ts';
import { useLive } from './use-live.ts';
import { NO_DEDUPLICATION, useRefetch } from './use-refetch.ts';
import { useRetry } from './use-retry.ts';

const REFETCH_EVERY_MS = MINUTE;
const MEASURES = ['CONSUMPTION', 'WIND', 'SOLAR'] as const;

type TodayRecord = TodayQuery['records'][number];

/** The highest and the lowest half-hour of a measure today; either may be unknown. */
export interface TodayExtremes {
  readonly measure: StoredMeasure;
  readonly max: TodayRecord | null;
  readonly min: TodayRecord | null;
}

/** What was highest and lowest in the country today; undefined before an answer. */
export function useToday(): readonly TodayExtremes[] | undefined {
  const variables = { measures: [...MEASURES] };
  const { data, error, refetch } = useQuery(TodayDocument, { variables, context: NO_DEDUPLICATION });
  const newest = useLive((view) => view.latest.get('FR')?.start ?? null);
  useRefetch(refetch, { key: newest, everyMs: REFETCH_EVERY_MS });
  useRetry(error !== undefined, () => void refetch().catch(() => undefined));
  return useMemo(() => data && toExtremes(data.records), [data]);
}

/** By measure, in the order asked; one without records is left out. */
function toExtremes(records: readonly TodayRecord[]): TodayExtremes[] {
  const measures = [...new Set(records.map(({ measure }) => measure))].filter(isStored);
  const find = (measure: StoredMeasure, kind: TodayRecord['kind']) =>
    records.find((record) => record.measure === measure && record.kind === kind) ?? null;
  return measures.map((measure) => ({ measure, max: find(measure, 'MAX'), min: find(measure, 'MIN') }));
}
