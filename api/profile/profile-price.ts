import { bucketEnd, bucketStart, bucketsIn, parisDate, periodsIn } from '@courant/core/domain';
import { intersect, type Range } from '../column/range.ts';
import { forSome, shortened } from '../limits/cheaper-list.ts';
import { cheaperRanges } from '../limits/cheaper-range.ts';
import { type CheaperThan, costOfLoading, costOfSlots, type PriceOf } from '../limits/price.ts';
import { answeredRange } from '../limits/range-cost.ts';
import { VIEW_FACTS } from '../series/view.ts';
import type { ProfileInput } from './profile-input-type.ts';
import { KEY_FACTS } from './profile-key.ts';
import type { DayFilter, DayKind } from './selected-days.ts';

type ProfileArguments = { readonly input: ProfileInput };

const OWN = 10;
/** Visits of a half-hour of one series: its number, its sums, and sorting it. */
const VISITS = 3;
/** Finding the key of a half-hour, once for all series. */
const VISITS_OF_KEY = 3;
const HALF_HOURS_IN_CHUNK = 48;

const WEEKDAYS_OF_KIND: Readonly<Record<DayKind, readonly number[]>> = {
  ALL: [1, 2, 3, 4, 5, 6, 7],
  WORKDAY: [1, 2, 3, 4, 5],
  WEEKEND: [6, 7],
};

/** The half-hours of the days that count, of each area, with one column for each measure. */
export const profilePrice: PriceOf<ProfileArguments> = ({ input }, facts) => {
  const areas = Math.max(1, new Set(input.areas).size);
  const measures = Math.max(1, new Set(input.measures).size);
  const series = areas * measures;
  const points = KEY_FACTS[input.by].keys.length;
  const range = answeredRange(input.from, input.to, facts);
  const chunks = range ? chunksOf(input, range) : 0;
  const columns = measures + Number(VIEW_FACTS[input.view].shareOf !== null);
  const halfHours = HALF_HOURS_IN_CHUNK * chunks;
  return {
    own:
      OWN +
      areas * costOfLoading('HALF_HOUR', chunks, columns) +
      costOfSlots((VISITS * series + VISITS_OF_KEY) * halfHours),
    inside: { series, areas, points, halfHours: points },
  };
};

/** At least the chunks that hold days that count. */
function chunksOf(input: ProfileInput, range: Range): number {
  const chunks = monthsOf(input.months, range).reduce(
    (sum, { from, to }) => sum + periodsIn('HALF_HOUR', from, to).length,
    0,
  );
  // Of a few weeks, more may be of a kind than of many.
  const FEW = 3;
  return Math.min(chunks, Math.ceil(chunks * shareOfChunks(input)) + FEW);
}

/** The part of the chunks that hold the weekdays that count. A Paris day begins in the UTC day before it. */
function shareOfChunks({ days, weekdays }: DayFilter): number {
  const counted = WEEKDAYS_OF_KIND[days].filter((weekday) => weekdays?.includes(weekday) !== false);
  return new Set(counted.flatMap((weekday) => [weekday, weekday - 1 || 7])).size / 7;
}

/** The parts of a range in the months that count: the whole where all do. */
function monthsOf(months: readonly number[] | null | undefined, range: Range): Range[] {
  if (!months) return [range];
  const counted = new Set(months);
  return bucketsIn('MONTH', range.from, range.to)
    .filter((start) => counted.has(parisDate(start).month))
    .flatMap(
      (start) => intersect({ from: bucketStart('MONTH', start), to: bucketEnd('MONTH', start) }, range) ?? [],
    );
}

/** Ways to ask for less of a profile: fewer areas, fewer measures, less time. */
export const cheaperProfile: CheaperThan<ProfileArguments> = ({ input }, facts) => {
  const range = answeredRange(input.from, input.to, facts);
  if (!range) return [];
  const having = (advice: string, less: Partial<ProfileInput>) => ({
    args: { input: { ...input, ...less } },
    advice,
  });
  return [
    shortened(input.areas).map((areas) => having(forSome(areas.length, 'area'), { areas })),
    shortened(input.measures).map((measures) => having(forSome(measures.length, 'measure'), { measures })),
    cheaperRanges(range).map(({ from, advice }) => having(advice, { from })),
  ];
};
