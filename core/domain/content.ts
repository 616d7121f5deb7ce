import { type Chunk, type Superseded, valuesAt } from './chunk.ts';
import { STORED_MEASURES } from './measure.ts';
import { slotStart } from './resolution.ts';

/**
 * The content of a chunk as text, to compare two stores: vintages, sums, counts and extremes of the slots in use, and
 * their distinct superseded values in order. It leaves out versions, log positions and fetch times, so that two stores
 * settled from one log give equal text, however often each was interrupted and repeated.
 */
export function describeContent(chunk: Chunk): string {
  const slots: string[] = [];
  for (let slot = 0; slot < chunk.length; slot++) {
    if ((chunk.vintageRank[slot] ?? 0) > 0) slots.push(describeSlot(chunk, slot));
  }
  const { area, resolution, period } = chunk.key;
  return slots.length === 0
    ? ''
    : `${area} ${resolution} ${new Date(period).toISOString()}\n${slots.join('\n')}\n`;
}

function describeSlot(chunk: Chunk, slot: number): string {
  const cells = STORED_MEASURES.map((measure) => {
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
  const rows = chunk.superseded
    .filter((row) => row.slot === slot)
    .map((row) => `${row.vintageRank}:${row.values.join(',')}`);
  return rows.filter((row, i) => row !== rows[i - 1]).join(';');
}

/** The readings of a leaf slot, oldest first: those that were replaced, then the current one. Empty without any. */
export function historyOf(chunk: Chunk, slot: number): Omit<Superseded, 'slot'>[] {
  const vintageRank = chunk.vintageRank[slot] ?? 0;
  if (vintageRank === 0) return [];
  const current = {
    vintageRank,
    position: chunk.setBy[slot] ?? 0,
    knownAt: chunk.knownAt[slot] ?? 0,
    values: valuesAt(chunk, slot),
  };
  return [...chunk.superseded.filter((row) => row.slot === slot), current];
}
