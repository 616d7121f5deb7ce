// @vitest-environment node
import { expect, test } from 'vitest';
import { readAt, withAt } from './at-state.ts';

const HALF_PAST_SIX = Date.UTC(2026, 10, 28, 17, 30);

test('a moment comes back from its link, and the other parameters stay', () => {
  const search = withAt('?measure=wind', HALF_PAST_SIX);

  expect(search).toBe('?measure=wind&at=2026-11-28T17:30Z');
  expect(readAt(search)).toBe(HALF_PAST_SIX);
  expect(withAt(search, null)).toBe('?measure=wind');
  expect(withAt('?at=2026-11-28T17:30Z', null)).toBe('');
});

test('a link with the time of Paris is read, its plus sign written out or not', () => {
  expect(readAt('?at=2026-11-28T18:30+01:00')).toBe(HALF_PAST_SIX);
  expect(readAt('?at=2026-11-28T18:30%2B01:00')).toBe(HALF_PAST_SIX);
});

test('what is no instant is now', () => {
  for (const at of ['', '2026-11-28', 'now', '2026-13-28T18:30Z']) expect(readAt(`?at=${at}`), at).toBeNull();
});
