import { HOUR } from './calendar.ts';
import { type Chunk, type DraftChunk, HALF_MW_PER_MW, valuesAt } from './chunk.ts';
import { type PowerMeasure, PUBLISHED_MEASURES, STORED_MEASURES } from './measure.ts';
import { type PositionedReading, supersedes } from './reading.ts';
import { productionMw, publishedMw, sameValues, type Values } from './values.ts';
import { type Vintage, vintageOfRank, vintageRankOf } from './vintage.ts';

const REAL_TIME_VINTAGE_RANK = vintageRankOf('REAL_TIME');

/** On the half-hour grid real time is always the mean of quarter-hours, never a reading. */
export const isDerived = (chunk: Chunk, slot: number): boolean =>
  chunk.key.resolution === 'HALF_HOUR' && chunk.vintageRank[slot] === REAL_TIME_VINTAGE_RANK;

/** Applies a reading to its leaf slot: it replaces what the slot holds, or changes nothing. */
export function applyReading(leaf: DraftChunk, reading: PositionedReading): void {
  const slot = leaf.ensureSlot(reading.start);
  const vintage = vintageOfRank(leaf.vintageRank[slot] ?? 0);
  if (vintage && !isDerived(leaf, slot)) {
    if (!supersedes(reading, { vintage, position: leaf.setBy[slot] ?? 0 })) return;
    const values = valuesAt(leaf, slot);
    if (reading.vintage === vintage && sameValues(reading.values, values)) return;
    recordSuperseded(leaf, slot, values);
  }
  writeReading(leaf, slot, reading);
}

function recordSuperseded(leaf: DraftChunk, slot: number, values: Values): void {
  leaf.superseded = [
    ...leaf.superseded,
    {
      slot,
      vintageRank: leaf.vintageRank[slot] ?? 0,
      position: leaf.setBy[slot] ?? 0,
      knownAt: leaf.knownAt[slot] ?? 0,
      values,
    },
  ];
}

/** Number of quarter-hours that a reading counts for. */
const weightOf = (vintage: Vintage): number => (vintage === 'REAL_TIME' ? 1 : 2);

/** What a leaf slot takes from a reading. */
export type SlotReading = Pick<PositionedReading, 'area' | 'vintage' | 'position' | 'knownAt' | 'values'>;

/** Sets a leaf slot to a reading, whatever the slot holds. */
export function writeReading(leaf: DraftChunk, slot: number, reading: SlotReading): void {
  const firstSetBy = leaf.vintageRank[slot] === 0 ? reading.position : (leaf.firstSetBy[slot] ?? 0);
  const weight = weightOf(reading.vintage);
  leaf.clear(slot);
  for (const measure of PUBLISHED_MEASURES) {
    setMeanMw(leaf, slot, measure, publishedMw(reading.values, measure), weight);
  }
  setMeanMw(leaf, slot, 'PRODUCTION', productionMw(reading.area, reading.values), weight);
  leaf.vintageRank[slot] = vintageRankOf(reading.vintage);
  leaf.regions[slot] = publishedMw(reading.values, 'CONSUMPTION') === null ? 0 : 1;
  leaf.setBy[slot] = reading.position;
  leaf.firstSetBy[slot] = firstSetBy;
  leaf.knownAt[slot] = reading.knownAt;
}

function setMeanMw(
  leaf: DraftChunk,
  slot: number,
  measure: PowerMeasure,
  mw: number | null,
  weight: number,
): void {
  if (mw !== null) leaf.column(measure).setMean(slot, mw * HALF_MW_PER_MW, weight);
}

/**
 * Recomputes a real-time half-hour: each measure is the mean of the quarter-hours in which it was published. A
 * consolidated or definitive half-hour stays unchanged.
 */
export function deriveHalfHour(halfHours: DraftChunk, start: number, quarters: Chunk): void {
  const slot = halfHours.ensureSlot(start);
  if ((halfHours.vintageRank[slot] ?? 0) > REAL_TIME_VINTAGE_RANK) return;
  const first = (start - quarters.key.period) / (HOUR / 4);
  const published = [first, first + 1].filter((quarter) => (quarters.vintageRank[quarter] ?? 0) > 0);
  halfHours.clear(slot);
  if (published.length === 0) return;
  const end = Math.min(first + 2, quarters.length);
  for (const measure of STORED_MEASURES) {
    halfHours.column(measure).merge(slot, quarters.column(measure), first, end);
  }
  halfHours.vintageRank[slot] = REAL_TIME_VINTAGE_RANK;
  halfHours.regions[slot] = halfHours.column('CONSUMPTION').count[slot] === 0 ? 0 : 1;
  halfHours.setBy[slot] = Math.max(...published.map((quarter) => quarters.setBy[quarter] ?? 0));
  halfHours.firstSetBy[slot] = Math.min(...published.map((quarter) => quarters.firstSetBy[quarter] ?? 0));
  halfHours.knownAt[slot] = Math.max(...published.map((quarter) => quarters.knownAt[quarter] ?? 0));
}
