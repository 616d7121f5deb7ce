import { DAY, HOUR } from '@courant/core/domain';
import type { ReactElement } from 'react';
import { DifferencePlot } from '../chart/lines/difference-plot.tsx';
import { HourBars } from '../chart/lines/hour-bars.tsx';
import { DASHED_LINE, INK_LINE, type Line, lineStyleOf } from '../chart/lines/line.ts';
import LinesChart from '../chart/lines/lines-chart.tsx';
import { markDots } from '../chart/lines/mark-dots.tsx';
import { TilePlot } from '../chart/lines/tile-plot.tsx';
import type { Slots } from '../chart/slots.ts';
import type { Column } from '../data/series-set.ts';
import { amountFormat } from '../text/amount-format.ts';
import { formatTime } from '../text/format.ts';
import type { ChartExample } from './chart-example.ts';
import { SAMPLE_DAY } from './sample-day.ts';

const HOURS = Array.from({ length: 48 }, (_, hour) => hour);
const SLOTS: Slots = {
  starts: HOURS.map((hour) => SAMPLE_DAY + hour * HOUR),
  ends: HOURS.map((hour) => SAMPLE_DAY + (hour + 1) * HOUR),
};
const MW = amountFormat('WIND', 'POWER', 'en');
const EXCHANGE = amountFormat('EXCHANGE', 'POWER', 'en');

/** A wave of one day around a mean, later by some hours. */
const wave = (mean: number, swing: number, lateBy = 0): Column =>
  HOURS.map((hour) => Math.round(mean + swing * Math.sin(((hour - lateBy) / 24) * 2 * Math.PI)));
const without = (column: Column, from: number, to: number): Column =>
  column.map((amount, hour) => (hour >= from && hour < to ? null : amount));

const drawLines = (title: string, lines: readonly Line[], widthPx: number, format = MW): ReactElement => (
  <LinesChart
    slots={SLOTS}
    lines={lines}
    format={format}
    widthPx={widthPx}
    heightPx={280}
    title={title}
    slotName={(slot) => formatTime(SLOTS.starts[slot] ?? 0, 'en')}
  />
);

const REGIONS = [
  'Brittany',
  'Normandy',
  'Grand Est',
  'Occitania',
  'Hauts-de-France',
  'Provence-Alpes-Côte d’Azur',
];

const MARKS = [
  { start: SAMPLE_DAY, value: 900, vintage: 'DEFINITIVE' as const },
  { start: SAMPLE_DAY + 40 * DAY, value: 1400, vintage: 'CONSOLIDATED' as const },
  { start: SAMPLE_DAY + 200 * DAY, value: 1450, vintage: 'REAL_TIME' as const },
];

/** The charts of lines, of differences and of records. */
export const LINE_EXAMPLES: readonly ChartExample[] = [
  {
    name: 'Six lines',
    note: 'Hues and dashes tell them apart; their names stand at their ends, and give way to each other.',
    render: (widthPx) =>
      drawLines(
        'Six lines',
        REGIONS.map((name, i) => ({
          key: name,
          name,
          values: wave(1000 + 90 * i, 400, i),
          style: lineStyleOf(i),
        })),
        widthPx,
      ),
  },
  {
    name: 'A line with a gap',
    note: 'What is not published is open ground, and a dash in the figures.',
    render: (widthPx) =>
      drawLines(
        'A line with a gap',
        [
          { key: 'a', name: 'Brittany', values: without(wave(1200, 300), 10, 18), style: lineStyleOf(0) },
          { key: 'b', name: 'Normandy', values: wave(1400, 200, 4), style: lineStyleOf(1) },
        ],
        widthPx,
      ),
  },
  {
    name: 'Lines without a figure',
    note: 'Nothing is published at all: axes, and no line.',
    render: (widthPx) =>
      drawLines(
        'Lines without a figure',
        [{ key: 'a', name: 'Brittany', values: HOURS.map(() => null), style: lineStyleOf(0) }],
        widthPx,
      ),
  },
  {
    name: 'Exchanges on both sides of zero',
    note: 'The axis says imports and exports instead of a sign.',
    render: (widthPx) =>
      drawLines(
        'Exchanges on both sides of zero',
        [
          { key: 'then', name: 'The period before', values: wave(200, 900, 3), style: DASHED_LINE },
          { key: 'now', name: 'The period', values: wave(-100, 1200), style: INK_LINE },
        ],
        widthPx,
        EXCHANGE,
      ),
  },
  {
    name: 'A difference',
    note: 'What is more stands on zero, what is less hangs from it; where one side is unknown there is none.',
    render: (widthPx) => (
      <DifferencePlot
        slots={SLOTS}
        difference={without(wave(20, 240), 20, 26)}
        format={MW}
        widthPx={widthPx}
        heightPx={130}
        leftPx={52}
        title="A difference"
      />
    ),
  },
  {
    name: 'A small chart',
    note: 'One of the twelve: an area on zero, in the colour of its measure.',
    // As on the page, whose words beside it say its figures.
    render: (widthPx) => (
      <span aria-hidden="true">
        <TilePlot
          slots={SLOTS}
          values={without(wave(300, 700), 30, 34)}
          domain={[-500, 1200]}
          format={MW}
          colour="var(--wind)"
          widthPx={Math.min(widthPx, 280)}
          heightPx={110}
        />
      </span>
    ),
  },
  {
    name: 'A staircase of records',
    note: 'Each dot broke the one before; the hollow one is provisional, the large one is chosen.',
    render: (widthPx) => (
      <LinesChart
        slots={{
          starts: MARKS.map(({ start }) => start),
          ends: [...MARKS.slice(1).map(({ start }) => start), SAMPLE_DAY + 300 * DAY],
        }}
        lines={[{ key: 'marks', name: 'Wind', values: MARKS.map(({ value }) => value), style: INK_LINE }]}
        format={MW}
        widthPx={widthPx}
        heightPx={240}
        title="A staircase of records"
        slotName={(slot) => formatTime(MARKS[slot]?.start ?? 0, 'en')}
      >
        {markDots(MARKS, SAMPLE_DAY + 200 * DAY)}
      </LinesChart>
    ),
  },
  {
    name: 'Errors by hour',
    note: 'An hour without a pair has no bar.',
    render: (widthPx) => (
      <HourBars
        amounts={without(wave(60, 25), 3, 5).slice(0, 24)}
        format={MW}
        widthPx={widthPx}
        heightPx={200}
        title="Errors by hour"
      />
    ),
  },
];
