import { HOUR, REGION_CODES, type RegionCode } from '@courant/core/domain';
import type { ReactElement } from 'react';
import Lanes from '../chart/lanes.tsx';
import { MapLegend } from '../chart/map/map-legend.tsx';
import { hasMapMeasure, type MapMeasure } from '../chart/map/map-measure.ts';
import { RegionMap } from '../chart/map/region-map.tsx';
import { mapScale } from '../chart/map/scale.ts';
import { ShareBar } from '../chart/share-bar.tsx';
import { type BandKey, toStack } from '../chart/stack.ts';
import TypicalDayPlot from '../chart/typical-day-plot.tsx';
import type { SeriesSet } from '../data/series-set.ts';
import type { ChartExample } from './chart-example.ts';
import { LINE_EXAMPLES } from './line-examples.tsx';
import { ReadStack } from './read-stack.tsx';
import { sampleSeriesSet } from './sample-day.ts';
import {
  autumnDay,
  sampleTypicalDay,
  springDay,
  withGaps,
  withNegatives,
  withVintages,
} from './sample-sets.ts';

const renderChart = (
  set: SeriesSet,
  widthPx: number,
  name: string,
  hidden: ReadonlySet<BandKey> = new Set(),
) => <ReadStack set={set} hidden={hidden} widthPx={widthPx} title={name} />;

/** The lanes of a set, with a carbon intensity that follows its fossil thermal. */
function renderLanes(set: SeriesSet, widthPx: number): ReactElement {
  const central = set.columns.THERMAL.map((mw) => mw && mw / 8);
  const high = central.map((grams) => grams && 1.8 * grams);
  const [start = 0] = set.starts.slice(60);
  return (
    <Lanes
      set={set}
      stack={toStack('ARA', set)}
      columns={{
        carbon: { central, low: central, high, version: '2024-01-01' },
        flags: [{ start, end: start + HOUR }],
      }}
      widthPx={widthPx}
      slot={70}
      onSlot={() => undefined}
      isTabbed={widthPx < 560}
      carbonMethod="DIRECT"
      onCarbonMethod={() => undefined}
    />
  );
}

const renderMap = (
  measure: MapMeasure,
  amounts: readonly (number | null)[],
  behind: ReadonlyMap<RegionCode, string> = new Map(),
) => {
  const values = new Map<RegionCode, number | null>(
    REGION_CODES.map((code, i) => [code, amounts[i] ?? null]),
  );
  const scale = mapScale(amounts, measure === 'EXCHANGE');
  return (
    <>
      <RegionMap
        measure={measure}
        values={values}
        scale={scale}
        behind={behind}
        title={measure}
        hrefOf={(region) => `/area/${region}`}
        onChoose={() => undefined}
      />
      <MapLegend
        measure={measure}
        scale={scale}
        withUnpublished={REGION_CODES.some(
          (code) => hasMapMeasure(code, measure) && values.get(code) === null,
        )}
        withLacking={!REGION_CODES.every((code) => hasMapMeasure(code, measure))}
        withBehind={behind.size > 0}
      />
    </>
  );
};

export const CHART_EXAMPLES: readonly ChartExample[] = [
  {
    name: 'A day of quarter-hours',
    note: 'What is produced stacks upward, what leaves or is stored downward; the line is consumption.',
    render: (widthPx) => renderChart(sampleSeriesSet('QUARTER_HOUR', 96), widthPx, 'A day of quarter-hours'),
  },
  {
    name: 'A gap',
    note: 'Nothing was published for two and a half hours: open ground, never zero.',
    render: (widthPx) => renderChart(withGaps(), widthPx, 'A gap'),
  },
  {
    name: 'An incomplete stretch',
    note: 'Solar is missing for a while: the stack is too low there, and the strip under it says so.',
    render: (widthPx) =>
      renderChart(
        sampleSeriesSet('QUARTER_HOUR', 96, (measure, slot) => {
          return (measure === 'SOLAR' || measure === 'PRODUCTION') && slot >= 44 && slot < 60;
        }),
        widthPx,
        'An incomplete stretch',
      ),
  },
  {
    name: 'Three vintages',
    note: 'Definitive, consolidated and real time side by side; the strip tells them apart by pattern.',
    render: (widthPx) => renderChart(withVintages(), widthPx, 'Three vintages'),
  },
  {
    name: 'Generation below zero',
    note: 'Hydro, then fossil thermal, take more than they give: they hang from zero, and what gives stands on it.',
    render: (widthPx) => renderChart(withNegatives(), widthPx, 'Generation below zero'),
  },
  {
    name: 'The day of 25 hours',
    note: 'From 02:00 to 03:00 comes twice: each time says which one it is. The first is never published.',
    render: (widthPx) => renderChart(autumnDay(), widthPx, 'The day of 25 hours'),
  },
  {
    name: 'The day of 23 hours',
    note: 'Clocks skip from 02:00 to 03:00: there is no 02:00 on the axis.',
    render: (widthPx) => renderChart(springDay(), widthPx, 'The day of 23 hours'),
  },
  {
    name: 'Bands switched off',
    note: 'The rest is stacked again from zero.',
    render: (widthPx) =>
      renderChart(
        sampleSeriesSet('HALF_HOUR', 48),
        widthPx,
        'Bands switched off',
        new Set<BandKey>(['NUCLEAR', 'HYDRO']),
      ),
  },
  {
    name: 'Twelve months',
    note: 'A bucket is as wide as it lasts, the last one included.',
    render: (widthPx) => renderChart(sampleSeriesSet('MONTH', 12), widthPx, 'Twelve months'),
  },
  {
    name: 'Lanes under a chart',
    note: 'Exchange, carbon between its bounds, and what is flagged, missing and still revised, on one axis.',
    render: (widthPx) => renderLanes(withGaps(), widthPx),
  },
  {
    name: 'A typical day',
    note: 'A ribbon of what is usual, its mean as dashes, and today as far as it is published.',
    render: (widthPx) => <TypicalDayPlot day={sampleTypicalDay()} widthPx={widthPx} title="A typical day" />,
  },
  {
    name: 'A typical day before today has a figure',
    note: 'The ribbon alone.',
    render: (widthPx) => (
      <TypicalDayPlot
        day={{ ...sampleTypicalDay(), today: [] }}
        widthPx={widthPx}
        title="A typical day before today has a figure"
      />
    ),
  },
  {
    name: 'A map of amounts',
    note: 'Equal classes from zero; regions without the measure are hatched.',
    render: () =>
      renderMap('NUCLEAR', [null, 9000, null, 7000, 4300, 7800, null, null, 5300, 2000, 10_500, null]),
  },
  {
    name: 'A map with a silent region',
    note: 'Normandy’s figure is a day older than the others: it is struck through by lines and has a clock.',
    render: () =>
      renderMap(
        'CONSUMPTION',
        [7500, 2300, 2600, 3100, 5400, 4900, 3000, 2900, 4600, 4700, 8300, 4900],
        new Map([['NOR', '17 Jan, 23:45']]),
      ),
  },
  {
    name: 'A map of balances',
    note: 'Two hues from zero, equally far on both sides.',
    render: () =>
      renderMap('EXCHANGE', [7400, -5400, 1900, -3100, -900, -4000, 3000, 1850, 250, 1400, -5400, 2150]),
  },
  {
    name: 'A map of shares',
    note: 'The palest class still stands out from the panel; Normandy did not publish its production.',
    render: () => renderMap('RENEWABLE', [35, 4, 74, null, 21, 11, 49, 71, 11, 37, 22, 55]),
  },
  {
    name: 'Shares',
    note: 'Largest first, in figures as in lengths.',
    render: () => (
      <ShareBar
        title="Shares"
        shares={[
          { measure: 'NUCLEAR', power: 36_300, share: 0.64 },
          { measure: 'HYDRO', power: 6700, share: 0.12 },
          { measure: 'THERMAL', power: 6300, share: 0.11 },
          { measure: 'WIND', power: 4300, share: 0.08 },
          { measure: 'SOLAR', power: 1500, share: 0.03 },
          { measure: 'BIOENERGY', power: 1400, share: 0.02 },
        ]}
      />
    ),
  },
  {
    name: 'Shares beside a filière below zero',
    note: 'What took power has no share; the others share what was produced, 100 % in all.',
    render: () => (
      <ShareBar
        title="Shares beside a filière below zero"
        shares={[
          { measure: 'THERMAL', power: 300, share: 0.25 },
          { measure: 'WIND', power: 900, share: 0.75 },
          { measure: 'HYDRO', power: -620, share: 0 },
        ]}
      />
    ),
  },
  ...LINE_EXAMPLES,
];
