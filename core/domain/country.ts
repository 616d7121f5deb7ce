import { type AreaCode, REGION_CODES } from './area.ts';
import type { Change, TouchedSlot } from './change.ts';
import type { Chunk, ChunkKey, Column, DraftChunk } from './chunk.ts';
import { hasMeasure, MEASURES } from './measure.ts';
import { bucketsIn, periodStart, slotOf } from './resolution.ts';
import { planRollUps, rollUpAll } from './roll-up.ts';
import type { Settled } from './settle.ts';
import { type Plan, planOf, WorkingSet } from './working-set.ts';

/** A country half-hour to sum again, with the offset in `changes` of the latest message that names it. */
export interface CountrySlot {
  readonly start: number;
  readonly position: number;
}

/** A change with its offset in `changes`. */
export interface PositionedChange extends Change {
  readonly position: number;
}

/** The country half-hours that changes name, rising: regional half-hours only, since the country has no quarter-hours. */
export function countrySlots(changes: readonly PositionedChange[]): CountrySlot[] {
  const positions = new Map<number, number>();
  for (const { area, resolution, from, to, position } of changes) {
    if (area === 'FR' || resolution !== 'HALF_HOUR') continue;
    for (const start of bucketsIn('HALF_HOUR', from, to)) positions.set(start, position);
  }
  return [...positions].map(([start, position]) => ({ start, position })).sort((a, b) => a.start - b.start);
}

/** The country half-hours that slots of regions lie in. */
export const countrySlotsOf = (touchedSlots: readonly TouchedSlot[], position: number): CountrySlot[] =>
  countrySlots(
    touchedSlots.map((slot) => ({ ...slot, from: slot.start, to: slot.start + 1, slots: 1, position })),
  );

/** What summing these slots touches; the regions' half-hours are what it is computed from. */
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

/** Sums every slot named, changed or not, rolls the country up from its own half-hours, and names every slot. */
export function settleCountry(
  slots: readonly CountrySlot[],
  targets: readonly Chunk[],
  inputs: readonly Chunk[],
): Settled {
  const set = new WorkingSet(targets, inputs);
  const named = groupByUtcDay(slots).flatMap((day) => sumDay(set, day));
  rollUpAll(
    'FR',
    slots.map((slot) => slot.start),
    set,
  );
  return { chunks: set.drafts(), touchedSlots: named };
}

/** Slots, which rise, by the UTC day that holds them. */
function groupByUtcDay(slots: readonly CountrySlot[]): CountrySlot[][] {
  const days = new Map<number, CountrySlot[]>();
  for (const slot of slots) {
    const period = periodStart('HALF_HOUR', slot.start);
    const day = days.get(period);
    if (day) day.push(slot);
    else days.set(period, [slot]);
  }
  return [...days.values()];
}

function sumDay(set: WorkingSet, slots: readonly CountrySlot[]): TouchedSlot[] {
  const period = periodStart('HALF_HOUR', slots[0].start);
  const country = set.draft(halfHourChunkKey('FR', period));
  // Room is made once, for the latest.
  country.ensureSlot(slots[slots.length - 1].start);
  const day = new RegionalDay(REGION_CODES.map((area) => set.read(halfHourChunkKey(area, period))));
  return slots.map(({ start, position }) => {
    const slot = slotOf('HALF_HOUR', start);
    day.sum(slot);
    if (!isSame(country, slot, day)) write(country, slot, day, position);
    return { area: 'FR', resolution: 'HALF_HOUR', start, setter: country.setBy[slot] };
  });
}

/** A region's column of one measure, and whether the sum waits for it. */
interface RegionalColumn {
  readonly column: Column;
  readonly isRequired: boolean;
}

/** The regions' half-hours of one UTC day, and the sum of one slot at a time. */
class RegionalDay {
  vintageRank = 0;
  /** How many regions' consumption is in it. */
  regions = 0;
  knownAt = 0;
  /** By measure: half-MW, and the quarter-hours it rests on; count 0 is "not published". */
  readonly means = new Float64Array(MEASURES.length);
  readonly counts = new Float64Array(MEASURES.length);
  readonly #chunks: readonly Chunk[];
  readonly #columns: readonly (readonly RegionalColumn[])[];

  constructor(chunks: readonly Chunk[]) {
    this.#chunks = chunks;
    this.#columns = MEASURES.map((measure) =>
      chunks.map((chunk) => ({
        column: chunk.column(measure),
        isRequired: hasMeasure(chunk.key.area, measure),
      })),
    );
  }

  sum(slot: number): void {
    this.#sumMetadata(slot);
    for (let i = 0; i < MEASURES.length; i++) this.#sumMeasure(i, slot);
  }

  #sumMetadata(slot: number): void {
    this.vintageRank = 0;
    this.regions = 0;
    this.knownAt = 0;
    for (const chunk of this.#chunks) {
      const rank = chunk.vintageRank[slot] ?? 0;
      if (rank === 0) continue;
      this.vintageRank = this.vintageRank === 0 ? rank : Math.min(this.vintageRank, rank);
      if (chunk.regions[slot] > 0) this.regions++;
      this.knownAt = Math.max(this.knownAt, chunk.knownAt[slot]);
    }
  }

  /** Null (count 0) while a region that has the measure has not published it. */
  #sumMeasure(measure: number, slot: number): void {
    let mean = 0;
    let fewest = Infinity;
    this.counts[measure] = 0;
    for (const { column, isRequired: isAwaited } of this.#columns[measure]) {
      const count = column.count[slot] ?? 0;
      if (count > 0) {
        mean += column.sum[slot] / count;
        fewest = Math.min(fewest, count);
      } else if (isAwaited) return;
    }
    if (fewest === Infinity) return;
    this.means[measure] = mean;
    this.counts[measure] = fewest;
  }
}

function isSame(country: DraftChunk, slot: number, sum: RegionalDay): boolean {
  return (
    country.vintageRank[slot] === sum.vintageRank &&
    country.regions[slot] === sum.regions &&
    country.knownAt[slot] === sum.knownAt &&
    MEASURES.every((measure, i) => {
      const column = country.column(measure);
      const count = sum.counts[i];
      return column.count[slot] === count && (count === 0 || column.sum[slot] === sum.means[i] * count);
    })
  );
}

function write(country: DraftChunk, slot: number, sum: RegionalDay, position: number): void {
  const origin = country.vintageRank[slot] === 0 ? position : country.firstSetBy[slot];
  country.clear(slot);
  country.vintageRank[slot] = sum.vintageRank;
  country.regions[slot] = sum.regions;
  country.knownAt[slot] = sum.knownAt;
  country.setBy[slot] = position;
  country.firstSetBy[slot] = origin;
  MEASURES.forEach((measure, i) => {
    if (sum.counts[i] > 0) country.column(measure).setMean(slot, sum.means[i], sum.counts[i]);
  });
}

/** The half-hours of the country that any of these regional chunks holds, to sum everything again. */
export function countrySlotsIn(chunks: readonly Chunk[], position: number): CountrySlot[] {
  const starts = new Set<number>();
  for (const chunk of chunks) {
    for (let slot = 0; slot < chunk.length; slot++) {
      if (chunk.vintageRank[slot] > 0) starts.add(chunk.key.period + slot * HALF_HOUR_MS);
    }
  }
  return [...starts].sort((a, b) => a - b).map((start) => ({ start, position }));
}

const HALF_HOUR_MS = 1_800_000;
