import type { OperationVariables, TypedDocumentNode } from '@apollo/client';
import { useQuery } from '@apollo/client/react';
import { MINUTE } from '@courant/core/domain';
import { useMemo } from 'react';
import { isLasting, type RefusedOperation, toRefusedOperation } from './refusal.ts';
import { useLive } from './use-live.ts';
import { NO_DEDUPLICATION, useRefetch } from './use-refetch.ts';
import { useRetry } from './use-retry.ts';

/** What the API says to a question that a page asks. */
export interface Answer<T> {
  /** While the question as it is now has no answer, this is the answer to the one before; null before any. */
  readonly answer: T | null;
  readonly isStale: boolean;
  /** The last request failed. */
  readonly hasError: boolean;
  /** What the API said to it; null where it does not answer. */
  readonly failure: RefusedOperation | null;
  retry(): void;
}

/** A page of means and marks need not be newer than this: readings come each quarter-hour. */
const REFETCH_EVERY_MS = MINUTE;

export interface AnswerOptions {
  /** Left out, readings that come may change the answer; false is for what is older: only revised ranges may. */
  readonly isLive?: boolean;
  /** Asks nothing yet. */
  readonly skip?: boolean;
  /** Asks again without an event too: that none comes is what the page is about. */
  readonly pollMs?: number;
}

/** The answer to a query, asked once and again after readings came or ranges were revised. */
export function useAnswer<T, V extends OperationVariables>(
  query: TypedDocumentNode<T, V>,
  variables: V,
  { isLive = true, skip = false, pollMs = 0 }: AnswerOptions = {},
): Answer<T> {
  const { data, previousData, error, refetch } = useQuery<T, OperationVariables>(query, {
    variables,
    skip,
    pollInterval: pollMs,
    context: NO_DEDUPLICATION,
  });
  const retry = () => void refetch().catch(() => undefined); // The error is in the query's own state.
  useRefetch(refetch, { key: useChanges(isLive), everyMs: REFETCH_EVERY_MS });
  const failure = useMemo(() => toRefusedOperation(error), [error]);
  useRetry(error !== undefined && !isLasting(failure), retry);
  const answer = (data ?? previousData ?? null) as T | null;
  const isStale = data === undefined && answer !== null;
  return { answer, isStale, hasError: error !== undefined, failure, retry };
}

/** Another object after each event that may change an answer; null until the latest readings are known. */
function useChanges(isLive: boolean): object | null {
  const latest = useLive((view) => (isLive ? view.latest : null));
  const ranges = useLive((view) => view.revisedRangeCounts);
  return useMemo(() => (latest?.size === 0 ? null : { latest, ranges }), [latest, ranges]);
}
