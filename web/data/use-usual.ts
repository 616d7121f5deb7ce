import { skipToken, useQuery } from '@apollo/client/react';
import { useMemo } from 'react';
import { UsualDocument } from '../gql/document/usual.ts';
import { halfHourOf, usualWeekday, type Weekday } from './day-choice.ts';
import { type Figures, figuresOf } from './figures.ts';
import { dayOf } from './period.ts';
import { useRetry } from './use-retry.ts';
import { toUsualCourse, usualVariables } from './usual.ts';

export interface Usual {
  readonly weekday: Weekday;
  readonly figures: Figures;
}

/**
 * What is usual for the country at a moment of its weekday, by the weeks before the Paris day of `before`; null where too few days are
 * known, on a holiday in the week, and before an answer.
 */
export function useUsual(moment: number | null, before: number): Usual | null {
  const weekday = moment === null ? null : usualWeekday(moment);
  const day = dayOf(before);
  const variables = useMemo(
    () => weekday && usualVariables(Date.parse(`${day}T12:00Z`), weekday),
    [weekday, day],
  );
  const { data, error, refetch } = useQuery(UsualDocument, variables ? { variables } : skipToken);
  useRetry(error !== undefined, () => void refetch().catch(() => undefined));
  const course = useMemo(() => data && toUsualCourse(data), [data]);
  const values = moment === null ? undefined : course?.get(halfHourOf(moment));
  if (!weekday || !values) return null;
  return { weekday, figures: figuresOf(values) };
}
