import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repoRoot } from '@courant/core/run';
import { expect, test } from 'vitest';
import { axisOf } from './axis.ts';
import { drawDashboard, type Panel, type Series } from './draw-dashboard.ts';

const { panels } = JSON.parse(
  readFileSync(join(repoRoot(), 'deploy/observability/dashboard.json'), 'utf8'),
) as { panels: Panel[] };
const [panel = expect.unreachable()] = panels.filter(({ type }) => type === 'timeseries');

const draw = (drawn: Panel, series: Series[]) =>
  drawDashboard([[drawn, series]], { startS: 0, endS: 120, stepS: 2 }, []);
const linesOf = (svg: string) => [...svg.matchAll(/ d="([^"]+)"[^>]*fill="none"/g)].map(([, d]) => d);

test('each panel of the dashboard can be drawn, in its unit', () => {
  const zero: Series = { label: 'zero', points: [[0, 0]] };
  const undrawn = panels.filter((drawn) => !draw(drawn, [zero]).includes(`>${drawn.title}</text>`));
  expect(undrawn).toEqual([]);
});

test('a panel without data says so, and draws no line', () => {
  const svg = draw(panel, [{ label: 'FRA', points: [] }]);
  expect(svg).toContain('no data in this run');
  expect(linesOf(svg)).toEqual([]);
});

test('a query without data beside one with data says so in the legend', () => {
  const svg = draw(panel, [
    { label: 'half', points: [] },
    { label: '99 %', points: [[0, 1]] },
  ]);
  expect(svg).toContain('half: no data');
  expect(svg).not.toContain('no data in this run');
});

test('a line is broken where points are missing', () => {
  const points = [0, 2, 8, 10].map((atS) => [atS, 1] as const);
  const [line] = linesOf(draw(panel, [{ label: 'FRA', points }]));
  expect(line?.replace(/[\d. ]+/g, '')).toBe('MhLMhL');
});

test.each([
  ['s', 0.0042, ['0 ms', '2 ms', '4 ms', '6 ms']],
  ['s', 900, ['0 min', '5 min', '10 min', '15 min']],
  ['bytes', 3 * 2 ** 20, ['0 MiB', '1 MiB', '2 MiB', '3 MiB']],
  ['percentunit', 0.03, ['0 %', '1 %', '2 %', '3 %']],
  ['short', 0, ['0', '0.5', '1']],
])('an axis in %s up to %d', (unit, max, labels) => {
  const { ticks, format } = axisOf(unit, max);
  expect(ticks.map(format)).toEqual(labels);
});

test('a unit that no panel has had is refused', () => {
  expect(() => axisOf('watt', 1)).toThrow('No unit "watt"');
});
