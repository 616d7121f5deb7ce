import { type AreaCode, isRegionCode, parisDate, parisMidnight } from '@courant/core/domain';
import { dayOf } from '../../data/period.ts';
import type { DataStatusQuery } from '../../gql/graphql.ts';
import { type Age, ageOf } from '../freshness.ts';

/** How much of a Paris day is published: 0 to 1, null where nothing is known of it. */
export interface DayShare {
  readonly day: string;
  readonly share: number | null;
}

/** How new and how whole one area is; instants in epoch milliseconds. */
export interface AreaStatus {
  readonly area: AreaCode;
  readonly latestStart: number | null;
  readonly age: Age;
  readonly nextExpectedAt: number | null;
  readonly days: readonly DayShare[];
}

type Freshness = DataStatusQuery['freshness'];

/** The areas as they stand at a time: an answer gets older while it is shown. */
export function areaStatuses({ serverTime, areas }: Freshness, now: number): AreaStatus[] {
  const answeredAt = Date.parse(serverTime);
  const instant = (text: string | null) => (text === null ? null : Date.parse(text));
  return areas.map(({ area, latestStart, ageSeconds, nextExpectedAt, completenessByDay }) => ({
    area: area.code,
    latestStart: instant(latestStart),
    age: ageOf(ageSeconds === null ? null : answeredAt - ageSeconds * 1000, now),
    nextExpectedAt: instant(nextExpectedAt),
    days: daysBefore(answeredAt, completenessByDay),
  }));
}

/** Shares with the days they are of: the whole days before an instant, oldest first. */
function daysBefore(instant: number, shares: readonly (number | null)[]): DayShare[] {
  const { day, ...month } = parisDate(instant);
  return shares.map((share, i) => ({
    day: dayOf(parisMidnight({ ...month, day: day - shares.length + i })),
    share,
  }));
}

export const isIncomplete = ({ share }: DayShare): boolean => share === null || share < 1;

/** What the page says first. The country is left out: it is the sum of the regions. */
export interface StatusSummary {
  /** Regions that are late by the same measure as the badge of the page. */
  readonly late: readonly AreaCode[];
  readonly regionDays: number;
  readonly incompleteDays: number;
}

export function summaryOf(areas: readonly AreaStatus[]): StatusSummary {
  const regions = areas.filter(({ area }) => isRegionCode(area));
  const days = regions.flatMap((each) => each.days);
  return {
    late: regions.filter(({ age }) => age.freshness !== 'fresh').map(({ area }) => area),
    regionDays: days.length,
    incompleteDays: days.filter(isIncomplete).length,
  };
}
