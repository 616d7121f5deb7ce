import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { toStack } from '../chart/stack.ts';
import { seriesSet } from '../test/builders.ts';
import { LangContext } from '../text/use-text.ts';
import { DayLegend } from './day-legend.tsx';

afterEach(cleanup);

const rows = () =>
  [...document.querySelectorAll('dl > div')].map(({ textContent }) => textContent?.replace(/[▸▾]/, ''));

test('what is stored and given back is one row of the day, its sum, which opens', () => {
  const set = seriesSet({
    CONSUMPTION: [100],
    WIND: [130],
    PUMPING: [-40],
    BATTERY_CHARGE: [0],
    BATTERY_DISCHARGE: [10],
  });
  render(
    <LangContext value="en">
      <DayLegend day={null} stack={toStack('FR', set)} slot={0} />
    </LangContext>,
  );
  expect(screen.getByText('MW')).toBeDefined();
  expect(rows().slice(2)).toEqual(['Wind130', 'Storage−30']);

  fireEvent.click(screen.getByRole('button', { name: 'Parts of storage', expanded: false }));
  expect(rows().slice(2)).toEqual(['Wind130', 'Storage−30', 'Battery discharge10', '− Pumping40']);
});
