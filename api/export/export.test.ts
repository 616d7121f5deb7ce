import type { AreaCode, Measure, Resolution } from '@courant/core/domain';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SeriesSet } from '../series/series-set-type.ts';
import type { View } from '../series/view.ts';
import { figureColumns } from './export-column.ts';
import type { ExportFormat } from './export-format.ts';
import { type ExportApi, openExportApi } from './test/open-export-api.ts';
import { type FileRow, readFile } from './test/read-file.ts';

let api: ExportApi;
beforeAll(async () => {
  api = await openExportApi();
});
afterAll(() => api.close());

const bytesOf = async (response: Response): Promise<Buffer> => Buffer.from(await response.arrayBuffer());

async function rowsOf(format: ExportFormat, search: string): Promise<FileRow[]> {
  const response = await api.fetch(`${search}&format=${format}`);
  expect(response.status).toBe(200);
  return readFile[format](await bytesOf(response));
}

/** What the rows of a file should be: the columns of a chart's series. */
async function rowsOfSeries(set: SeriesSet, measures: readonly Measure[], view: View): Promise<FileRow[]> {
  const [utc, paris] = [set.starts('UTC').texts, set.starts('PARIS').texts];
  const series = await set.series();
  const columns = figureColumns(measures, view);
  return [...new Set(series.map(({ area }) => area.code))].flatMap((area) => {
    const own = new Map(series.filter((one) => one.area.code === area).map((one) => [one.measure, one]));
    const numbers = columns.map(({ measure, bound }) => [...(own.get(measure)?.[bound] ?? [])]);
    const [first] = own.values();
    const vintageAt = (start: number) =>
      first?.vintages.find((span) => span.start <= start && start < span.end)?.vintage ?? null;
    return utc.map((start, i): FileRow => {
      const clock = paris[i] ?? '';
      return {
        area,
        name: first?.area.name('FR') ?? '',
        start,
        parisDate: clock.slice(0, 10),
        parisTime: clock.slice(11, 16),
        parisOffsetHours: Number(clock.slice(19, 22)),
        resolution: set.resolution,
        vintage: vintageAt(Date.parse(start)),
        ...Object.fromEntries(columns.map(({ key }, column) => [key, numbers[column]?.[i] ?? null])),
        source: 'RTE éCO2mix / ODRé / Licence Ouverte 2.0',
      };
    });
  });
}

/** Bretagne has more than a year; the country and Normandie the days around two changes of clock. */
const areasAt = (resolution: Resolution): AreaCode[] =>
  resolution === 'QUARTER_HOUR' ? ['BRE', 'NOR'] : ['FR', 'BRE', 'NOR'];
const MEASURES: Measure[] = ['CONSUMPTION', 'WIND', 'CARBON_INTENSITY'];

/** A change of clock in autumn, and the two in which all regions have published; the whole year where it has few rows. */
const RANGES: readonly (readonly [from: string, to: string, resolutions: readonly Resolution[]])[] = [
  ['2024-10-26', 'now', ['QUARTER_HOUR', 'HALF_HOUR']],
  ['2024-03-30', '2024-04-01', ['HALF_HOUR', 'HOUR']],
  ['2023-10-28', '2023-10-29', ['HALF_HOUR']],
  ['2023-10', 'now', ['DAY', 'WEEK', 'MONTH', 'YEAR']],
];
const CASES = RANGES.flatMap(([from, to, resolutions]) =>
  resolutions.map((resolution) => ({ from, to, resolution })),
);

/** Compares row by row: thousands of rows that differ would take minutes to print. */
function expectRows(rows: readonly FileRow[], expected: readonly FileRow[]): void {
  expect(rows).toHaveLength(expected.length);
  const first = rows.findIndex((row, i) => JSON.stringify(row) !== JSON.stringify(expected[i]));
  if (first >= 0) expect(rows[first]).toEqual(expected[first]);
  expect(first).toBe(-1);
}

describe.each(['CSV', 'JSONL', 'PARQUET'] as const)('%s', (format) => {
  test.each(CASES)(
    "of each $resolution from $from to $to is the chart's series to the last digit",
    async (one) => {
      const areas = areasAt(one.resolution);
      const request = { areas, measures: MEASURES, ...one };
      const expected = await rowsOfSeries(await api.series(request), MEASURES, 'POWER');
      const { from, to, resolution } = one;
      const search = `areas=${areas}&measures=${MEASURES}&from=${from}&to=${to}&resolution=${resolution}`;
      const rows = await rowsOf(format, search);
      expectRows(
        format === 'CSV' ? rows.map((row) => fromFrenchCsv(row, expected[0] ?? {})) : rows,
        expected,
      );
    },
  );
});

/** A row of CSV under the names of the other formats, which has the same columns in the same order. */
function fromFrenchCsv(row: FileRow, names: FileRow): FileRow {
  const cells = Object.values(row).map(String);
  return Object.fromEntries(
    Object.entries(names).map(([name, sample], i) => {
      const cell = cells[i] ?? '';
      const isNumber = /^[A-Z]|Hours$/.test(name);
      if (cell === '') return [name, null];
      return [name, isNumber || typeof sample === 'number' ? Number(cell.replace(',', '.')) : cell];
    }),
  );
}
