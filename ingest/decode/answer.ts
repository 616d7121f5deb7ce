import type { FeedId, Reading } from '@courant/core/domain';
import { columnsOf } from './columns.ts';
import { type Candidate, takeOnePerSlot } from './one-per-slot.ts';
import { isRow, type Row } from './raw-row.ts';
import { type RejectedRow, toRejectedCells, toRejectedRow } from './rejected-row.ts';
import { decodeRow } from './row.ts';

export interface DecodedAnswer {
  /** One a region and slot; sorted by region, then oldest first, since exports come in no order. */
  readonly readings: readonly Reading[];
  /** Those of them whose row has an odd cell. */
  readonly oddReadings: ReadonlySet<Reading>;
  /** Rows that should be readings and are not, and the odd cells of rows that are. */
  readonly rejected: readonly RejectedRow[];
  /** The rows that could be read: also ghosts, empty ones, and those that another row of their slot passed over. */
  readonly readable: readonly Row[];
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
  const candidates: Candidate[] = [];
  const readable: Row[] = [];
  const unreadable = rows.filter((row) => !isRow(row)).map((row) => toRejectedRow(row, NOT_A_ROW));
  for (const row of objects) {
    const decoded = decodeRow(row, { feed, knownAt, extra });
    if (decoded.kind === 'REJECTED') {
      unreadable.push(toRejectedRow(row, decoded.reason));
      continue;
    }
    readable.push(row);
    if (decoded.kind === 'READING') candidates.push({ row, ...decoded });
    else counts[COUNTER_OF_KIND[decoded.kind]]++;
  }
  const { taken, passedOver } = takeOnePerSlot(candidates);
  const odd = taken.filter(({ oddColumns }) => oddColumns.length > 0);
  return {
    ...counts,
    readings: taken.map(({ reading }) => reading),
    oddReadings: new Set(odd.map(({ reading }) => reading)),
    rejected: [...unreadable, ...passedOver, ...odd.map(toRejectedCells)],
    readable,
    unknownColumns: unknown,
  };
}

const NOT_A_ROW = 'A row is an object.';
const COUNTER_OF_KIND = { GHOST: 'ghosts', EMPTY: 'empty', FUTURE: 'future' } as const;
