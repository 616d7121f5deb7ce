import 'reflect-metadata';
import { bucketEnd, bucketsIn, type CivilDate, isHoliday, parisDate, weekdayOf } from '@courant/core/domain';
import { registerEnumType } from 'type-graphql';
import { intersect, type Range } from '../column/range.ts';

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

/** The days that count: those of a kind, in some months (1 to 12) or in all. */
export interface DayFilter {
  readonly days: DayKind;
  readonly months?: readonly number[] | null | undefined;
}

const isOfKind: Readonly<Record<DayKind, (date: CivilDate) => boolean>> = {
  ALL: () => true,
  WORKDAY: (date) => weekdayOf(date) <= 5 && !isHoliday(date),
  WEEKEND: (date) => weekdayOf(date) > 5,
};

/** The parts of a range that lie in days that count, in order; neighbouring days are one part. */
export function selectedParts(range: Range, { days, months }: DayFilter): Range[] {
  if (days === 'ALL' && !months) return [range];
  const parts: Range[] = [];
  const counted = months && new Set(months);
  for (const start of bucketsIn('DAY', range.from, range.to)) {
    const date = parisDate(start);
    if (!isOfKind[days](date) || counted?.has(date.month) === false) continue;
    addDay(parts, { from: start, to: bucketEnd('DAY', start) });
  }
  return parts.flatMap((part) => intersect(part, range) ?? []);
}

function addDay(parts: Range[], day: Range): void {
  const last = parts.at(-1);
  if (last?.to === day.from) parts[parts.length - 1] = { from: last.from, to: day.to };
  else parts.push(day);
}
