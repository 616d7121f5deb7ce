import { useQuery } from '@apollo/client/react';
import type { AreaCode } from '@courant/core/domain';
import { useEffect, useMemo, useRef } from 'react';
import { LanesDocument } from '../gql/document/lanes.ts';
import type { CarbonMethod } from '../gql/graphql.ts';
import { filledUntil, type Lanes, lanesVariables, toLanes } from './lanes.ts';
import type { SeriesSet } from './series-set.ts';
import { NO_DEDUPLICATION } from './use-refetch.ts';
import { useRetry } from './use-retry.ts';

/**
 * Null before an answer. Asked again with another window, and so each time that one that ends now moves on; and where a
 * quarter-hour fills a window that does not move.
 */
export function useLanes(
  area: AreaCode,
  set: SeriesSet,
  asOf: string | null,
  carbonMethod: CarbonMethod,
): Lanes | null {
  const variables = lanesVariables(area, set, asOf, carbonMethod);
  const { data, previousData, error, refetch } = useQuery(LanesDocument, {
    variables,
    context: NO_DEDUPLICATION,
  });
  useFilled(JSON.stringify(variables), filledUntil(set), () => void refetch().catch(() => undefined));
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

/** Calls back when the same window is filled further: another window is another question, which is asked anyway. */
function useFilled(window: string, until: string, onFilled: () => void): void {
  const before = useRef({ window, until });
  const notify = useRef(onFilled);
  notify.current = onFilled;
  useEffect(() => {
    const last = before.current;
    before.current = { window, until };
    if (last.window === window && last.until !== until) notify.current();
  }, [window, until]);
}
