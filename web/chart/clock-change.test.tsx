import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import type { SeriesSet } from '../data/series-set.ts';
import { ReadStack } from '../gallery/read-stack.tsx';
import { autumnDay, springDay } from '../gallery/sample-sets.ts';
import { LangContext } from '../text/use-text.ts';
import { ChartFacts } from '../view/chart-facts.tsx';
import { SeriesTable } from '../view/series-table.tsx';
import { toStack } from './stack.ts';

afterEach(cleanup);

/** Wide enough for a tick each hour. */
const WIDTH_PX = 1800;

const renderDay = (set: SeriesSet) =>
  render(
    <LangContext value="en">
      <ReadStack set={set} hidden={new Set()} widthPx={WIDTH_PX} title="A day" />
      <SeriesTable set={set} stack={toStack('ARA', set)} />
      <ChartFacts set={set} stack={toStack('ARA', set)} />
    </LangContext>,
  ).container;

/** The texts of the axis of time, without those of power. */
const ticksOf = (container: HTMLElement) =>
  [...container.querySelectorAll('svg text:not([data-band-name])')]
    .map(({ textContent }) => textContent?.replace('\u00a0', ' ') ?? '')
    .filter((label) => /:|[A-Z]/.test(label));

const rowsOf = (container: HTMLElement) =>
  [...container.querySelectorAll('tbody tr')].map(
    (row) => row.querySelector('th')?.textContent?.replaceAll('\u00a0', ' ').split(', ').at(-1) ?? '',
  );

test('on the day of 25 hours axis, table, readout and screen reader tell the two passes apart', () => {
  const container = renderDay(autumnDay());

  expect(ticksOf(container).slice(0, 5)).toEqual(['27 Oct', '01:00', '02:00 +2', '02:00 +1', '03:00']);
  const rows = rowsOf(container);
  expect(rows).toHaveLength(50);
  expect(new Set(rows).size).toBe(50);
  expect(rows).toContain('02:30 UTC+2 – 02:00 UTC+1');

  expect(container.textContent).toContain('UTC+2: summer time, UTC+1: winter time');

  const reader = screen.getByRole('slider');
  fireEvent.keyDown(reader, { key: 'Home' });
  for (let i = 0; i < 5; i++) fireEvent.keyDown(reader, { key: 'ArrowRight' });
  const name = /27 Oct 2024, 02:30\sUTC\+2 – 02:00\sUTC\+1/;
  expect(reader.getAttribute('aria-valuetext')).toMatch(name);
  expect(screen.getByRole('region', { name: 'Legend and figures of the chart: A day' }).textContent).toMatch(
    name,
  );
});

test('on the day of 23 hours no tick stands where clocks skip an hour, and none comes twice', () => {
  const container = renderDay(springDay());
  const labels = ticksOf(container);

  expect(labels.slice(0, 4)).toEqual(['31 Mar', '01:00', '03:00', '04:00']);
  expect(new Set(labels).size).toBe(labels.length);
  expect(container.textContent).not.toContain('UTC');
});
