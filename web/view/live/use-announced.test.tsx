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

/** Shows lines one after another, and says what is heard of them. */
function listen(...first: number[]) {
  const props = (indexes: number[], newestIndex: number) => ({ lines: indexes.map(line), newestIndex });
  const { result, rerender } = renderHook(({ lines, newestIndex }) => useAnnounced(lines, newestIndex), {
    initialProps: props(first, first[0] ?? -1),
    wrapper: ({ children }) => <LangContext value="en">{children}</LangContext>,
  });
  return (shown: number[], newestIndex = shown[0] ?? -1): string => {
    rerender(props(shown, newestIndex));
    act(() => vi.advanceTimersByTime(5_000));
    return result.current;
  };
}

test('a line alone is said as it is, and of many that come fast only how many and the last', () => {
  const hear = listen(0);
  expect(hear([0])).toBe('');
  expect(hear([1, 0])).toBe('Brittany, new, 10:00, 15 min, Consumption 2,001\u00a0MW');
  const words = hear([4, 3, 2, 1]);
  expect(words).toContain('3 events, the last one: ');
  expect(words).toContain('2,004');
});

test('only what a filter shows is counted, and what a wider filter shows is not new', () => {
  const hear = listen(0);
  const alone = hear([8, 0], 8);
  expect(alone).toBe('Brittany, new, 10:00, 15 min, Consumption 2,008\u00a0MW');
  expect(hear([8, 0], 12)).toBe(alone);
  expect(hear([12, 11, 10, 9, 8], 12)).toBe(alone);
});
