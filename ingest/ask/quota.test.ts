import { expect, test } from 'vitest';
import { quotaReset, readInstant } from './quota.ts';

const NOW = Date.UTC(2026, 0, 15, 14);

test.each([
  ['2026-01-16T00:00:00Z', Date.UTC(2026, 0, 16)],
  ['2026-01-16T01:00:00+01:00', Date.UTC(2026, 0, 16)],
  ['2026-01-16T00:00:00', Date.UTC(2026, 0, 16)],
  ['2026-01-16 00:00:00', Date.UTC(2026, 0, 16)],
  ['Fri, 16 Jan 2026 00:00:00 GMT', Date.UTC(2026, 0, 16)],
  ['120', NOW + 120_000],
  [1_768_521_600, Date.UTC(2026, 0, 16)],
  ['soon', null],
  ['', null],
  [null, null],
  [{ toString: 1, valueOf: 1 }, null],
  // Both lie behind the last instant of a Date.
  ['9'.repeat(20), null],
  [1e300, null],
  [undefined, null],
])('%j is read as an instant', (text, expected) => {
  expect(readInstant(text, NOW)).toBe(expected);
});

test('a quota stops only once nothing of it remains', () => {
  const headersWith = (remaining: string): Headers =>
    new Headers({ 'x-ratelimit-remaining': remaining, 'x-ratelimit-reset': '60' });
  expect(quotaReset(headersWith('1'), NOW)).toBeNull();
  expect(quotaReset(headersWith('0'), NOW)).toBe(NOW + 60_000);
  expect(quotaReset(new Headers(), NOW)).toBeNull();
});
