import { bucketEnd, parisMidnight } from '@courant/core/domain';
import { toDuration } from '../data/duration.ts';
import { toMonthPairs } from '../data/month-pairs.ts';
import type { Column } from '../data/series-set.ts';
import { toYearDays } from '../data/year-days.ts';
import { DrawnCalendar } from '../view/cards/calendar-card.tsx';
import { DrawnDuration } from '../view/cards/duration-card.tsx';
import { DrawnMonths } from '../view/cards/months-card.tsx';
import type { ChartExample } from './chart-example.ts';
import { sampleSeriesSet } from './sample-day.ts';

const monthOfHalfHours = (hide?: (slot: number) => boolean) => {
  const { columns, observed } = sampleSeriesSet('HALF_HOUR', 48 * 30, (_, slot) => hide?.(slot) ?? false);
  return {
    consumption: toDuration(columns.CONSUMPTION, observed),
    exchange: toDuration(columns.EXCHANGE, observed),
  };
};

const MONTHS = Array.from({ length: 25 }, (_, i) => parisMidnight({ year: 2022, month: 1 + i, day: 1 }));
const wholeMonths = MONTHS.map((start) => (bucketEnd('MONTH', start) - start) / 900_000);
const winterly = (mean: number, swing: number): Column =>
  MONTHS.map((_, i) => Math.round(mean + swing * Math.cos((i / 12) * 2 * Math.PI) - 8 * i));

/** A leap year of days; the mean of each is a figure of its number. */
function drawCalendar(
  measure: 'CONSUMPTION' | 'EXCHANGE',
  widthPx: number,
  meanOf: (day: number) => number | null,
) {
  const starts = Array.from({ length: 366 }, (_, i) => parisMidnight({ year: 2024, month: 1, day: 1 + i }));
  const means = starts.map((_, day) => meanOf(day));
  const observed = starts.map((start, day) =>
    means[day] === null ? 0 : (bucketEnd('DAY', start) - start) / 900_000,
  );
  return (
    <DrawnCalendar
      {...{ measure, widthPx }}
      area="ARA"
      days={toYearDays(starts, means, observed)}
      hrefOf={(day) => `/area/ARA?from=${day}&to=${day}`}
      onOpen={() => undefined}
    />
  );
}
const seasonal = (day: number, mean: number, swing: number) =>
  Math.round(mean + swing * Math.cos((day / 366) * 2 * Math.PI) - (day % 7 > 4 ? swing / 4 : 0));

/** The cards below the chart of an area. */
export const CARD_EXAMPLES: readonly ChartExample[] = [
  {
    name: 'A duration curve',
    note: 'Hours from the highest to the lowest; the threshold counts those above it.',
    render: (widthPx) => (
      <DrawnDuration
        widthPx={widthPx}
        area="ARA"
        measure="CONSUMPTION"
        duration={monthOfHalfHours().consumption}
      />
    ),
  },
  {
    name: 'A duration curve on both sides of zero',
    note: 'Imports on the left, exports on the right; some hours are not published, and are no zeros.',
    render: (widthPx) => (
      <DrawnDuration
        widthPx={widthPx}
        area="ARA"
        measure="EXCHANGE"
        duration={monthOfHalfHours((slot) => slot % 7 === 0).exchange}
      />
    ),
  },
  {
    name: 'A duration curve of nothing',
    note: 'No hour is published.',
    render: (widthPx) => (
      <DrawnDuration
        widthPx={widthPx}
        area="ARA"
        measure="WIND"
        duration={toDuration([null, null], [0, 0])}
      />
    ),
  },
  {
    name: 'Months beside the year before',
    note: 'The year before is an outline; the running month is hatched, since it is partly published.',
    render: (widthPx) => (
      <DrawnMonths
        area="ARA"
        measure="CONSUMPTION"
        pairs={toMonthPairs(
          MONTHS,
          winterly(5000, 1400),
          wholeMonths.map((quarters, i) => (i === 24 ? quarters * 0.6 : quarters)),
        )}
        widthPx={widthPx}
      />
    ),
  },
  {
    name: 'Months on both sides of zero',
    note: 'An exchange; the first three months are not published, and have no bar.',
    render: (widthPx) => (
      <DrawnMonths
        area="ARA"
        measure="EXCHANGE"
        pairs={toMonthPairs(
          MONTHS,
          winterly(100, 900).map((mw, i) => (i < 3 ? null : mw)),
          wholeMonths.map((quarters, i) => (i < 3 ? 0 : quarters)),
        )}
        widthPx={widthPx}
      />
    ),
  },
  {
    name: 'Months of nothing',
    note: 'No month is published.',
    render: (widthPx) => (
      <DrawnMonths
        area="ARA"
        measure="WIND"
        pairs={toMonthPairs(
          MONTHS,
          MONTHS.map(() => null),
          MONTHS.map(() => 0),
        )}
        widthPx={widthPx}
      />
    ),
  },
  {
    name: 'A year of days',
    note: 'A column is a week from Monday down; the stronger its colour, the more.',
    render: (widthPx) => drawCalendar('CONSUMPTION', widthPx, (day) => seasonal(day, 5200, 1500)),
  },
  {
    name: 'A year of days on both sides of zero',
    note: 'Imports and exports have a hue each; two weeks are not published, and hatched.',
    render: (widthPx) =>
      drawCalendar('EXCHANGE', widthPx, (day) => (day > 99 && day < 114 ? null : seasonal(day, 0, 900))),
  },
  {
    name: 'A year of days of nothing',
    note: 'No day is published.',
    render: (widthPx) => drawCalendar('CONSUMPTION', widthPx, () => null),
  },
];
