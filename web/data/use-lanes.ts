import { useQuery } from '@apollo/client/react';
import type { AreaCode } from '@courant/core/domain';
import { useMemo, useRef } from 'react';
import { LanesDocument } from '../gql/document/lanes.ts';
import type { CarbonMethod } from '../gql/graphql.ts';
import { type Lanes, lanesVariables, toLanes } from './lanes.ts';
import type { SeriesSet } from './series-set.ts';
import { useRetry } from './use-retry.ts';

/** Null before an answer. Asked again with another window, and so each time that one that ends now moves on. */
export function useLanes(
  area: AreaCode,
  set: SeriesSet,
  asOf: string | null,
  carbonMethod: CarbonMethod,
): Lanes | null {
  const { data, previousData, error, refetch } = useQuery(LanesDocument, {
    variables: lanesVariables(area, set, asOf, carbonMethod),
  });
  useRetry(error !== undefined, () => void refetch().catch(() => undefined));
  // Estimates by another method must not stand under the name of this one.
  const answeredMethod = useRef(carbonMethod);
  if (data) answeredMethod.current = carbonMethod;
  const answer = data ?? (answeredMethod.current === carbonMethod ? previousData : undefined);
  const { starts } = set;
  return useMemo(
    () => (answer ? toLanes(starts, answer, carbonMethod) : null),
    [starts, answer, carbonMethod],
  );
}
