import { useQuery } from '@apollo/client/react';
import { MINUTE } from '@courant/core/domain';
import { useMemo } from 'react';
import { TypicalDayDocument } from '../gql/document/typical-day.ts';
import { isLasting, type RefusedOperation, toRefusedOperation } from './refusal.ts';
import {
  type TypicalDayAnswer,
  type TypicalDayChoice,
  toTypicalDay,
  typicalDayVariables,
} from './typical-day.ts';
import { useLive } from './use-live.ts';
import { useRefetch } from './use-refetch.ts';
import { useRetry } from './use-retry.ts';

/** A year's profile hardly moves: today's line need not be newer than this. */
const REFETCH_EVERY_MS = 5 * MINUTE;

export interface TypicalDayView {
  /** Null before an answer. */
  readonly answer: TypicalDayAnswer | null;
  readonly hasError: boolean;
  /** What the API said to it; null where it does not answer. */
  readonly failure: RefusedOperation | null;
  retry(): void;
}

export function useTypicalDay(choice: TypicalDayChoice, now: number): TypicalDayView {
  const { data, previousData, error, refetch } = useQuery(TypicalDayDocument, {
    variables: typicalDayVariables(choice, now),
  });
  const latest = useLive((view) => view.latest.get(choice.area));
  useRefetch(refetch, { key: latest ?? null, everyMs: REFETCH_EVERY_MS });
  const retry = () => void refetch().catch(() => undefined);
  const failure = useMemo(() => toRefusedOperation(error), [error]);
  useRetry(error !== undefined && !isLasting(failure), retry);
  const shown = data ?? previousData;
  const answer = useMemo(() => (shown ? toTypicalDay(shown) : null), [shown]);
  return { answer, hasError: error !== undefined, failure, retry };
}
