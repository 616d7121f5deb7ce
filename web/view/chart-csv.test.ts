import { expect, test } from 'vitest';
import { againstColumn } from '../data/against.ts';
import { QUARTER_HOUR_MS, seriesSet, TEN_AM } from '../test/builders.ts';
import { interpolate, TEXTS } from '../text/texts.ts';
import type { Translator } from '../text/use-text.ts';
import { chartColumns } from './chart-csv.ts';

const ENGLISH: Translator = { lang: 'en', text: (key, words) => interpolate(TEXTS[key].en, words) };

const iso = (instant: number) => new Date(instant).toISOString();
const DAY_BEFORE = TEN_AM - 96 * QUARTER_HOUR_MS;

/** The columns of the day before, beside four quarter-hours. */
function besideColumns(view: 'POWER' | 'ENERGY', against: readonly number[]) {
  const set = { ...seriesSet({ CONSUMPTION: [1, 2, 3, 4] }), view };
  const half = (start: number) => against.map((_, i) => iso(start + 2 * i * QUARTER_HOUR_MS));
  const column = againstColumn(set, {
    compare: {
      __typename: 'Comparison',
      starts: half(TEN_AM),
      againstStarts: half(DAY_BEFORE),
      series: [{ against }],
    },
  });
  return chartColumns('BRE', set, { period: 'PREVIOUS', ...(column ?? expect.unreachable()) }, ENGLISH).slice(
    -2,
  );
}

test.each([
  ['POWER', 'MW'],
  ['ENERGY', 'MWh'],
] as const)('beside quarter-hours the file has each half-hour of another period once: %s', (view, unit) => {
  const [starts, amounts] = besideColumns(view, [100, 200]);
  expect(starts?.cells.map((start) => start !== null)).toEqual([true, false, true, false]);
  expect(amounts).toEqual({
    name: `Consumption, previous period, half-hour (${unit})`,
    cells: [100, null, 200, null],
  });
});
