import { DAY, HOUR, type Rejected } from '@courant/core/domain';
import { expect, test } from 'vitest';
import { ODD_ROWS_PER_COLUMN_AND_DAY, RejectedIndex } from './rejected-index.ts';

const NOW = Date.UTC(2026, 0, 15, 14);
const row = (raw: string, more: Partial<Rejected> = {}): Rejected => ({
  raw,
  reason: 'why',
  origin: 'eco2mix-regional-tr 2026-01-15/2026-01-16',
  rejectedAt: NOW,
  ...more,
});
const oddRows = (count: number, more: Partial<Rejected> = {}): Rejected[] =>
  Array.from({ length: count }, (_, i) =>
    row(`${i} ${JSON.stringify(more)}`, { oddColumns: ['eolien'], ...more }),
  );
const indexOf = (...rejected: readonly Rejected[]): RejectedIndex => {
  const index = new RejectedIndex();
  for (const one of rejected) index.add(one);
  return index;
};

test('a text is rejected once, within an answer and over answers', () => {
  expect(new RejectedIndex().newAmong([row('a'), row('a'), row('b')])).toEqual([row('a'), row('b')]);
  expect(indexOf(row('a')).newAmong([row('a', { rejectedAt: NOW + DAY }), row('b')])).toEqual([row('b')]);
});

test('what the log did not acknowledge is new again', () => {
  const index = new RejectedIndex();
  index.newAmong(oddRows(ODD_ROWS_PER_COLUMN_AND_DAY));
  expect(index.newAmong(oddRows(1))).toHaveLength(1);
});

test('of a column that is odd throughout a few rows a day are written, however many answers come', () => {
  const index = new RejectedIndex();
  const column = oddRows(1_000);
  const written = Array.from({ length: 96 }, () => {
    const chosen = index.newAmong(column);
    for (const one of chosen) index.add(one);
    return chosen.length;
  });
  expect(written.reduce((sum, count) => sum + count)).toBe(ODD_ROWS_PER_COLUMN_AND_DAY);
});

test('another column, another feed, the next day and a whole row have their own', () => {
  const index = indexOf(...oddRows(ODD_ROWS_PER_COLUMN_AND_DAY));
  const others = [
    ...oddRows(1, { oddColumns: ['solaire'] }),
    ...oddRows(1, { oddColumns: ['eolien', 'pompage'] }),
    ...oddRows(1, { origin: 'eco2mix-regional-cons-def 2026-01-15/2026-01-16' }),
    ...oddRows(1, { rejectedAt: NOW + 10 * HOUR }),
    row('whole'),
  ];
  expect(index.newAmong([...oddRows(30), ...others])).toEqual(others);
});
