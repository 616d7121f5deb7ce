import { createHash } from 'node:crypto';
import {
  AREA_CODES,
  type AreaCode,
  type Chunk,
  meanMw,
  RESOLUTIONS,
  STORED_MEASURES,
  type StoredMeasure,
  slotStart,
} from '@courant/core/domain';
import type { ChunkStore } from '@courant/core/store';

export type Hashes = Readonly<Record<StoredMeasure, string>>;

/** A hash of all that can be served of each measure: its values in each of the areas and in every resolution. */
export async function hashesOf(store: ChunkStore, areas: readonly AreaCode[] = AREA_CODES): Promise<Hashes> {
  const chunks = await chunksOf(store, areas);
  return Object.fromEntries(STORED_MEASURES.map((measure) => [measure, hashOf(chunks, measure)])) as Record<
    StoredMeasure,
    string
  >;
}

/** The mean powers of a measure's leaf slots in MW, by area, leaf grid and start. */
export async function meansOf(store: ChunkStore, measure: StoredMeasure): Promise<Map<string, number>> {
  const chunks = await chunksOf(store, AREA_CODES);
  const leaves = chunks.filter(({ key: { resolution } }) => /^(QUARTER|HALF)_HOUR$/.test(resolution));
  return new Map(
    leaves.flatMap((chunk) =>
      slotsWithValue(chunk, measure).map((slot): [string, number] => [
        nameOf(chunk, slot),
        meanMw(chunk.column(measure), slot) ?? Number.NaN,
      ]),
    ),
  );
}

async function chunksOf(store: ChunkStore, areas: readonly AreaCode[]): Promise<Chunk[]> {
  const grids = areas.flatMap((area) => RESOLUTIONS.map((resolution) => ({ area, resolution })));
  const ranges = grids.map(({ area, resolution }) =>
    store.range(area, resolution, 0, Number.MAX_SAFE_INTEGER),
  );
  return (await Promise.all(ranges)).flat();
}

function hashOf(chunks: readonly Chunk[], measure: StoredMeasure): string {
  const hash = createHash('sha256');
  for (const chunk of chunks) {
    const { sum, count, min, max } = chunk.column(measure);
    for (const slot of slotsWithValue(chunk, measure))
      hash.update(`${nameOf(chunk, slot)} ${sum[slot]}/${count[slot]}/${min[slot]}/${max[slot]}\n`);
  }
  return hash.digest('hex');
}

const slotsWithValue = (chunk: Chunk, measure: StoredMeasure): number[] =>
  Array.from({ length: chunk.length }, (_, slot) => slot).filter(
    (slot) => chunk.column(measure).count[slot] !== 0,
  );

const nameOf = ({ key: { area, resolution, period } }: Chunk, slot: number): string =>
  `${area} ${resolution} ${slotStart(resolution, period, slot)}`;
