import { useQuery } from '@apollo/client/react';
import { useEffect, useState } from 'react';
import { StatusDocument } from '../gql/document/status.ts';
import type { StatusQuery } from '../gql/graphql.ts';

export type Status = StatusQuery;

const POLL_MS = 30_000;
const POLL_WHILE_LOADING_MS = 3_000;

/** Freshness of the store and health of the publisher, polled more often while history is loading. */
export function useStatus(): Status | undefined {
  const [pollInterval, setPollInterval] = useState(POLL_MS);
  const { data } = useQuery(StatusDocument, { pollInterval });
  const nextPollInterval = isLoadingHistory(data) ? POLL_WHILE_LOADING_MS : POLL_MS;
  useEffect(() => setPollInterval(nextPollInterval), [nextPollInterval]);
  return data;
}

export function isLoadingHistory(status: Status | undefined): boolean {
  const backfill = status?.freshness.backfill;
  return backfill ? backfill.slicesDone < backfill.slicesTotal : false;
}
