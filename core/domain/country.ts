import { REGION_CODES } from './area.ts';
import type { Change, NamedSlot } from './change.ts';
import type { Chunk, ChunkKey, DraftChunk } from './chunk.ts';
import { hasMeasure, MEASURES, type Measure } from './measure.ts';
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
export interface PlacedChange extends Change {
  readonly position: number;
}

/** The country half-hours that changes name, rising: regional half-hours only, since the country has no quarter-hours. */
export function countrySlots(changes: readonly PlacedChange[]): CountrySlot[] {
  const positions = new Map<number, number>();
  for (const { area, resolution, from, to, position } of changes) {
    if (area === 'FR' || resolution !== 'HALF_HOUR') continue;
    for (const start of bucketsIn('HALF_HOUR', from, to)) positions.set(start, position);
  }
  return [...positions].map(([start, position]) => ({ start, position })).sort((a, b) => a.start - b.start);
}

const countryKey = (start: number): ChunkKey => ({
  area: 'FR',
  resolution: 'HALF_HOUR',
  period: periodStart('HALF_HOUR', start),
});

/** What summing these slots touches; the regions' half-hours are what it is computed from. */
export function planCountry(slots: readonly CountrySlot[]): Plan {
  const starts = slots.map((slot) => slot.start);
  const rollUps = planRollUps('FR', starts);
  const days = new Set(starts.map((start) => periodStart('HALF_HOUR', start)));
  const regional = REGION_CODES.flatMap((area) =>
    [...days].map((period): ChunkKey => ({ area, resolution: 'HALF_HOUR', period })),
  );
  return planOf([...starts.map(countryKey), ...rollUps.targets], [...rollUps.inputs, ...regional]);
}

/** Sums every slot named, changed or not, rolls the country up from its own half-hours, and names every slot. */
export function settleCountry(
  slots: readonly CountrySlot[],
  targets: readonly Chunk[],
  inputs: readonly Chunk[],
): Settled {
  const set = new WorkingSet(targets, inputs);
  for (const slot of slots.toReversed()) sumSlot(set, slot);
  rollUpAll(
    'FR',
    slots.map((slot) => slot.start),
    set,
  );
  return { chunks: set.drafts(), named: slots.map(({ start }) => named(set, start)) };
}

function named(set: WorkingSet, start: number): NamedSlot {
  const setter = set.draft(countryKey(start)).setter[slotOf('HALF_HOUR', start)];
  return { area: 'FR', resolution: 'HALF_HOUR', start, setter };
}

/** One half-hour of the country: facts and, per measure, the half-MW mean and the quarter-hours it rests on. */
interface Sum {
  readonly rank: number;
  readonly regions: number;
  readonly knownAt: number;
  readonly measures: ReadonlyArray<{ readonly mean: number; readonly count: number }>;
}

function sumSlot(set: WorkingSet, { start, position }: CountrySlot): void {
  const country = set.draft(countryKey(start));
  const slot = country.slotFor(start);
  const regional = REGION_CODES.map((area) => set.read({ ...countryKey(start), area }));
  const sum = sumOf(regional, slot);
  if (isSame(country, slot, sum)) return;
  const origin = country.rank[slot] === 0 ? position : country.origin[slot];
  write(country, slot, sum);
  country.setter[slot] = position;
  country.origin[slot] = origin;
}

function sumOf(regional: readonly Chunk[], slot: number): Sum {
  const present = regional.filter((chunk) => (chunk.rank[slot] ?? 0) > 0);
  return {
    rank: present.length === 0 ? 0 : Math.min(...present.map((chunk) => chunk.rank[slot])),
    regions: present.filter((chunk) => chunk.regions[slot] > 0).length,
    knownAt: Math.max(0, ...present.map((chunk) => chunk.knownAt[slot])),
    measures: MEASURES.map((measure) => sumMeasure(regional, measure, slot)),
  };
}

const NOT_PUBLISHED = { mean: 0, count: 0 };

/** Null (count 0) while a region that has the measure has not published it. */
function sumMeasure(
  regional: readonly Chunk[],
  measure: Measure,
  slot: number,
): { mean: number; count: number } {
  let mean = 0;
  let fewest = Infinity;
  for (const chunk of regional) {
    const column = chunk.column(measure);
    const count = column.count[slot] ?? 0;
    if (count > 0) {
      mean += column.sum[slot] / count;
      fewest = Math.min(fewest, count);
    } else if (hasMeasure(chunk.key.area, measure)) return NOT_PUBLISHED;
  }
  return fewest === Infinity ? NOT_PUBLISHED : { mean, count: fewest };
}

function isSame(country: DraftChunk, slot: number, sum: Sum): boolean {
  return (
    country.rank[slot] === sum.rank &&
    country.regions[slot] === sum.regions &&
    country.knownAt[slot] === sum.knownAt &&
    MEASURES.every((measure, i) => {
      const column = country.column(measure);
      const { mean, count } = sum.measures[i];
      return column.count[slot] === count && column.sum[slot] === mean * count;
    })
  );
}

function write(country: DraftChunk, slot: number, sum: Sum): void {
  country.clear(slot);
  country.rank[slot] = sum.rank;
  country.regions[slot] = sum.regions;
  country.knownAt[slot] = sum.knownAt;
  MEASURES.forEach((measure, i) => {
    const { mean, count } = sum.measures[i];
    if (count > 0) country.column(measure).put(slot, mean, count);
  });
}

/** The half-hours of the country that any of these regional chunks holds, to sum everything again. */
export function slotsHeld(chunks: readonly Chunk[], position: number): CountrySlot[] {
  const starts = new Set<number>();
  for (const chunk of chunks) {
    for (let slot = 0; slot < chunk.length; slot++) {
      if (chunk.rank[slot] > 0) starts.add(chunk.key.period + slot * HALF_HOUR_MS);
    }
  }
  return [...starts].sort((a, b) => a - b).map((start) => ({ start, position }));
}

const HALF_HOUR_MS = 1_800_000;
