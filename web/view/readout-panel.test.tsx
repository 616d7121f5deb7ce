import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { type ReactElement, useState } from 'react';
import { afterEach, expect, test } from 'vitest';
import { type BandKey, toStack } from '../chart/stack.ts';
import StackChart from '../chart/stack-chart.tsx';
import type { SeriesSet } from '../data/series-set.ts';
import { seriesSet } from '../test/builders.ts';
import { LangContext } from '../text/use-text.ts';
import { ReadoutPanel } from './readout-panel.tsx';
import { useChartCursor } from './use-chart-cursor.ts';

afterEach(cleanup);

const SET = seriesSet(
  { CONSUMPTION: [100, 120], NUCLEAR: [150, 150], WIND: [50, 70], EXCHANGE: [-100, -100] },
  'HOUR',
);

const WITH_STORAGE = seriesSet(
  { CONSUMPTION: [100, 120], NUCLEAR: [150, 150], PUMPING: [-40, -20], BATTERY_DISCHARGE: [10, 10] },
  'HOUR',
);

/** A chart and its readout, as the page has them. */
function Page({ isBeside = true, set = SET }: { isBeside?: boolean; set?: SeriesSet }): ReactElement {
  const [hidden, setHidden] = useState<ReadonlySet<BandKey>>(new Set());
  const cursor = useChartCursor();
  const stack = toStack('BRE', set, hidden);
  return (
    <LangContext value="en">
      <StackChart
        set={set}
        stack={stack}
        widthPx={600}
        heightPx={300}
        title="Brittany"
        slot={cursor.slot}
        onSlot={cursor.setSlot}
        focus={cursor.focus}
      />
      <ReadoutPanel
        set={set}
        stack={stack}
        hidden={hidden}
        onHide={setHidden}
        cursor={cursor}
        isBeside={isBeside}
      />
    </LangContext>
  );
}

const rowTexts = () =>
  screen.getAllByRole('row').map((row) => [...row.children].map(({ textContent }) => textContent).join(' '));
const band = (name: string) => screen.getByRole('button', { name });
const shownBands = () => screen.getAllByRole('button', { pressed: true }).map((each) => each.textContent);
const opacityOf = (key: string) => {
  const mark = document.querySelector<SVGElement>(`[data-band="${key}"]`);
  return mark?.style.opacity || mark?.parentElement?.getAttribute('opacity');
};

test('each band has its figure of the newest slot, its mean, its energy and its share, and all add up', () => {
  render(<Page />);

  expect(rowTexts()).toEqual([
    'Measure MW mean MWh %',
    'Consumption 120 110 220 ',
    'Wind 70 60 120 28.6',
    'Nuclear 150 150 300 71.4',
    '−Exports 100 100 200 47.6',
    'Total 120 110 220 52.4',
  ]);
});

test('the cursor moves the first column and no other', () => {
  render(<Page />);

  fireEvent.keyDown(screen.getByRole('slider'), { key: 'Home' });

  expect(rowTexts()[2]).toBe('Wind 50 60 120 28.6');
  expect(screen.getByText(/^Tue,? 24 Nov 2026, 10:00–11:00$/)).toBeTruthy();
});

test('a click hides a band: its row is empty, and the total is of what is shown', () => {
  render(<Page />);

  fireEvent.click(band('Nuclear'), { detail: 1 });

  expect(rowTexts().slice(3)).toEqual([
    'Nuclear    ',
    '−Exports 100 100 200 166.7',
    'Total shown −30 −40 −80 −66.7',
  ]);
});

test('a double click shows a band alone, and another one all of them again', () => {
  render(<Page />);
  const doubleClick = () => [1, 2].forEach((detail) => void fireEvent.click(band('Wind'), { detail }));

  doubleClick();
  expect(shownBands()).toEqual(['Wind']);

  doubleClick();
  expect(shownBands()).toEqual(['Wind', 'Nuclear', '−Exports']);
});

test('Shift with Enter shows a band alone, too', () => {
  render(<Page />);

  fireEvent.keyDown(band('Wind'), { key: 'Enter', shiftKey: true });

  expect(shownBands()).toEqual(['Wind']);
});

test.each([true, false])('a mouse over a row fades the other marks (beside: %s)', (isBeside) => {
  render(<Page isBeside={isBeside} />);
  const row = band('Wind').closest('tr, li') as Element;

  fireEvent.pointerEnter(row, { pointerType: 'mouse' });
  expect([opacityOf('WIND'), opacityOf('NUCLEAR'), opacityOf('CONSUMPTION')]).toEqual(['1', '0.25', '0.25']);

  fireEvent.pointerLeave(row);
  expect(opacityOf('NUCLEAR')).toBe('1');
});

test('a finger on a row leaves the others as they are', () => {
  render(<Page />);

  fireEvent.pointerEnter(band('Wind').closest('tr') as Element, { pointerType: 'touch' });

  expect(opacityOf('NUCLEAR')).toBe('1');
});

test('under the chart the same figures stand in entries', () => {
  render(<Page isBeside={false} />);

  const entry = within(band('Wind').closest('li') as HTMLElement);

  expect(entry.getByText(/^70\sMW$/)).toBeTruthy();
  expect(entry.getByText(/^28.6\s%$/)).toBeTruthy();
  expect(entry.getByText(/^mean 60 · 120\sMWh$/)).toBeTruthy();
});

test.each([true, false])(
  'the row of storage opens, hides and isolates what it adds up (beside: %s)',
  (isBeside) => {
    render(<Page set={WITH_STORAGE} isBeside={isBeside} />);
    const pumping = () => screen.queryByRole('button', { name: /Pumping/ });
    expect(pumping()).toBeNull();

    fireEvent.click(band('Parts of storage'));
    expect(pumping()).not.toBeNull();
    fireEvent.click(band('Battery discharge'));
    expect(band('Storage').getAttribute('aria-pressed')).toBe('mixed');
    expect(document.querySelector('[data-band="BATTERY_DISCHARGE"]')).toBeNull();

    fireEvent.click(band('Storage'), { shiftKey: true });
    expect(document.querySelector('[data-band="NUCLEAR"]')).toBeNull();
    expect(document.querySelectorAll('[data-band="PUMPING"], [data-band="BATTERY_DISCHARGE"]')).toHaveLength(
      2,
    );
    fireEvent.click(band('Storage'));
    expect(document.querySelector('[data-band="PUMPING"]')).toBeNull();
  },
);
