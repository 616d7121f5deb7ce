import { expect, test } from 'vitest';
import { RecentChanges } from './recent-changes.ts';

const entryAt = (offset: number) => ({ offset, announcedAt: 0, change: null, rebuilt: null });

test('finds the first announcement at or after an offset, across gaps; none yet at the end', () => {
  const window = new RecentChanges(10, 5);
  for (const offset of [5, 7, 8]) window.push(entryAt(offset));
  expect([5, 6, 7, 8, 9].map((offset) => window.at(offset)?.offset)).toEqual([5, 7, 7, 8, undefined]);
  expect([window.first, window.end]).toEqual([5, 9]);
});

test('stores at least as many latest announcements as its size, and says from which offset on all are stored', () => {
  const window = new RecentChanges(4, 0);
  for (let offset = 0; offset < 100; offset++) {
    window.push(entryAt(offset));
    const size = window.end - window.first;
    expect(size).toBeGreaterThanOrEqual(Math.min(4, offset + 1));
    expect(size).toBeLessThan(8);
    expect(window.at(window.first)?.offset).toBe(window.first);
  }
});

test('begins anew where the log has lost what came next', () => {
  const window = new RecentChanges(4, 0);
  window.push(entryAt(0));
  window.resetTo(50);
  expect([window.first, window.end, window.at(50)]).toEqual([50, 50, undefined]);
});
