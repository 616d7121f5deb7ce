import { DAY, HOUR, MINUTE, parisMidnight } from '@courant/core/domain';
import { expect, test } from 'vitest';
import { createPublication, type PublicationOptions } from './publication.ts';

const QUARTER = 15 * MINUTE;

function publication(options: Partial<PublicationOptions> = {}) {
  return createPublication({
    seed: 1,
    historyFrom: Date.UTC(2013, 0, 1),
    refresh: 'hourly',
    liveRevisionEveryMs: 0,
    ...options,
  });
}

function newestSlot(now: number, publishedAt: (slot: number) => number): number {
  let slot = Math.floor(now / QUARTER) * QUARTER;
  while (publishedAt(slot) > now) slot -= QUARTER;
  return slot;
}

test('by the hour, the newest slot is always 8 to 75 minutes old and four slots land together', () => {
  const { publishedAt } = publication();
  const ages = Array.from({ length: 24 * 60 * 7 }, (_, i) => {
    const now = Date.UTC(2026, 7, 20) + i * MINUTE;
    return (now - newestSlot(now, publishedAt)) / MINUTE;
  });
  expect(Math.min(...ages)).toBe(8);
  expect(Math.max(...ages)).toBeLessThanOrEqual(75);
  const landings = Array.from({ length: 96 }, (_, i) =>
    publishedAt(Date.UTC(2026, 7, 20, 0, 15) + i * QUARTER),
  );
  expect(new Set(landings).size).toBe(24);
});

test('under live refresh a slot is published as it ends', () => {
  const start = Date.UTC(2026, 7, 20, 10);
  expect(publication({ refresh: 'quarter-hour' }).publishedAt(start)).toBe(start + QUARTER);
});

test('consolidated data ends with a quarter of Paris, 57 days to 14 months ago, and lands in packets', () => {
  const { consolidatedUntil } = publication();
  const ends = new Set<number>();
  for (let day = 0; day < 730; day += 1) {
    const now = Date.UTC(2025, 0, 1, 12) + day * DAY;
    const age = (now - consolidatedUntil(now)) / DAY;
    expect(age).toBeGreaterThan(57);
    expect(age).toBeLessThan(425);
    ends.add(consolidatedUntil(now));
  }
  expect([...ends].map((end) => new Date(end + 2 * HOUR).toISOString().slice(5, 10)).slice(-4)).toEqual([
    '01-01',
    '04-01',
    '07-01',
    '10-01',
  ]);
});

test('a year becomes definitive in June of the next', () => {
  const { definitiveUntil } = publication();
  const yearStart = (year: number) => parisMidnight({ year, month: 1, day: 1 });
  expect(definitiveUntil(Date.UTC(2026, 4, 31))).toBe(yearStart(2025));
  expect(definitiveUntil(Date.UTC(2026, 6, 1))).toBe(yearStart(2026));
});

test('nothing is consolidated before history starts', () => {
  const historyFrom = parisMidnight({ year: 2026, month: 8, day: 1 });
  expect(publication({ historyFrom }).consolidatedUntil(Date.UTC(2026, 7, 27))).toBe(historyFrom);
});

test('live revisions come at the asked rate over all regions and stop after two hours', () => {
  const { revisionsOf, publishedAt } = publication({ refresh: 'quarter-hour', liveRevisionEveryMs: 5_000 });
  const now = Date.UTC(2026, 7, 20, 10);
  const slots = Array.from({ length: 40 }, (_, i) => now - i * QUARTER);
  const revisionsAt = (moment: number) =>
    Array.from({ length: 12 }, (_, region) =>
      slots.map((slot) =>
        publishedAt(slot) > moment ? 0 : revisionsOf(region * 1_000 + slot / QUARTER, slot, moment),
      ),
    ).flat();
  const before = revisionsAt(now);
  const after = revisionsAt(now + 10 * MINUTE);
  const made = after.reduce((total, count, i) => total + count - (before[i] ?? 0), 0);
  // One each 5 s is 120 in ten minutes; the publisher's slow habit adds a few.
  expect(made).toBeGreaterThan(90);
  expect(made).toBeLessThan(160);
  expect(after.every((count, i) => count >= (before[i] ?? 0))).toBe(true);
});

test('live revisions are spread over time: slots published together are not revised together', () => {
  const { revisionsOf } = publication({ refresh: 'quarter-hour', liveRevisionEveryMs: 5_000 });
  const slot = Date.UTC(2026, 7, 20, 10);
  const moments = new Set<number>();
  for (let region = 0; region < 12; region += 1) {
    for (let second = 1; second < 480; second += 1) {
      const [before, now] = [second - 1, second].map((at) =>
        revisionsOf(region, slot, slot + QUARTER + at * 1_000),
      );
      if (now !== before) moments.add(second);
    }
  }
  // The first turn of a slot lasts 8 minutes: twelve slots, hardly two in the same second.
  expect(moments.size).toBeGreaterThanOrEqual(10);
});
