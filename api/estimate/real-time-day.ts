import { type Chunk, type ChunkKey, type RegionCode, type Resolution, spansIn } from '@courant/core/domain';
import { firstReadingStart, type OrderedChunks } from '../column/live-edge.ts';
import { type ChunkSource, type Piece, piecesOf } from '../column/piece.ts';
import { intersect, type Range } from '../column/range.ts';

/** A day of a region that has real time: its half-hours in a range, and all its quarter-hours. */
export interface RealTimeDay {
  readonly halfHours: Piece;
  readonly quarters: Chunk;
}

/** The part of a range from the first quarter-hour of any of the regions on; undefined where none has any by then. */
export async function realTimePart(
  chunks: OrderedChunks,
  regions: readonly RegionCode[],
  range: Range,
): Promise<Range | undefined> {
  const starts = await Promise.all(
    regions.map((region) => firstReadingStart(chunks, region, 'QUARTER_HOUR')),
  );
  const from = Math.min(...starts.map((start) => start ?? Number.POSITIVE_INFINITY));
  return intersect(range, { from, to: range.to });
}

/** Loads the quarter-hours of each day first, and half-hours only of the days that have some. */
export async function loadRealTimeDays(
  source: ChunkSource,
  region: RegionCode,
  { from, to }: Range,
): Promise<RealTimeDay[]> {
  const all = spansIn('HALF_HOUR', from, to);
  const load = (resolution: Resolution, spans: typeof all): Promise<Chunk[]> =>
    source.load(spans.map(({ period }): ChunkKey => ({ area: region, resolution, period })));
  const quarters = new Map(
    (await load('QUARTER_HOUR', all)).map((chunk): [number, Chunk] => [chunk.key.period, chunk]),
  );
  const spans = all.filter(({ period }) => (quarters.get(period)?.length ?? 0) > 0);
  return piecesOf(spans, await load('HALF_HOUR', spans)).flatMap((halfHours) => {
    const ofDay = quarters.get(halfHours.period);
    return ofDay ? [{ halfHours, quarters: ofDay }] : [];
  });
}
