import { act, cleanup, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { EventLine } from '../../data/event-line.ts';
import { areaReading, TEN_AM } from '../../test/builders.ts';
import { LangContext } from '../../text/use-text.ts';
import { useAnnounced } from './use-announced.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const line = (index: number): EventLine => ({
  index,
  at: TEN_AM,
  content: { kind: 'PUBLISHED', reading: areaReading('BRE', TEN_AM, { CONSUMPTION: 2000 + index }) },
});

test('a line alone is said as it is, and of many that come fast only how many and the last', () => {
  const { result, rerender } = renderHook(({ lines }) => useAnnounced(lines), {
    initialProps: { lines: [line(0)] },
    wrapper: ({ children }) => <LangContext value="en">{children}</LangContext>,
  });
  const pass = () => act(() => vi.advanceTimersByTime(5_000));
  pass();
  expect(result.current).toBe('');

  rerender({ lines: [line(1), line(0)] });
  pass();
  expect(result.current).toBe('Brittany, new, 10:00, 15 min, Consumption 2,001\u00a0MW');

  rerender({ lines: [line(9), line(8)] });
  pass();
  expect(result.current).toContain('8 events, the last one: ');
  expect(result.current).toContain('2,009');
});
