import { type AreaCode, bucketStart, DAY, parisWallClock } from '@courant/core/domain';
import type { AgainstQuery, CompareInput } from '../gql/graphql.ts';
import { neighbour, toDates } from './period.ts';
import { type Column, type SeriesSet, windowEnd } from './series-set.ts';

/** The earlier periods that a chart can show beside its own. */
export const AGAINST = ['PREVIOUS', 'YEAR'] as const;
export type Against = (typeof AGAINST)[number];

const iso = (instant: number): string => new Date(instant).toISOString();

/** What to ask for the consumption of an earlier period along the buckets of a chart; null where it shows nothing. */
export function againstInput(area: AreaCode, set: SeriesSet, against: Against): CompareInput | null {
  const [start] = set.starts;
  if (start === undefined) return null;
  const end = windowEnd(set);
  return {
    areas: [area],
    measures: ['CONSUMPTION'],
    from: iso(start),
    to: iso(end),
    against: against === 'YEAR' ? yearBefore(start) : periodBefore(start, end),
    align: alignOf(set, against),
    resolution: resolutionOf(set),
    ...(set.view !== 'POWER' && { view: set.view }),
  };
}

/** A year before, the same weekday lies beside a day: a Sunday consumes less. Months have no weekday. */
function alignOf({ resolution }: SeriesSet, against: Against): CompareInput['align'] {
  const hasWeekday = resolution !== 'MONTH' && resolution !== 'YEAR';
  return against === 'YEAR' && hasWeekday ? 'WEEKDAY' : 'CALENDAR';
}

/** The country has no quarter-hours, and a comparison none at all. */
const resolutionOf = ({ resolution }: SeriesSet) =>
  resolution === 'QUARTER_HOUR' ? ('HALF_HOUR' as const) : resolution;

/** The period just before: whole months before whole months; else as many days as there are, and at least one. */
function periodBefore(start: number, end: number): string {
  const dates = toDates({ start, end });
  if (!dates.from.includes('T')) return neighbour(dates, -1).from;
  return wallMoment(start, { days: Math.max(1, Math.round((end - start) / DAY)) });
}

const yearBefore = (start: number): string => wallMoment(start, { years: 1 });

/** The instant at which Paris clocks showed the same time so much earlier, as the API reads one. */
function wallMoment(instant: number, { years = 0, days = 0 }: { years?: number; days?: number }): string {
  const wall = parisWallClock(instant);
  const earlier = new Date(wall);
  earlier.setUTCFullYear(wall.getUTCFullYear() - years);
  earlier.setUTCDate(earlier.getUTCDate() - days);
  const offset = wall.getTime() - instant;
  // Off by an hour where the clocks changed between both.
  const guess = earlier.getTime() - offset;
  return iso(guess + (earlier.getTime() - parisWallClock(guess).getTime()));
}

/** The other period's consumption in the buckets of a chart. */
export interface AgainstColumn {
  /** Null where it was not published, or has no counterpart. */
  readonly amounts: Column;
  /** Start of the counterpart of each bucket; a quarter-hour has that of its half-hour. Null where there is none. */
  readonly starts: readonly (string | null)[];
}

/** Null where the API refuses. */
export function againstColumn(set: SeriesSet, { compare }: AgainstQuery): AgainstColumn | null {
  if (compare.__typename !== 'Comparison') return null;
  const column = compare.series[0]?.against ?? [];
  const slots = new Map(compare.starts.map((start, i) => [Date.parse(start), i]));
  const resolution = resolutionOf(set);
  // A comparison of energies has the half-hour's, of which a quarter-hour is a half.
  const part = set.resolution === 'QUARTER_HOUR' && set.view === 'ENERGY' ? 0.5 : 1;
  const slotOf = set.starts.map((start) => slots.get(bucketStart(resolution, start)) ?? -1);
  return {
    amounts: slotOf.map((slot) => {
      const amount = column[slot] ?? null;
      return amount && amount * part;
    }),
    starts: slotOf.map((slot) => compare.againstStarts[slot] ?? null),
  };
}
