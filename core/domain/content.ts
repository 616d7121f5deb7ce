import { type Chunk, valuesAt } from './chunk.ts';
import { MEASURES } from './measure.ts';
import { slotStart } from './resolution.ts';

/**
 * What a chunk says, as text: vintages, sums, counts and extremes of the slots in use, and the distinct superseded
 * values of each in order. Versions, positions and fetch times are left out: two stores settled from one log over any
 * detour of crashes and repeats describe themselves alike.
 */
export function describeContent(chunk: Chunk): string {
  const slots: string[] = [];
  for (let slot = 0; slot < chunk.length; slot++) {
    if (chunk.vintageRank[slot] > 0) slots.push(describeSlot(chunk, slot));
  }
  const { area, resolution, period } = chunk.key;
  return slots.length === 0
    ? ''
    : `${area} ${resolution} ${new Date(period).toISOString()}\n${slots.join('\n')}\n`;
}

function describeSlot(chunk: Chunk, slot: number): string {
  const cells = MEASURES.map((measure) => {
    const { sum, count, min, max } = chunk.column(measure);
    return count[slot] === 0 ? '-' : `${sum[slot]}/${count[slot]}/${min[slot]}/${max[slot]}`;
  });
  const start = slotStart(chunk.key.resolution, chunk.key.period, slot);
  return [
    new Date(start).toISOString(),
    chunk.vintageRank[slot],
    chunk.regions[slot],
    ...cells,
    describeSuperseded(chunk, slot),
  ].join(' ');
}

function describeSuperseded(chunk: Chunk, slot: number): string {
  const kept = chunk.superseded
    .filter((row) => row.slot === slot)
    .map((row) => `${row.vintageRank}:${row.values.join(',')}`);
  return kept.filter((row, i) => row !== kept[i - 1]).join(';');
}

/** The chain of readings a leaf slot has held, oldest first, the current one last. */
export function historyOf(
  chunk: Chunk,
  slot: number,
): { vintageRank: number; position: number; knownAt: number; values: readonly (number | null)[] }[] {
  const vintageRank = chunk.vintageRank[slot] ?? 0;
  if (vintageRank === 0) return [];
  const current = {
    vintageRank,
    position: chunk.setBy[slot],
    knownAt: chunk.knownAt[slot],
    values: valuesAt(chunk, slot),
  };
  return [...chunk.superseded.filter((row) => row.slot === slot), current];
}
