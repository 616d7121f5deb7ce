import { useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { StatusDocument, type StatusQuery } from '../gql/graphql.ts';

export type Status = StatusQuery;

const POLL_MS = 30_000;
const POLL_WHILE_LOADING_MS = 3_000;

/** How fresh the store is and how the publisher answers; asked more often while history is still loading. */
export function useStatus(): { status: Status | undefined; failed: boolean } {
  const [pollInterval, setPollInterval] = useState(POLL_MS);
  const { data, error } = useQuery(StatusDocument, { pollInterval });
  const wanted = isLoadingHistory(data) ? POLL_WHILE_LOADING_MS : POLL_MS;
  if (wanted !== pollInterval) setPollInterval(wanted);
  return { status: data, failed: error !== undefined };
}

export function isLoadingHistory(status: Status | undefined): boolean {
  const backfill = status?.freshness.backfill;
  return backfill ? backfill.slicesDone < backfill.slicesTotal : false;
}
