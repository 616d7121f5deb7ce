import { type Chunk, DAY, REGION_CODES } from '@courant/core/domain';
import type { ChunkStore } from '@courant/core/store';

/** Days read at a time. */
const DAYS_AT_ONCE = 31;
const END_OF_TIME = Number.MAX_SAFE_INTEGER;

/** The half-hours of all regions, about a month at a time; spans that no region holds are skipped at once. */
export async function* regionalHalfHours(store: ChunkStore): AsyncGenerator<Chunk[]> {
  for (let from = await firstPeriod(store, 0); from < END_OF_TIME; ) {
    const to = from + DAYS_AT_ONCE * DAY;
    const chunks = await Promise.all(REGION_CODES.map((area) => store.range(area, 'HALF_HOUR', from, to)));
    if (chunks.every((ofArea) => ofArea.length === 0)) from = await firstPeriod(store, to);
    else {
      yield chunks.flat();
      from = to;
    }
  }
}

/** The first period at or after an instant that any region holds; END_OF_TIME if none does. */
async function firstPeriod(store: ChunkStore, from: number): Promise<number> {
  const first = await Promise.all(
    REGION_CODES.map((area) => store.range(area, 'HALF_HOUR', from, END_OF_TIME, { limit: 1 })),
  );
  return Math.min(END_OF_TIME, ...first.flat().map(({ key }) => key.period));
}
