import { type Measure, MINUTE, parisDate, STORED_MEASURES } from '@courant/core/domain';
import type { UsualQuery, UsualQueryVariables } from '../gql/graphql.ts';
import { daysInput, type Weekday } from './day-choice.ts';
import { dayOf } from './period.ts';
import type { MeasureValues } from './reading.ts';

/** Eight weeks: near enough to be of the season, and long enough for eight days of each weekday. */
const DAYS_BACK = 56;
/** From so many days on a mean is called usual: two of eight weeks may have a public holiday on that weekday. */
const MIN_DAYS = 6;
const QUARTERS_PER_HALF_HOUR = 2;

/** Means of each half-hour of the day, 0 to 47. */
export type UsualCourse = ReadonlyMap<number, MeasureValues>;

/** The weeks before a day, which is not in them: a day is not compared with itself. */
export function usualVariables(before: number, weekday: Weekday): UsualQueryVariables {
  const daysBefore = (count: number) => {
    const { year, month, day } = parisDate(before);
    return dayOf(Date.UTC(year, month - 1, day - count) + NOON);
  };
  return {
    input: {
      areas: ['FR'],
      measures: [...STORED_MEASURES],
      from: daysBefore(DAYS_BACK),
      to: daysBefore(1),
      by: 'HALF_HOUR_OF_DAY',
      ...daysInput(weekday),
    },
  };
}
/** At noon the day is the same in Paris and in UTC. */
const NOON = 12 * 60 * MINUTE;

/** The usual values by half-hour; a half-hour of too few days has none. */
export function toUsualCourse({ profile }: UsualQuery): UsualCourse {
  if (profile.__typename !== 'Profile') return new Map();
  const { keys, series } = profile;
  const columns = new Map<Measure, (typeof series)[number]>(series.map((each) => [each.measure, each]));
  const meanOf = (measure: Measure, i: number): number | null => {
    const column = columns.get(measure);
    const days = (column?.observed[i] ?? 0) / QUARTERS_PER_HALF_HOUR;
    return days < MIN_DAYS ? null : (column?.mean[i] ?? null);
  };
  const valuesOf = (i: number) =>
    Object.fromEntries(STORED_MEASURES.map((measure) => [measure, meanOf(measure, i)])) as MeasureValues;
  return new Map(keys.map((key, i) => [key, valuesOf(i)]));
}
