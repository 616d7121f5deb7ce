import { expect, test } from 'vitest';
import { nextAttemptAt } from './back-off.ts';
import { PublisherError } from './publisher-error.ts';

const NOW = Date.UTC(2026, 0, 15, 14);
const waits = (failures: number, random: number, notBefore: number | null = null): number =>
  nextAttemptAt({
    error: new PublisherError('BUSY', 'no', notBefore),
    failures,
    now: NOW,
    random: () => random,
  }) - NOW;

test('the pause is anything up to a span that doubles, a quarter of an hour at most', () => {
  expect([1, 2, 3, 9, 10, 1000].map((failures) => waits(failures, 0.5))).toEqual([
    1_000, 2_000, 4_000, 256_000, 450_000, 450_000,
  ]);
  expect([waits(5, 0), waits(5, 0.25)]).toEqual([0, 8_000]);
});

test('a time the publisher names holds, plus a few seconds at random', () => {
  expect([waits(1, 0, 3_600_000 + NOW), waits(9, 0.5, 3_600_000 + NOW)]).toEqual([3_600_000, 3_602_500]);
});

test('a time that has passed is no time', () => {
  expect(waits(1, 0.5, NOW - 1)).toBe(1_000);
});
