import { HOUR } from './calendar.ts';
import { type Chunk, type DraftChunk, HALVES, valuesAt } from './chunk.ts';
import { MEASURES, PUBLISHED_MEASURES, productionMw } from './measure.ts';
import { type PlacedReading, sameValues, supersedes } from './reading.ts';
import { rankOf, type Vintage, vintageOfRank } from './vintage.ts';

const REAL_TIME = rankOf('REAL_TIME');

/** On the half-hour grid real time is always a mean of quarters, never a reading of its own. */
export const isDerived = (chunk: Chunk, slot: number): boolean =>
  chunk.key.resolution === 'HALF_HOUR' && chunk.rank[slot] === REAL_TIME;

/** Applies a reading to the leaf slot it is about: takes its place, or changes nothing. */
export function applyReading(leaf: DraftChunk, reading: PlacedReading): void {
  const slot = leaf.slotFor(reading.start);
  const vintage = vintageOfRank(leaf.rank[slot]);
  if (vintage && !isDerived(leaf, slot)) {
    if (!supersedes(reading, { vintage, position: leaf.setter[slot] })) return;
    const values = valuesAt(leaf, slot);
    if (reading.vintage === vintage && sameValues(reading.values, values)) return;
    keepSuperseded(leaf, slot, values);
  }
  write(leaf, slot, reading);
}

function keepSuperseded(leaf: DraftChunk, slot: number, values: readonly (number | null)[]): void {
  leaf.superseded = [
    ...leaf.superseded,
    { slot, rank: leaf.rank[slot], position: leaf.setter[slot], knownAt: leaf.knownAt[slot], values },
  ];
}

/** Quarter-hours that a reading stands for. */
const weightOf = (vintage: Vintage): number => (vintage === 'REAL_TIME' ? 1 : 2);

function write(leaf: DraftChunk, slot: number, reading: PlacedReading): void {
  const origin = leaf.rank[slot] === 0 ? reading.position : leaf.origin[slot];
  const weight = weightOf(reading.vintage);
  leaf.clear(slot);
  for (let i = 0; i < PUBLISHED_MEASURES.length; i++) {
    putMw(leaf, slot, PUBLISHED_MEASURES[i], reading.values[i] ?? null, weight);
  }
  putMw(leaf, slot, 'PRODUCTION', productionMw(reading.area, reading.values), weight);
  leaf.rank[slot] = rankOf(reading.vintage);
  leaf.regions[slot] = reading.values[0] === null ? 0 : 1;
  leaf.setter[slot] = reading.position;
  leaf.origin[slot] = origin;
  leaf.knownAt[slot] = reading.knownAt;
}

function putMw(
  leaf: DraftChunk,
  slot: number,
  measure: (typeof MEASURES)[number],
  mw: number | null,
  weight: number,
): void {
  if (mw !== null) leaf.column(measure).put(slot, mw * HALVES, weight);
}

/**
 * Recomputes a half-hour from the published real-time quarters, per measure those that were published. A consolidated
 * or definitive half-hour stays as it is.
 */
export function deriveHalfHour(halfHours: DraftChunk, start: number, quarters: Chunk): void {
  const slot = halfHours.slotFor(start);
  if (halfHours.rank[slot] > REAL_TIME) return;
  const first = (start - quarters.key.period) / (HOUR / 4);
  const published = [first, first + 1].filter((quarter) => (quarters.rank[quarter] ?? 0) > 0);
  halfHours.clear(slot);
  if (published.length === 0) return;
  const end = Math.min(first + 2, quarters.length);
  for (const measure of MEASURES) {
    halfHours.column(measure).merge(slot, quarters.column(measure), first, end);
  }
  halfHours.rank[slot] = REAL_TIME;
  halfHours.regions[slot] = halfHours.column('CONSUMPTION').count[slot] === 0 ? 0 : 1;
  halfHours.setter[slot] = Math.max(...published.map((quarter) => quarters.setter[quarter]));
  halfHours.origin[slot] = Math.min(...published.map((quarter) => quarters.origin[quarter]));
  halfHours.knownAt[slot] = Math.max(...published.map((quarter) => quarters.knownAt[quarter]));
}
