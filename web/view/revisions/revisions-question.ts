import { type AreaCode, DAY, type StoredMeasure } from '@courant/core/domain';
import { dayOf, spanOf } from '../../data/period.ts';
import type { KnownThenQueryVariables, RevisionsQueryVariables } from '../../gql/graphql.ts';

/** The day of one measure of one area. */
export interface RevisedDay {
  readonly area: AreaCode;
  readonly measure: StoredMeasure;
  readonly day: string;
}

/** Days up to the shown one whose revisions are counted. The country's are read from twelve regions. */
export const summaryDays = (area: AreaCode): number => (area === 'FR' ? 7 : 30);

const dayInput = ({ area, measure, day }: RevisedDay) => ({
  areas: [area],
  measures: [measure],
  from: day,
  to: day,
  resolution: 'HALF_HOUR' as const,
});

export function revisionsVariables(revised: RevisedDay): RevisionsQueryVariables {
  const { area, measure, day } = revised;
  const { end } = spanOf({ from: day, to: day });
  // Noon of the first day, so that a change of clocks between them does not lead to its neighbour.
  const since = dayOf(end - summaryDays(area) * DAY + DAY / 2);
  return { day: dayInput(revised), area, measure, from: day, to: day, since };
}

export const knownThenVariables = (revised: RevisedDay, asOf: string): KnownThenQueryVariables => ({
  day: { ...dayInput(revised), asOf },
});
