import {
  CARBON_FACTORS,
  type CarbonMethod,
  type Chunk,
  carbonIntensityBy,
  FILIERES,
} from '@courant/core/domain';
import type { ChunkSource } from '../column/piece.ts';
import { pairSums } from '../column/share.ts';
import type { CarbonIntensity } from './carbon-type.ts';

/** The carbon intensity of one slot, over the leaves for which production is published; null where nothing was produced. */
export async function answerCarbon(
  source: ChunkSource,
  chunk: Chunk,
  slot: number,
  method: CarbonMethod,
): Promise<CarbonIntensity | null> {
  const piece = { chunk, period: chunk.key.period, first: slot, end: slot + 1 };
  const sums = await pairSums(source, [piece], FILIERES, 'PRODUCTION');
  const intensity = carbonIntensityBy(method)(FILIERES.map((filiere) => sums.get(filiere)?.part ?? 0));
  if (!intensity) return null;
  const { version: factorsVersion } = CARBON_FACTORS[method];
  return { method, ...intensity, unit: 'G_PER_KWH', estimated: true, factorsVersion };
}
