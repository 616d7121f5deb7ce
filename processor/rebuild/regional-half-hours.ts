import { type Chunk, DAY, REGION_CODES } from '@courant/core/domain';
import type { ChunkStore } from '@courant/core/store';

/** Days read at a time. */
const DAYS_AT_ONCE = 31;
const END_OF_TIME = Number.MAX_SAFE_INTEGER;

/** The half-hours of all regions, a month at a time. */
export async function* regionalHalfHours(store: ChunkStore): AsyncGenerator<Chunk[]> {
  const edges = await Promise.all([periodsAtEdge(store, false), periodsAtEdge(store, true)]);
  const [first, last] = [Math.min(...edges[0]), Math.max(...edges[1])];
  for (let from = first; from <= last; from += DAYS_AT_ONCE * DAY) {
    const to = from + DAYS_AT_ONCE * DAY;
    const chunks = await Promise.all(REGION_CODES.map((area) => store.range(area, 'HALF_HOUR', from, to)));
    yield chunks.flat();
  }
}

/** The first or the last period of each region that has any. */
async function periodsAtEdge(store: ChunkStore, reverse: boolean): Promise<number[]> {
  const options = { reverse, limit: 1 };
  const chunks = await Promise.all(
    REGION_CODES.map((area) => store.range(area, 'HALF_HOUR', 0, END_OF_TIME, options)),
  );
  return chunks.flat().map(({ key }) => key.period);
}
