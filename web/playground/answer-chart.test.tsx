import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import AnswerChart from './answer-chart.tsx';
import type { AnswerSet } from './answer-columns.ts';
import { slotsOf, valueExtent } from './plotted-columns.ts';

const column = (label: string, unit: string, values: (number | null)[]) => ({
  label,
  unit,
  values,
  isBeside: false,
});
const SET: AnswerSet = {
  name: 'series',
  starts: ['2026-08-27T08:00:00Z', '2026-08-27T08:30:00Z', '2026-08-27T09:00:00Z'],
  columns: [
    column('WIND', 'MW', [1, null, 3]),
    column('SOLAR', 'MW', [4, 5, -6]),
    column('CARBON_INTENSITY', 'G_PER_KWH', [30, 40, 50]),
  ],
};

/** jsdom lays nothing out: every element is 500 px wide. */
function stubLayout(): void {
  const observer = class {
    observe() {}
    disconnect() {}
  };
  vi.stubGlobal('ResizeObserver', observer);
  vi.spyOn(HTMLElement.prototype, 'getBoundingClientRect').mockReturnValue({ width: 500 } as DOMRect);
}

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

test('each column is a line, each unit a plot, and a slot without a figure is a gap', () => {
  stubLayout();
  const { container } = render(<AnswerChart set={SET} />);

  expect(screen.getAllByRole('img')).toHaveLength(2);
  const pathOf = (label: string) =>
    container.querySelector(`[data-line="${label}"]`)?.getAttribute('d') ?? '';
  const strokes = (label: string) => pathOf(label).split('M').length - 1;
  expect([strokes('WIND'), strokes('SOLAR'), strokes('CARBON_INTENSITY')]).toEqual([2, 1, 1]);
});

test('a slot ends where the next begins, the last one after as long as the one before it', () => {
  const { starts, ends } = slotsOf(SET.starts);
  expect(ends).toEqual([starts[1], starts[2], Date.parse('2026-08-27T09:30:00Z')]);
});

test('the axis holds every figure and zero, and has a length', () => {
  expect(valueExtent(SET.columns)).toEqual([-6, 50]);
  expect(valueExtent([column('none', 'MW', [null])])).toEqual([0, 1]);
});
