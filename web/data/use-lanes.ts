import { useQuery } from '@apollo/client/react';
import type { AreaCode } from '@courant/core/domain';
import { useMemo } from 'react';
import { LanesDocument } from '../gql/graphql.ts';
import { type Lanes, lanesVariables, toLanes } from './lanes.ts';
import type { SeriesSet } from './series-set.ts';
import { useRetry } from './use-retry.ts';

/** Null before an answer. Asked again with another window, and so each time that one that ends now moves on. */
export function useLanes(area: AreaCode, set: SeriesSet, asOf: string | null): Lanes | null {
  const { data, previousData, error, refetch } = useQuery(LanesDocument, {
    variables: lanesVariables(area, set, asOf),
  });
  useRetry(error !== undefined, () => void refetch().catch(() => undefined));
  const answer = data ?? previousData;
  return useMemo(() => (answer ? toLanes(set, answer) : null), [set, answer]);
}
