import {
  type AreaCode,
  bucketStart,
  hasMeasure,
  type Resolution,
  STORED_MEASURES,
  type StoredMeasure,
} from '@courant/core/domain';
import { type ChunkSource, loadPieces, type Piece } from '../column/piece.ts';
import type { Range } from '../column/range.ts';
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

/** The records of areas: of each the measures that it has, and of each of these the highest and the lowest. */
export async function answerRecords(
  chunks: ChunkSource,
  areas: readonly AreaCode[],
  measures: readonly StoredMeasure[] | null,
  period: RecordPeriod,
  now: number,
): Promise<Record[]> {
  const range = recordRange(period, now);
  const records = [...new Set(areas)].map(async (area) => {
    const pieces = await loadPieces(chunks, area, 'DAY', range);
    const own = [...new Set(measures ?? STORED_MEASURES)].filter((measure) => hasMeasure(area, measure));
    const keys = own.flatMap((measure) =>
      (['MAX', 'MIN'] as const).map((kind) => ({ area, measure, kind, period })),
    );
    return Promise.all(keys.map((key) => findRecord(chunks, key, pieces)));
  });
  return (await Promise.all(records)).flat().filter((record) => record !== null);
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
