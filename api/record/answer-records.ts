import { setImmediate as turnOfEventLoop } from 'node:timers/promises';
import {
  type AreaCode,
  bucketStart,
  hasMeasure,
  type Resolution,
  STORED_MEASURES,
  type StoredMeasure,
} from '@courant/core/domain';
import { FilteredChunks } from '../column/filtered-chunks.ts';
import type { OrderedChunks } from '../column/live-edge.ts';
import { type ChunkSource, loadPieces, type Piece } from '../column/piece.ts';
import { addBuckets, type Range } from '../column/range.ts';
import { DAYS_AROUND } from '../flag/plausible-day.ts';
import { HISTORY_START } from '../limits/range-cost.ts';
import { RecordSearch } from './record-search.ts';
import { Record, type RecordKey, type RecordPeriod } from './record-type.ts';

const BUCKET_OF: { readonly [Period in RecordPeriod]: Resolution | null } = {
  TODAY: 'DAY',
  MONTH: 'MONTH',
  YEAR: 'YEAR',
  ALL_TIME: null,
};

/** From the beginning of the period that holds an instant up to the instant. */
export function recordRange(period: RecordPeriod, now: number): Range {
  const bucket = BUCKET_OF[period];
  return { from: bucket ? bucketStart(bucket, now) : HISTORY_START, to: now };
}

/** A range with the days before it by which its first days are judged. */
export const withDaysAround = ({ from, to }: Range): Range => ({
  from: addBuckets('DAY', bucketStart('DAY', from), -DAYS_AROUND),
  to,
});

/** Which records are asked for. */
export interface RecordsRequest {
  readonly areas: readonly AreaCode[];
  /** Null for all that an area has. */
  readonly measures: readonly StoredMeasure[] | null;
  readonly period: RecordPeriod;
  /** Epoch milliseconds UTC, at most now; null for the present. */
  readonly asOf: number | null;
}

/** The records of areas: of each the measures that it has, and of each of these the highest and the lowest. */
export async function answerRecords(
  stored: OrderedChunks,
  { areas, measures, period, asOf }: RecordsRequest,
  now: number,
): Promise<Record[]> {
  const range = recordRange(period, asOf ?? now);
  const chunks =
    asOf === null ? stored : new FilteredChunks(stored, { asOf, vintage: null }, withDaysAround(range));
  const records: (Record | null)[] = [];
  for (const area of new Set(areas)) {
    const pieces = await loadPieces(chunks, area, 'DAY', range);
    for (const measure of [...new Set(measures ?? STORED_MEASURES)].filter((one) => hasMeasure(area, one))) {
      // The years of one measure take some milliseconds: others are answered between one and the next.
      await turnOfEventLoop();
      const kinds = ['MAX', 'MIN'] as const;
      const found = kinds.map((kind) => findRecord(chunks, { area, measure, kind, period }, pieces));
      records.push(...(await Promise.all(found)));
    }
  }
  return records.filter((record) => record !== null);
}

async function findRecord(
  chunks: ChunkSource,
  key: RecordKey,
  pieces: readonly Piece[],
): Promise<Record | null> {
  const search = new RecordSearch(chunks, key.area, key.measure, key.kind, pieces);
  const [mark] = await search.marks(1);
  return mark ? new Record(key, mark, search) : null;
}
