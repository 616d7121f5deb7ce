import type { AreaCode } from '@courant/core/domain';
import type { TypicalDayQuery, TypicalDayQueryVariables } from '../gql/graphql.ts';
import { type DayChoice, daysInput, halfHourOf } from './day-choice.ts';
import { dayOf } from './period.ts';
import type { Refusal } from './refusal.ts';
import type { Column } from './series-set.ts';

/** Half-hours of a day on a Paris clock: 37 is 18:30. */
export const HALF_HOURS = 48;

/** The months of each season; null is the whole year. */
export const SEASON_MONTHS = {
  YEAR: null,
  WINTER: [12, 1, 2],
  SPRING: [3, 4, 5],
  SUMMER: [6, 7, 8],
  AUTUMN: [9, 10, 11],
} as const;
export type Season = keyof typeof SEASON_MONTHS;

/** How the consumption of an area runs through a day of the last year, and through today; MW by half-hour. */
export interface TypicalDay {
  readonly mean: Column;
  /** A tenth of the half-hours lie below the first, a tenth above the second. */
  readonly p10: Column;
  readonly p90: Column;
  readonly today: Column;
  /** The mean of the other season; empty where none is chosen, or nothing of it is covered. */
  readonly beside: Column;
}

export interface TypicalDayChoice {
  readonly area: AreaCode;
  readonly days: DayChoice;
  readonly season: Season;
  /** Another season to lay beside it. */
  readonly beside: Season | null;
}

export function typicalDayVariables(
  { area, days, season, beside }: TypicalDayChoice,
  now: number,
): TypicalDayQueryVariables {
  const range = { areas: [area], measures: ['CONSUMPTION' as const] };
  const profileOf = (season: Season) => {
    const months = SEASON_MONTHS[season];
    return {
      ...range,
      from: '-P1Y',
      by: 'HALF_HOUR_OF_DAY' as const,
      ...daysInput(days),
      months: months && [...months],
    };
  };
  return {
    profile: profileOf(season),
    beside: profileOf(beside ?? season),
    hasBeside: beside !== null,
    today: { ...range, from: dayOf(now), resolution: 'HALF_HOUR' },
  };
}

export type TypicalDayAnswer = { readonly day: TypicalDay } | { readonly refusal: Refusal };

/** Reads the API's answer; what it does not cover is empty. */
export function toTypicalDay({ profile, today, beside }: TypicalDayQuery): TypicalDayAnswer {
  if (profile.__typename !== 'Profile') return { refusal: profile };
  const [only] = profile.series;
  return {
    day: {
      mean: only?.mean ?? [],
      p10: only?.p10 ?? [],
      p90: only?.p90 ?? [],
      beside: beside?.__typename === 'Profile' ? (beside.series[0]?.mean ?? []) : [],
      today: today.__typename === 'SeriesSet' ? byHalfHour(today.starts, today.series[0]?.values ?? []) : [],
    },
  };
}

/** Each half-hour at its key: of an hour that comes twice, the later one that was published. */
function byHalfHour(starts: readonly string[], column: Column): Column {
  const day: (number | null)[] = Array(HALF_HOURS).fill(null);
  starts.forEach((start, i) => {
    const key = halfHourOf(Date.parse(start));
    day[key] = column[i] ?? day[key] ?? null;
  });
  return day;
}

/** The newest half-hour of today, beside the mean of its time of day; null where one of both is missing. */
export function newestOfToday({
  today,
  mean,
}: TypicalDay): { key: number; mw: number; share: number } | null {
  const key = today.findLastIndex((mw) => mw !== null);
  const [mw, usualMw] = [today[key], mean[key]];
  if (mw == null || !usualMw) return null;
  return { key, mw, share: mw / usualMw - 1 };
}
