import type { ReactElement } from 'react';
import DayChart from '../chart/day-chart.tsx';
import { toStack } from '../chart/stack.ts';
import { type CountryDay, countryReadingAt } from '../data/country-day.ts';
import { figuresOf } from '../data/figures.ts';
import { emptyReading, type MeasureValues } from '../data/reading.ts';
import { CountryNow } from '../view/country-now.tsx';
import { Waiting } from '../view/waiting.tsx';
import type { ChartExample } from './chart-example.ts';
import { SAMPLE_DAY, sampleSeriesSet } from './sample-day.ts';

const HALF_HOURS = 48;
const NOON = 24;

const sampleDay = (hidden: (slot: number) => boolean = () => false): CountryDay => {
  const set = sampleSeriesSet('HALF_HOUR', HALF_HOURS, (_, slot) => hidden(slot));
  return { set, dayBeforeMw: set.columns.CONSUMPTION.map((mw) => mw && mw * 1.06) };
};

const renderDay = (day: CountryDay, widthPx: number, title: string): ReactElement => (
  <DayChart
    {...day}
    stack={toStack('FR', day.set)}
    slot={NOON}
    onChoose={() => undefined}
    widthPx={widthPx}
    heightPx={300}
    title={title}
  />
);

/** The figures of the sample's noon, ten times as large as a region's, with some replaced. */
function renderFigures(label: string, change: Partial<MeasureValues>, withUsual = true): ReactElement {
  const day = sampleDay();
  const reading = countryReadingAt(day.set, NOON);
  const tenfold = Object.fromEntries(
    Object.entries(reading.valuesMw).map(([measure, mw]) => [measure, mw && mw * 10]),
  ) as MeasureValues;
  const valuesMw = { ...tenfold, ...change };
  const usual = { weekday: 1 as const, figures: figuresOf({ ...tenfold, CONSUMPTION: 54_000 }) };
  return (
    <figure>
      <CountryNow
        reading={{ ...reading, valuesMw }}
        isLive={false}
        day={day}
        slot={NOON}
        usual={withUsual ? usual : null}
        label={`${label}: figures`}
      />
    </figure>
  );
}

export const OVERVIEW_EXAMPLES: readonly ChartExample[] = [
  {
    name: 'The country’s balance',
    note: 'Consumption is what was produced, less what was exported and stored; the sum holds as it is printed.',
    render: () =>
      renderFigures('A balance', {
        CONSUMPTION: 54_560,
        PRODUCTION: 67_620,
        EXCHANGE: -12_060,
        PUMPING: -1000,
      }),
  },
  {
    name: 'A balance that does not add up',
    note: 'What the publisher’s figures leave open is a term of its own. Too few days are stored to say what is usual.',
    render: () =>
      renderFigures('An open balance', { CONSUMPTION: 60_000, PRODUCTION: 55_000, EXCHANGE: 4000 }, false),
  },
  {
    name: 'A balance without a production',
    note: 'Consumption is published and the production is not: no sum, no shares, and nothing is zero.',
    render: () => renderFigures('A balance without production', { PRODUCTION: null }),
  },
  {
    name: 'A balance that is loading',
    note: 'Its figures have their places.',
    render: () => (
      <figure>
        <Waiting until={false}>
          <CountryNow
            reading={emptyReading('FR', SAMPLE_DAY)}
            isLive={false}
            day={null}
            slot={0}
            usual={null}
            label="A balance that loads: figures"
          />
        </Waiting>
      </figure>
    ),
  },
  {
    name: 'A day beside the day before',
    note: 'The consumption of the day before as dashes; the cursor stands at the moment of the page.',
    render: (widthPx) => renderDay(sampleDay(), widthPx, 'A day beside the day before'),
  },
  {
    name: 'A day with a gap',
    note: 'Bands, line and dashes are open where nothing was published.',
    render: (widthPx) =>
      renderDay(
        sampleDay((slot) => slot >= 12 && slot < 18),
        widthPx,
        'A day with a gap',
      ),
  },
];
