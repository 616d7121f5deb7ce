import { type Change, periodsIn, spansIn, type Vintage, vintageOfRank } from '@courant/core/domain';
import type { ChunkReader } from '../column/chunk-reader.ts';
import { piecesOf } from '../column/piece.ts';
import type { Reading } from '../reading/reading-type.ts';
import { type Revision, toRevisions } from '../reading/revision-type.ts';
import type { SlotChange } from '../reading/slot-change.ts';

/** What a change did to a reading; of the country, the latest fetch that changed its sum. */
export async function revisionsOf(reading: Reading, slotChange: SlotChange | null): Promise<Revision[]> {
  const { start, area, knownAt } = reading;
  if (slotChange?.before) return toRevisions(start, [slotChange.before, slotChange.after]);
  if (area.code !== 'FR') return [];
  const revisions = (await reading.revisions()) ?? [];
  return revisions.filter((revision) => revision.knownAt === knownAt);
}

/** The lowest vintage now in the slots of a change; null where none has a reading. */
export async function lowestVintage(
  chunks: ChunkReader,
  { area, resolution, from, to }: Change,
): Promise<Vintage | null> {
  const periods = periodsIn(resolution, from, to);
  const loaded = await chunks.load(periods.map((period) => ({ area, resolution, period })));
  let lowest = Number.POSITIVE_INFINITY;
  for (const { chunk, first, end } of piecesOf(spansIn(resolution, from, to), loaded)) {
    for (let slot = first; slot < end; slot++) {
      const vintageRank = chunk.vintageRank[slot] ?? 0;
      if (vintageRank > 0 && vintageRank < lowest) lowest = vintageRank;
    }
  }
  return vintageOfRank(lowest);
}
