import { HOUR } from './calendar.ts';
import { type Chunk, type DraftChunk, HALF_MW_PER_MW, valuesAt } from './chunk.ts';
import { MEASURES, PUBLISHED_MEASURES, productionMw } from './measure.ts';
import { type PositionedReading, sameValues, supersedes } from './reading.ts';
import { type Vintage, vintageOfRank, vintageRankOf } from './vintage.ts';

const REAL_TIME_RANK = vintageRankOf('REAL_TIME');

/** On the half-hour grid real time is always a mean of quarters, never a reading of its own. */
export const isDerived = (chunk: Chunk, slot: number): boolean =>
  chunk.key.resolution === 'HALF_HOUR' && chunk.vintageRank[slot] === REAL_TIME_RANK;

/** Applies a reading to the leaf slot it is about: takes its place, or changes nothing. */
export function applyReading(leaf: DraftChunk, reading: PositionedReading): void {
  const slot = leaf.ensureSlot(reading.start);
  const vintage = vintageOfRank(leaf.vintageRank[slot]);
  if (vintage && !isDerived(leaf, slot)) {
    if (!supersedes(reading, { vintage, position: leaf.setBy[slot] })) return;
    const values = valuesAt(leaf, slot);
    if (reading.vintage === vintage && sameValues(reading.values, values)) return;
    recordSuperseded(leaf, slot, values);
  }
  write(leaf, slot, reading);
}

function recordSuperseded(leaf: DraftChunk, slot: number, values: readonly (number | null)[]): void {
  leaf.superseded = [
    ...leaf.superseded,
    {
      slot,
      vintageRank: leaf.vintageRank[slot],
      position: leaf.setBy[slot],
      knownAt: leaf.knownAt[slot],
      values,
    },
  ];
}

/** Quarter-hours that a reading stands for. */
const weightOf = (vintage: Vintage): number => (vintage === 'REAL_TIME' ? 1 : 2);

function write(leaf: DraftChunk, slot: number, reading: PositionedReading): void {
  const origin = leaf.vintageRank[slot] === 0 ? reading.position : leaf.firstSetBy[slot];
  const weight = weightOf(reading.vintage);
  leaf.clear(slot);
  for (let i = 0; i < PUBLISHED_MEASURES.length; i++) {
    setMeanMw(leaf, slot, PUBLISHED_MEASURES[i], reading.values[i] ?? null, weight);
  }
  setMeanMw(leaf, slot, 'PRODUCTION', productionMw(reading.area, reading.values), weight);
  leaf.vintageRank[slot] = vintageRankOf(reading.vintage);
  leaf.regions[slot] = reading.values[0] === null ? 0 : 1;
  leaf.setBy[slot] = reading.position;
  leaf.firstSetBy[slot] = origin;
  leaf.knownAt[slot] = reading.knownAt;
}

function setMeanMw(
  leaf: DraftChunk,
  slot: number,
  measure: (typeof MEASURES)[number],
  mw: number | null,
  weight: number,
): void {
  if (mw !== null) leaf.column(measure).setMean(slot, mw * HALF_MW_PER_MW, weight);
}

/**
 * Recomputes a half-hour from the published real-time quarters, per measure those that were published. A consolidated
 * or definitive half-hour stays as it is.
 */
export function deriveHalfHour(halfHours: DraftChunk, start: number, quarters: Chunk): void {
  const slot = halfHours.ensureSlot(start);
  if (halfHours.vintageRank[slot] > REAL_TIME_RANK) return;
  const first = (start - quarters.key.period) / (HOUR / 4);
  const published = [first, first + 1].filter((quarter) => (quarters.vintageRank[quarter] ?? 0) > 0);
  halfHours.clear(slot);
  if (published.length === 0) return;
  const end = Math.min(first + 2, quarters.length);
  for (const measure of MEASURES) {
    halfHours.column(measure).merge(slot, quarters.column(measure), first, end);
  }
  halfHours.vintageRank[slot] = REAL_TIME_RANK;
  halfHours.regions[slot] = halfHours.column('CONSUMPTION').count[slot] === 0 ? 0 : 1;
  halfHours.setBy[slot] = Math.max(...published.map((quarter) => quarters.setBy[quarter]));
  halfHours.firstSetBy[slot] = Math.min(...published.map((quarter) => quarters.firstSetBy[quarter]));
  halfHours.knownAt[slot] = Math.max(...published.map((quarter) => quarters.knownAt[quarter]));
}
