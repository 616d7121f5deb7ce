import { type AreaCode, DAY, type StoredMeasure } from '@courant/core/domain';
import { type Dates, dayOf, spanOf } from '../../data/period.ts';
import type { KnownThenQueryVariables, RevisionsQueryVariables } from '../../gql/graphql.ts';

/** Whole days of one measure of one area. */
export interface RevisedDays {
  readonly area: AreaCode;
  readonly measure: StoredMeasure;
  readonly days: Dates;
}

/** Days up to a single one whose revisions are counted. The country's are read from twelve regions. */
export const summaryDays = (area: AreaCode): number => (area === 'FR' ? 7 : 30);

export const isDay = ({ from, to }: Dates): boolean => from === to;

const shownInput = ({ area, measure, days }: RevisedDays) => ({
  areas: [area],
  measures: [measure],
  ...days,
  resolution: 'HALF_HOUR' as const,
});

export function revisionsVariables(revised: RevisedDays): RevisionsQueryVariables {
  const { area, measure, days } = revised;
  const { end } = spanOf(days);
  // Noon of the first day, so that a change of clocks between them does not lead to its neighbour.
  const since = dayOf(end - summaryDays(area) * DAY + DAY / 2);
  return { shown: shownInput(revised), area, measure, ...days, since, isDay: isDay(days) };
}

export const knownThenVariables = (revised: RevisedDays, asOf: string): KnownThenQueryVariables => ({
  shown: { ...shownInput(revised), asOf },
});
