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
  expect(queryByText('not published by the publisher')).not.toBeNull();

  rerender(
    chartOf({
      ...seriesSet({ CONSUMPTION: [null, 2000] }),
      gaps: [{ ...gap, end: TEN_AM + QUARTER_HOUR_MS }],
    }),
  );
  expect(queryByText('not published by the publisher')).toBeNull();
});

const chartOf = (set: ReturnType<typeof seriesSet>) => (
  <LangContext value="en">
    <StackChart set={set} stack={toStack('BRE', set)} widthPx={600} heightPx={300} title="Brittany" />
  </LangContext>
);
