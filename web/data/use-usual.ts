import { skipToken, useQuery } from '@apollo/client/react';
import { useMemo } from 'react';
import { UsualDocument } from '../gql/document/usual.ts';
import { type Figures, figuresOf } from './figures.ts';
import { dayOf } from './period.ts';
import { useRetry } from './use-retry.ts';
import { halfHourOf, toUsualCourse, type UsualDay, usualDayOf, usualVariables } from './usual.ts';

export interface Usual {
  readonly kind: UsualDay;
  readonly figures: Figures;
}

/**
 * What is usual for the country at a moment, by the weeks before the Paris day of `before`; null where too few days are
 * known, on a holiday in the week, and before an answer.
 */
export function useUsual(moment: number | null, before: number): Usual | null {
  const kind = moment === null ? null : usualDayOf(moment);
  const day = dayOf(before);
  const variables = useMemo(() => kind && usualVariables(Date.parse(`${day}T12:00Z`), kind), [kind, day]);
  const { data, error, refetch } = useQuery(UsualDocument, variables ? { variables } : skipToken);
  useRetry(error !== undefined, () => void refetch().catch(() => undefined));
  const course = useMemo(() => data && toUsualCourse(data), [data]);
  const values = moment === null ? undefined : course?.get(halfHourOf(moment));
  if (!kind || !values) return null;
  return { kind, figures: figuresOf(values) };
}
