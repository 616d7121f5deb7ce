import {
  type FeedId,
  PUBLISHED_INDEX,
  PUBLISHED_MEASURES,
  partitionOf,
  type Reading,
  vintageRankOf,
} from '@courant/core/domain';
import { columnsOf } from './columns.ts';
import { isRow } from './raw-row.ts';
import { decodeRow } from './row.ts';

export interface DecodedAnswer {
  /** One a region and slot; sorted by region, then oldest first, since exports come in no order. */
  readonly readings: readonly Reading[];
  /** Rows that should be readings and are not: their JSON text, and why. */
  readonly rejected: ReadonlyArray<{ readonly raw: string; readonly reason: string }>;
  readonly ghosts: number;
  readonly empty: number;
  readonly future: number;
  /** Names of columns that have no meaning here. */
  readonly unknownColumns: readonly string[];
}

/** Decodes every row of an answer that was complete at `knownAt`. */
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

const publishedCount = ({ values }: Reading): number => values.filter((mw) => mw !== null).length;

function compareValues(a: Reading, b: Reading): number {
  for (const measure of PUBLISHED_MEASURES) {
    const index = PUBLISHED_INDEX[measure];
    const difference = (a.values[index] ?? 0) - (b.values[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

const compareReadings = (a: Reading, b: Reading): number =>
  partitionOf(a.area) - partitionOf(b.area) || a.start - b.start || comparePreference(a, b);

/** Which of two rows for one slot wins: the more settled, then the one with more figures, then always the same one. */
const comparePreference = (a: Reading, b: Reading): number =>
  vintageRankOf(a.vintage) - vintageRankOf(b.vintage) ||
  publishedCount(a) - publishedCount(b) ||
  compareValues(a, b);

/** The last reading of each slot. With two of them, each poll would append first one and then the other as new. */
const keepLastPerSlot = (inOrder: readonly Reading[]): Reading[] =>
  inOrder.filter((reading, i) => {
    const next = inOrder[i + 1];
    return !next || next.area !== reading.area || next.start !== reading.start;
  });
