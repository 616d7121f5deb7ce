import {
  isHoliday,
  type Measure,
  MINUTE,
  parisDate,
  parisWallClock,
  STORED_MEASURES,
  weekdayOf,
} from '@courant/core/domain';
import type { UsualQuery, UsualQueryVariables } from '../gql/graphql.ts';
import { dayOf } from './period.ts';
import type { MeasureValues } from './reading.ts';

/** A kind of day that has a usual course. */
export type UsualDay = 'WORKDAY' | 'WEEKEND';

/** Eight weeks: near enough to be of the season, and long enough for sixteen days of weekends. */
const DAYS_BACK = 56;
/** From so many days on a mean is called usual. */
const MIN_DAYS = 8;
const QUARTERS_PER_HALF_HOUR = 2;

/** Means of each half-hour of the day, 0 to 47. */
export type UsualCourse = ReadonlyMap<number, MeasureValues>;

/** The kind of the Paris day of an instant; null for a holiday in the week, which is neither. */
export function usualDayOf(instant: number): UsualDay | null {
  const date = parisDate(instant);
  if (weekdayOf(date) > 5) return 'WEEKEND';
  return isHoliday(date) ? null : 'WORKDAY';
}

/** The half-hour of the Paris day that holds an instant, 0 to 47. */
export function halfHourOf(instant: number): number {
  const wall = parisWallClock(instant);
  return Math.floor((wall.getUTCHours() * 60 + wall.getUTCMinutes()) / 30);
}

/** The weeks before a day, which is not in them: a day is not compared with itself. */
export function usualVariables(before: number, days: UsualDay): UsualQueryVariables {
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
      days,
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
