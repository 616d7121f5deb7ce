import { act, renderHook } from '@testing-library/react';
import type { ReactNode } from 'react';
import { expect, test } from 'vitest';
import { LiveStore } from '../data/live-store.ts';
import { LiveContext } from '../data/use-live.ts';
import { usePeriod } from './use-period.ts';
import { useUrlState } from './use-url-state.ts';

test('a window that ends now moves on with the clock of a page that stays open', () => {
  const store = new LiveStore();
  store.clock.set('2026-11-28T10:00:00Z');
  const wrapper = ({ children }: { children: ReactNode }) => (
    <LiveContext value={store}>{children}</LiveContext>
  );
  const { result } = renderHook(() => usePeriod(useUrlState()), { wrapper });
  const { end } = result.current.span;

  act(() => store.clock.set('2026-11-29T12:00:00Z'));

  expect(result.current.span.end - end).toBeGreaterThan(25 * 3_600_000);
});
