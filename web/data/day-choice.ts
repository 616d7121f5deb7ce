import { isHoliday, parisDate, parisWallClock, weekdayOf } from '@courant/core/domain';
import type { DayKind, ProfileInput } from '../gql/graphql.ts';

/** Days of the week, 1 is Monday. */
export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** Days that a profile is of: those of a kind, or one day of each week, but for public holidays from Monday to Friday. */
export type DayChoice = DayKind | Weekday;

/** The weekday of the Paris day that holds an instant; null for a public holiday from Monday to Friday, which is like no other. */
export function usualWeekday(instant: number): Weekday | null {
  const date = parisDate(instant);
  const weekday = weekdayOf(date) as Weekday;
  return weekday < 6 && isHoliday(date) ? null : weekday;
}

/** How the API is asked for the days. */
export function daysInput(choice: DayChoice): Pick<ProfileInput, 'days' | 'weekdays'> {
  if (typeof choice === 'string') return { days: choice };
  return { days: choice < 6 ? 'WORKDAY' : 'WEEKEND', weekdays: [choice] };
}

/** The half-hour of the Paris day that holds an instant: 37 is 18:30. */
export function halfHourOf(instant: number): number {
  const wall = parisWallClock(instant);
  return 2 * wall.getUTCHours() + Math.floor(wall.getUTCMinutes() / 30);
}
