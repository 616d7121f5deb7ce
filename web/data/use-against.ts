import { useQuery } from '@apollo/client/react';
import type { AreaCode } from '@courant/core/domain';
import { useMemo } from 'react';
import { AgainstDocument } from '../gql/document/against.ts';
import { type Against, type AgainstColumn, againstColumn, againstInput } from './against.ts';
import { isLasting, type Refusal, toRefusedOperation } from './refusal.ts';
import type { SeriesSet } from './series-set.ts';
import { useRetry } from './use-retry.ts';

export interface AgainstView {
  /** Null before an answer, and where there is none. */
  readonly column: AgainstColumn | null;
  /** Why the API refuses the period. */
  readonly refusal: Refusal | null;
}

/** The consumption of an earlier period beside a chart's own; nothing is asked where none is chosen. */
export function useAgainst(area: AreaCode, set: SeriesSet, against: Against | null): AgainstView {
  const input = against && againstInput(area, set, against);
  const { data, error, refetch } = useQuery(AgainstDocument, {
    variables: { input: input ?? NOTHING },
    skip: input === null,
  });
  const failure = useMemo(() => toRefusedOperation(error), [error]);
  useRetry(error !== undefined && !isLasting(failure), () => void refetch().catch(() => undefined));
  return useMemo(() => {
    if (!against) return NONE;
    if (!data) return { column: null, refusal: failure };
    const { compare } = data;
    return {
      column: againstColumn(set, data),
      refusal: compare.__typename === 'Comparison' ? null : compare,
    };
  }, [set, against, data, failure]);
}

const NONE: AgainstView = { column: null, refusal: null };
/** For a query that is not sent. */
const NOTHING = { areas: [], measures: [], from: '', to: '', against: '' };
