import { cleanup, render } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { QUARTER_HOUR_MS, seriesSet, TEN_AM } from '../test/builders.ts';
import { LangContext } from '../text/use-text.ts';
import { toStack } from './stack.ts';
import StackChart from './stack-chart.tsx';

afterEach(cleanup);

test('a window without any figure says why instead of an empty plot', () => {
  const gap = { start: TEN_AM, end: TEN_AM + 2 * QUARTER_HOUR_MS, reason: 'NOT_PUBLISHED' as const };
  const set = { ...seriesSet({ CONSUMPTION: [null, null] }), gaps: [gap] };

  const { queryByText, rerender } = render(chartOf(set));
  expect(queryByText('not published by the publisher')?.tagName).toBe('P');

  rerender(
    chartOf({
      ...seriesSet({ CONSUMPTION: [null, 2000] }),
      gaps: [{ ...gap, end: TEN_AM + QUARTER_HOUR_MS }],
    }),
  );
  // The gap alone says it.
  expect(queryByText('not published by the publisher')?.tagName).toBe('SPAN');
});

test.each([
  [97, 'QUARTER_HOUR'],
  [169, 'HOUR'],
  [721, 'HOUR'],
  [366, 'DAY'],
] as const)(
  'on a phone, a window of %i buckets (%s) has three labels of time or more',
  (slots, resolution) => {
    const set = seriesSet({ CONSUMPTION: Array(slots).fill(100) }, resolution);

    const { container } = render(chartOf(set, PHONE_CHART_PX));

    const labels = [...container.querySelectorAll('svg text')].map(({ textContent }) => textContent ?? '');
    expect(labels.filter((label) => /:|[A-Z]|^20\d\d$/.test(label)).length).toBeGreaterThanOrEqual(3);
  },
);

test('imports and exports are filled by patterns that the drawing has, one each', () => {
  const set = seriesSet({ CONSUMPTION: [100, 100], EXCHANGE: [40, -40], WIND: [60, 140] });

  const { container } = render(chartOf(set));

  const patternOf = (band: string) => {
    const fill = container.querySelector<SVGPathElement>(`[data-band="${band}"]`)?.style.fill ?? '';
    return container.querySelector(`pattern#${/#(\w+)/.exec(fill)?.[1]}`);
  };
  expect(patternOf('IMPORT')).not.toBeNull();
  expect(patternOf('EXPORT')).not.toBeNull();
  expect(patternOf('IMPORT')?.innerHTML).not.toBe(patternOf('EXPORT')?.innerHTML);
});

/** Width of the chart on a page of 360 px. */
const PHONE_CHART_PX = 306;

const chartOf = (set: ReturnType<typeof seriesSet>, widthPx = 600) => (
  <LangContext value="en">
    <StackChart set={set} stack={toStack('BRE', set)} widthPx={widthPx} heightPx={300} title="Brittany" />
  </LangContext>
);
