import { type AreaCode, REGION_CODES } from './area.ts';
import { HOUR } from './calendar.ts';
import type { Change, TouchedSlot } from './change.ts';
import type { Chunk, ChunkKey, Column, DraftChunk } from './chunk.ts';
import { hasMeasure, type PowerMeasure, STORED_MEASURES } from './measure.ts';
import { bucketsIn, periodStart, slotOf } from './resolution.ts';
import { planRollUps, rollUpAll } from './roll-up.ts';
import type { Settled } from './settle.ts';
import { type Plan, planOf, WorkingSet } from './working-set.ts';

const HALF_HOUR_MS = HOUR / 2;

/** The columns to sum over regions: a ratio does not sum, so a ratio among these does not compile. */
const SUMMED_MEASURES: readonly PowerMeasure[] = STORED_MEASURES;

/** A country half-hour to sum again, with the offset in `changes` of the latest change that covers it. */
export interface CountrySlot {
  readonly start: number;
  readonly position: number;
}

/** A change with its offset in `changes`. */
export interface PositionedChange extends Change {
  readonly position: number;
}

/** The part of a change that says which slots it covers. */
type CoveredSlots = Omit<PositionedChange, 'slots' | 'setter'>;

/** The country half-hours that changes of regional half-hours cover, rising. The country has no quarter-hours. */
export function countrySlots(changes: readonly CoveredSlots[]): CountrySlot[] {
  const positions = new Map<number, number>();
  for (const { area, resolution, from, to, position } of changes) {
    if (area === 'FR' || resolution !== 'HALF_HOUR') continue;
    for (const start of bucketsIn('HALF_HOUR', from, to)) positions.set(start, position);
  }
  return [...positions].map(([start, position]) => ({ start, position })).sort((a, b) => a.start - b.start);
}

/** The country half-hours that touched slots of regions lie in. */
export const countrySlotsOf = (touchedSlots: readonly TouchedSlot[], position: number): CountrySlot[] =>
  countrySlots(touchedSlots.map((slot) => ({ ...slot, from: slot.start, to: slot.start + 1, position })));

/** Plans the country's half-hours and roll-ups of these slots, and the half-hours of all regions to sum. */
export function planCountry(slots: readonly CountrySlot[]): Plan {
  const starts = slots.map((slot) => slot.start);
  const rollUps = planRollUps('FR', starts);
  const days = [...new Set(starts.map((start) => periodStart('HALF_HOUR', start)))];
  const regional = REGION_CODES.flatMap((area) => days.map((period) => halfHourChunkKey(area, period)));
  const own = days.map((period) => halfHourChunkKey('FR', period));
  return planOf([...own, ...rollUps.targets], [...rollUps.inputs, ...regional]);
}

const halfHourChunkKey = (area: AreaCode, period: number): ChunkKey => ({
  area,
  resolution: 'HALF_HOUR',
  period,
});

/**
 * Sums the regions in each slot, then rolls the country up from its own half-hours, since extremes do not sum. Pure. All
 * slots are touched, even those whose sum is the same as before.
 */
export function settleCountry(
  slots: readonly CountrySlot[],
  targets: readonly Chunk[],
  inputs: readonly Chunk[],
): Settled {
  const set = new WorkingSet(targets, inputs);
  const touchedSlots = sumSlots(slots, set);
  rollUpAll(
    'FR',
    slots.map((slot) => slot.start),
    set,
  );
  return { chunks: set.drafts(), touchedSlots };
}

const sumSlots = (slots: readonly CountrySlot[], set: WorkingSet): TouchedSlot[] =>
  groupByUtcDay(slots).flatMap((day) => sumDay(set, day));

/** In place of the log offset of a slot that no change has set. */
export const NO_OFFSET = -1;

/**
 * The country's half-hours of one UTC day, summed from the regions' as they are given. A slot whose sum is what the
 * country's own chunk holds keeps its offset; the others have none.
 */
export function sumRegions(country: Chunk, regional: readonly Chunk[]): Chunk {
  const set = new WorkingSet([country], regional);
  sumSlots(countrySlotsIn([country, ...regional], NO_OFFSET), set);
  return set.draft(country.key);
}

/** The rising slots of one UTC day, which lie in one chunk. */
interface DaySlots {
  readonly period: number;
  readonly slots: CountrySlot[];
}

function groupByUtcDay(slots: readonly CountrySlot[]): DaySlots[] {
  const days = new Map<number, DaySlots>();
  for (const slot of slots) {
    const period = periodStart('HALF_HOUR', slot.start);
    const day = days.get(period);
    if (day) day.slots.push(slot);
    else days.set(period, { period, slots: [slot] });
  }
  return [...days.values()];
}

function sumDay(set: WorkingSet, { period, slots }: DaySlots): TouchedSlot[] {
  const country = set.draft(halfHourChunkKey('FR', period));
  // Latest first, so that the chunk grows once.
  for (const { start } of slots.toReversed()) country.ensureSlot(start);
  const day = new RegionalDay(REGION_CODES.map((area) => set.read(halfHourChunkKey(area, period))));
  return slots.map(({ start, position }) => {
    const slot = slotOf('HALF_HOUR', start);
    day.sum(slot);
    if (!isSame(country, slot, day)) write(country, slot, day, position);
    return { area: 'FR', resolution: 'HALF_HOUR', start, setBy: country.setBy[slot] ?? 0 };
  });
}

/** A region's column of one measure. */
interface RegionalColumn {
  readonly column: Column;
  /** Whether the region has the measure: then the country's sum is null while the region has not published it. */
  readonly isRequired: boolean;
}

/** A measure of one slot, summed over the regions. */
interface Sum {
  readonly measure: PowerMeasure;
  readonly regional: readonly RegionalColumn[];
  /** Sum of the regions' means, half-MW. */
  mean: number;
  /** Quarter-hours behind it, the fewest of any region; 0 is "not published". */
  count: number;
}

/** The regions' half-hours of one UTC day, with the sum of one slot at a time. */
class RegionalDay {
  /** The lowest of the regions' vintages; 0 where none has a reading. */
  vintageRank = 0;
  /** Number of regions with a published consumption. */
  regions = 0;
  /** The latest of the regions' fetch times, epoch milliseconds UTC. */
  knownAt = 0;
  readonly sums: readonly Sum[];
  readonly #chunks: readonly Chunk[];

  constructor(chunks: readonly Chunk[]) {
    this.#chunks = chunks;
    this.sums = SUMMED_MEASURES.map((measure) => ({
      measure,
      regional: chunks.map((chunk) => ({
        column: chunk.column(measure),
        isRequired: hasMeasure(chunk.key.area, measure),
      })),
      mean: 0,
      count: 0,
    }));
  }

  sum(slot: number): void {
    this.#sumMetadata(slot);
    for (const sum of this.sums) sumMeasure(sum, slot);
  }

  #sumMetadata(slot: number): void {
    this.vintageRank = 0;
    this.regions = 0;
    this.knownAt = 0;
    for (const chunk of this.#chunks) {
      const vintageRank = chunk.vintageRank[slot] ?? 0;
      if (vintageRank === 0) continue;
      this.vintageRank = this.vintageRank === 0 ? vintageRank : Math.min(this.vintageRank, vintageRank);
      if ((chunk.regions[slot] ?? 0) > 0) this.regions++;
      this.knownAt = Math.max(this.knownAt, chunk.knownAt[slot] ?? 0);
    }
  }
}

/** Sums one measure; null (count 0) while a region that has it has not published it. */
function sumMeasure(sum: Sum, slot: number): void {
  let mean = 0;
  let fewest = Infinity;
  sum.count = 0;
  for (const { column, isRequired } of sum.regional) {
    const count = column.count[slot] ?? 0;
    if (count > 0) {
      mean += (column.sum[slot] ?? 0) / count;
      fewest = Math.min(fewest, count);
    } else if (isRequired) return;
  }
  if (fewest === Infinity) return;
  sum.mean = mean;
  sum.count = fewest;
}

function isSame(country: DraftChunk, slot: number, day: RegionalDay): boolean {
  return (
    country.vintageRank[slot] === day.vintageRank &&
    country.regions[slot] === day.regions &&
    country.knownAt[slot] === day.knownAt &&
    day.sums.every(({ measure, mean, count }) => {
      const column = country.column(measure);
      return column.count[slot] === count && (count === 0 || column.sum[slot] === mean * count);
    })
  );
}

function write(country: DraftChunk, slot: number, day: RegionalDay, position: number): void {
  const firstSetBy = country.vintageRank[slot] === 0 ? position : (country.firstSetBy[slot] ?? 0);
  country.clear(slot);
  country.vintageRank[slot] = day.vintageRank;
  country.regions[slot] = day.regions;
  country.knownAt[slot] = day.knownAt;
  country.setBy[slot] = position;
  country.firstSetBy[slot] = firstSetBy;
  for (const { measure, mean, count } of day.sums) {
    if (count > 0) country.column(measure).setMean(slot, mean, count);
  }
}

/** The half-hours in which any of these half-hour chunks has a reading, rising: all slots to sum in a rebuild. */
export function countrySlotsIn(chunks: readonly Chunk[], position: number): CountrySlot[] {
  const starts = new Set<number>();
  for (const chunk of chunks) {
    for (let slot = 0; slot < chunk.length; slot++) {
      if ((chunk.vintageRank[slot] ?? 0) > 0) starts.add(chunk.key.period + slot * HALF_HOUR_MS);
    }
  }
  return [...starts].sort((a, b) => a - b).map((start) => ({ start, position }));
}
