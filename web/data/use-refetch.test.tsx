import { act, cleanup, render } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { LiveStore } from './live-store.ts';
import { LiveContext } from './use-live.ts';
import { useRefetch } from './use-refetch.ts';

const EVERY_MS = 1_000;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

function Fetching({ refetch, of }: { refetch: () => Promise<void>; of: string | null }) {
  useRefetch(refetch, { key: of, everyMs: EVERY_MS });
  return null;
}

test('what is first known fetches nothing again; a change of it does, and so does a snapshot that may hide one', () => {
  const refetch = vi.fn(async () => undefined);
  const store = new LiveStore({ requestFrame: (draw) => draw(), servedCursor: 'e.1' });
  const page = (of: string | null) => (
    <LiveContext value={store}>
      <Fetching refetch={refetch} of={of} />
    </LiveContext>
  );
  const fetches = () => {
    act(() => void vi.advanceTimersByTime(EVERY_MS));
    return refetch.mock.calls.length;
  };
  const receiveSnapshot = (cursor: string) =>
    act(() => store.receive({ __typename: 'Snapshot', cursor, readings: [] }));

  const { rerender } = render(page(null));
  rerender(page('a'));
  expect(fetches()).toBe(0);
  rerender(page('b'));
  expect(fetches()).toBe(1);
  receiveSnapshot('e.1');
  expect(fetches()).toBe(1);
  receiveSnapshot('e.9');
  expect(fetches()).toBe(2);
});
