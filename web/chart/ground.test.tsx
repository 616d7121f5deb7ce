import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import type { SeriesSet } from '../data/series-set.ts';
import { QUARTER_HOUR_MS, seriesSet, TEN_AM } from '../test/builders.ts';
import { LangContext } from '../text/use-text.ts';
import { toGround } from './ground.ts';
import { toStack } from './stack.ts';
import StackChart from './stack-chart.tsx';

afterEach(cleanup);

const at = (slot: number) => TEN_AM + slot * QUARTER_HOUR_MS;

/** Eight half-hours: two not loaded, one not published, two consolidated, one real time, one running, one to come. */
const HALF = 2;
function mixedSet(): SeriesSet {
  const consumption = [null, null, null, 140, 150, 160, 170, null];
  const set = seriesSet({ CONSUMPTION: consumption, WIND: consumption.map((mw) => mw && 90) }, 'HALF_HOUR');
  return {
    ...set,
    observed: [0, 0, 0, 2, 2, 2, 1, 0],
    vintages: [
      { start: at(3 * HALF), end: at(5 * HALF), vintage: 'CONSOLIDATED' },
      { start: at(5 * HALF), end: at(7 * HALF), vintage: 'REAL_TIME' },
    ],
    gaps: [
      { start: at(0), end: at(2 * HALF), reason: 'NOT_FETCHED' },
      { start: at(2 * HALF), end: at(3 * HALF), reason: 'NOT_PUBLISHED' },
    ],
  };
}

const draw = (progress: { done: number; total: number } | null) => {
  const set = mixedSet();
  return render(
    <LangContext value="en">
      <StackChart
        set={set}
        stack={toStack('BRE', set)}
        widthPx={900}
        heightPx={300}
        title="Brittany"
        progress={progress}
      />
    </LangContext>,
  ).container;
};

test('the ground tells gaps apart by their reason, and real time from what is consolidated', () => {
  const set = mixedSet();

  expect(toGround(set, toStack('BRE', set))).toEqual({
    gaps: [
      { start: at(0), end: at(2 * HALF), reason: 'NOT_FETCHED' },
      { start: at(2 * HALF), end: at(3 * HALF), reason: 'NOT_PUBLISHED' },
      { start: at(7 * HALF), end: at(8 * HALF), reason: 'PENDING' },
    ],
    realTime: [[at(5 * HALF), at(7 * HALF)]],
    running: [at(6 * HALF), at(7 * HALF)],
  });
});

test('what is not loaded is dotted, what is not published hatched, and each says why in the drawing', () => {
  const container = draw({ done: 188, total: 312 });

  const fillOf = (reason: string) =>
    container.querySelector(`rect[data-gap="${reason}"]`)?.getAttribute('fill') ?? '';
  expect(fillOf('NOT_FETCHED')).not.toBe(fillOf('NOT_PUBLISHED'));
  for (const reason of ['NOT_FETCHED', 'NOT_PUBLISHED', 'PENDING'])
    expect(
      container.querySelector(`pattern#${/#([\w-]+)/.exec(fillOf(reason))?.[1]}`),
      reason,
    ).not.toBeNull();
  expect(screen.getByText('history loading, 188 of 312')).toBeTruthy();
  expect(screen.getByText('not published by the publisher')).toBeTruthy();
});

test('a gap too narrow for its reason has a tick; what is still to come has none', () => {
  const set = {
    ...mixedSet(),
    gaps: [{ start: at(2 * HALF), end: at(3 * HALF), reason: 'NOT_PUBLISHED' as const }],
  };
  const ticks = (widthPx: number) => {
    const { container, unmount } = render(
      <StackChart set={set} stack={toStack('BRE', set)} widthPx={widthPx} heightPx={300} title="Brittany" />,
    );
    const reasons = [...container.querySelectorAll('rect[data-gap-tick]')].map((tick) =>
      tick.getAttribute('data-gap-tick'),
    );
    unmount();
    return reasons;
  };

  expect(ticks(900)).toEqual([]);
  expect(ticks(320)).toContain('NOT_PUBLISHED');
  expect(ticks(320)).not.toContain('PENDING');
});

test('without progress, what is not loaded says only that', () => {
  draw(null);

  expect(screen.getByText('not loaded yet')).toBeTruthy();
});

test('real time lies under a veil and has a dotted crest; the running slot is hatched', () => {
  const container = draw(null);

  expect(container.querySelectorAll('rect[data-vintage="REAL_TIME"]')).toHaveLength(1);
  expect(container.querySelectorAll('rect[data-running]')).toHaveLength(1);
});
