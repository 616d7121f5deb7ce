import {
  type FeedId,
  PUBLISHED_MEASURES,
  partitionOf,
  type Reading,
  vintageRankOf,
} from '@courant/core/domain';
import { columnsOf } from './columns.ts';
import type { Row } from './raw-row.ts';
import { decodeRow } from './row.ts';

export interface DecodedAnswer {
  /** One a region and slot, region by region, oldest first: exports come in no order. */
  readonly readings: readonly Reading[];
  /** Rows that are no reading and should be, as met, with why. */
  readonly rejected: ReadonlyArray<{ readonly raw: string; readonly reason: string }>;
  readonly ghosts: number;
  readonly empty: number;
  readonly future: number;
  /** Columns we know nothing of. */
  readonly unknownColumns: readonly string[];
}

/** Reads every row of an answer that was complete at `knownAt`. */
export function decodeAnswer(rows: readonly unknown[], feed: FeedId, knownAt: number): DecodedAnswer {
  const objects = rows.filter(isRow);
  const { extra, unknown } = columnsOf(objects);
  const counts = { ghosts: 0, empty: 0, future: 0 };
  const readings: Reading[] = [];
  const rejected = rows
    .filter((row) => !isRow(row))
    .map((row) => ({ raw: JSON.stringify(row), reason: NOT_A_ROW }));
  for (const row of objects) {
    const decoded = decodeRow(row, { feed, knownAt, extra });
    if (decoded.kind === 'READING') readings.push(decoded.reading);
    else if (decoded.kind === 'REJECTED') rejected.push({ raw: JSON.stringify(row), reason: decoded.reason });
    else counts[COUNTER_OF_KIND[decoded.kind]]++;
  }
  return {
    ...counts,
    readings: keepLastPerSlot(readings.sort(compareReadings)),
    rejected,
    unknownColumns: unknown,
  };
}

const NOT_A_ROW = 'A row is an object.';
const COUNTER_OF_KIND = { GHOST: 'ghosts', EMPTY: 'empty', FUTURE: 'future' } as const;

const isRow = (candidate: unknown): candidate is Row =>
  typeof candidate === 'object' && candidate !== null && !Array.isArray(candidate);

const publishedCount = ({ values }: Reading): number => values.filter((mw) => mw !== null).length;

function compareValues(a: Reading, b: Reading): number {
  for (let i = 0; i < PUBLISHED_MEASURES.length; i++) {
    const difference = (a.values[i] ?? 0) - (b.values[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

const compareReadings = (a: Reading, b: Reading): number =>
  partitionOf(a.area) - partitionOf(b.area) || a.start - b.start || comparePreference(a, b);

/** Which of two rows for one slot to believe: the more settled, then the fuller; then any, so long as it is always the same. */
const comparePreference = (a: Reading, b: Reading): number =>
  vintageRankOf(a.vintage) - vintageRankOf(b.vintage) ||
  publishedCount(a) - publishedCount(b) ||
  compareValues(a, b);

/** Of rows for the same slot the last: two of them would take turns as news, poll after poll. */
const keepLastPerSlot = (sorted: readonly Reading[]): Reading[] =>
  sorted.filter((reading, i) => {
    const next = sorted[i + 1];
    return !next || next.area !== reading.area || next.start !== reading.start;
  });
