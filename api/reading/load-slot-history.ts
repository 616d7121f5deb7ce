import { type Chunk, type ChunkKey, isRegionCode, REGION_CODES, type RegionCode } from '@courant/core/domain';
import type { ChunkSource } from '../column/piece.ts';
import { countryStates, halfHourStates, readStates, type SlotState } from './slot-history.ts';

const quarterKey = (area: RegionCode, period: number): ChunkKey => ({
  area,
  resolution: 'QUARTER_HOUR',
  period,
});
const halfHourKey = (area: RegionCode, period: number): ChunkKey => ({
  area,
  resolution: 'HALF_HOUR',
  period,
});

/** Every state that a leaf slot has been in, first to last; null for a roll-up, which has no readings of its own. */
export async function loadSlotHistory(
  chunks: ChunkSource,
  chunk: Chunk,
  slot: number,
): Promise<SlotState[] | null> {
  const { area, resolution, period } = chunk.key;
  if (resolution === 'QUARTER_HOUR') return readStates(chunk, slot);
  if (resolution !== 'HALF_HOUR') return null;
  if (!isRegionCode(area)) return loadCountryHistory(chunks, period, slot);
  const [quarters] = await chunks.load([quarterKey(area, period)]);
  return quarters ? halfHourStates(chunk, slot, quarters) : [];
}

async function loadCountryHistory(chunks: ChunkSource, period: number, slot: number): Promise<SlotState[]> {
  const [halfHours, quarters] = await Promise.all([
    chunks.load(REGION_CODES.map((area) => halfHourKey(area, period))),
    chunks.load(REGION_CODES.map((area) => quarterKey(area, period))),
  ]);
  const regional = halfHours.map((chunk, i) => {
    const quarterHours = quarters[i];
    return quarterHours ? halfHourStates(chunk, slot, quarterHours) : [];
  });
  return countryStates(regional);
}
