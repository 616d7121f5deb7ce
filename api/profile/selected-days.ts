import 'reflect-metadata';
import { isHoliday, parisDate, weekdayOf } from '@courant/core/domain';
import { LRUCache } from 'lru-cache';
import { registerEnumType } from 'type-graphql';
import { boundsOf, bucketGridOf } from '../column/bucket-grid.ts';
import { intersect, type Range } from '../column/range.ts';
import { spansOf } from '../column/starts.ts';

/** Which days count. */
export const DayKinds = { ALL: 'ALL', WORKDAY: 'WORKDAY', WEEKEND: 'WEEKEND' } as const;
export type DayKind = keyof typeof DayKinds;

registerEnumType(DayKinds, {
  name: 'DayKind',
  description: 'Which days of the Paris calendar count.',
  valuesConfig: {
    ALL: { description: 'Every day.' },
    WORKDAY: {
      description:
        'Monday to Friday, but for the eleven public holidays of France (those of Alsace and Moselle alone are workdays).',
    },
    WEEKEND: {
      description:
        'Saturday and Sunday. A public holiday from Monday to Friday is neither this nor a workday.',
    },
  },
});

/** The days that count: those of a kind, in some months (1 to 12) or in all, on some weekdays (1 is Monday) or on all. */
export interface DayFilter {
  readonly days: DayKind;
  readonly months?: readonly number[] | null | undefined;
  readonly weekdays?: readonly number[] | null | undefined;
}

/** A day of Paris. A public holiday from Monday to Friday is of neither kind. */
interface CalendarDay extends Range {
  /** 1 to 12. */
  readonly month: number;
  /** 1 is Monday. */
  readonly weekday: number;
  readonly kind: Exclude<DayKind, 'ALL'> | 'HOLIDAY';
}

// A question may name fourteen years and be asked fifty times in one request, and the calendar never changes.
const yearCache = new LRUCache<number, readonly CalendarDay[]>({ max: 200 });

/** The days of the year that begins at `period`, in order. */
function daysOfYear(period: number): readonly CalendarDay[] {
  const known = yearCache.get(period);
  if (known) return known;
  const grid = bucketGridOf('DAY', period);
  const days = grid.texts.map((_, slot) => toCalendarDay(boundsOf(grid, slot)));
  yearCache.set(period, days);
  return days;
}

function toCalendarDay({ from, to }: Range): CalendarDay {
  const date = parisDate(from);
  const weekday = weekdayOf(date);
  const workday = isHoliday(date) ? 'HOLIDAY' : 'WORKDAY';
  return { from, to, month: date.month, weekday, kind: weekday > 5 ? 'WEEKEND' : workday };
}

/** The parts of a range that lie in days that count, in order; neighbouring days are one part. */
export function selectedParts(range: Range, filter: DayFilter): Range[] {
  if (filter.days === 'ALL' && !filter.months && !filter.weekdays) return [range];
  const parts: Range[] = [];
  const counts = countsBy(filter);
  for (const { period, first, end } of spansOf('DAY', range))
    for (const day of daysOfYear(period).slice(first, end)) if (counts(day)) addDay(parts, day);
  return parts.flatMap((part) => intersect(part, range) ?? []);
}

function countsBy({ days, months, weekdays }: DayFilter): (day: CalendarDay) => boolean {
  const [inMonths, onWeekdays] = [months && new Set(months), weekdays && new Set(weekdays)];
  return ({ kind, month, weekday }) =>
    (days === 'ALL' || kind === days) && inMonths?.has(month) !== false && onWeekdays?.has(weekday) !== false;
}

function addDay(parts: Range[], { from, to }: Range): void {
  const last = parts.at(-1);
  if (last?.to === from) parts[parts.length - 1] = { from: last.from, to };
  else parts.push({ from, to });
}
