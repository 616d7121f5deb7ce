import {
  MINUTE,
  type PositionedReading,
  PUBLISHED_MEASURES,
  planRegion,
  REGION_CODES,
  type Reading,
  type RegionCode,
  type Settled,
  settleRegion,
} from '@courant/core/domain';
import type { ChunkStore } from '@courant/core/store';
import { pick, type Random, randomBelow } from '@courant/core/testing';

/**
 * Two regions get readings, the ten others none. The two half-hours lie in one Paris day and in two UTC days, so that a
 * batch of one half-hour reads a chunk that it does not write; they lie early in every period, so that chunks are short.
 */
export const ACTIVE_REGIONS = ['IDF', 'CVL'] as const;
export const START = Date.UTC(2012, 0, 1, 23, 30);
export const GROUPS = { regions: 'simulated.regions', country: 'simulated.country' };

const valuesOf = (mw: number): Reading['values'] => PUBLISHED_MEASURES.map(() => mw);

export function randomReading(random: Random): Reading {
  const isSettled = random() < 0.3;
  const vintage = isSettled ? pick(random, ['CONSOLIDATED', 'DEFINITIVE'] as const) : 'REAL_TIME';
  const stepMinutes = isSettled ? 30 : 15;
  const start = START + randomBelow(random, isSettled ? 2 : 4) * stepMinutes * MINUTE;
  return {
    area: pick(random, ACTIVE_REGIONS),
    start,
    stepMinutes,
    vintage,
    knownAt: START,
    values: valuesOf(1 + randomBelow(random, 2)),
    extra: {},
  };
}

/** Settles readings of one region into a store, for a store that nothing else writes. */
export async function settleReadings(
  store: ChunkStore,
  area: RegionCode,
  readings: readonly PositionedReading[],
): Promise<Settled> {
  const plan = planRegion(area, readings);
  return settleRegion(area, readings, await store.load(plan.targets), await store.load(plan.inputs));
}

/** Gives the ten other regions consolidated half-hours, so that the country has sums. */
export async function settleIdleRegions(store: ChunkStore): Promise<void> {
  for (const area of REGION_CODES.filter((code) => !(ACTIVE_REGIONS as readonly string[]).includes(code))) {
    const readings = [0, 1].map(
      (slot): PositionedReading => ({
        area,
        start: START + slot * 30 * MINUTE,
        stepMinutes: 30,
        vintage: 'CONSOLIDATED',
        knownAt: START,
        values: valuesOf(1),
        extra: {},
        position: slot,
      }),
    );
    const { chunks } = await settleReadings(store, area, readings);
    await store.save(chunks.filter((chunk) => chunk.key.resolution === 'HALF_HOUR'));
  }
}
